"""Whom a corpus mentions and the registry lacks, the most frequent first: what the registry should learn next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.fold import fold
from kg.ids import ActorId, is_minted_person, local_name
from kg.vocab.types import Vocabulary


@dataclass(slots=True)
class Unresolved:
    """An actor that the registry lacks.

    ``what`` is ``name`` (a person with a name), ``office`` (a title without a name) or ``description`` (a source that
    no name is given of). ``said`` counts its statements, ``aimed`` those that are aimed at it; ``forms`` are its Arabic
    and English names as they were met.
    """

    id: ActorId
    what: str
    kind: str
    role: str = ""
    of: ActorId = ActorId("")
    said: int = 0
    aimed: int = 0
    documents: set[str] = field(default_factory=set)
    forms: dict[str, Counter[str]] = field(default_factory=lambda: {"ar": Counter(), "en": Counter()})
    days: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How often it was met."""
        return self.said + self.aimed

    def label(self, lang: str) -> str:
        """The commonest name in a language, "" where there is none."""
        names = self.forms[lang]
        return min(names, key=lambda name: (-names[name], name)) if names else ""

    def proposed_id(self) -> ActorId:
        """An id made of the English name."""
        return ActorId("actor:" + (local_name(self.label("en")) or self.id.partition(":")[2]))


def find_unresolved(records: Iterable[Mapping[str, Any]], vocabulary: Vocabulary) -> list[Unresolved]:
    """The actors among statements (as ``kg extract`` prints them) that the registry lacks, the most frequent first.

    Bodies named by a kind of institution and a state (Russian Foreign Ministry) are known by pattern and left out.
    """
    found: dict[str, Unresolved] = {}
    for record in records:
        _note_speaker(record, vocabulary, found)
        targets = record.get("targets") or ()
        for actor, name in zip(record.get("target_ids") or (), targets, strict=False):
            if actor not in vocabulary.actors and is_minted_person(actor):
                one = found.setdefault(actor, Unresolved(ActorId(actor), "name", "person"))
                one.aimed += 1
                one.documents.add(str(record.get("doc", "")))
                one.forms["en"][str(name)] += 1
    return sorted(found.values(), key=lambda one: (-one.count, -len(one.documents), one.label("en"), one.id))


def _note_speaker(record: Mapping[str, Any], vocabulary: Vocabulary, found: dict[str, Unresolved]) -> None:
    actor = str(record.get("speaker_id", ""))
    kind = str(record.get("speaker_kind", "person"))
    what = _what(actor, kind, str(record.get("office", "")))
    if not actor or actor in vocabulary.actors or not what:
        return
    one = found.setdefault(actor, Unresolved(ActorId(actor), what, kind))
    one.what, one.kind = what, kind
    one.said += 1
    one.role = one.role or str(record.get("office", ""))
    one.of = one.of or ActorId(str(record.get("for_id", "")))
    one.documents.add(str(record.get("doc", "")))
    one.days.add(str(record.get("reported_on", "")))
    for lang, key in (("ar", "speaker_name_ar"), ("en", "speaker_name")):
        if record.get(key):
            one.forms[lang][str(record[key])] += 1


def _what(actor: str, kind: str, office: str) -> str:
    if is_minted_person(actor):
        return "name"
    if kind == "person" and office:
        return "office"
    return "description" if actor.startswith("actor:x-") else ""


def near(one: Unresolved, vocabulary: Vocabulary) -> list[ActorId]:
    """Registered people of the same skeleton: a spelling that the registry lacks, or a namesake."""
    from kg.match.transliterate import skeleton  # noqa: PLC0415  only the few unresolved ask

    shapes = {skeleton(name) for name in one.forms["ar"]} | {skeleton(name) for name in one.forms["en"]} - {""}
    return [
        actor.id
        for actor in vocabulary.actors.values()
        if actor.kind == "person" and any(skeleton(fold(label)) in shapes for label in actor.label.values())
    ]
