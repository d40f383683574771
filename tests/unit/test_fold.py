"""Folding: spellings meet, offsets survive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكّد", "اكد"),
        ("إلى", "الي"),
        ("آمن", "امن"),
        ("الخارجية", "الخارجيه"),
        ("الـسلام", "السلام"),
        ("هٰذا", "هذا"),
        ("\u202bروسيا\u202c", "روسيا"),
        ("ایران", "إيران"),
        ("MOSCOW", "Moscow"),
        ("Sana’a", "sana'a"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("سؤال", "سوال"), ("مسئول", "مسيول"), ("حض", "حظ"), ("ß", "ss")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(), st.text())
def test_code_points_fold_alone(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


def test_every_code_point_gives_one_or_none_and_is_stable() -> None:
    for code in range(0x110000):
        folded = fold(chr(code))
        assert len(folded) <= 1, hex(code)
        assert fold(folded) == folded, hex(code)


def test_decomposed_hamza_of_alef_meets_the_composed_one() -> None:
    for letter in "أإآ":
        assert fold(unicodedata.normalize("NFD", letter)) == fold(letter)
