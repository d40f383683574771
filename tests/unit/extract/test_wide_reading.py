"""The wide reading: every attribution, by whom it may be, and no statement that the narrow one does not make."""

from __future__ import annotations

import pytest

from kg.extract.frame import Frame
from kg.extract.reader import Reader
from kg.read.files import make_document
from kg.vocab.load import load_vocabulary
from kg.vocab.types import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def frames(vocabulary: Vocabulary, text: str, *, wide: bool) -> list[Frame]:
    document = make_document("wide", text, lang="en")
    reader = Reader(vocabulary, wide=wide)
    return [f for article in document.articles for _, found in reader.sentences(document, article) for f in found]


def test_whoever_attributes_counts_in_a_wide_reading_only(vocabulary: Vocabulary) -> None:
    text = "Somebody said that the bridge would close."
    assert [f.who[0].name for f in frames(vocabulary, text, wide=True)] == ["Somebody"]
    assert frames(vocabulary, text, wide=False) == []


def test_a_passive_that_names_nobody_is_an_attribution_by_nobody(vocabulary: Vocabulary) -> None:
    text = "The river is expected to rise on Friday."
    assert [(f.rule, f.who) for f in frames(vocabulary, text, wide=True)] == [("passive.nobody", ())]
    assert frames(vocabulary, text, wide=False) == []


def test_a_passive_by_nobody_does_not_silence_who_spoke_before(vocabulary: Vocabulary) -> None:
    text = "The Danish envoy rejected the draft. It is expected to fail. He added that talks were over."
    found = frames(vocabulary, text, wide=True)
    assert found[-1].who == found[0].who
