"""Golden cases: short news texts that each show one phenomenon, with the statements that must come out of them.

A file ``LANG.jsonl`` holds a case a line: ``case`` (its id), ``phenomenon``, ``gloss`` (English), ``text``,
``published`` (an ISO date, optional) and ``statements``. An expected statement has ``speaker_name`` (or ``speaker``,
a word of the surface, for people whose Latin spelling nobody can know), ``stance`` (several with ``|`` where the guide
leaves a choice), ``topic`` (words of which one must occur in the topic), and where they matter ``for``, ``negated``,
``condition`` (a word of it), ``targets`` and ``said_on``. Everything else that comes out fails the case, unless it
says ``"extra": true``.

Cases that do not hold yet stand in ``known-failures-LANG.txt``, with the reason; one that starts to hold must be
taken out.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.extract.reader import Reader
from kg.fold import fold
from kg.model import Statement
from kg.read.files import make_document
from kg.vocab.load import load_vocabulary

HERE = Path(__file__).resolve().parent
LANGUAGES = tuple(sorted(path.stem for path in HERE.glob("*.jsonl")))

Case = dict[str, Any]


def _cases(lang: str) -> list[Case]:
    lines = (HERE / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _known(lang: str) -> dict[str, str]:
    """The cases known to fail, with the reason behind ``#``."""
    path = HERE / f"known-failures-{lang}.txt"
    if not path.exists():
        return {}
    lines = (line.partition("#") for line in path.read_text(encoding="utf-8").splitlines())
    return {case.strip(): reason.strip() for case, _, reason in lines if case.strip()}


def _parameters() -> list[Any]:
    out = []
    for lang in LANGUAGES:
        known = _known(lang)
        for case in _cases(lang):
            reason = known.get(case["case"])
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason is not None else []
            out.append(pytest.param(lang, case, id=f"{lang}-{case['case']}", marks=marks))
    return out


@cache
def _reader() -> Reader:
    return Reader(load_vocabulary())


def _read(lang: str, case: Case) -> list[Statement]:
    metadata = {"published": case["published"]} if "published" in case else {}
    return list(_reader().read(make_document(case["case"], case["text"], lang=lang, metadata=metadata)))


def _same_name(expected: str, given: str) -> bool:
    one, other = set(fold(expected).replace("-", " ").split()), set(fold(given).replace("-", " ").split())
    return bool(one and other) and (one <= other or other <= one)


def _same_speaker(expected: Case, given: Statement) -> bool:
    if "speaker" in expected:
        return fold(expected["speaker"]) in fold(f"{given.speaker} {given.speaker_name_ar}")
    return _same_name(expected["speaker_name"], given.speaker_name)


def _fits(expected: Case, given: Statement) -> bool:
    return (
        _same_speaker(expected, given)
        and given.stance in expected["stance"].split("|")
        and expected.get("negated", False) == given.negated
        and any(fold(word) in fold(given.topic) for word in expected["topic"])
        and ("for" not in expected or fold(expected["for"]) == fold(given.for_))
        and ("condition" not in expected or fold(expected["condition"]) in fold(given.condition))
        and set(expected.get("targets", ())) <= set(given.targets)
        and ("said_on" not in expected or expected["said_on"] == given.said_on)
    )


def _match(expected: list[Case], given: list[Statement]) -> dict[int, int]:
    """As many expected statements as possible matched to statements of their own (augmenting paths)."""
    holder: dict[int, int] = {}

    def place(i: int, tried: set[int]) -> bool:
        for j, statement in enumerate(given):
            if j in tried or not _fits(expected[i], statement):
                continue
            tried.add(j)
            if j not in holder or place(holder[j], tried):
                holder[j] = i
                return True
        return False

    for i in range(len(expected)):
        place(i, set())
    return {i: j for j, i in holder.items()}


def _shown(statements: list[Statement]) -> str:
    return "\n".join(
        f"  {s.speaker_name} ({s.for_}) {'not ' if s.negated else ''}{s.stance} «{s.topic}» if «{s.condition}» "
        f"at {list(s.targets)} on {s.said_on or '-'} [{s.rule}]"
        for s in statements
    )


@pytest.mark.parametrize(("lang", "case"), _parameters())
def test_golden(lang: str, case: Case) -> None:
    given = _read(lang, case)
    found = _match(case["statements"], given)
    missing = [expected for i, expected in enumerate(case["statements"]) if i not in found]
    unexpected = [s for j, s in enumerate(given) if j not in found.values()]
    about = f"{case['phenomenon']}: {case['gloss']}\n{case['text']}\nwhat came out:\n{_shown(given)}"
    assert not missing, f"missing {json.dumps(missing, ensure_ascii=False)}\n{about}"
    assert case.get("extra", False) or not unexpected, f"unexpected\n{_shown(unexpected)}\n{about}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cases_are_well_formed(lang: str) -> None:
    cases = _cases(lang)
    vocabulary = load_vocabulary()
    ids = [case["case"] for case in cases]
    assert len(ids) == len(set(ids)), "a case id stands twice"
    assert set(_known(lang)) <= set(ids), "a known failure names no case"
    assert all(_known(lang).values()), "a known failure without its reason"
    stances = {str(stance) for stance in vocabulary.stances}
    for case in cases:
        assert case["phenomenon"], case["case"]
        assert case["gloss"], case["case"]
        for statement in case["statements"]:
            assert set(statement["stance"].split("|")) <= stances, f"{case['case']}: {statement['stance']}"
            assert statement.get("speaker_name") or statement.get("speaker"), case["case"]
            assert statement["topic"], case["case"]
