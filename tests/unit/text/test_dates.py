"""Dates as the news writes them, and days that lean on the day of publication."""

from __future__ import annotations

import pytest

from kg.fold import fold
from kg.text.dates import find_date, resolve_day
from kg.text.profile import get_profile


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("19th, May 2024 GMT", "2024-05-19"),
        ("19 مايو 2024", "2024-05-19"),
        ("١٩ مايو ٢٠٢٤", "2024-05-19"),
        ("۱۹ مايو ۲۰۲۴", "2024-05-19"),
        ("15 فبراير/شباط 2025", "2025-02-15"),
        ("15 شباط/فبراير 2025", "2025-02-15"),
        ("5 نوفمبر (تشرين الثاني) 2024", "2024-11-05"),
        ("5 تشرين الثاني/نوفمبر 2024", "2024-11-05"),
        ("31 كانون الأول 2023", "2023-12-31"),
        ("1 كانون الثاني 2024", "2024-01-01"),
        ("14 أيار 2025", "2025-05-14"),
        ("14 ايار 2025", "2025-05-14"),
        ("3 حزيران 2024", "2024-06-03"),
        ("20 غشت 2024", "2024-08-20"),
        ("12 جويلية 2024", "2024-07-12"),
        ("8 ماي 2024", "2024-05-08"),
        ("2 فيفري 2023", "2023-02-02"),
        ("30 شتنبر 2022", "2022-09-30"),
        ("15 دجنبر 2022", "2022-12-15"),
        ("May 19, 2024", "2024-05-19"),
        ("Nov. 5, 2024", "2024-11-05"),
        ("2024-05-19T14:30:00Z", "2024-05-19"),
        ("19/05/2024 14:30", "2024-05-19"),
        ("05/19/2024", "2024-05-19"),
        ("٢٠٢٤/٠٥/١٩", "2024-05-19"),
        ("19-مايو-2024", "2024-05-19"),
        ("2024 مايو 19", "2024-05-19"),
        ("مايو 2024", "2024-05"),
        ("الأحد 11 ذو القعدة 1445 هـ - 19 مايو 2024 م", "2024-05-19"),
        ("11/11/1445", ""),
        ("11 ذو القعدة 1445", ""),
        ("منذ 3 ساعات", ""),
        ("31 فبراير 2024", ""),
        ("2024-13-45", ""),
        ("15 مايو", ""),
        ("ماي ² 2024", ""),
        ("", ""),
    ],
)
def test_written_dates(text: str, date: str) -> None:
    assert find_date(text, "ar") == date


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("السبت", "2025-02-15"),
        ("اليوم الأحد", "2025-02-16"),
        ("أمس السبت", "2025-02-15"),
        ("أمس", "2025-02-15"),
        ("أول أمس", "2025-02-14"),
        ("أول من أمس الجمعة", "2025-02-14"),
        ("الإثنين", "2025-02-10"),
        ("الاثنين", "2025-02-10"),
        ("أمس الخميس", ""),
        ("14 فبراير", "2025-02-14"),
        ("١٤ شباط", "2025-02-14"),
        ("20 ديسمبر", "2024-12-20"),
        ("3 مارس 2022", "2022-03-03"),
        ("٣ مارس ٢٠٢٢", "2022-03-03"),
        ("قال الوزير", ""),
    ],
)
def test_days_seen_from_the_day_of_publication(words: str, day: str) -> None:
    assert resolve_day([fold(w) for w in words.split()], "2025-02-16", get_profile("ar")) == day


def test_without_a_day_of_publication_only_written_days_count() -> None:
    arabic = get_profile("ar")
    for published in ("", "2025", "2025-02"):
        assert resolve_day([fold("السبت")], published, arabic) == ""
        assert resolve_day([fold("أمس")], published, arabic) == ""
        assert resolve_day(["3", fold("مارس"), "2022"], published, arabic) == "2022-03-03"


def test_english_days() -> None:
    english = get_profile("en")
    assert resolve_day(["on", "saturday"], "2025-02-16", english) == "2025-02-15"
    assert resolve_day(["yesterday"], "2025-03-01", english) == "2025-02-28"
    assert resolve_day(["may", "19"], "2025-02-16", english) == "2024-05-19"
