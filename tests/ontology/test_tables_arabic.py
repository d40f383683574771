"""Arabic forms as news writes them."""

from __future__ import annotations

import pytest
from tables_arabic import WordError, noun_forms, participle_forms, strip, verb_forms


@pytest.mark.parametrize(
    ("lemma", "root", "wazn", "expected"),
    [
        (
            "دَعَا",
            "دعو",
            "I/a~u",
            {
                "perfect3ms": "دعا",
                "perfect3fs": "دعت",
                "perfect3mp": "دعوا",
                "perfect1p": "دعونا",
                "imperfect3ms": "يدعو يدع",
                "imperfect3mp": "يدعون يدعوا",
                "passiveImperfect3ms": "يدعى يدع",
            },
        ),
        ("حَضَّ", "حضض", "I/a~u", {"perfect3ms": "حض", "perfect1s": "حضضت", "imperfect3mp": "يحضون يحضوا"}),
        ("طَالَبَ", "طلب", "III", {"perfect3fd": "طالبتا", "passivePerfect3ms": "طولب", "imperfect3fs": "تطالب"}),
        ("رَأَى", "رأي", "I/a~a", {"perfect3ms": "رأى رآ", "perfect3mp": "رأوا", "imperfect3ms": "يرى ير"}),
        ("أَكَّدَ", "أكد", "II", {"perfect3md": "أكدا", "imperfect3ms": "يؤكد", "imperfect1s": "أؤكد"}),
        ("اِتَّهَمَ", "وهم", "VIII", {"perfect3ms": "اتهم", "imperfect3mp": "يتهمون يتهموا", "passivePerfect3fs": "اتهمت"}),
        ("أَبْدَى", "بدي", "IV", {"perfect3ms": "أبدى", "perfect3fs": "أبدت", "imperfect3ms": "يبدي يبد"}),
        ("قَالَ", "قول", "I/a~u", {"perfect3fp": "قلن", "imperfect3ms": "يقول يقل", "passivePerfect3ms": "قيل"}),
        ("وَدَّ", "ودد", "I/i~a", {"perfect1p": "وددنا", "imperfect3ms": "يود يودد"}),
        ("آمَنَ", "أمن", "IV", {"perfect3ms": "آمن", "imperfect3ms": "يؤمن", "imperfect1s": "أومن أؤمن"}),
        ("اِسْتَبْعَدَ", "بعد", "X", {"perfect3ms": "استبعد", "passivePerfect3fs": "استبعدت", "imperfect3fs": "تستبعد"}),
        ("اِتَّخَذَ", "أخذ", "VIII", {"perfect3ms": "اتخذ", "imperfect3ms": "يتخذ"}),
    ],
)
def test_verbs(lemma: str, root: str, wazn: str, expected: dict[str, str]) -> None:
    forms = verb_forms(lemma, root, wazn)
    assert {slot: " ".join(forms[slot]) for slot in expected} == expected
    assert all(form == strip(form) for group in forms.values() for form in group)


def test_a_verb_of_the_passive_alone_has_the_slots_of_its_subject() -> None:
    forms = verb_forms("صُدِمَ", "صدم", "I/a~i")
    assert forms["perfect3ms"] == ("صدم",)
    assert "passivePerfect3ms" not in forms


def test_a_lemma_with_fewer_vowel_signs_is_accepted() -> None:
    assert verb_forms("أكّد", "أكد", "II") == verb_forms("أَكَّدَ", "أكد", "II")


@pytest.mark.parametrize(
    ("lemma", "root", "wazn", "column"),
    [
        ("أَكَّدَ", "أكد", "IV", "lemma"),
        ("قَالَ", "قول", "فلان", "wazn"),
        ("قَالَ", "ق", "II", "root"),
        ("قَالَ", "قول", "", "wazn"),
    ],
)
def test_verbs_that_cannot_be(lemma: str, root: str, wazn: str, column: str) -> None:
    with pytest.raises(WordError) as caught:
        verb_forms(lemma, root, wazn)
    assert caught.value.column == column


def test_participles_take_gender_number_and_accusative() -> None:
    assert set(participle_forms(["مؤكد"])) == {
        *("مؤكد", "مؤكدا", "مؤكدة", "مؤكدان", "مؤكدين", "مؤكدتان", "مؤكدتين", "مؤكدون", "مؤكدات"),
    }
    weak = participle_forms(["داع", "داعي"], weak=True)
    assert {"داع", "داعيا", "داعية", "داعون", "داعين", "داعيتين"} <= set(weak)
    assert "داعا" not in weak and "داعيون" not in weak
    assert {"مسمى", "مسماة", "مسمون"} <= set(participle_forms(["مسمى"]))


def test_a_restricted_participle_stays_as_it_is() -> None:
    assert participle_forms(["معلقا", "معلقة"]) == ("معلقا", "معلقة")


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("دعوة", "دعوة دعوات"),
        ("رفض", "رفض رفضا"),
        ("تأكيد", "تأكيد تأكيدا تأكيدات"),
        ("ادعاء", "ادعاء ادعائ ادعاؤ ادعاءات"),
        ("شكوى", "شكوى"),
    ],
)
def test_verbal_nouns(base: str, expected: str) -> None:
    assert noun_forms(base) == tuple(expected.split())
