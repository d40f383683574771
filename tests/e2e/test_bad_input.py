"""Bad input through the real command line: one line says what, where and what to do; the rest is still read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GOOD = "قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ترفض أي شروط مسبقة للمفاوضات."


@dataclass(frozen=True)
class Outcome:
    """What a run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def line(self) -> str:
        """The one line that tells of the problem."""
        lines = [line for line in self.err.splitlines() if line.strip()]
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]

    @property
    def docs(self) -> set[str]:
        """The documents that statements were printed of."""
        return {json.loads(line)["doc"] for line in self.out.splitlines()}


def kg(*args: str | Path, cwd: Path, stdin: bytes = b"") -> Outcome:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "kg", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=environment, check=False, timeout=120)
    return Outcome(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with one good document, to which a bad one is added."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


BROKEN: dict[str, tuple[str, bytes, tuple[str, ...]]] = {
    "empty": ("a.txt", b"", ("empty", "put a text into it")),
    "blank": ("a.txt", b"\xef\xbb\xbf \n\t\r\n", ("empty",)),
    "windows-1256": ("a.txt", (GOOD * 3).encode("cp1256"), ("WINDOWS-1256", "iconv -f WINDOWS-1256 -t UTF-8")),
    "iso-8859-6": ("a.txt", (GOOD * 3).encode("iso8859_6"), ("not UTF-8", "iconv")),
    "utf-16 without mark": ("a.txt", (GOOD * 3).encode("utf-16-le"), ("UTF-16LE", "iconv")),
    "pdf": ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", ("a PDF", "pdftotext")),
    "png": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ("PNG picture",)),
    "jpeg": ("a.txt", b"\xff\xd8\xff\xe0\0\x10JFIF", ("JPEG picture",)),
    "office": ("a.txt", b"PK\x03\x04\x14\0\x06\0", ("ZIP archive or an Office document",)),
    "nul": ("a.txt", (GOOD + " ").encode() + b"\0" + GOOD.encode(), ("NUL", "binary")),
    "persian": (
        "a.txt",
        "وزیر امور خارجه ایران گفت که این کشور به توافق پایبند است و از گفتگو استقبال می‌کند".encode(),
        ("'fa'", "ar, en", "--lang"),
    ),
    "german": (
        "a.txt",
        "Der Außenminister sagte, die Gespräche mit Russland sind auf dem Weg und das ist gut für Europa.".encode(),
        ("'de'",),
    ),
    "hebrew": ("a.txt", "שר החוץ אמר כי ישראל דוחה את ההצעה".encode(), ("language", "--lang")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_bad_document_is_named_and_the_others_are_read(news: Path, case: str) -> None:
    name, content, words = BROKEN[case]
    (news / name).write_bytes(content)
    done = kg("extract", news, cwd=news)
    assert done.code == 1
    assert done.docs == {"good"}
    assert name in done.line
    for word in words:
        assert word in done.line


METADATA = {
    "broken": ('{"published": ', "malformed metadata"),
    "no object": ('["2024-05-19"]', "JSON object"),
    "no date": ('{"published": "May 2024"}', "ISO date"),
    "no such day": ('{"published": "2024-02-30"}', "ISO date"),
    "a number": ('{"source": 7}', "'source' must be a text"),
    "words as text": ('{"keywords": "a, b"}', "'keywords' must be a list"),
    "no such language": ('{"lang": "xx"}', "no language profile for 'xx'"),
}


@pytest.mark.parametrize("case", METADATA)
def test_malformed_metadata(news: Path, case: str) -> None:
    text, words = METADATA[case]
    (news / "a.txt").write_text(GOOD, encoding="utf-8")
    (news / "a.json").write_text(text, encoding="utf-8")
    done = kg("extract", news, cwd=news)
    assert (done.code, done.docs) == (1, {"good"})
    assert "a." in done.line
    assert words in done.line


def test_a_missing_path(news: Path) -> None:
    done = kg("extract", "nowhere.txt", "good.txt", cwd=news)
    assert (done.code, done.docs) == (1, {"good"})
    assert "nowhere.txt: no such file or folder; check the path" in done.line


def test_nothing_that_can_be_read(news: Path) -> None:
    done = kg("build", "nowhere", "--out", "out", cwd=news)
    assert done.code == 1
    assert "nowhere" in done.err
    assert "Traceback" not in done.err
    assert not (news / "out").exists()


def test_two_documents_of_one_name(news: Path) -> None:
    (news / "sub").mkdir()
    (news / "sub" / "good.txt").write_text(GOOD, encoding="utf-8")
    done = kg("extract", news, cwd=news)
    assert done.code == 1
    assert "rename one of them" in done.line


def test_an_unclosed_quotation_is_read(news: Path) -> None:
    (news / "a.txt").write_text(
        "قال الوزير الروسي سيرغي لافروف «نحن نرفض هذه الشروط.\nوأضاف أن بلاده مستعدة للحوار.", encoding="utf-8"
    )
    done = kg("extract", "a.txt", cwd=news)
    assert (done.code, done.err) == (0, "")
    assert len(done.out.splitlines()) == 2


def test_fifty_megabytes_in_one_file_are_refused_at_once(news: Path) -> None:
    (news / "huge.txt").write_bytes((GOOD + "\n").encode() * (50_000_000 // len((GOOD + "\n").encode())))
    start = time.monotonic()
    done = kg("extract", news, cwd=news)
    assert time.monotonic() - start < 120  # a guard against reading it
    assert (done.code, done.docs) == (1, {"good"})
    assert "huge.txt: 50 MB in one file" in done.line
    assert "split it" in done.line


@pytest.mark.parametrize(
    ("text", "words"), [(b"", "empty"), (GOOD.encode("cp1256"), "WINDOWS-1256"), (b"\0\1\2", "NUL")]
)
def test_bad_text_from_stdin(news: Path, text: bytes, words: str) -> None:
    done = kg("extract", "-", cwd=news, stdin=text)
    assert (done.code, done.out) == (1, "")
    assert words in done.line


def test_an_unknown_language(news: Path) -> None:
    done = kg("extract", "good.txt", "--lang", "xx", cwd=news)
    assert (done.code, done.out) == (1, "")
    assert "no language profile for 'xx'" in done.line


def test_an_output_folder_that_cannot_be_made(news: Path) -> None:
    (news / "out").write_text("a file, no folder", encoding="utf-8")
    done = kg("build", "good.txt", "--out", "out", cwd=news)
    assert done.code != 0
    assert "Traceback" not in done.err
    assert "out" in done.err
    assert (news / "out").read_text(encoding="utf-8") == "a file, no folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_output_folder_without_rights(news: Path) -> None:
    out = news / "out"
    out.mkdir(mode=0o500)
    done = kg("build", "good.txt", "--out", "out", cwd=news)
    assert done.code == 1
    assert "cannot be written" in done.line
    assert list(out.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system that nobody may write to")
def test_an_output_folder_that_nobody_may_make(news: Path) -> None:
    done = kg("build", "good.txt", "--out", "/proc/out", cwd=news)
    assert done.code == 1
    assert "/proc/out" in done.line
    assert "cannot be written" in done.line
    assert "check the folder and its rights" in done.line


def test_nothing_half_written(news: Path) -> None:
    """An output whose place is taken by a folder fails; what was there stays, and no part files are left."""
    assert kg("build", "good.txt", "--out", "out", cwd=news).code == 0
    before = (news / "out" / "graph.ttl").read_bytes()
    (news / "out" / "graph.html").unlink()
    (news / "out" / "graph.html").mkdir()
    done = kg("build", "good.txt", "--out", "out", cwd=news)
    assert done.code == 1
    assert "graph.html: cannot be written" in done.line
    assert (news / "out" / "graph.ttl").read_bytes() == before
    assert sorted(p.name for p in (news / "out").iterdir()) == [
        "graph.html",
        "graph.trig",
        "graph.ttl",
        "statements.jsonl",
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph."""
    folder = tmp_path_factory.mktemp("graph")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert kg("build", "good.txt", "--out", "exports", cwd=folder).code == 0
    return folder


class TestQueries:
    @pytest.mark.parametrize(
        ("args", "words"),
        [
            (["SELECT ?s WHERE { ?s ?p "], ("not a SPARQL query",)),
            (["positoins"], ("positoins", "positions")),
            (["positions", "--param", "actro=Russia"], ("actro", "actor")),
            (["positions"], ("actor",)),
            (["missing.rq"], ("missing.rq",)),
            (["DELETE WHERE { ?s ?p ?o }"], ()),
            (["positions", "--param", "actor=Nobody Knows"], ("Nobody Knows",)),
            (["SELECT * { ?s ?p ?o }", "--graph", "nowhere.ttl"], ("nowhere.ttl", "kg build")),
        ],
    )
    def test_a_query_that_cannot_be_asked(self, built: Path, args: list[str], words: tuple[str, ...]) -> None:
        done = kg("query", *args, cwd=built)
        assert done.code == 1
        for word in words:
            assert word in done.line

    def test_a_graph_that_is_no_graph(self, built: Path) -> None:
        (built / "broken.ttl").write_text("this is no turtle", encoding="utf-8")
        done = kg("query", "SELECT * { ?s ?p ?o }", "--graph", "broken.ttl", cwd=built)
        assert done.code == 1
        assert "broken.ttl" in done.line

    def test_a_command_mistyped(self, built: Path) -> None:
        done = kg("qurey", cwd=built)
        assert done.code == 2
        assert "Did you mean query?" in done.err
