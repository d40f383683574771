"""Nationality adjectives: inflected, of several words, in the dual, inside portfolios, and peoples in the plural."""

from __future__ import annotations

from functools import cache

import pytest

from kg.match.cased import CasedFinder
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.mentions import MentionFinder
from kg.match.passage import Passage
from kg.model import Span
from kg.vocab.load import load_vocabulary


@cache
def finder(lang: str) -> MentionFinder:
    lexicon = Lexicon(load_vocabulary(), lang)
    return CasedFinder(lexicon) if lexicon.profile.cased else MentionFinder(lexicon)


def at(text: str, lang: str = "ar") -> Mention:
    found = finder(lang).at(Passage(text, Span(0, len(text)), finder(lang).lexicon), 0, len(text.split()))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "lang", "country"),
    [
        ("الرئيس الكوري الجنوبي", "ar", "SouthKorea"),
        ("وزارة الخارجية الكورية الشمالية", "ar", "NorthKorea"),
        ("الجيش الجنوب أفريقي", "ar", "SouthAfrica"),
        ("رئيس الوزراء السوداني", "ar", "Sudan"),
        ("وزيرة الخارجية الألمانية", "ar", "Germany"),
        ("مسؤولون أميركيون", "ar", "UnitedStates"),
        ("the South Korean president", "en", "SouthKorea"),
        ("the North Korean Foreign Ministry", "en", "NorthKorea"),
        ("a South African official", "en", "SouthAfrica"),
        ("the Sudanese prime minister", "en", "Sudan"),
    ],
)
def test_the_state_of_an_adjective(text: str, lang: str, country: str) -> None:
    assert at(text, lang).country == f"actor:{country}"


def test_an_adjective_of_place_behind_a_nationality_is_no_other_state() -> None:
    assert at("وزارة الدفاع السودانية جنوبي الخرطوم").country == "actor:Sudan"


@pytest.mark.parametrize(
    ("text", "roles", "countries"),
    [
        ("الوزيران", {"role:minister"}, ()),
        ("الرئيسان الفرنسي والأميركي", {"role:president"}, ("actor:France", "actor:UnitedStates")),
        ("وزيرا الخارجية المصري والأردني", {"role:foreignMinister"}, ("actor:Egypt", "actor:Jordan")),
        ("وزيرتا الخارجية الألمانية والسويدية", {"role:foreignMinister"}, ("actor:Germany", "actor:Sweden")),
    ],
)
def test_titles_in_the_dual(text: str, roles: set[str], countries: tuple[str, ...]) -> None:
    found = at(text)
    assert (found.how, found.number) == ("pair", "d")
    assert roles <= set(found.roles)
    assert tuple(part.country for part in found.parts) == countries


@pytest.mark.parametrize(("text", "actor"), [("الأوروبيون", "Europe"), ("الروس", "Russia"), ("العراقيون", "Iraq")])
def test_peoples_in_the_plural(text: str, actor: str) -> None:
    found = at(text)
    assert (found.how, found.kind, found.candidates[0]) == ("group", "group", f"actor:{actor}")


def test_a_portfolio_has_no_state_of_its_own() -> None:
    assert at("وزير الخارجية والتعاون الإفريقي").organization == ""
    assert at("وزير الخارجية والتعاون الإفريقي المغربي").country == "actor:Morocco"


@pytest.mark.parametrize("text", ["مكتب ماكرون", "ديوان رئيس الحكومة التونسية", "مكتب وزير الدفاع الإسرائيلي"])
def test_the_office_of_somebody(text: str) -> None:
    found = at(text)
    assert (found.how, found.kind) == ("bureau", "organization")
    assert found.parts[0].kind == "person"


def test_an_office_for_somebody_is_not_that_persons() -> None:
    found = finder("ar").at(Passage("مكتب للرئيس", Span(0, 11), finder("ar").lexicon), 0, 2)
    assert found is None or found.how != "bureau"
