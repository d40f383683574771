"""The guess of a text's language: script first, then the commonest words."""

from __future__ import annotations

import pytest

from kg.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("قال الوزير إن الحوار ممكن", "ar"),
        ("لافروف: لا بديل عن الحوار", "ar"),
        ("قال المتحدث باسم NATO إن Rutte سيزور كييف", "ar"),
        ("وزير الخارجية المصري يلتقي نظيره الإيراني", "ar"),
        ("The minister said that talks are possible", "en"),
        ("Lavrov: no alternative to talks", "en"),
        ("وزیر امور خارجه گفت که این کشور به توافق پایبند است", "fa"),
        ("وزیر خارجہ نے کہا ہے کہ مذاکرات کے لیے تیار ہیں", "ur"),
        ("Le ministre a dit que la France est pour le dialogue", "fr"),
        ("Der Minister sagte, die Gespräche mit Russland sind auf dem Weg und das ist gut", "de"),
        ("El ministro dijo que la paz es posible en la región", "es"),
        ("שר החוץ דחה את ההצעה", "und"),
        ("外交部长拒绝了这一提议", "und"),
        ("12345 … !!", "und"),
        ("", "und"),
    ],
)
def test_guess(text: str, tag: str) -> None:
    assert guess_language(text) == tag


def test_the_first_page_decides() -> None:
    assert guess_language("قال الوزير إن الحوار ممكن. " * 400 + "The minister said no. " * 4000) == "ar"
