"""Who is meant: by name, by surname, by title on a day, by state and body, and for whom they speak."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.reader import Reader
from kg.model import Statement
from kg.read.files import make_document
from kg.vocab.load import load_vocabulary


@cache
def reader() -> Reader:
    return Reader(load_vocabulary())


def read(text: str, published: str = "", doc: str = "doc") -> list[Statement]:
    metadata = {"published": published} if published else {}
    return reader().read(make_document(doc, text, metadata))


def only(text: str, published: str = "") -> Statement:
    found = read(text, published)
    assert len(found) == 1, [s.speaker_name for s in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "published", "speaker", "behalf"),
    [
        # title, nationality and name; spellings of it
        ("رفض وزير الخارجية الروسي سيرغي لافروف العقوبات.", "", "SergeyLavrov", "Russia"),
        ("رفض وزير الخارجية الروسي سيرجي لافروف العقوبات.", "2023-01-02", "SergeyLavrov", "Russia"),
        ("Russian Foreign Minister Sergei Lavrov rejected the sanctions.", "", "SergeyLavrov", "Russia"),
        ("رفض عبد الفتاح السيسي التهجير.", "2024-03-01", "AbdelFattahElSisi", "Egypt"),
        ("رفض عبدالفتاح السيسى التهجير.", "2024-03-01", "AbdelFattahElSisi", "Egypt"),
        # surname alone
        ("رفض لافروف العقوبات.", "2023-01-02", "SergeyLavrov", "Russia"),
        ("Lavrov rejected the sanctions.", "2023-01-02", "SergeyLavrov", "Russia"),
        # title alone, on a day
        ("دعا الرئيس الفرنسي إلى وقف إطلاق النار.", "2015-03-01", "FrancoisHollande", "France"),
        ("دعا الرئيس الفرنسي إلى وقف إطلاق النار.", "2023-03-01", "EmmanuelMacron", "France"),
        ("The French president called for a ceasefire.", "2015-03-01", "FrancoisHollande", "France"),
        ("The French president called for a ceasefire.", "2023-03-01", "EmmanuelMacron", "France"),
        ("دعت المستشارة الألمانية إلى الحوار.", "2015-06-01", "AngelaMerkel", "Germany"),
        ("دعا المستشار الألماني إلى الحوار.", "2023-06-01", "OlafScholz", "Germany"),
        ("حذرت رئيسة المفوضية الأوروبية من التصعيد.", "2023-12-01", "UrsulaVonDerLeyen", "EuropeanUnion"),
        # a state and its seats, its institutions
        ("حذرت موسكو من التصعيد.", "", "Russia", "Russia"),
        ("Moscow warned of escalation.", "", "Russia", "Russia"),
        ("أكد الكرملين رفضه للمبادرة.", "", "Kremlin", "Russia"),
        ("أعلنت وزارة الخارجية الروسية رفضها للقرار.", "", "RussianForeignMinistry", "Russia"),
        ("The Russian Foreign Ministry rejected the plan.", "", "RussianForeignMinistry", "Russia"),
        # women
        ("رفضت وزيرة الخارجية الألمانية أنالينا بيربوك الاقتراح.", "2023-12-01", "AnnalenaBaerbock", "Germany"),
        # spokespeople: a ministry speaks for its state, a force with a name of its own for itself
        (
            "رفضت المتحدثة باسم وزارة الخارجية الروسية ماريا زاخاروفا القرار.",
            "2023-03-01",
            "MariaZakharova",
            "Russia",
        ),
        (
            "رفض المتحدث باسم الحرس الثوري الإيراني رمضان شريف الاتهامات.",
            "2022-05-24",
            "RamezanSharif",
            "IslamicRevolutionaryGuardCorps",
        ),
        ("رفض الحرس الثوري الإيراني الاتهامات.", "2022-05-24", "IslamicRevolutionaryGuardCorps", "Iran"),
        ("رفض المتحدث باسم الجيش الإسرائيلي دانيال هاغاري الاتهامات.", "2024-01-01", "DanielHagari", "Israel"),
        ("رفض المتحدث باسم الأمم المتحدة ستيفان دوجاريك الاتهامات.", "2024-01-01", "StephaneDujarric", "UnitedNations"),
        # the office of somebody
        ("رفض مكتب وزير الدفاع الإسرائيلي الاتهامات.", "2023-12-01", "OfficeOfYoavGallant", "Israel"),
        ("رفض مكتب رئيس الوزراء العراقي الاتهامات.", "2023-12-01", "IraqiPrimeMinistersOffice", "Iraq"),
        ("رفض مكتب نتنياهو الاتهامات.", "2023-12-01", "IsraeliPrimeMinistersOffice", "Israel"),
        # peoples
        ("رحب الأوروبيون بالاتفاق.", "", "Europeans", ""),
        ("رفض الروس المبادرة.", "", "Russians", ""),
    ],
)
def test_whom_a_form_means(text: str, published: str, speaker: str, behalf: str) -> None:
    statement = only(text, published)
    assert statement.speaker_id == f"actor:{speaker}"
    assert statement.for_id == (f"actor:{behalf}" if behalf else "")


def test_without_a_day_nobody_is_taken_for_the_holder() -> None:
    statement = only("دعا الرئيس الفرنسي إلى وقف إطلاق النار.")
    assert statement.speaker_id == "actor:FrenchPresident"
    assert statement.speaker_name == "French President"
    assert any("undated" in reason for reason in statement.because)


def test_a_title_of_the_other_gender_is_not_the_holder() -> None:
    assert only("دعا رئيس الوزراء البريطاني إلى الحوار.", "2022-09-20").speaker_id == "actor:BritishPrimeMinister"
    assert only("دعت رئيسة الوزراء البريطانية إلى الحوار.", "2022-09-20").speaker_id == "actor:LizTruss"


@pytest.mark.parametrize(
    "text",
    [
        "رفض وزير الخارجية الأميركي السابق مايك بومبيو الاتفاق.",
        "Former U.S. Secretary of State Mike Pompeo rejected the deal.",
    ],
)
def test_a_former_minister_speaks_for_himself(text: str) -> None:
    statement = only(text, "2023-03-01")
    assert (statement.speaker_id, statement.for_id, statement.former) == ("actor:MikePompeo", "", True)


def test_after_the_office_a_surname_speaks_for_nobody() -> None:
    assert only("رفض بومبيو الاتفاق.", "2019-03-01").for_id == "actor:UnitedStates"
    assert only("رفض بومبيو الاتفاق.", "2023-03-01").for_id == ""


def test_the_office_follows_the_day() -> None:
    earlier, later = only("رفض علي لاريجاني الاتفاق.", "2018-01-01"), only("رفض علي لاريجاني الاتفاق.", "2025-10-01")
    assert earlier.speaker_id == later.speaker_id == "actor:AliLarijani"
    assert earlier.office != later.office


def test_words_of_a_day_in_office_are_those_of_the_office() -> None:
    text = "وتعود الأزمة إلى أكتوبر 2019 حين أعلن الرئيس الأميركي السابق دونالد ترامب أن بلاده ترفض الاتفاق."
    statement = only(text, "2022-05-01")
    assert (statement.speaker_id, statement.for_id) == ("actor:DonaldTrump", "actor:UnitedStates")
    assert statement.said_on == "2019-10"


def test_a_former_holder_without_a_name_is_not_the_present_one() -> None:
    statement = only("دعا الرئيس الفرنسي السابق إلى الحوار.", "2023-06-01")
    assert statement.speaker_id == "actor:FormerFrenchPresident"
    assert statement.for_id == ""


def test_a_nationality_inside_a_portfolio_is_no_state() -> None:
    statement = only("رفض وزير الخارجية والتعاون الإفريقي المقترح.", "2023-12-01")
    assert "frica" not in statement.speaker_name + statement.for_
    text = "رفض وزير الشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج، ناصر بوريطة، المقترح."
    assert only(text, "2023-12-01").speaker_id == "actor:NasserBourita"


@pytest.mark.parametrize(
    "text",
    [
        "التقى وزير الخارجية المصري سامح شكري نظيره الأردني أيمن الصفدي في القاهرة. ودعا الوزيران إلى وقف إطلاق النار.",
        "دعا وزيرا الخارجية المصري والأردني إلى وقف إطلاق النار.",
        "دعا وزيرا خارجية مصر والأردن إلى وقف إطلاق النار.",
        "دعا الوزيران سامح شكري وأيمن الصفدي إلى وقف إطلاق النار.",
    ],
)
def test_a_title_in_the_dual_is_both_ministers(text: str) -> None:
    found = [s for s in read(text, "2023-12-01") if s.stance == "callsFor"]
    assert {(s.speaker_id, s.for_id) for s in found} == {
        ("actor:SamehShoukry", "actor:Egypt"),
        ("actor:AymanSafadi", "actor:Jordan"),
    }


def test_a_noun_means_the_body_named_before() -> None:
    text = "نقلت وكالة رويترز عن مصدر ترحيبه. ونشرت مجلة «نيوزويك» تقريرا. "
    text += "ورفضت المجلة الاتهامات. ورفضت الوكالة الاتهامات."
    found = [s.speaker_id for s in read(text) if s.stance == "rejects"]
    assert found == ["actor:Newsweek", "actor:Reuters"]
