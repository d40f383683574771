"""People whom the registry lacks: one node where the text lets one know it, and never one node too few."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.identity import identify_in
from kg.extract.reader import Reader
from kg.extract.unresolved import find_unresolved, near
from kg.model import Statement
from kg.read.files import make_document
from kg.vocab.load import load_vocabulary

MINISTER = "رفض وزير الزراعة السوداني مزمل قرشاب القرار."


@cache
def reader() -> Reader:
    return Reader(load_vocabulary())


def read(text: str, doc: str = "doc", published: str = "2023-05-01") -> list[Statement]:
    return reader().read(make_document(doc, text, {"published": published}))


def speakers(text: str, doc: str = "doc", published: str = "2023-05-01") -> list[str]:
    return [s.speaker_id for s in read(text, doc, published)]


def test_an_unknown_person_has_a_stable_id_and_labels_in_both_scripts() -> None:
    (statement,) = read(MINISTER)
    assert statement.speaker_id.startswith("actor:x-")
    assert statement.speaker_name_ar == "مزمل قرشاب"
    assert statement.speaker_name.isascii()
    assert statement.for_id == "actor:Sudan"
    assert speakers(MINISTER) == speakers(MINISTER)


def test_an_unknown_person_of_an_english_text_has_an_arabic_label() -> None:
    (statement,) = read("Sudanese Agriculture Minister Harold Pennington rejected the decision.")
    assert statement.speaker_name == "Harold Pennington"
    assert statement.speaker_name_ar == "هارولد بينينغتون"


def test_two_spellings_in_one_document_are_one_person() -> None:
    text = "رفض الخبير سيرغي كولماكوف القرار. وأيد سيرجي كولمكوف الحوار."
    assert len(set(speakers(text))) == 1


def test_a_surname_means_who_was_named_before() -> None:
    assert len(set(speakers(MINISTER + " وأيد قرشاب الحوار."))) == 1


def test_name_state_and_office_are_one_person_in_two_documents() -> None:
    other = "رفض وزير الزراعة السوداني مزّمل قرشاب الاتفاق."
    assert speakers(MINISTER, "one") == speakers(other, "two")


def test_another_state_or_office_is_another_person() -> None:
    assert speakers(MINISTER) != speakers(MINISTER.replace("السوداني", "المصري"))
    assert speakers(MINISTER) != speakers(MINISTER.replace("الزراعة", "العدل"))


def test_a_bare_name_is_not_the_same_person_in_two_documents() -> None:
    text = "رفض الخبير مزمل قرشاب القرار."
    assert speakers(text, "one") != speakers(text, "two")
    assert speakers(text, "one") == speakers(text, "one")


def test_a_bare_title_is_not_the_same_person_in_two_documents() -> None:
    text = "رفض وزير الخارجية القرار."
    assert speakers(text, "one") != speakers(text, "two")


def test_namesakes_with_other_given_names_stay_apart() -> None:
    text = "رفض وزير الزراعة السوداني أحمد قرشاب القرار. ورفض وزير العدل السوداني محمد قرشاب القرار."
    assert len(set(speakers(text))) == 2
    text = "رفض وزير الزراعة السوداني حسن قرشاب القرار. ورفض وزير الزراعة السوداني حسين قرشاب القرار."
    assert len(set(speakers(text))) == 2


def test_an_ambiguous_surname_stays_unmerged_and_says_so() -> None:
    (statement,) = reader().read(make_document("doc", "رفض المالكي القرار."))
    assert statement.speaker_id.startswith("actor:x-")
    reasons = " ".join(statement.because)
    assert "ambiguous" in reasons
    assert "actor:NouriAlMaliki" in reasons
    assert "actor:RiyadAlMaliki" in reasons


@pytest.mark.parametrize(
    ("text", "published", "speaker"),
    [
        ("رفض رئيس الوزراء العراقي المالكي القرار.", "2012-05-01", "actor:NouriAlMaliki"),
        ("رفض وزير الخارجية الفلسطيني المالكي القرار.", "2012-05-01", "actor:RiyadAlMaliki"),
        ("رفضت هيلي القرار.", "2018-03-01", "actor:NikkiHaley"),
        ("رفض هيلي القرار.", "2024-10-01", "actor:JohnHealey"),
        ("رفض المالكي القرار.", "2012-05-01", ""),
    ],
)
def test_state_office_and_day_tell_namesakes_apart(text: str, published: str, speaker: str) -> None:
    (found,) = speakers(text, published=published)
    assert found == speaker or (not speaker and found.startswith("actor:x-"))


def test_who_was_named_before_tells_namesakes_apart() -> None:
    text = "رفض وزير الخارجية الفلسطيني رياض المالكي القرار. وفي المؤتمر رفض المالكي الاتهامات."
    assert set(speakers(text, published="2012-05-01")) == {"actor:RiyadAlMaliki"}


def test_identity_in_a_text_knows_what_was_said_before() -> None:
    text = "رفض وزير الزراعة السوداني مزمل قرشاب القرار. وأيد قرشاب الحوار."
    found = list(identify_in("قرشاب", make_document("t", text), reader()))
    assert len(found) == 2
    assert found[0].parties[0].id == found[1].parties[0].id


def test_unresolved_lists_the_most_frequent_first() -> None:
    text = MINISTER + " وأيد قرشاب الحوار. ودعا الرئيس الفرنسي إلى الحوار. ورفضت روسيا القرار."
    records = [s.to_record() for s in read(text, published="")]
    found = find_unresolved(records, load_vocabulary())
    assert [(one.what, one.count) for one in found] == [("name", 2), ("office", 1)]
    assert found[0].label("ar") == "مزمل قرشاب"
    assert found[0].role == "role:agricultureMinister"


def test_unresolved_names_registered_people_of_like_names() -> None:
    record = {
        "speaker_id": "actor:x-0123456789ab",
        "speaker_kind": "person",
        "speaker_name": "Sergei Lavroff",
        "speaker_name_ar": "سرغي لافروف",
        "doc": "d",
    }
    (one,) = find_unresolved([record], load_vocabulary())
    assert near(one, load_vocabulary()) == ["actor:SergeyLavrov"]
