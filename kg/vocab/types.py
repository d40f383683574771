"""What the vocabulary knows, as frozen values: stances, actors, offices, topics, cues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.ids import ActorId, TopicId

Labels = Mapping[str, str]
"""Language tag → label."""
Forms = Mapping[str, tuple[str, ...]]
"""Language tag → surface forms."""

ACTS = ("report", "performative", "attitude", "carrier")
"""What a cue does with its complement."""

SLOTS = ("THAT", "QUOTE", "TOPIC", "TARGET", "NOUN", "CONTENT", "SPEAKER")
"""What the pattern of a complement may hold beside literal words."""

NOBODY = ActorId("")
NOTHING = TopicId("")


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance of ``ontology/stances.ttl``; ``id`` is bare (``callsFor``), ``valence`` from -1 (against) to 1 (for)."""

    id: str
    label: Labels
    family: str
    valence: float
    cameo: str
    plover: str
    definition: Labels


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of office (foreign minister); ``titles`` are the words that name it, masculine and feminine."""

    id: str
    label: Labels
    titles: Forms
    speaks_for: bool = True
    rank: int = 5


@dataclass(frozen=True, slots=True)
class Membership:
    """An office held: ``role`` of ``of`` from ``start`` to ``end``.

    ISO dates of any precision; an empty start is unknown, an empty end open, ``?`` an end that is past or unknown.
    """

    role: str
    of: ActorId
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who speaks or is spoken to.

    ``forms`` always mean this actor; ``short`` forms (surnames, short names) mean it when nothing
    speaks against it; ``demonyms`` are base forms of nationality adjectives; ``seats`` are places
    that stand for it (الكرملين). ``of`` is the state or organization that an institution belongs to;
    for a person, the country of citizenship.
    """

    id: ActorId
    kind: str
    label: Labels
    type: str = ""
    forms: Forms = field(default_factory=dict)
    short: Forms = field(default_factory=dict)
    demonyms: Forms = field(default_factory=dict)
    demonym_plurals: Forms = field(default_factory=dict)
    seats: Forms = field(default_factory=dict)
    of: ActorId = NOBODY
    speaks_for: ActorId = NOBODY
    gender: str = ""
    wikidata: str = ""
    memberships: tuple[Membership, ...] = ()
    members: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A concept of the topic scheme.

    ``opposite`` turns the direction of a stance round (lifting / imposing sanctions).
    """

    id: TopicId
    label: Labels
    forms: Forms = field(default_factory=dict)
    patterns: Forms = field(default_factory=dict)
    definition: Labels = field(default_factory=dict)
    broader: tuple[TopicId, ...] = ()
    related: tuple[TopicId, ...] = ()
    opposite: TopicId = NOTHING
    wikidata: str = ""
    iptc: str = ""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word of a language with its inflected forms.

    ``forms`` maps a slot to surface forms. Slots of verbs: ``perfect`` or ``imperfect`` (or
    ``passivePerfect``, ``passiveImperfect``) + person, gender, number (``3ms``, ``3fs``, ``3md``, ``3fd``,
    ``3mp``, ``3fp``, ``1s``, ``1p``, ``2ms``, ``2mp``), ``participle``, ``passiveParticiple``,
    ``verbalNoun``, ``extra``; verbs of other languages: ``base``, ``present3s``, ``past``, and the same
    participles and nouns. Other words: ``noun``, ``adjective``, ``phrase``.
    """

    id: str
    lemma: str
    pos: str
    forms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """What a lexeme means with one government.

    ``takes`` is the complement pattern (see ``ontology/README.md``); ``act`` is ``report`` (the content
    decides the stance, ``stance`` is the fallback), ``performative``, ``attitude`` or ``carrier``;
    ``negated`` is the stance when the cue is negated, empty when the negation stays a mark.
    """

    id: str
    lexeme: str
    takes: tuple[str, ...]
    stance: str
    act: str
    negated: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of body that every state has (foreign ministry, army), named by a word and a nationality.

    ``name`` is the canonical English name with ``{demonym}`` (or ``{country}``) in it; ``forms`` are the words for it.
    """

    id: str
    name: str
    label: Labels
    forms: Forms
    type: str = "government"
    speaks_for_state: bool = True


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words inside a content that decide its stance; see ``ontology/README.md`` for the notation."""

    id: str
    pattern: str
    stance: str


@dataclass(frozen=True, slots=True)
class Description:
    """A word by which news describes a source that it does not name: ``head`` (مصدر) or ``modifier`` (دبلوماسي).

    A ``body`` is a head of bodies that need a name behind them (مركز، هيئة). The parts ``noun`` and ``adjective`` are
    words of the names of parties and bodies (العدالة، الوطني), ``name`` and ``foreignName`` parts of personal names,
    ``en`` their usual Latin spelling.
    """

    form: str
    en: str
    part: str
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the program knows, frozen; passed as an argument, never a global.

    Terms are keyed by CURIE, stances by bare id (``callsFor``) as statements name them; ``lexemes``,
    ``cues``, ``words`` and ``descriptions`` by language. ``digest`` is a hash of the Turtle that it was
    made from.
    """

    stances: Mapping[str, Stance]
    roles: Mapping[str, Role]
    actors: Mapping[ActorId, Actor]
    topics: Mapping[TopicId, Topic]
    lexemes: Mapping[str, tuple[Lexeme, ...]]
    cues: Mapping[str, tuple[Cue, ...]]
    institutions: tuple[Institution, ...] = ()
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    descriptions: Mapping[str, tuple[Description, ...]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    digest: str = ""
