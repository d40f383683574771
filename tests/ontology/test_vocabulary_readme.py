"""What ``ontology/README.md`` promises, tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.ids import ActorId, TopicId
from kg.vocab.check import check_vocabulary
from kg.vocab.load import load_vocabulary
from kg.vocab.types import ACTS, SLOTS

README = (Path(__file__).resolve().parents[2] / "ontology/README.md").read_text(encoding="utf-8")


def test_the_example_folder_loads_and_has_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANCEGRAPH_CACHE", str(tmp_path / "cache"))
    (example,) = re.findall(r"```turtle\n(.*?)```", README, re.DOTALL)
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "example.ttl").write_text(example, encoding="utf-8")
    vocabulary = load_vocabulary([folder])
    assert vocabulary.actors[ActorId("actor:JaneDoe")].memberships[0].start == "2024-05"
    assert "tunnel under the harbour" in vocabulary.topics[TopicId("topic:HarbourTunnel")].forms["en"]
    cue = next(cue for cue in vocabulary.cues["en"] if cue.id == "cue:en-lambast-criticizes")
    assert cue.takes == ("TARGET for TOPIC", "TARGET")
    assert [p for p in check_vocabulary([folder]) if "example.ttl" in p.file] == []


def test_every_slot_and_act_is_explained() -> None:
    for name in (*SLOTS, *ACTS):
        assert f"`{name}`" in README
