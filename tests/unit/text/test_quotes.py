"""Quotation marks of every kind: nested, unclosed, glued to words, around single words."""

from __future__ import annotations

import pytest

from kg.text.quotes import find_quotes
from kg.text.tokens import iter_tokens


def quoted(text: str, ends: str = "") -> list[tuple[str, bool, int]]:
    """The words of each quotation, whether it is closed, how deep it stands; it must end before the word ``ends``."""
    tokens = list(iter_tokens(text))
    found = find_quotes(tokens, text, lambda i: tokens[i][2] == ends)
    return [(text[tokens[q.open][1] : tokens[q.close - 1][1]].strip(), q.closed, q.depth) for q in found]


@pytest.mark.parametrize("marks", ["«»", "“”", "„“", "‹›", '""', "„”", "＂＂"])
def test_every_kind_of_mark(marks: str) -> None:
    assert quoted(f"قال {marks[0]}لن نقبل ذلك{marks[1]} وغادر.") == [("لن نقبل ذلك", True, 0)]


@pytest.mark.parametrize(
    "text",
    ['قال إن"لا قرارات بلا أوكرانيا".', 'قال إن "لا قرارات بلا أوكرانيا".', 'قال إن"لا قرارات بلا أوكرانيا"وغادر.'],
)
def test_marks_glued_to_words(text: str) -> None:
    assert quoted(text) == [("لا قرارات بلا أوكرانيا", True, 0)]


def test_one_inside_the_other() -> None:
    assert quoted("قال «نرفض خطة “السلام” هذه» وغادر") == [("نرفض خطة “السلام” هذه", True, 0), ("السلام", True, 1)]
    assert quoted("قال «نرفض «الصفقة» كلها»") == [("نرفض «الصفقة» كلها", True, 0), ("الصفقة", True, 1)]


def test_two_in_a_row() -> None:
    assert quoted('قال "لن نقبل" ثم أضاف "لن نتراجع" وغادر') == [("لن نقبل", True, 0), ("لن نتراجع", True, 0)]


def test_scare_quotes_keep_their_one_word() -> None:
    assert quoted('وصف الخطوة بأنها "استفزازية" ومرفوضة') == [("استفزازية", True, 0)]


def test_an_unclosed_one_ends_with_the_paragraph() -> None:
    assert quoted("قال «نحن نرفض ذلك. هذا موقفنا") == [("نحن نرفض ذلك. هذا موقفنا", False, 0)]


def test_an_unclosed_one_ends_where_a_report_begins() -> None:
    assert quoted("قال «نحن نرفض ذلك. وأضاف أن الحوار ممكن", ends="وأضاف") == [("نحن نرفض ذلك.", False, 0)]


def test_a_closing_mark_alone_is_none() -> None:
    assert quoted("قال نرفض» ذلك") == []


@pytest.mark.parametrize("text", ["«", '"', '"""', "»«", "“„”", "««»", '« " » "'])
def test_odd_marks_do_not_break_it(text: str) -> None:
    tokens = list(iter_tokens(text))
    for quote in find_quotes(tokens, text):
        assert 0 <= quote.open < quote.close <= len(tokens)
