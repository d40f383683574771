"""``kg topics`` as people call it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.topics import topics
from kg.errors import InputError, VocabularyError
from kg.match.topics import TopicIndex
from kg.vocab.load import load_vocabulary


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(topics, arguments, input=given)


def line(topic: str, lang: str = "ar", **more: str) -> str:
    return json.dumps({"topic": topic, "lang": lang, **more}, ensure_ascii=False)


@pytest.fixture
def statements(tmp_path: Path) -> Path:
    path = tmp_path / "statements.jsonl"
    rows = [line("لون السماء")] * 2 + [line("لون سماء"), line("وقف إطلاق النار"), line("hues over Donbas", "en")]
    path.write_text("\n".join([*rows, "", ""]), "utf-8")
    return path


def test_show_says_what_a_phrase_maps_to_and_why() -> None:
    result = run("show", "عدم رفع العقوبات عن سوريا")
    assert result.exit_code == 0
    assert "topic:SyriaSanctionsRelief  lifting of sanctions on Syria · رفع العقوبات عن سوريا" in result.output
    assert "topic:SanctionsLifting < topic:Sanctions < topic:EconomyAndTrade" in result.output
    assert "opposite    topic:SyriaSanctions" in result.output
    assert "direction   against" in result.output
    assert "because of  عدم رفع العقوبات سوريا" in result.output


def test_show_knows_a_topic_by_its_id_and_a_phrase_without_concept() -> None:
    assert "topic:Ceasefire  ceasefire" in run("show", "topic:Ceasefire").output
    assert "no concept covers the phrase" in run("show", "the colour of the sky").output


def test_show_as_json_and_turtle() -> None:
    record = json.loads(run("show", "رفض الحوار مع حماس", "-f", "json").output)
    assert record["topic"] == "topic:DialogueRefusal"
    assert record["opposite"] == "topic:Dialogue"
    assert record["direction"] == 1
    turtle = run("show", "dialogue", "--format", "turtle").output
    assert "topic:Dialogue\n    a kg:Topic, skos:Concept ;" in turtle
    assert "stance:" not in turtle.partition("\n\n")[2]


def test_tree_prints_all_or_a_part() -> None:
    part = run("tree", "Sanctions").output.splitlines()
    assert part[0] == "sanctions · العقوبات  (topic:Sanctions)"
    assert "    lifting of sanctions on Iran · رفع العقوبات عن إيران  (topic:IranSanctionsRelief)" in part
    assert run("tree", "topic:Sanctions", "--depth", "0").output.splitlines() == part[:1]
    whole = json.loads(run("tree", "-f", "json").output)
    assert {one["id"] for one in whole} == set(load_vocabulary().topics)
    assert isinstance(run("tree", "Nothing").exception, VocabularyError)


def test_unmapped_counts_wordings_together_and_leaves_out_what_is_known(statements: Path) -> None:
    found = json.loads(run("unmapped", str(statements), "-f", "json").output)
    assert [one["count"] for one in found] == [3, 1]
    assert found[0]["label"] == {"ar": "لون السماء"}
    assert found[0]["variants"] == [["ar", "لون سماء"]]
    assert found[1]["broader"] == "topic:UkraineWar"
    assert len(json.loads(run("unmapped", str(statements), "-f", "json", "--top", "1").output)) == 1
    assert "لون السماء" in run("unmapped", str(statements), "-f", "table").output


def test_unmapped_reads_stdin_and_graphs(statements: Path, tmp_path: Path) -> None:
    given = statements.read_text("utf-8")
    assert "# said 3 times" in run("unmapped", "-", given=given).output
    empty = tmp_path / "graph.ttl"
    empty.write_text("", "utf-8")
    assert "topic:x-" not in run("unmapped", str(empty)).output


def test_the_turtle_of_unmapped_phrases_teaches_the_scheme_when_given_back(statements: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    turtle = run("unmapped", str(statements)).output
    assert "# said 3 times\ntopic:x-" in turtle
    edited = turtle.replace("topic:x-", "topic:Mine-").replace(
        '"لون السماء"@ar', '"لون السماء"@ar, "colour of the sky"@en'
    )
    (own / "topics.ttl").write_text(edited, "utf-8")
    index = TopicIndex(load_vocabulary([own]))
    match = index.find("a colour of the sky", "en")
    assert match.topic.startswith("topic:Mine-")
    assert match.topic == index.find("لون السماء الصافي", "ar").topic
    assert json.loads(run("unmapped", str(statements), "--vocabulary", str(own), "-f", "json").output) == []


@pytest.mark.parametrize("bad", ["not json", "[]", '{"topic_id": "topic:x-1"}'])
def test_what_is_no_statement_is_named_with_its_line(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(line("لون السماء") + "\n" + bad + "\n", "utf-8")
    result = run("unmapped", str(path))
    assert isinstance(result.exception, InputError)
    assert "line 2" in str(result.exception)


def test_a_missing_file_is_one_line() -> None:
    assert isinstance(run("unmapped", "nowhere.jsonl").exception, InputError)
