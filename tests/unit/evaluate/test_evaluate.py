"""Comparing statements with gold ones: pairs, levels, shares, on small data of our own."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.evaluate.compare import LEVELS, compare, overlap
from kg.evaluate.names import carries, same_name, skeleton, stem
from kg.evaluate.records import document_name, load_statements
from kg.evaluate.report import errors, figures, summary
from kg.ids import StatementId
from kg.model import Span, Statement

FAMILIES = {"callsFor": "request", "demands": "request", "rejects": "disapprove", "asserts": "assess"}


def made(start: int, end: int, speaker: str = "Sergey Lavrov", stance: str = "callsFor", **more: object) -> Statement:
    fields: dict[str, object] = {
        "id": StatementId(f"statement:{start}-{end}-{speaker}-{stance}"),
        "doc": "a",
        "evidence": Span(start, end),
        "speech": "indirect",
        "speaker": "",
        "speaker_name": speaker,
        "speaker_kind": "person",
        "for_": "Russia",
        "stance": stance,
        "topic": "وقف إطلاق النار",
        "lang": "ar",
        "keywords": ("وقف", "النار"),
    }
    return Statement(**{**fields, **more})  # type: ignore[arg-type]


def test_each_level_asks_for_more():
    gold = [made(0, 100)]
    for change, wanted in (
        ({}, set(LEVELS)),
        ({"topic": "الانتخابات"}, {"found", "attributed", "family", "stance"}),
        ({"stance": "demands"}, {"found", "attributed", "family"}),
        ({"stance": "rejects"}, {"found", "attributed"}),
        ({"negated": True}, {"found", "attributed", "family"}),
        ({"speaker": "Donald Tusk"}, {"found"}),
    ):
        result = compare({"a": gold}, {"a": [made(0, 100, **change)]}, FAMILIES)
        assert result.pairs[0].levels == wanted


def test_a_statement_is_paired_once_and_the_best_agreement_first():
    gold = [made(0, 100), made(0, 100, "Donald Tusk")]
    predicted = [made(10, 90, "Donald Tusk"), made(0, 100), made(0, 50, "Nobody")]
    result = compare({"a": gold}, {"a": predicted}, FAMILIES)
    assert {(p.predicted.speaker_name, p.gold.speaker_name) for p in result.pairs} == {
        ("Donald Tusk", "Donald Tusk"),
        ("Sergey Lavrov", "Sergey Lavrov"),
    }
    assert [s.speaker_name for s in result.spurious] == ["Nobody"]
    assert result.score("triple") == pytest.approx((2 / 3, 1.0, 0.8))


def test_half_of_the_shorter_stretch_must_be_shared():
    assert overlap(Span(0, 10), Span(5, 100)) == 0.5
    assert compare({"a": [made(0, 10)]}, {"a": [made(5, 100)]}, FAMILIES).pairs
    assert not compare({"a": [made(0, 10)]}, {"a": [made(6, 100)]}, FAMILIES).pairs


def test_documents_without_gold_count_only_when_they_are_named():
    predicted = {"a": [made(0, 10)], "b": [made(0, 10, doc="b")]}
    assert compare({"a": [made(0, 10)]}, predicted, FAMILIES).predicted == 1
    both = compare({"a": [made(0, 10)]}, predicted, FAMILIES, ["b"])
    assert (both.predicted, both.documents, both.score("found")[0]) == (2, 2, 0.5)


def test_shares_given_found_and_by_confidence():
    gold = [made(0, 10), made(20, 30), made(40, 50)]
    predicted = [made(0, 10, confidence=0.9), made(20, 30, "Wrong One", for_="Poland", confidence=0.8)]
    predicted.append(made(90, 99, confidence=0.3))
    result = compare({"a": gold}, {"a": predicted}, FAMILIES)
    assert result.given_found() == {"speaker": 0.5, "for": 0.5}
    assert result.by_confidence() == {"sure": (2, 0.5), "rest": (1, 0.0)}


def test_nothing_compared_is_zero_and_not_an_error():
    result = compare({}, {}, FAMILIES)
    assert result.score("found") == (0.0, 0.0, 0.0)
    assert result.given_found() == {"speaker": 0.0, "for": 0.0}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Lavrov", "Sergey Lavrov", True),
        ("Volodymyr Zelenskyy", "Zelensky", True),
        ("US", "United States", True),
        ("سيرغي", "سيرغي", True),
        ("سيرغي", "دونالد", False),
        ("Donald Tusk", "Donald Trump", False),
        ("", "", True),
        ("Iran", "", False),
    ],
)
def test_names(one, other, same):
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_topics_are_compared_by_stems():
    assert carries("وقف إطلاق النار", ["وقف", "نار"])
    assert carries("ceasefires in the region", ["ceasefire", "regional"])
    assert not carries("elections", ["ceasefire", "region", "talks"])
    assert carries("anything", [])
    assert stem("والدول") == stem("دول")
    assert skeleton("Mikhail") == skeleton("Mihail")


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 40), st.sampled_from(["A b", "C d"])), max_size=6))
def test_gold_against_itself_is_perfect_and_swapping_swaps_precision_and_recall(rows):
    own = [made(start, start + size, name) for start, size, name in rows]
    if own:
        same = compare({"a": own}, {"a": own}, FAMILIES)
        assert same.score("triple") == (1.0, 1.0, 1.0)
    part = own[:-1]
    forth = compare({"a": own}, {"a": part}, FAMILIES).score("found")
    back = compare({"a": part}, {"a": own}, FAMILIES).score("found") if part else (0.0, 0.0, 0.0)
    assert (forth[0], forth[1]) == pytest.approx((back[1], back[0]))


def test_records_are_read_with_what_gold_leaves_out(tmp_path):
    record = {"doc": "news/a.txt", "evidence": [0, 5], "speech": "headline", "speaker": None, "speaker_name": "Iran"}
    record |= {"speaker_kind": "country", "for": "Iran", "stance": "asserts", "negated": None, "topic": "x\u2028y"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n\n", encoding="utf-8")
    (statement,) = load_statements(path)["a"]
    assert (statement.speaker, statement.negated, statement.topic) == ("", False, "x\u2028y")
    assert document_name("https://example.org/a/b.txt/") == "b"


@pytest.mark.parametrize("line", ["{", "[]", '{"doc": "a"}', '{"doc":"a","evidence":[5,1],"stance":"x"}', "3"])
def test_a_bad_line_is_named(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        load_statements(path)


def test_errors_are_shown_with_their_words():
    text = "0123456789" * 10
    gold = [made(0, 10), made(20, 30), made(40, 50, stance="rejects")]
    predicted = [made(0, 10, "Wrong One", for_="Poland"), made(40, 50, stance="asserts", negated=True), made(90, 99)]
    result = compare({"a": gold}, {"a": predicted}, FAMILIES)
    shown = "\n".join(errors(result, {"a": text}))
    assert "missed a 20–30: Sergey Lavrov" in shown
    assert "spurious a 90–99" in shown
    assert "speaker Wrong One, gold Sergey Lavrov" in shown
    assert "for Poland, gold Russia" in shown
    assert "stance not asserts, gold rejects" in shown
    assert shown.count("0123456789") >= 2
    assert figures(result)["levels"]["found"]["precision"] == pytest.approx(2 / 3)
    assert any(line.startswith("triple") for line in summary(result))
