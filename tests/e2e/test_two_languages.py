"""One press conference told in two languages meets in the graph: same actors, same stances, same topics."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.extract.reader import Reader
from kg.graph.build import document_quads
from kg.graph.terms import node
from kg.model import Document, Statement
from kg.read.files import load_document
from kg.vocab.load import load_vocabulary

HERE = Path(__file__).parent

SHARED = (
    ("actor:AbbasAraghchi", "actor:Iran", "openTo", "topic:IranNuclearTalks"),
    ("actor:AbbasAraghchi", "actor:Iran", "rejects", "topic:Negotiations"),
    ("actor:JeanNoelBarrot", "actor:France", "callsFor", "topic:Negotiations"),
    ("actor:DavidLammy", "actor:UnitedKingdom", "warns", "topic:WarOutbreak"),
    ("actor:KajaKallas", "actor:EuropeanUnion", "welcomes", "topic:Dialogue"),
    ("actor:AntonioGuterres", "actor:UnitedNations", "callsFor", "topic:Ceasefire"),
)
"""Who, for whom, which stance, on what: in both reports."""

Position = tuple[str, str, str, str]


@cache
def _read(lang: str) -> tuple[Document, tuple[Statement, ...]]:
    document = load_document(HERE / f"geneva-{lang}.txt", lang)
    return document, tuple(_reader().read(document))


@cache
def _reader() -> Reader:
    return Reader(load_vocabulary())


def _positions(lang: str) -> set[Position]:
    return {(s.speaker_id, s.for_id, s.stance, s.topic_id) for s in _read(lang)[1]}


def _triples(lang: str) -> set[tuple[object, object, object]]:
    document, statements = _read(lang)
    return {(q.subject, q.predicate, q.object) for q in document_quads(document, statements, _reader().vocabulary)}


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("position", SHARED, ids=lambda p: p[0].partition(":")[2] + "-" + p[2])
def test_each_report_holds_the_position(lang: str, position: Position) -> None:
    assert position in _positions(lang)


def test_the_same_speakers_speak_in_both() -> None:
    speakers = {lang: {position[0] for position in _positions(lang)} for lang in ("en", "ar")}
    assert speakers["en"] == speakers["ar"]


def test_both_were_said_on_the_day_of_the_conference() -> None:
    days = {lang: {s.said_on for s in _read(lang)[1] if s.speaker_id == "actor:AbbasAraghchi"} for lang in ("en", "ar")}
    assert "2025-06-20" in days["en"] & days["ar"]


def test_the_plain_triples_are_the_same_edges_of_the_graph() -> None:
    edges = _triples("en") & _triples("ar")
    for speaker, behalf, stance, topic in SHARED:
        assert (node(speaker), node(f"stance:{stance}"), node(topic)) in edges
        assert (node(behalf), node(f"stance:{stance}"), node(topic)) in edges
