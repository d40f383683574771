"""How fast raw text becomes statements and quads on one core, beside a bare scan of the same text.

``make bench`` prints the table; ``extra_info`` of each row holds sentences per second. The machine's speed is taken
out by the ratio: the scan cuts the same text into tokens and looks each up in the compiled lexicon, no more.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from news_corpus import PER_ARTICLE, news

from kg.extract.reader import Reader
from kg.graph.build import Run, document_quads
from kg.match.lexicon import Lexicon
from kg.read.files import make_document
from kg.text.tokens import iter_tokens
from kg.vocab.load import load_vocabulary

ROOT = Path(__file__).parents[2]
ARTICLES = 200
SENTENCES = ARTICLES * (PER_ARTICLE + 1)
SLOWEST_RATIO = 70
"""The whole line takes some 33 times the bare scan; twice that is a fault, whatever the machine."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """At least 2,000 sentences."""
    return list(news(ARTICLES))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that has met the language: compiling its look-ups is measured by the start of the command."""
    made = Reader(load_vocabulary())
    for text in news(5, seed=1):
        made.read(make_document("warm", text))
    return made


def whole_line(texts: list[str], reader: Reader) -> int:
    """Raw text → statements → quads; how many quads."""
    run = Run("benchmark", reader.vocabulary.digest)
    quads = 0
    for number, text in enumerate(texts):
        document = make_document(f"doc-{number}", text)
        quads += len(document_quads(document, reader.read(document), reader.vocabulary, run))
    return quads


def scan(texts: list[str], lexicon: Lexicon) -> int:
    """Tokens and their look-up in the compiled lexicon, no more; how many words are cues."""
    return sum(bool(lexicon.word(surface).hits) for text in texts for _, _, surface in iter_tokens(text))


def cpu(work: Any, *args: Any) -> float:
    """The least CPU seconds of three runs."""
    return min(_timed(work, *args) for _ in range(3))


def unread(reader: Reader) -> Callable[[], tuple[tuple[list[str], Reader], dict[str, Any]]]:
    """Texts that the reader has not met, others at each call: what it remembers of a text must not flatter it."""
    seeds = count(100)
    return lambda: ((list(news(ARTICLES, seed=next(seeds))), reader), {})


def _timed(work: Any, *args: Any) -> float:
    start = time.process_time()
    work(*args)
    return time.process_time() - start


def test_raw_text_to_quads(benchmark: Any, reader: Reader) -> None:
    assert SENTENCES >= 2000
    quads = benchmark.pedantic(whole_line, setup=unread(reader), rounds=5, iterations=1, warmup_rounds=1)
    assert quads > SENTENCES * 10
    if benchmark.enabled:
        benchmark.extra_info["sentences per second"] = round(SENTENCES / benchmark.stats["min"])


def test_bare_scan(benchmark: Any, texts: list[str], reader: Reader) -> None:
    lexicon = Lexicon(reader.vocabulary, "ar")
    found = benchmark.pedantic(scan, args=(texts, lexicon), rounds=5, iterations=1, warmup_rounds=1)
    assert found > SENTENCES
    if benchmark.enabled:
        benchmark.extra_info["sentences per second"] = round(SENTENCES / benchmark.stats["min"])


def test_the_whole_line_keeps_its_distance_from_a_bare_scan(texts: list[str], reader: Reader) -> None:
    lexicon = Lexicon(reader.vocabulary, "ar")
    scan(texts, lexicon)
    fresh = unread(reader)
    ratio = min(_timed(whole_line, *fresh()[0]) for _ in range(3)) / cpu(scan, texts, lexicon)
    print(f"\nraw text to quads: {ratio:.1f} times a bare scan")
    assert ratio < SLOWEST_RATIO


def test_time_grows_with_the_text_alone(reader: Reader) -> None:
    """One article of many paragraphs costs no more a sentence than many articles."""
    body = [line for text in news(120, seed=3) for line in text.split("\n")[2:6]]
    short, long = "\n".join(body[:60]), "\n".join(body)
    times = [cpu(lambda text=text: reader.read(make_document("long", text))) / len(text) for text in (short, long)]
    assert times[1] < times[0] * 2.5


def test_memory_stays_flat() -> None:
    """Documents are let go: the peak after many is the peak after a few, give or take the words remembered."""
    peaks = [_peak(300), _peak(1500)]
    print(f"\npeak memory: {peaks[0]} MB after 300 documents, {peaks[1]} MB after 1,500")
    assert peaks[1] < peaks[0] + 15


def _peak(documents: int) -> int:
    """The most memory, in MB, that a process of its own took to read so many documents."""
    code = (
        "import resource, sys; sys.path[:0] = sys.argv[2:]\n"
        "from news_corpus import news\n"
        "from kg.extract.reader import Reader\n"
        "from kg.graph.build import Run, document_quads\n"
        "from kg.read.files import make_document\n"
        "from kg.vocab.load import load_vocabulary\n"
        "reader = Reader(load_vocabulary())\n"
        "for n, text in enumerate(news(int(sys.argv[1]))):\n"
        "    document = make_document(f'd{n}', text)\n"
        "    document_quads(document, reader.read(document), reader.vocabulary, Run('x', 'y'))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    command = [sys.executable, "-c", code, str(documents), str(ROOT), str(Path(__file__).parent)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.fixture
def children() -> Iterator[Any]:
    """Runs ``kg`` and gives the CPU seconds that it took, the least of three."""
    import resource

    def run(*args: str) -> float:
        def once() -> float:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-m", "kg", *args], cwd=ROOT, capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

        return min(once() for _ in range(3))

    yield run


def test_help_answers_at_once(children: Any) -> None:
    seconds = children("--help")
    print(f"\nkg --help: {seconds:.2f} s")
    assert seconds < 0.3


def test_one_article_takes_less_than_a_second(children: Any) -> None:
    seconds = children("extract", "seeds/syria-sanctions.txt")
    print(f"\nkg extract of one article: {seconds:.2f} s")
    assert seconds < 1.0
