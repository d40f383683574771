"""Who is the subject of a cue: behind a verb, before it, or implied."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.context import Context, remembered
from kg.extract.frame import Range
from kg.extract.party import Party, agrees
from kg.match.lexicon import Hit
from kg.match.mention import Mention
from kg.match.mentions import NAME_IN_MARKS

UTTERED = 18
"""Words between what is said somewhere and the verb that says it «therein», at the most."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a cue: who it is, where it stands (None when implied), and the token behind cue and subject."""

    parties: tuple[Party, ...]
    at: Range | None
    after: int
    where: str


@remembered
def behind(ctx: Context, i: int, *, names: bool = True) -> tuple[list[Mention], int] | None:
    """The mentions that stand as subject behind token ``i`` (joined by و), and the index after them."""
    pos = ctx.skip_light(i + 1, commas=False)
    pos = ctx.phrase_is(pos, "each_of") or pos  # دعت كل من فرنسا والجزائر
    if pos < ctx.end and ctx.text_at(pos)[-1:] == ctx.profile.object_mark != "":
        return None  # ودعا رئيسَ الحكومة: what is marked as the object is no subject
    while pos < ctx.end and ctx.is_class(pos, "adverbial") and ctx.finder.at(ctx.passage, pos, ctx.end) is None:
        comma = next((j for j in range(pos, min(pos + 10, ctx.end)) if ctx.text_at(j) in ("،", ",")), None)
        if comma is None:
            break
        pos = comma + 1
    quote = ctx.passage.opening(pos)
    if quote is not None and quote.closed and quote.words <= 5:
        inside = ctx.finder.at(ctx.passage, pos + 1, quote.close) or ctx.finder.at(
            ctx.passage, pos, ctx.end, names=names and quote.words <= NAME_IN_MARKS
        )
        return ([inside], ctx.skip_light(quote.close + 1, commas=False)) if inside is not None else None
    first = ctx.finder.at(ctx.passage, pos, ctx.end, names=names) or (_surname(ctx, pos) if names else None)
    if first is None or prefixed(ctx, pos, first):
        return None
    first = _without_addressee(ctx, first)
    found = [first]
    end = first.end
    while end < ctx.end and ctx.tokens[end].word.key[:1] in ctx.profile.conjunctions:
        more = ctx.finder.at(ctx.passage, end, ctx.end, names=False)
        if more is None or not ctx.tokens[end].word.readings[0].stem or prefixed(ctx, end, more) or ctx.reports(end):
            break
        if not any(r.conjunction for r in ctx.tokens[end].word.readings):
            break
        found.append(more)
        end = more.end
    return found, end


def _without_addressee(ctx: Context, mention: Mention) -> Mention:
    """A name without the dative at its end that means somebody else named elsewhere (قال ميسفود | لبابادوبولوس)."""
    last = mention.end - 1
    if mention.name is None or mention.candidates or mention.name[1] != mention.end or last == mention.start:
        return mention
    for reading in ctx.tokens[last].word.readings[1:]:
        dative = reading.prefix in ctx.profile.datives and not (reading.conjunction or reading.article)
        if dative and ctx.parties.named.has_surname(reading.stem):
            alone = last == mention.name[0]
            return replace(mention, end=last, name=None if alone else (mention.name[0], last))
    return mention


def _surname(ctx: Context, pos: int) -> Mention | None:
    """A word that is the surname of somebody whom the article names elsewhere (وقال المويزري)."""
    if pos >= ctx.end:
        return None
    word = ctx.tokens[pos].word
    if word.classes or word.hits or word.demonyms or word.key in ctx.lexicon.nouns or not ctx.text_at(pos)[0].isalpha():
        return None
    if not ctx.parties.named.has_surname(word.key):
        return None
    return Mention(pos, pos + 1, "name", "person", name=(pos, pos + 1))


def prefixed(ctx: Context, i: int, mention: Mention) -> bool:
    """Whether a mention hangs on a preposition glued to it (لـ، بـ) and so cannot be a subject."""
    word = ctx.tokens[i].word
    if mention.how in ("registry", "seat", "short", "group"):
        entries = ctx.lexicon.actors.get(word.key)
        if entries:
            return False
        for reading in word.readings[1:]:
            if reading.with_article(ctx.profile.article) in ctx.lexicon.actors:
                return bool(reading.prefix)
        return False
    index = ctx.lexicon.titles if mention.how == "title" else ctx.lexicon.institutions
    if mention.how in ("title", "institution"):
        if word.key in index:
            return False
        return any(r.prefix for r in word.readings[1:] if r.with_article(ctx.profile.article) in index)
    if mention.how == "described":
        described = ctx.lexicon.descriptions
        return word.key not in described and any(r.prefix and r.stem in described for r in word.readings)
    return False


def before(ctx: Context, i: int, agreement: str) -> tuple[Mention, int] | None:
    """The mention that stands as subject right before the verb at ``i``, and where it starts."""
    j = i
    while j > ctx.start and ctx.is_class(j - 1, "perfective", "filler", "negation"):
        j -= 1
    ends = {j}
    if j > ctx.start and ctx.text_at(j - 1) in ("،", ",", "-", "–"):
        opener = _aside_start(ctx, j - 1)
        ends |= {j - 1, opener if opener is not None else j - 1}
    if j > ctx.start and ctx.text_at(j - 1) in ("،", ",") and (named := _between_commas(ctx, j - 1)) is not None:
        return named, named.start
    for mention in ctx.mentions:
        if mention.end in ends and not prefixed(ctx, mention.start, mention) and not _hangs(ctx, mention.start):
            party = ctx.parties.resolve(mention, ctx.passage)
            if party is None or agrees(party, agreement) or agreement[2:] in ("d", "p"):
                return mention, mention.start
    return None


def _between_commas(ctx: Context, close: int) -> Mention | None:
    """An unknown name set between commas before the comma at ``close`` (… المترشح للانتخابات، مصطفى نياس، قال)."""
    start = next((k + 1 for k in range(close - 2, max(ctx.start, close - 6), -1) if ctx.text_at(k) in ("،", ",")), None)
    if start is None or close - start < 2 or not ctx.is_class(start, "given_name", "name_start"):
        return None
    if ctx.finder.names.name_at(ctx.passage, start, close) != close:
        return None
    return ctx.finder.at(ctx.passage, start, close, names=True)


def _hangs(ctx: Context, i: int) -> bool:
    """Whether what starts at ``i`` depends on a preposition or a noun before it."""
    return i > ctx.start and ctx.is_class(i - 1, "preposition", "according") and not ctx.is_class(i - 1, "breaker")


def _aside_start(ctx: Context, i: int) -> int | None:
    """The start of the aside (between commas or dashes, or a relative clause) that ends at token ``i``."""
    mark = ctx.text_at(i)
    for j in range(i - 1, max(ctx.start, i - 25), -1):
        if ctx.text_at(j) == mark or (mark in ("،", ",") and ctx.text_at(j) in ("،", ",")):
            return j
    return None


def find_subject(ctx: Context, i: int, hit: Hit) -> Subject | None:
    """The subject of a finite verb at token ``i``: the noun phrase behind it, the one before it, or the implied one.

    Returns None where nobody can be meant: an unknown implied subject makes no statement.
    """
    subject = _stated(ctx, i, hit.agreement, joined=bool(hit.reading.conjunction))
    if subject is not None:
        return subject
    if ctx.tokens[i].word.key.startswith(("ي", "ت", "و")) or hit.slot.startswith(("perfect", "imperfect")):
        past = _past_subject(ctx, i)
        if past is not None:
            party = ctx.parties.resolve(past, ctx.passage)
            if party is not None:
                return Subject((party,), (past.start, past.end), i + 1, "before")
    return None


@remembered
def _stated(ctx: Context, i: int, agreement: str, *, joined: bool) -> Subject | None:
    """The subject of a verb, behind it or before it, in whichever voice the verb is read."""
    if ctx.is_class(i - 1, "relative") and not ctx.is_alone(i - 1, "what", "who", "whereof"):
        relative = _antecedent(ctx, i, agreement)
        follow = behind(ctx, i) if agreement[2:] == "s" else None
        if follow is None:
            return relative
    if ctx.is_class(i - 1, "that_pronoun") and ctx.is_class(i - 2, "likewise"):
        return None  # كما أنها اتهمت موسكو: the pronoun is the subject
    uttered = _uttered(ctx, i, agreement) if ctx.is_class(i + 1, "therein") and not joined else None
    if uttered is not None:
        return uttered
    preceded = _beforehand(ctx, i, agreement)
    if preceded is not None:
        return preceded
    ahead = before(ctx, i, agreement) if not joined or ctx.headline else None
    follow = behind(ctx, i) if agreement[2:] not in ("p", "d") else None
    if (
        joined
        and follow is not None
        and follow[0][0].how == "institution"
        and ctx.passage.opening(follow[0][0].start - 1)
    ):
        follow = None  # … وتطالب "القوات الغازية" بالانسحاب: whom the second act is aimed at
    if ahead is not None and (follow is None or ctx.headline or _clause_initial(ctx, ahead[1])):
        # Of two before a verb in the singular the last one is its subject (… بشأن غزة وإسرائيل تنتقد).
        joint = _joint(ctx, ahead[0]) if agreement[2:] != "s" else [ahead[0]]
        parties = tuple(p for m in joint for p in ctx.parties.everyone(m, ctx.passage))
        if parties:
            return Subject(parties, (joint[0].start, joint[-1].end), i + 1, "before")
    if follow is not None:
        mentions, after = follow
        parties = tuple(p for m in mentions for p in ctx.parties.everyone(m, ctx.passage))
        singular = agreement[2:] in ("s", "")
        if parties and singular and _fits(ctx, mentions[0], parties[0], agreement):
            return Subject(parties, (mentions[0].start, mentions[-1].end), after, "behind")
        if not parties and mentions[0].how == "institution":
            return Subject((), None, after, "unknown")  # a body that nothing tells the state of, and nobody else
    return None


def _uttered(ctx: Context, i: int, agreement: str) -> Subject | None:
    """Whose words those are in which the verb at ``i`` says something (تصريحات للرئيس …، دعا فيها أوبك إلى)."""
    noun = next((k for k in range(i - 1, max(ctx.start - 1, i - UTTERED), -1) if _utterance(ctx, k)), None)
    if noun is None or ((follow := behind(ctx, i + 1, names=False)) is not None and follow[0][0].kind == "person"):
        return None
    holder = next((m for m in ctx.mentions if noun < m.start <= noun + 4 and m.end <= i), None)
    if holder is not None and ctx.is_class(holder.start - 1, "towards"):
        holder = None  # رسالة إلى الأمين العام
    party = ctx.parties.resolve(holder, ctx.passage) if holder is not None else None
    parties = (party,) if party is not None and agrees(party, agreement) else implied_near(ctx, noun, agreement)
    return Subject(parties, None, i + 2, "before") if parties else None


def _utterance(ctx: Context, k: int) -> bool:
    """Whether the word at ``k`` is a noun of something said or written (كلمة، بيانا)."""
    word = ctx.tokens[k].word
    stems = {word.key, *(r.stem for r in word.readings), word.key.removesuffix(ctx.profile.accusative or "\0")}
    return any(ctx.lexicon.has_class(stem, "utterance") for stem in stems)


def _beforehand(ctx: Context, i: int, agreement: str) -> Subject | None:
    """Who did before what the verb at ``i`` says: the holder of the preposition (سبق للأمين العام … أن دعا إلى)."""
    if not ctx.is_class(i - 1, "that"):
        return None
    start = next((k for k in range(i - 2, max(ctx.start - 1, i - 14), -1) if ctx.is_class(k, "preceded")), None)
    mention = ctx.finder.at(ctx.passage, start + 1, i - 1) if start is not None else None
    if mention is None or mention.end != i - 1 or not prefixed(ctx, mention.start, mention):
        return None
    party = ctx.parties.resolve(mention, ctx.passage)
    if party is None or not agrees(party, agreement):
        return None
    return Subject((party,), (mention.start, mention.end), i + 1, "before")


def _joint(ctx: Context, last: Mention) -> list[Mention]:
    """The mentions joined by و that end with ``last`` (مصر وقطر دعتا)."""
    joined = [last]
    while joined[0].start > ctx.start and any(r.conjunction for r in ctx.tokens[joined[0].start].word.readings[1:]):
        first = joined[0]
        if ctx.tokens[first.start].word.key in ctx.lexicon.actors:
            break
        before = next((m for m in ctx.mentions if m.end == first.start), None)
        if before is None:
            break
        joined.insert(0, before)
    return joined


def _fits(ctx: Context, mention: Mention, party: Party, agreement: str) -> bool:
    """Whether a party can stand behind a singular verb of this gender: people can, things need the feminine."""
    if party.number == "s":
        return agrees(party, agreement)
    word = ctx.tokens[mention.start].word
    thing = any(ctx.lexicon.has_class(r.stem, "thing_plural") for r in word.readings)
    return agreement[1:2] == "f" or not thing


def _antecedent(ctx: Context, i: int, agreement: str) -> Subject | None:
    """The actor right before a relative pronoun, whose clause the verb at ``i`` stands in (الدبيبة الذي يرفض)."""
    for mention in ctx.mentions:
        if mention.end == i - 1 or (mention.end == i - 2 and ctx.text_at(i - 2) in ("،", ",")):
            party = ctx.parties.resolve(mention, ctx.passage)
            if party is not None and agrees(party, agreement):
                return Subject((party,), (mention.start, mention.end), i + 1, "before")
    return Subject((), None, i + 1, "unknown")


def _clause_initial(ctx: Context, i: int) -> bool:
    """Whether a noun phrase that starts at ``i`` opens its clause."""
    if i <= ctx.start:
        return True
    return (
        ctx.text_at(i - 1) in ("،", ",", ":", "؛", "-", "..", "–")
        or ctx.is_class(i - 1, "breaker", "that", "conjunction", "past")
        or bool(ctx.tokens[i].word.conjunction)
    )


@remembered
def _past_subject(ctx: Context, i: int) -> Mention | None:
    """The subject between كان and its verb (وكان الرئيس … قد قال)."""
    for j in range(i - 1, max(ctx.start - 1, i - 22), -1):
        if ctx.is_class(j, "past"):
            start = ctx.skip_light(j + 1, commas=False)
            mention = ctx.finder.at(ctx.passage, start, i, names=True)
            if mention is None and ctx.finder.names.name_at(ctx.passage, start, i) == i:
                return Mention(start, i, "name", "person", name=(start, i))
            return mention if mention is not None and not prefixed(ctx, mention.start, mention) else None
        if ctx.is_class(j, "that") or ctx.text_at(j) in STOPS:
            return None
    return None


STOPS = frozenset("؛;:")


def implied(ctx: Context, agreement: str, at: Range | None = None) -> tuple[Party, ...]:
    """Whom an implied subject means: the sentence's own speaker, the last speaker, else a person named just before.

    Never whom the act is aimed at (``at``).
    """
    turned = _turned_to(ctx)
    if turned is not None and agrees(turned, agreement):
        return (turned,)
    if ctx.frames:
        who = ctx.frames[-1].who
        if who and (len(who) > 1 or agrees(who[0], agreement)):
            return who
        target = _target(ctx, agreement)
        if target is not None:
            return (target,)
    if not ctx.frames:
        first = next((m for m in ctx.mentions if m.start - ctx.start <= 1 and not prefixed(ctx, m.start, m)), None)
        aimed = first is not None and at is not None and at[0] <= first.start < at[1]
        meant = first is not None and first.kind == "person" and not aimed
        if ctx.profile.subject_first and first is not None and ctx.passage.quote_at[first.start] is not None:
            meant = False  # "X is late," he said: whoever is spoken of does not speak
        party = ctx.parties.resolve(first, ctx.passage) if first is not None and meant else None
        if party is not None and agrees(party, agreement):
            return (party,)
    return ctx.memory.implied(agreement)


def _turned_to(ctx: Context) -> Party | None:
    """Whom the sentence turns to behind its last act of saying (أما الرئيس …، فقد … حيث قال)."""
    start = ctx.frames[-1].cue_at if ctx.frames else ctx.start
    for i in range(start, ctx.end - 1):
        if ctx.is_class(i, "as_for"):
            mention = ctx.finder.at(ctx.passage, i + 1, ctx.end, names=True)
            return ctx.parties.resolve(mention, ctx.passage) if mention is not None else None
    return None


def _target(ctx: Context, agreement: str) -> Party | None:
    """Whom the last act of the sentence was aimed at, when the speaker of that act cannot be meant."""
    frame = ctx.frames[-1]
    if frame.target is None:
        return None
    mention = ctx.finder.at(ctx.passage, frame.target[0], frame.target[1], names=True)
    party = ctx.parties.resolve(mention, ctx.passage) if mention is not None else None
    return party if party is not None and party.kind == "person" and agrees(party, agreement) else None


def implied_near(ctx: Context, i: int, agreement: str) -> tuple[Party, ...]:
    """The last actor named before token ``i`` that agrees with a verb in a free relative (ما قالت إنها)."""
    for mention in reversed([m for m in ctx.mentions if m.end <= i and m.kind != "group"]):
        party = ctx.parties.resolve(mention, ctx.passage)
        if party is not None and agrees(party, agreement) and not prefixed(ctx, mention.start, mention):
            return (party,)
    return ()
