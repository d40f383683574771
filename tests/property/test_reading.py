"""What must hold of any text whatever: nothing raises, offsets point at the words, order does not matter."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.reader import Reader
from kg.fold import fold
from kg.read.files import make_document
from kg.read.lines import trim
from kg.text.tokens import iter_tokens
from kg.vocab.load import load_vocabulary

READER = Reader(load_vocabulary())

WORDS = st.sampled_from([
    "قال", "وأضاف", "أكد", "دعا", "رفض", "الرئيس", "وزير", "الخارجية", "الروسي", "سيرغي", "لافروف", "إن", "أن",
    "إلى", "على", "من", '"', "«", "»", "(", ")", "،", ".", ":", "-", "الحوار", "بوقف", "إطلاق", "النار", "مؤكدا",
    "لن", "نقبل", "إذا", "وفق", "مصدر", "دبلوماسي", "واشنطن", "التي", "نقلت", "عن", "قوله", "..", "؟", "\n",
])  # fmt: skip
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
OPENINGS = st.sampled_from([
    "قال الرئيس الروسي إن", "وأضاف أن", "دعا سيرغي لافروف إلى", "ورفض المتحدث", "وأكد وزير الخارجية أن", "وقال مصدر: «",
])  # fmt: skip
SPEECHES = st.lists(st.tuples(OPENINGS, SENTENCES).map(" ".join), min_size=1, max_size=4).map(" .\n".join)
ANY_TEXT = st.text(min_size=1, max_size=300)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(st.one_of(SENTENCES, SPEECHES, ANY_TEXT))
def test_no_text_breaks_the_reader(text: str) -> None:
    if trim(text, 0, len(text)) == (len(text), len(text)):
        return
    for lang in ("ar", "en"):
        document = make_document("any", text, lang=lang)
        for statement in READER.read(document):
            assert document.text[statement.evidence.start : statement.evidence.end] == statement.evidence_text
            assert statement.evidence_text.strip()
            assert statement.sentence is not None
            assert statement.sentence.start <= statement.evidence.start
            assert statement.evidence.end <= statement.sentence.end
            if statement.condition:
                assert statement.condition in document.text
            if statement.quote is not None:
                assert statement.evidence.start <= statement.quote.start < statement.quote.end


def test_reading_twice_gives_the_same() -> None:
    """At once by the same reader, and by a new one that meets the texts in the reverse order: nothing is carried over
    from one document to the next."""
    met: dict[str, list[dict[str, Any]]] = {}

    def records(reader: Reader, text: str) -> list[dict[str, Any]]:
        return [s.to_record() for s in reader.read(make_document("twice", text, lang="ar"))]

    @CALM
    @given(SPEECHES)
    def read(text: str) -> None:
        met[text] = records(READER, text)
        assert records(READER, text) == met[text]

    read()
    assert sum(map(len, met.values())) > len(met) > 70
    new = Reader(READER.vocabulary)
    for text in reversed(met):
        assert records(new, text) == met[text], text


@CALM
@given(ANY_TEXT, ANY_TEXT)
def test_folding_goes_letter_by_letter(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)


@CALM
@given(ANY_TEXT)
def test_tokens_point_at_their_words(text: str) -> None:
    last = 0
    for start, end, surface in iter_tokens(text):
        assert last <= start < end
        assert text[start:end] == surface
        last = end
