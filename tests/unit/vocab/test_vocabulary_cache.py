"""The cache: faithful, keyed by content, safe when damaged or unwritable, and fast."""

from __future__ import annotations

import marshal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from vocabulary_folder import PERSON, write_folder

from kg.ids import ActorId, TopicId
from kg.vocab import cache
from kg.vocab.load import load_vocabulary
from kg.vocab.types import Actor, Cue, Lexeme, Membership, Topic, Vocabulary


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STANCEGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


def test_the_cached_vocabulary_is_the_parsed_one(folder: Path) -> None:
    parsed = load_vocabulary()
    (file,) = files(folder)
    assert load_vocabulary() == parsed
    assert files(folder) == [file]
    assert parsed.digest


def test_a_changed_file_and_another_folder_have_their_own_cache(folder: Path, tmp_path: Path) -> None:
    own = write_folder(tmp_path / "own", PERSON)
    first = load_vocabulary([own])
    write_folder(tmp_path / "own", PERSON.replace("Ivanov", "Petrov"))
    second = load_vocabulary([own])
    assert first.digest != second.digest != load_vocabulary().digest
    assert "actor:IvanPetrov" in second.actors and "actor:IvanPetrov" not in first.actors
    assert len(files(folder)) == 3


def test_the_digest_does_not_depend_on_where_the_folder_lies(folder: Path, tmp_path: Path) -> None:
    one = load_vocabulary([write_folder(tmp_path / "one", PERSON)])
    other = load_vocabulary([write_folder(tmp_path / "other place", PERSON)])
    assert one == other


@pytest.mark.parametrize("damage", ["cut", "flipped", "foreign", "empty"])
def test_a_damaged_cache_is_built_again(folder: Path, damage: str) -> None:
    parsed = load_vocabulary()
    (file,) = files(folder)
    content = file.read_bytes()
    file.write_bytes(
        {
            "cut": content[: len(content) // 2],
            "flipped": content[:-10] + bytes([content[-10] ^ 1]) + content[-9:],
            "foreign": b"x" * 32 + marshal.dumps({"stances": []}),
            "empty": b"",
        }[damage]
    )
    assert load_vocabulary() == parsed
    assert file.read_bytes() == content


@pytest.mark.parametrize("place", ["a file", "a file/below"])
def test_an_unwritable_cache_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    (tmp_path / "a file").write_text("no folder")
    monkeypatch.setenv("STANCEGRAPH_CACHE", str(tmp_path / place))
    assert len(load_vocabulary().stances) == 25


def test_old_caches_go(folder: Path) -> None:
    vocabulary = load_vocabulary()
    for n in range(cache.KEPT + 3):
        cache.store_cached(f"digest {n}", vocabulary)
    assert len(files(folder)) == cache.KEPT


def synthetic() -> Vocabulary:
    """A vocabulary of the size that the registry aims at, and beyond."""
    shipped = load_vocabulary()
    actors = {
        ActorId(f"actor:P{n}"): Actor(
            id=ActorId(f"actor:P{n}"),
            kind="person",
            label={"en": f"Person {n}", "ar": f"شخص {n}"},
            forms={"en": (f"Person {n}", f"P. {n}"), "ar": (f"شخص {n}", f"ش {n}", f"شخص آخر {n}")},
            short={"en": (f"P{n}",), "ar": (f"ش{n}",)},
            of=ActorId("actor:Russia"),
            gender="m",
            wikidata=f"Q{n}",
            memberships=tuple(Membership("role:minister", ActorId("actor:Russia"), str(2000 + m)) for m in range(3)),
        )
        for n in range(3000)
    }
    topics = {
        TopicId(f"topic:T{n}"): Topic(
            id=TopicId(f"topic:T{n}"),
            label={"en": f"topic {n}", "ar": f"موضوع {n}"},
            forms={"en": (f"topic {n}", f"theme {n}"), "ar": (f"موضوع {n}",)},
            definition={"en": f"what topic {n} is about", "ar": f"ما يعنيه الموضوع {n}"},
        )
        for n in range(500)
    }
    lexemes = tuple(
        Lexeme(f"cue:ar-L{n}", f"فعل{n}", "verb", {f"slot{s}": (f"ف{n}ع{s}", f"ت{n}ع{s}") for s in range(30)})
        for n in range(900)
    )
    cues = tuple(Cue(f"cue:ar-L{n}-c", f"cue:ar-L{n}", ("THAT", "إلى TOPIC"), "asserts", "report") for n in range(900))
    return replace(
        shipped,
        actors={**shipped.actors, **actors},
        topics={**shipped.topics, **topics},
        lexemes={"ar": lexemes, "en": lexemes},
        cues={"ar": cues, "en": cues},
    )


def test_a_vocabulary_of_twice_the_size_starts_fast(folder: Path) -> None:
    small, big = load_vocabulary(), synthetic()
    took = {}
    for name, vocabulary in (("small", small), ("big", big)):
        cache.store_cached(name, vocabulary)
        runs = []
        for _ in range(3):
            begin = time.process_time()
            loaded = cache.load_cached(name)
            runs.append(time.process_time() - begin)
            assert loaded == vocabulary
        took[name] = min(runs)
    assert took["big"] < 4 * took["small"], took


def test_a_warm_start_imports_no_parser(folder: Path) -> None:
    load_vocabulary()
    code = (
        "import sys; from kg.vocab.load import load_vocabulary; load_vocabulary();"
        "print([m for m in ('pyoxigraph', 'rdflib', 'pyshacl', 'mazini') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
