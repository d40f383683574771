"""Stance families in English on PLOVER's validation sentences: no score may fall below its floor."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.extract.reader import Reader
from kg.vocab.load import load_vocabulary

FLOORS = {"consent": 0.70, "refusal": 0.70, "request": 0.82, "threat": 0.62, "macro": 0.75}


def _measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plover_measure", Path(__file__).with_name("measure.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Chile agreed to open its archives.", "consent"),
        ("Kenya demanded an apology from the company.", "request"),
        ("Latvia rejected the offer.", "refusal"),
        ("The rebels threatened to attack the capital.", "threat"),
        ("Two trains collided in the fog.", ""),
    ],
)
def test_a_sentence_has_the_family_of_its_act(text: str, family: str, reader: Reader) -> None:
    assert _measure().family(reader, text) == family


def test_no_score_falls_below_its_floor(reader: Reader) -> None:
    measure = _measure()
    path = measure.gold_file()
    if path is None:
        pytest.skip("set STANCEGRAPH_GOLD to the folder that holds plover/")
    scores = measure.measure(reader, path)
    fallen = {name: round(scores[name], 3) for name, floor in FLOORS.items() if scores[name] < floor}
    assert not fallen
