"""English forms: the spelling rules, and irregular verbs from the table."""

from __future__ import annotations

import pytest
from tables_english import forms


@pytest.mark.parametrize(
    ("lemma", "irregular", "expected"),
    [
        ("say", ["said"], "say says said said saying"),
        ("give", ["gave", "given"], "give gives gave given giving"),
        ("deny", [], "deny denies denied denied denying"),
        ("admit", [], "admit admits admitted admitted admitting"),
        ("offer", [], "offer offers offered offered offering"),
        ("ban", [], "ban bans banned banned banning"),
        ("vow", [], "vow vows vowed vowed vowing"),
        ("stress", [], "stress stresses stressed stressed stressing"),
        ("agree", [], "agree agrees agreed agreed agreeing"),
    ],
)
def test_verbs(lemma: str, irregular: list[str], expected: str) -> None:
    made = forms(lemma, "verb", irregular)
    slots = ("base", "present3s", "past", "passiveParticiple", "participle")
    assert [made[slot] for slot in slots] == [(form,) for form in expected.split()]


def test_the_first_word_of_a_phrasal_verb_is_inflected() -> None:
    made = forms("speak out", "verb", ["spoke", "spoken out"], nouns=["outcry"])
    assert made["past"] == ("spoke out",)
    assert made["passiveParticiple"] == ("spoken out",)
    assert made["verbalNoun"] == ("outcry", "outcries")


def test_nouns_have_a_plural_and_other_words_their_lemma() -> None:
    assert forms("rejection", "noun") == {"noun": ("rejection", "rejections")}
    assert forms("according to", "phrase") == {"phrase": ("according to",)}
