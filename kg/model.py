"""The types that the house speaks in: frozen values, checked once, at the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.errors import InputError
from kg.ids import ActorId, StatementId, TopicId

SPEECH = ("direct", "indirect", "mixed", "performative", "attitude", "headline")
SPEAKER_KINDS = ("person", "country", "organization", "group")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` in code points of a document's original text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise InputError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page: where it stands and what its furniture said of it.

    ``published`` is an ISO date (precision as given: ``2024``, ``2024-05``, ``2024-05-19``) or empty.
    ``blocks`` are the stretches of running text (a paragraph each), furniture taken out; ``title``
    is one of them where there is a title.
    """

    span: Span
    blocks: tuple[Span, ...]
    title: Span | None = None
    published: str = ""
    source: str = ""
    dateline: str = ""
    url: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was given, and the articles found in it.

    ``id`` is the file's stem; ``lang`` a BCP 47 primary tag (``ar``, ``en``); every offset of the
    program points into ``text``.
    """

    id: str
    text: str
    lang: str
    articles: tuple[Article, ...]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One communicative or position-taking act that a text attributes to an actor.

    The fields are those of the JSON Lines output, by the same names; ``for_`` is ``for`` there.
    ``speaker_id``, ``for_id``, ``topic_id`` and ``target_ids`` are CURIEs; empty where unknown.
    ``topic_broader`` is the nearest concept above a topic that the vocabulary lacks; ``topic_reversed`` says that the
    phrase halts or negates its topic (an end to settlements: the topic is settlements, reversed).
    ``facets`` are the participants of the topic (actors and concepts, CURIEs).
    ``said_on`` and ``reported_on`` are ISO dates with the precision that the text gives.
    ``confidence`` is between 0 and 1.
    """

    id: StatementId
    doc: str
    evidence: Span
    speech: str
    speaker: str
    speaker_name: str
    speaker_kind: str
    for_: str
    stance: str
    topic: str
    lang: str
    negated: bool = False
    condition: str = ""
    topic_en: str = ""
    keywords: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    quote: Span | None = None
    said_on: str = ""
    reported_on: str = ""
    speaker_id: ActorId = ActorId("")
    speaker_name_ar: str = ""
    office: str = ""
    former: bool = False
    for_id: ActorId = ActorId("")
    topic_id: TopicId = TopicId("")
    topic_broader: TopicId = TopicId("")
    topic_reversed: bool = False
    facets: tuple[str, ...] = ()
    target_ids: tuple[ActorId, ...] = ()
    confidence: float = 0.5
    rule: str = ""
    article: int = 0
    evidence_text: str = ""
    sentence: Span | None = None
    sentence_text: str = ""
    because: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        if self.speech not in SPEECH:
            raise InputError(f"unknown speech '{self.speech}'", self.doc, "use one of " + ", ".join(SPEECH))
        if self.speaker_kind not in SPEAKER_KINDS:
            raise InputError(
                f"unknown speaker_kind '{self.speaker_kind}'", self.doc, "use one of " + ", ".join(SPEAKER_KINDS)
            )
        if not 0.0 <= self.confidence <= 1.0:
            raise InputError(f"confidence {self.confidence} is not between 0 and 1", self.doc)

    def to_record(self) -> dict[str, Any]:
        """The statement as a JSON object; ``because`` (the trace) is left out when it is empty."""
        record: dict[str, Any] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, Span):
                value = [value.start, value.end]
            elif isinstance(value, tuple):
                value = list(value)
            record[name.rstrip("_")] = value
        if not self.because:
            del record["because"]
        return record

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Statement:
        """The statement of a JSON object, unknown fields left aside.

        Raises:
            InputError: a field is missing or malformed.
        """
        values: dict[str, Any] = {}
        for name in cls.__slots__:
            key = name.rstrip("_")
            if key not in record:
                continue
            value = record[key]
            if name in ("evidence", "quote", "sentence") and value is not None:
                value = Span(int(value[0]), int(value[1]))
            elif isinstance(value, list):
                value = tuple(value)
            values[name] = value
        try:
            return cls(**values)
        except TypeError as problem:
            raise InputError(f"not a statement: {problem}", str(record.get("doc", ""))) from problem
