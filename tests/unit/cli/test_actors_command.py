"""``kg actors`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.actors import actors
from kg.errors import InputError, OutputError, VocabularyError
from kg.vocab.load import load_vocabulary

UNKNOWN = "رفض وزير الزراعة السوداني مزمل قرشاب القرار. ودعا الرئيس الفرنسي إلى الحوار."


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(actors, arguments, input=given)


def test_show_tells_forms_offices_and_reasons() -> None:
    result = run("show", "لافروف", "--on", "2023")
    assert result.exit_code == 0
    for line in (
        "form       لافروف @ar (short) of actor:SergeyLavrov",
        "candidate  actor:SergeyLavrov  kept: Foreign Minister of Russia, 2004-03-09 to now",
        "means      actor:SergeyLavrov  Sergey Lavrov, for Russia",
        "actor      actor:SergeyLavrov  Sergey Lavrov · سيرغي لافروف",
        "office     Foreign Minister of Russia, 2004-03-09 to now",
    ):
        assert line in result.output


@pytest.mark.parametrize("name", ["الرئيس الفرنسي", "French President", "the French president"])
def test_show_reads_a_title_on_a_day(name: str) -> None:
    assert "means     actor:FrancoisHollande" in run("show", name, "--on", "2015-03-01").output
    undated = run("show", name).output
    assert "actor:FrenchPresident" in undated
    assert "undated" in undated


@pytest.mark.parametrize("name", ["SergeyLavrov", "actor:SergeyLavrov"])
def test_show_takes_an_id(name: str) -> None:
    record = json.loads(run("show", name, "--format", "json").output)
    assert [a["id"] for a in record["actors"]] == ["actor:SergeyLavrov"]
    assert record["actors"][0]["memberships"][0]["start"] == "2004-03-09"


def test_show_in_a_text_reads_what_stands_around() -> None:
    text = "رفض وزير الخارجية الفلسطيني رياض المالكي القرار. وفي المؤتمر رفض المالكي الاتهامات."
    record = json.loads(run("show", "المالكي", "--in", text, "--format", "json").output)
    assert [m["id"] for one in record["means"] for m in one["means"]] == ["actor:RiyadAlMaliki"] * 2
    alone = json.loads(run("show", "المالكي", "--format", "json").output)
    assert len(alone["means"][0]["candidates"]) == 2
    assert any("ambiguous" in reason for reason in alone["means"][0]["because"])


def test_show_as_turtle_has_the_offices() -> None:
    output = run("show", "لافروف", "--format", "turtle").output
    assert 'skos:prefLabel "سيرغي لافروف"@ar, "Sergey Lavrov"@en' in output
    assert "org:role role:foreignMinister" in output
    assert "actor:Russia\n" not in output


def test_show_says_when_a_name_is_not_known() -> None:
    assert "no such name in the registry" in run("show", "مزمل قرشاب").output
    assert "unknown" in run("show", "؟؟").output


@pytest.mark.parametrize(
    "arguments", [("show", " "), ("show", "لافروف", "--on", "yesterday"), ("show", "x", "--on", "2015-13")]
)
def test_show_refuses_what_it_cannot_read(arguments: tuple[str, ...]) -> None:
    assert isinstance(run(*arguments).exception, InputError)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(UNKNOWN, "utf-8")
    return path


def test_unresolved_drafts_turtle_that_can_be_used(document: Path, tmp_path: Path) -> None:
    result = run("unresolved", str(document))
    assert result.exit_code == 0
    assert "met once, in a" in result.output
    assert "# membership:PERSON-president-France a org:Membership ;" in result.output
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "draft.ttl").write_text(result.output, "utf-8")
    (new,) = [a for a in load_vocabulary([mine]).actors.values() if "مزمل قرشاب" in a.label.values()]
    assert new.of == "actor:Sudan"
    assert [(m.role, m.of) for m in new.memberships] == [("role:agricultureMinister", "actor:Sudan")]
    shown = run("show", "قرشاب", "--vocabulary", str(mine), "--in", UNKNOWN)
    assert f"means      {new.id}" in shown.output


def test_unresolved_reads_statements_too(tmp_path: Path) -> None:
    record = {"doc": "d", "speaker_id": "actor:x-0123456789ab", "speaker_name": "A B", "speaker_kind": "person"}
    known = {**record, "speaker_id": "actor:Russia", "speaker_name": "Russia", "speaker_kind": "country"}
    path = tmp_path / "said.jsonl"
    path.write_text("\n".join(json.dumps(r) for r in (record, known, record)), "utf-8")
    found = json.loads(run("unresolved", str(path), "--format", "json").output)
    assert [(one["id"], one["said"]) for one in found] == [("actor:x-0123456789ab", 2)]
    table = run("unresolved", "-", "--format", "table", given=path.read_text("utf-8")).output
    assert "A B" in table


def test_unresolved_names_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"speaker_id": "actor:Russia"}\n{"a": 1}\n', "utf-8")
    problem = run("unresolved", str(path)).exception
    assert isinstance(problem, InputError)
    assert "line 2" in str(problem)


def test_add_writes_an_entry_that_is_used(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    result = run(
        *("add", "Jane Doe", "--ar", "جين دو", "--of", "Canada", "--role", "governor", "--start", "2024-05"),
        *("--gender", "f", "--short", "دو", "--vocabulary", str(mine)),
    )
    assert result.exit_code == 0, result.output
    actor = load_vocabulary([mine]).actors["actor:JaneDoe"]  # type: ignore[index]
    assert (actor.gender, actor.of, actor.short["ar"]) == ("f", "actor:Canada", ("دو",))
    assert actor.memberships[0].start == "2024-05"
    assert "for Canada" in run("show", "جين دو", "--on", "2025", "--vocabulary", str(mine)).output
    again = run("add", "Jane Doe", "--ar", "جين دو", "--vocabulary", str(mine))
    assert isinstance(again.exception, OutputError)


@pytest.mark.parametrize(
    "more",
    [
        ("--of", "Canda"),
        ("--of", "Canada", "--role", "foreignMinster"),
        ("--role", "governor"),
        ("--kind", "organization", "--of", "Canada", "--role", "governor"),
        ("--id", "a b"),
        ("--of", "Russia", "--form", "سيرغي لافروف"),
    ],
)
def test_add_leaves_nothing_of_a_faulty_entry(more: tuple[str, ...], tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    result = run("add", "Jane Doe", "--ar", "جين دو", *more, "--vocabulary", str(mine))
    assert isinstance(result.exception, VocabularyError), result.output
    assert not list(mine.glob("*.ttl"))
