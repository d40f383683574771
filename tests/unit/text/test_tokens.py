"""Tokens and the clitics on them."""

from __future__ import annotations

import pytest

from kg.fold import fold
from kg.text.profile import get_profile
from kg.text.tokens import iter_tokens
from kg.text.words import readings, without_enclitic


def cut(text: str) -> list[str]:
    return [surface for _, _, surface in iter_tokens(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("جيه.دي فانس", ["جيه.دي", "فانس"]),
        ('قال إن"لا"', ["قال", "إن", '"', "لا", '"']),
        ("بنسبة 60% و3.5٪", ["بنسبة", "60%", "و", "3.5", "٪"]),
        ("الأُمَّــة العربيَّة", ["الأُمَّــة", "العربيَّة"]),
        ("al-Assad don't U.S. officials", ["al-Assad", "don't", "U.S.", "officials"]),
        ("Russia's offer", ["Russia", "'s", "offer"]),
        ("نعم... لا .. ربما…", ["نعم", "...", "لا", "..", "ربما", "…"]),
        ("\u200fقال\u200e الوزير\u202c", ["قال", "الوزير"]),
        ("", []),
    ],
)
def test_cutting(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens


def test_offsets_are_those_of_the_text_given() -> None:
    text = "\ufeff\u202bقال «لا».\r\nثم"
    assert [text[s:e] for s, e, _ in iter_tokens(text)] == cut(text) == ["قال", "«", "لا", "»", ".", "ثم"]
    assert [t[2] for t in iter_tokens(text, 5, 9)] == cut(text[5:9])


@pytest.mark.parametrize(
    ("word", "conjunction", "prefix", "article", "stem"),
    [
        ("وأكد", "و", "", False, "اكد"),
        ("فالحوار", "ف", "", True, "حوار"),
        ("وبالحوار", "و", "ب", True, "حوار"),
        ("للحوار", "", "ل", True, "حوار"),
        ("لروسيا", "", "ل", False, "روسيا"),
        ("كالحوار", "", "ك", True, "حوار"),
        ("سيدعو", "", "س", False, "يدعو"),
        ("وستدعو", "و", "س", False, "تدعو"),
    ],
)
def test_clitics_in_front(word: str, conjunction: str, prefix: str, article: bool, stem: str) -> None:
    found = {(r.conjunction, r.prefix, r.article, r.stem) for r in readings(fold(word), get_profile("ar"))}
    assert (conjunction, prefix, article, stem) in found


def test_the_whole_word_comes_first_and_nothing_twice() -> None:
    for word in ("وزير", "بلاد", "وقال", "لله", "و", "في"):
        found = readings(fold(word), get_profile("ar"))
        assert found[0].stem == fold(word)
        assert found[0].bare
        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("word", "stem", "enclitic"),
    [
        ("حضهم", "حض", "هم"),
        ("يراها", "يري", "ها"),
        ("قلقه", "قلق", "ه"),
        ("دعوته", "دعوه", "ه"),
        ("قالوها", "قالوا", "ها"),
        ("بلادنا", "بلاد", "نا"),
    ],
)
def test_clitics_behind(word: str, stem: str, enclitic: str) -> None:
    assert (stem, enclitic) in without_enclitic(fold(word), get_profile("ar"))


def test_english_has_none() -> None:
    assert [r.stem for r in readings("bank", get_profile("en"))] == ["bank"]
    assert without_enclitic("bank", get_profile("en")) == []
