"""Reading a document: passages, sentences, frames, statements, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract import SUBJECT_FIRST, VERB_FIRST, WITHOUT_CUE
from kg.extract.announced import opens_speech
from kg.extract.assemble import statements
from kg.extract.context import Context, Memory
from kg.extract.frame import Frame
from kg.extract.parties import Parties
from kg.extract.party import Party
from kg.extract.points import Opened, is_point, listed, opens_list
from kg.extract.trailing import continued
from kg.extract.voice import opening_parties
from kg.match.cased import CasedFinder
from kg.match.lexicon import Lexicon
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage
from kg.match.patterns import PatternIndex
from kg.match.topics import TopicIndex
from kg.model import Article, Document, Span, Statement
from kg.vocab.types import Vocabulary

WEAK = 0.5
"""Cues below this weight mention rather than say (discussed, outlined) and make no statement by themselves."""

PARAGRAPHS = 500
"""An article of more paragraphs (a book, a whole archive in one file) is read in parts of so many, so that time and
memory grow with its length alone; whoever was named in an earlier part must be named in full again."""


SURE = 0.8
"""Cues from this weight on are acts that stand by themselves inside what another says."""


class Reader:
    """Reads documents with one vocabulary; compiled look-ups are kept for each language met.

    >>> from kg.vocab.load import load_vocabulary
    >>> from kg.read.files import make_document
    >>> reader = Reader(load_vocabulary())
    >>> [s.stance for s in reader.read(make_document("a", "دعا الرئيس الفرنسي إلى وقف إطلاق النار."))]
    ['callsFor']
    """

    def __init__(self, vocabulary: Vocabulary, *, wide: bool = False) -> None:
        self.vocabulary = vocabulary
        self.wide = wide
        self.topics = TopicIndex(vocabulary)
        self._tools: dict[str, tuple[MentionFinder, PatternIndex]] = {}

    def tools(self, lang: str) -> tuple[MentionFinder, PatternIndex]:
        """The mention finder and the content patterns of a language, compiled at first use."""
        if lang not in self._tools:
            lexicon = Lexicon(self.vocabulary, lang)
            finder = CasedFinder(lexicon) if lexicon.profile.cased else MentionFinder(lexicon)
            self._tools[lang] = (finder, PatternIndex(self.vocabulary.patterns.get(lang, ())))
        return self._tools[lang]

    def read(self, document: Document) -> list[Statement]:
        """The statements of a document, in the order of their evidence; a repeated id is kept once."""
        found: dict[str, Statement] = {}
        for number, article in enumerate(document.articles):
            for statement in self._read_article(document, article, number):
                found.setdefault(statement.id, statement)
        return sorted(found.values(), key=lambda s: (s.evidence.start, s.evidence.end, s.id))

    def _read_article(self, document: Document, article: Article, number: int) -> Iterator[Statement]:
        for ctx, frames in self.sentences(document, article):
            for frame in frames:
                yield from statements(ctx, frame, document, article, number)

    def sentences(self, document: Document, article: Article) -> Iterator[tuple[Context, list[Frame]]]:
        """The sentences of an article with their frames; ``Context.nested`` holds what makes no statement."""
        memory = Memory()
        for first in range(0, len(article.blocks), PARAGRAPHS):
            yield from self._sentences(document, article, article.blocks[first : first + PARAGRAPHS], memory)

    def _sentences(
        self, document: Document, article: Article, blocks: Sequence[Span], memory: Memory
    ) -> Iterator[tuple[Context, list[Frame]]]:
        finder, patterns = self.tools(document.lang)
        parties = Parties(finder.lexicon, article.published, document.id)
        passages = [Passage(document.text, block, finder.lexicon, headline=block == article.title) for block in blocks]
        contexts = [
            Context(passage, start, end, finder, parties, memory, patterns, self.topics, wide=self.wide)
            for passage in passages
            for start, end in passage.sentences
        ]
        for ctx in contexts:
            _introduce(ctx)
        opened: Opened | None = None
        before = -1
        for ctx in contexts:
            at = ctx.passage.span.start
            if ctx.start == 0:
                point = opened is not None and (opened.plain or is_point(document.text, before, at))
                opened, before = opened if point else None, ctx.passage.span.end
            frames = read_sentence(ctx)
            if opened is not None and (more := listed(ctx, opened)) is not None:
                frames = [more]
                opened.points += 1
            opened = opened or (opens_speech(ctx) if ctx.profile.subject_first else opens_list(ctx))
            yield ctx, frames


def _introduce(ctx: Context) -> None:
    """Notes everybody whom the sentence names in full, so that a title or a surname elsewhere can mean them."""
    for mention in ctx.mentions:
        ctx.parties.introduce(ctx.finder.apposed(ctx.passage, mention, ctx.start), ctx.passage)


def read_sentence(ctx: Context) -> list[Frame]:
    """The frames of a sentence, left to right; a frame inside another's content must name its own speaker."""
    i = ctx.start
    while i < ctx.end:
        frame = _first(ctx, i)
        if frame is not None and _fits(ctx, frame):
            _swallow(ctx, frame)
            ctx.frames.append(frame)
            inner = any(o.content[0] <= frame.cue_at < o.content[1] for o in ctx.frames)
            inner = (inner and ctx.profile.subject_first) or ctx.is_class(frame.cue_at - 1, "relative")
            if frame.who and not inner:
                ctx.memory.spoke(frame.who)
            for party in frame.who:
                ctx.parties.remember(party)
        elif frame is not None:
            ctx.nested.append(frame)
        i += 1
    if not ctx.frames and ctx.profile.subject_first and (more := continued(ctx)) is not None:
        ctx.frames.append(more)
    if not ctx.frames:
        _note_subject(ctx)
    _note_pair(ctx)
    relayed = [o for o in ctx.frames if any(f is not o and _relays(ctx, o, f) for f in ctx.frames)]
    ctx.nested += relayed
    return [f for f in ctx.frames if f not in relayed]


def _swallow(ctx: Context, frame: Frame) -> None:
    """Takes back what was read as an act of its own and turns out to be the content of an attribution behind it."""
    if not ctx.profile.subject_first or frame.content[0] >= frame.cue_at:
        return
    inside = [
        f
        for f in ctx.frames
        if frame.content[0] <= f.cue_at < frame.content[1] and not (_stands_alone(ctx, f) or _main_act(ctx, frame, f))
    ]
    ctx.nested += inside
    ctx.frames = [f for f in ctx.frames if f not in inside]


def _first(ctx: Context, i: int) -> Frame | None:
    verb_first = VERB_FIRST if ctx.cue_hits(i) else WITHOUT_CUE
    for extract in SUBJECT_FIRST if ctx.profile.subject_first else verb_first:
        frame = extract(ctx, i)
        if frame is not None:
            return frame
    return None


def _fits(ctx: Context, frame: Frame) -> bool:
    """Whether a frame may stand beside those before it: nobody is heard twice, and not inside a quotation."""
    if ctx.profile.subject_first and (frame.weight < WEAK or _only_relays(ctx, frame)):
        return False
    for other in ctx.frames:
        same = {p.id for p in frame.who} & {p.id for p in other.who}
        if other.content == frame.content and (same or not frame.headline):
            return False
        inside = other.content[0] <= frame.cue_at < other.content[1]
        if other.cue_at < frame.cue_at < other.content[0]:
            return False
        if inside and other.kind == "quote":
            return False
        if inside and _relays(ctx, other, frame):
            continue
        if inside and not _stands_alone(ctx, frame) and not _main_act(ctx, other, frame):
            return False
        if inside and same and not (frame.rule == "labelled" and frame.theme is not None):
            return False
    return not (ctx.quoted(frame.cue_at) and frame.rule != "finite.quoted-before")


def _stands_alone(ctx: Context, frame: Frame) -> bool:
    """Whether an act inside another's content is told by the text itself: in a relative clause, by a named speaker."""
    if frame.speaker is None or frame.rule.startswith("nominal") or frame.weight < 0.8:
        return False
    if frame.rule == "labelled":
        return True
    return ctx.is_class(frame.cue_at - 1, "relative")


def _main_act(ctx: Context, outer: Frame, inner: Frame) -> bool:
    """Whether what is reported is another's act as a whole (Yemen rejected the request, officials said)."""
    if not ctx.profile.subject_first or inner.speaker is None or outer.kind == "quote" or inner.weight < SURE:
        return False
    if inner.rule == "holding.adjective" and inner.negated:
        return False  # what others are not ready for is a judgement of whoever says so
    if inner.act == "report" or inner.speaker[0] - outer.content[0] > 1 or ctx.is_class(inner.speaker[0], "pronoun"):
        return False
    if any(ctx.is_class(k, "own") for k in range(*inner.speaker)):
        named = ctx.finder.at(ctx.passage, *inner.speaker, names=True)
        if named is None or not named.country:
            return False
    if any(ctx.is_class(k, "modal") for k in range(inner.speaker[1], inner.cue_at)):
        return False
    sides = {i for w in outer.who for i in (w.id, w.for_id, w.country, w.organization) if i}
    return not any({p.id, p.for_id} & sides for p in inner.who if p.id)


def _only_relays(ctx: Context, frame: Frame) -> bool:
    """Whether an attribution behind its content credits a medium with another's words (…, state TV reported)."""
    if frame.rule not in ("trailing", "sourced") or frame.speaker is None or frame.kind == "quote":
        return False
    inside = [f for f in ctx.frames if f.speaker is not None and frame.content[0] <= f.cue_at < frame.content[1]]
    if any(all(ctx.parties.speaks_of_principal(p, f.who) for p in frame.who) for f in inside):
        return True  # …, according to his spokesman
    medium = all(
        ctx.parties.vocabulary.actors[p.id].type == "media" if p.id in ctx.parties.vocabulary.actors else False
        for p in frame.who
    )
    if not medium and not any(ctx.is_class(k, "medium", "document") for k in range(*frame.speaker)):
        return False
    return bool(inside)


def _relays(ctx: Context, outer: Frame, inner: Frame) -> bool:
    """Whether a medium only passes on what a named speaker says (ذكرت الصحيفة أن الكرملين يرفض …)."""
    if ctx.profile.subject_first and any(p.how == "described" for p in outer.who):
        return False
    if inner.speaker is None or outer.kind == "quote" or not (outer.content[0] <= inner.start < outer.content[1]):
        return False
    if inner.start - outer.content[0] > 2:
        return False
    if outer.rule == "according":
        return True  # بحسب بيان للرئاسة، فإن عباس أكد …
    return all(ctx.parties.is_medium(p) or ctx.parties.speaks_of_principal(p, inner.who) for p in outer.who)


def _note_pair(ctx: Context) -> None:
    """Keeps the two people whom a sentence of meeting or calling joins, for a dual verb after it (وأكدا)."""
    people: dict[str, Party] = {}
    for mention in ctx.mentions:
        party = ctx.parties.resolve(mention, ctx.passage) if mention.kind == "person" else None
        if party is not None:
            people.setdefault(party.id, party)
    if len(people) == 2:
        ctx.memory.pair = tuple(people.values())


def _note_subject(ctx: Context) -> None:
    """Keeps the subject of a sentence without speech: the first mention, if nothing but a verb stands before it."""
    if ctx.profile.subject_first and len(together := opening_parties(ctx)) > 1:
        ctx.memory.spoke(together)
        return
    for mention in ctx.mentions[:1]:
        if mention.start - ctx.start <= 2 and mention.kind in ("person", "organization"):
            party = ctx.parties.resolve(mention, ctx.passage)
            if party is not None:
                ctx.memory.acted(party)
                ctx.parties.remember(party)
