"""The mini-language of topic patterns, and the words that it compares."""

from __future__ import annotations

import pytest

from kg.errors import VocabularyError
from kg.match.topics_patterns import PatternSet
from kg.match.topics_words import rules_of, stem_arabic, stem_english, words_of


def found(pattern: str, phrase: str, lang: str = "en") -> bool:
    rules = rules_of(lang)
    patterns = PatternSet(rules)
    patterns.add_pattern(0, pattern)
    words = [word for word in words_of(phrase) if word not in rules.skipped]
    return bool(patterns.find([patterns.slots_of(word) for word in words]))


@pytest.mark.parametrize(
    ("pattern", "phrase", "expected"),
    [
        ("peace talks", "the peace talks", True),
        ("peace talks", "talks on peace", False),
        ("talks peace", "talks on the peace", True),
        ("lift|ease sanctions", "easing of sanctions", True),
        ("lift|ease sanctions", "sanctions", False),
        ("lift * sanctions", "lifting sanctions", True),
        ("lift * sanctions", "lifting all remaining sanctions", True),
        ("lift * sanctions", "lifting one two three sanctions", False),
        ("a|united+nations resolution", "a United Nations resolution", True),
        ("united+nations|un resolution", "a resolution of the United Nations", False),
        ("united+nations|un resolution", "the UN resolution", True),
        ("strike|_ action", "action", True),
        ("iran & nuclear", "nuclear plans that nobody in Tehran or Iran denies", True),
        ("iran & nuclear", "nuclear plans", False),
        ("iran & iran", "Iran", False),
        ("=talks", "talk", False),
        ("=talks", "talks", True),
    ],
)
def test_patterns(pattern: str, phrase: str, expected: bool) -> None:
    assert found(pattern, phrase) is expected


@pytest.mark.parametrize(
    ("pattern", "phrase", "expected"),
    [
        ("=سلام", "وللسلام", True),
        ("=سلام", "سلامة", False),
        ("==مالي", "مالي", True),
        ("==مالي", "المالي", False),
        ("رفع|إلغاء * عقوبات", "برفعها كل العقوبات", True),
        ("رفع|إلغاء * عقوبات", "ترفع العقوبات", False),
        ("إطلاق+نار|قتال هدنة", "إطلاق النار والهدنة", True),
    ],
)
def test_arabic_patterns(pattern: str, phrase: str, expected: bool) -> None:
    assert found(pattern, phrase, "ar") is expected


@pytest.mark.parametrize("pattern", ["", "~", "of the", "*", "iran & ", "long range & missile", "two-state solution"])
def test_patterns_that_say_nothing_are_refused(pattern: str) -> None:
    with pytest.raises(VocabularyError):
        PatternSet(rules_of("en")).add_pattern(0, pattern)


@pytest.mark.parametrize(
    "words",
    [
        "مفاوضات المفاوضات مفاوضة مفاوضاتها مفاوضاتهم",
        "إيران الإيراني إيرانية الإيرانيين",
        "إدانة إدانتها الإدانات",
        "لاجئ لاجئين اللاجئون اللاجئات",
        "التزام الالتزام الالتزامات",
        "إلغاء الإلغاء",
        "الحد حد",
    ],
)
def test_forms_of_an_arabic_word_meet(words: str) -> None:
    assert len({stem_arabic(word) for word in words_of(words)}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "sanction sanctions sanctioned",
        "lift lifts lifting lifted",
        "normalise normalising normalize normalized",
        "supply supplies",
        "cut cuts cutting",
        "defence defense",
        "behaviour behavior",
        "programme program programs",
        "Iran Iran's",
    ],
)
def test_forms_of_an_english_word_meet(words: str) -> None:
    assert len({stem_english(word) for word in words_of(words)}) == 1


def test_forms_of_different_words_stay_apart() -> None:
    assert stem_arabic("حرب") != stem_arabic("حزب")
    assert stem_english("united") != stem_english("unity")
    assert stem_english("news") != stem_english("newly")
