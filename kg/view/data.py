"""Plain data for the explorer: everything that its cards, filters and pictures show, and nothing else.

Built from statements and the vocabulary alone, so that statements read from a file, from a graph, or made
in a notebook give the same picture.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from kg.ids import ActorId, TopicId, digest, is_minted_person, minted_actor, minted_topic
from kg.model import Article, Document, Statement
from kg.view.passage import Passage, clean, passage_of
from kg.view.sides import side_of
from kg.vocab.types import Actor, Labels, Vocabulary


@dataclass(frozen=True, slots=True)
class ViewActor:
    """Somebody who speaks or for whom somebody speaks; ``parent`` is the group under which it folds.

    ``machine`` are the languages of those labels that no text has: transliterations by the program.
    """

    id: str
    en: str
    ar: str
    kind: str
    parent: str = ""
    blocs: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewTopic:
    """What a stance is on; ``broader`` is its parent in the tree, empty at the top."""

    id: str
    en: str
    ar: str
    broader: str = ""


@dataclass(frozen=True, slots=True)
class ViewStance:
    """A stance with its family and its labels."""

    id: str
    en: str
    ar: str
    family: str
    valence: float


@dataclass(frozen=True, slots=True)
class ViewDocument:
    """Where a statement was read; ``url`` is http(s) or empty."""

    id: str
    source: str
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class ViewStatement:
    """One statement with all that its card shows; ids point into the other lists of ``ViewData``."""

    id: str
    speaker: str
    principal: str
    topic: str
    stance: str
    side: str
    document: str
    lang: str
    speech: str
    passage: Passage
    topic_words: str
    topic_en: str
    condition: str
    speaker_words: str
    office_en: str
    office_ar: str
    former: bool
    negated: bool
    said_on: str
    reported_on: str
    confidence: float
    rule: str
    targets: tuple[str, ...] = ()

    @property
    def date(self) -> str:
        """The date that the timeline uses: said, else reported, else empty (ISO, any precision)."""
        return self.said_on or self.reported_on


@dataclass(frozen=True, slots=True)
class ViewData:
    """All that a page of the explorer knows.

    Statements run by date; actors and topics by number of statements, most first; both lists also hold the
    groups and broader topics under which others fold, and ``blocs`` those groups whose members speak.
    """

    statements: tuple[ViewStatement, ...] = ()
    actors: tuple[ViewActor, ...] = ()
    topics: tuple[ViewTopic, ...] = ()
    stances: tuple[ViewStance, ...] = ()
    documents: tuple[ViewDocument, ...] = ()
    blocs: tuple[ViewActor, ...] = field(default=())


def safe_url(url: str) -> str:
    """The address when it is http or https with a host, else nothing.

    >>> safe_url("javascript:alert(1)")
    ''
    """
    address = clean(url).strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and host else ""


def view_data(statements: Iterable[Statement], documents: Iterable[Document], vocabulary: Vocabulary) -> ViewData:
    """What the explorer shows of these statements.

    ``documents`` give sources, links, titles and the sentence where a statement does not carry its own; a
    statement whose document is missing shows its evidence and the document's id.

    >>> view_data([], [], Vocabulary({}, {}, {}, {}, {}, {}, {})).statements
    ()
    """
    builder = _Builder(vocabulary, {document.id: document for document in documents})
    for statement in statements:
        builder.add(statement)
    return builder.build()


class _Builder:
    def __init__(self, vocabulary: Vocabulary, documents: Mapping[str, Document]) -> None:
        self.vocabulary = vocabulary
        self.texts = documents
        self.statements: dict[str, ViewStatement] = {}
        self.places: dict[str, tuple[str, int]] = {}
        self.documents: dict[str, ViewDocument] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.kinds: dict[str, str] = {}
        self.machine: dict[str, dict[str, bool]] = {}
        self.topics: dict[str, tuple[dict[str, str], str]] = {}
        self.principals: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, statement: Statement) -> None:
        speaker = self._speaker(statement)
        spoken_for = bool(statement.for_id or statement.for_)
        principal = self._named(statement.for_id, statement.for_) if spoken_for else speaker
        if principal != speaker:
            self.principals[speaker][principal] += 1
        names = statement.targets + ("",) * (len(statement.target_ids) - len(statement.targets))
        ids = statement.target_ids + (ActorId(""),) * (len(statement.targets) - len(statement.target_ids))
        targets = tuple(self._named(i, n) for i, n in zip(ids, names, strict=True) if i or n)
        stance = self.vocabulary.stances.get(statement.stance)
        self.places[statement.id] = (statement.doc, statement.evidence.start)
        self.statements[statement.id] = ViewStatement(
            id=statement.id,
            speaker=speaker,
            principal=principal,
            topic=self._topic(statement),
            stance=statement.stance,
            side=side_of(
                stance,
                negated=statement.negated,
                condition=bool(statement.condition),
                reversed_topic=statement.topic_reversed,
            ),
            document=self._document(statement),
            lang=statement.lang,
            speech=statement.speech,
            passage=passage_of(statement, self.texts.get(statement.doc)),
            topic_words=clean(statement.topic),
            topic_en=clean(statement.topic_en),
            condition=clean(statement.condition),
            speaker_words=clean(statement.speaker),
            office_en=self._office(statement, "en"),
            office_ar=self._office(statement, "ar"),
            former=statement.former,
            negated=statement.negated,
            said_on=_iso(statement.said_on),
            reported_on=_iso(statement.reported_on),
            confidence=statement.confidence,
            rule=statement.rule,
            targets=tuple(dict.fromkeys(targets)),
        )

    def build(self) -> ViewData:
        ordered = sorted(self.statements.values(), key=lambda s: (s.date, *self.places[s.id], s.id))
        spoken = Counter(s.speaker for s in ordered)
        spoken.update(s.principal for s in ordered if s.principal != s.speaker)
        actors = self._actors(spoken)
        used = Counter(s.stance for s in ordered)
        blocs = {b for actor in actors for b in actor.blocs}
        return ViewData(
            statements=tuple(ordered),
            actors=actors,
            topics=self._topics(Counter(s.topic for s in ordered)),
            stances=tuple(self._stance(name) for name in self._stance_order(used)),
            documents=tuple(sorted(self.documents.values(), key=lambda d: d.id)),
            blocs=tuple(self._actor(b, ()) for b in sorted(blocs)),
        )

    def _speaker(self, statement: Statement) -> str:
        spoken = ("ar", statement.speaker_name_ar), (statement.lang, statement.speaker)
        name = statement.speaker_name or statement.speaker
        speaker = self._named(statement.speaker_id, name, statement.speaker_kind, spoken)
        if is_minted_person(statement.speaker_id) and statement.speaker_id not in self.vocabulary.actors:
            self._made(statement)
        return speaker

    def _made(self, statement: Statement) -> None:
        """Which names of somebody whom the vocabulary lacks no text has; one that a text has takes their place."""
        made = self.machine.setdefault(statement.speaker_id, {})
        for lang, name in (("en", statement.speaker_name), ("ar", statement.speaker_name_ar)):
            if not name:
                continue
            if lang != statement.lang:
                made.setdefault(lang, True)
            elif made.get(lang, True):
                made[lang] = False
                self.names[statement.speaker_id][lang] = clean(name)

    def _office(self, statement: Statement, lang: str) -> str:
        """The office in a language, in the feminine where the vocabulary has it and the holder is a woman."""
        role = self.vocabulary.roles.get(statement.office)
        if role is None:
            return clean(statement.office)
        name = role.label.get(lang) or role.label.get("en") or role.id
        holder = self.vocabulary.actors.get(statement.speaker_id)
        first, space, rest = name.partition(" ")
        feminine = f"{first}ة{space}{rest}"
        woman = holder is not None and holder.gender == "f"
        return feminine if woman and feminine in role.titles.get(lang, ()) else name

    def _named(self, known: str, name: str, kind: str = "", labels: Iterable[tuple[str, str]] = ()) -> str:
        """The id of an actor, made from its name where the statement carries none; remembers its labels."""
        identifier = known or minted_actor(name.casefold(), "")
        kept = self.names.setdefault(identifier, {})
        for lang, words in (("en", name), *labels):
            if words and lang not in kept:
                kept[lang] = clean(words)
        if kind:
            self.kinds.setdefault(identifier, kind)
        return identifier

    def _topic(self, statement: Statement) -> str:
        identifier = statement.topic_id or minted_topic(statement.topic.casefold())
        labels, _ = self.topics.setdefault(identifier, ({}, statement.topic_broader))
        for lang, words in (("en", statement.topic_en), (statement.lang, statement.topic)):
            if words and lang not in labels:
                labels[lang] = clean(words)
        return identifier

    def _document(self, statement: Statement) -> str:
        text = self.texts.get(statement.doc)
        articles = text.articles if text else ()
        article = (
            articles[statement.article]
            if text and statement.article < len(articles)
            else Article(statement.evidence, ())
        )
        key = f"{statement.doc}#{statement.article}" if statement.article else statement.doc
        if key not in self.documents:
            title = article.title.of(text.text) if text and article.title else ""
            self.documents[key] = ViewDocument(
                id=key,
                source=clean(article.source) or clean(statement.doc),
                url=safe_url(article.url),
                title=" ".join(clean(title).split()),
            )
        return key

    def _actors(self, spoken: Counter[str]) -> tuple[ViewActor, ...]:
        blocs = self._blocs()
        seen: dict[str, ViewActor] = {}
        waiting = [*spoken, *(t for s in self.statements.values() for t in s.targets)]
        while waiting:
            identifier = waiting.pop()
            if identifier in seen:
                continue
            seen[identifier] = self._actor(identifier, tuple(blocs.get(identifier, ())))
            if seen[identifier].parent:
                waiting.append(seen[identifier].parent)
        flat = _without_cycles({i: a.parent for i, a in seen.items()})
        actors = (replace(a, parent=flat[a.id]) for a in seen.values())
        return tuple(sorted(actors, key=lambda a: (-spoken[a.id], a.id)))

    def _actor(self, identifier: str, blocs: tuple[str, ...]) -> ViewActor:
        known = self.vocabulary.actors.get(ActorId(identifier))
        names = {**self.names.get(identifier, {}), **(dict(known.label) if known else {})}
        kind = known.kind if known else self.kinds.get(identifier, "organization")
        en, ar = _pair(names, identifier)
        made = tuple(lang for lang, machine in sorted(self.machine.get(identifier, {}).items()) if machine)
        return ViewActor(identifier, en, ar, kind, self._parent(identifier, kind, known), blocs, made)

    def _parent(self, identifier: str, kind: str, known: Actor | None) -> str:
        """A country stands for itself; others fold under whom they mostly speak for, else where they belong."""
        if kind == "country":
            return ""
        spoken_for = self.principals.get(identifier)
        if spoken_for:
            return min(spoken_for, key=lambda p: (-spoken_for[p], p))
        return str(known.of) if known and known.of != identifier else ""

    def _blocs(self) -> dict[str, list[str]]:
        """Actor → the blocs of the vocabulary of which it and at least one other are members that speak."""
        speaking = {s.speaker for s in self.statements.values()} | {s.principal for s in self.statements.values()}
        found: defaultdict[str, list[str]] = defaultdict(list)
        for bloc in sorted(self.vocabulary.actors.values(), key=lambda a: a.id):
            members = [m for m in bloc.members if m in speaking]
            for member in members if len(members) > 1 else ():
                found[member].append(bloc.id)
        return found

    def _topics(self, spoken: Counter[str]) -> tuple[ViewTopic, ...]:
        seen: dict[str, ViewTopic] = {}
        waiting = list(spoken)
        while waiting:
            identifier = waiting.pop()
            if identifier in seen:
                continue
            known = self.vocabulary.topics.get(TopicId(identifier))
            words, facet = self.topics.get(identifier, ({}, ""))
            broader = str(known.broader[0]) if known and known.broader else "" if known else facet
            en, ar = _pair({**words, **(dict(known.label) if known else {})}, identifier)
            seen[identifier] = ViewTopic(identifier, en, ar, broader)
            if broader:
                waiting.append(broader)
        flat = _without_cycles({i: t.broader for i, t in seen.items()})
        topics = (ViewTopic(t.id, t.en, t.ar, flat[t.id]) for t in seen.values())
        return tuple(sorted(topics, key=lambda t: (-spoken[t.id], t.id)))

    def _stance_order(self, used: Counter[str]) -> list[str]:
        listed = [name for name in self.vocabulary.stances if used[name]]
        return listed + sorted(name for name in used if name not in self.vocabulary.stances)

    def _stance(self, name: str) -> ViewStance:
        known = self.vocabulary.stances.get(name)
        if known is None:
            return ViewStance(name, clean(name), clean(name), "assess", 0.0)
        en, ar = _pair(known.label, name)
        return ViewStance(name, en, ar, known.family, known.valence)


def _iso(text: str) -> str:
    """The date as it stands when it is ISO, cut to the day; anything else is no date."""
    found = re.match(r"\d{4}(-\d\d(-\d\d)?)?(?![\d-])", text)
    return found[0] if found else ""


def _pair(labels: Labels, identifier: str) -> tuple[str, str]:
    """English and Arabic label, each falling back on the other, then on any label, then on the id."""
    given = {lang: clean(words).strip() for lang, words in labels.items()}
    spare = next((w for w in given.values() if w), "") or identifier.partition(":")[2] or identifier or digest("")
    return given.get("en") or spare, given.get("ar") or given.get("en") or spare


def _without_cycles(parents: Mapping[str, str]) -> dict[str, str]:
    """The same parents, with the link that closes a circle cut and links to the unknown removed."""
    result = {child: parent if parent in parents else "" for child, parent in parents.items()}
    for child in sorted(result):
        path = {child}
        node = child
        while result[node]:
            if result[node] in path:
                result[node] = ""
                break
            node = result[node]
            path.add(node)
    return result
