"""The lasting store: adding, replacing, removing, refusing, searching, and what is left after a kill."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from graph_samples import VOCABULARY, random_statements
from pyoxigraph import Store

from kg.errors import GraphError
from kg.export.formats import export
from kg.graph.admit import RefusedError
from kg.graph.build import Run, document_quads, graph_name
from kg.graph.disk import ADDED, REPLACED, DiskStore, prepare_folder
from kg.graph.doctor import MENDED, SOUND, WRONG, examine
from kg.graph.shapes import Shapes
from kg.graph.source import open_source, store_folder
from kg.graph.store import graph_of
from kg.graph.textindex import TextIndex, index_of, open_index, search_words
from kg.vocab.paths import find_ontology

RUN = Run("0.1.0", "d1")
SHAPES = Shapes(find_ontology() / "shapes.ttl")
DOCUMENTS = random_statements(21, documents=12, each=4)


def opened(path: Path) -> DiskStore:
    return DiskStore(path, VOCABULARY, RUN, SHAPES)


def trig(path: Path) -> str:
    return "".join(export(open_source(path), "trig"))


def whole(documents) -> str:
    return "".join(export(graph_of(documents, VOCABULARY, RUN), "trig"))


def test_any_order_of_adding_replacing_and_removing_gives_the_same_bytes(tmp_path):
    dice = random.Random(5)
    with opened(tmp_path / "s") as store:
        for document, found in dice.sample(DOCUMENTS, len(DOCUMENTS)):
            assert store.put(document, found[:1]) == ADDED
    with opened(tmp_path / "s") as store:
        for document, found in dice.sample(DOCUMENTS, len(DOCUMENTS)):
            assert store.put(document, found) == REPLACED
        for document, _ in DOCUMENTS[8:]:
            assert store.discard(document.id)
            assert not store.discard(document.id)
    assert trig(tmp_path / "s") == whole(DOCUMENTS[:8])


def test_the_bulk_path_gives_what_one_by_one_gives(tmp_path):
    with opened(tmp_path / "s") as store:
        assert store.put_new(DOCUMENTS) == []
        store.optimize()
    assert trig(tmp_path / "s") == whole(DOCUMENTS)
    assert all(f.state == SOUND for f in examine(tmp_path / "s", VOCABULARY, RUN))


def test_a_document_is_unchanged_until_its_text_its_metadata_or_the_program_changes(tmp_path):
    document, found = DOCUMENTS[0]
    with opened(tmp_path / "s") as store:
        assert not store.is_unchanged(document)
        store.put(document, found)
        assert store.is_unchanged(document)
        assert not store.is_unchanged(replace(document, text=document.text + " "))
        article = replace(document.articles[0], published="2020")
        assert not store.is_unchanged(replace(document, articles=(article,)))
    with DiskStore(tmp_path / "s", VOCABULARY, Run("0.2.0", "d1")) as later:
        assert not later.is_unchanged(document)


def test_what_does_not_fit_the_shapes_is_refused_and_the_store_stays_as_it_was(tmp_path):
    document, found = DOCUMENTS[0]
    bad = [found[0], replace(found[1], stance="no stance!")]
    without_words = [replace(found[0], evidence_text="")]
    with opened(tmp_path / "s") as store:
        store.put(document, found)
        before = set(store.quads())
        for statements in (bad, without_words):
            with pytest.raises(RefusedError, match=document.id):
                store.put(document, statements)
        assert set(store.quads()) == before
        refused = store.put_new([(DOCUMENTS[1][0], without_words[:0]), (replace(DOCUMENTS[2][0]), without_words)])
        assert [where for where, _ in refused] == [DOCUMENTS[2][0].id]
        store.wait()
        assert store.store.contains_named_graph(graph_name(DOCUMENTS[1][0].id))


def test_a_second_writer_is_told_and_a_reader_is_not_kept_out(tmp_path):
    with opened(tmp_path / "s") as store:
        store.put(*DOCUMENTS[0])
        with pytest.raises(GraphError, match="another process is writing"):
            opened(tmp_path / "s")
        assert len(open_source(tmp_path / "s")) == len(store)
        assert any(f.state == WRONG and "another process" in f.what for f in examine(tmp_path / "s", VOCABULARY, RUN))


def test_a_folder_that_is_no_store_or_a_later_one_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(GraphError, match="something else"):
        opened(tmp_path)
    later = tmp_path / "later"
    prepare_folder(later)
    (later / "stancegraph.json").write_text('{"format": 99}')
    with pytest.raises(GraphError, match="layout 99"):
        opened(later)
    with pytest.raises(GraphError, match="no graph in this folder"):
        open_source(tmp_path)


def test_words_are_found_whatever_the_spelling(tmp_path):
    document, found = DOCUMENTS[0]
    statement = replace(found[0], topic="وقف إطلاق النار", speaker_name="Sergey Lavrov", speaker_name_ar="سيرغي لافروف")
    with opened(tmp_path / "s") as store:
        store.put(document, [replace(statement, speaker_id="actor:Russia")])
    index = open_index(tmp_path / "s")
    for words in ("وقف اطلاق النار", "لِوَقْفِ إِطلاقِ", "lavrov", '"اطلاق النار"', "لافر", "SERGEY وقف"):
        assert [h.id for h in index.search(words, kind="statement")] == [statement.id], words
    for words in ('"النار اطلاق"', "nothing", "", '"', "AND", 'x" OR "y', "*", "النارر"):
        assert index.search(words, kind="statement") == [], words
    assert [h.id for h in index.search("روسيا", kind="term")] == ["actor:Russia"]
    assert {h.id for h in index_of(open_source(tmp_path / "s")).search("lavrov")} == {
        h.id for h in index.search("lavrov")
    }
    assert search_words("وبالأمم") == ["امم"]


def test_the_best_matches_alone_give_what_all_of_them_give(monkeypatch):
    """Many matches, several of them one hit, many of the same rank: the short way finds what the long one finds."""
    index, dice = TextIndex(None), random.Random(9)
    words = ["نار", "وقف", "سلام", "امن", "حوار"]
    for number in range(400):
        said = " ".join(dice.choices(words, k=dice.randint(1, 9)))
        rows = [
            ("statement", f"statement:{number:03}", "t", said, said),
            ("term", f"actor:{number % 20}", "t", "", said),
        ]
        index.put({f"doc {number}": rows})
    asked = [
        (w, limit, kind)
        for w in (*words, "وقف نار", '"سلام امن"')
        for limit in (1, 5, 30)
        for kind in ("", "statement")
    ]
    short = [index.search(w, limit, kind) for w, limit, kind in asked]
    monkeypatch.setattr(TextIndex, "_best", lambda *_: None)
    long = [index.search(w, limit, kind) for w, limit, kind in asked]
    assert [[h.id for h in hits] for hits in short] == [[h.id for h in hits] for hits in long]
    assert all(short)


def test_a_replaced_or_removed_document_is_not_found_by_its_old_words(tmp_path):
    document, found = DOCUMENTS[0]
    with opened(tmp_path / "s") as store:
        store.put(document, [replace(found[0], topic="alpha")])
    with opened(tmp_path / "s") as store:
        store.put(document, [replace(found[0], topic="beta")])
    index = open_index(tmp_path / "s")
    assert index.search("alpha") == []
    assert index.search("beta")
    with opened(tmp_path / "s") as store:
        store.discard(document.id)
    assert open_index(tmp_path / "s").search("beta") == []


@pytest.mark.parametrize("damage", ["delete", "garbage", "expected"])
def test_the_doctor_mends_the_text_index(tmp_path, damage):
    with opened(tmp_path / "s") as store:
        store.put(*DOCUMENTS[0])
    index = tmp_path / "s" / "find.sqlite"
    if damage == "delete":
        index.unlink()
    elif damage == "garbage":
        index.write_bytes(b"no database" * 1000)
    else:
        writer = TextIndex(index)
        writer.expect(["a document that was cut off"])
        writer.close()
    assert [f.state for f in examine(tmp_path / "s", VOCABULARY, RUN)].count(WRONG) == 1
    mended = examine(tmp_path / "s", VOCABULARY, RUN, mend=True)
    assert MENDED in [f.state for f in mended]
    assert all(f.state == SOUND for f in examine(tmp_path / "s", VOCABULARY, RUN))
    assert open_index(tmp_path / "s").search("ارمز") == []


def test_the_doctor_brings_labels_in_line_with_a_new_vocabulary(tmp_path):
    with opened(tmp_path / "s") as store:
        store.put_new(DOCUMENTS)
    russia = VOCABULARY.actors["actor:Russia"]
    changed = replace(russia, label={"en": "Russian Federation", "ar": "روسيا الاتحادية"})
    newer = replace(VOCABULARY, actors={**VOCABULARY.actors, "actor:Russia": changed})
    assert WRONG in [f.state for f in examine(tmp_path / "s", newer, RUN)]
    assert MENDED in [f.state for f in examine(tmp_path / "s", newer, RUN, mend=True)]
    assert "Russian Federation" in trig(tmp_path / "s")
    assert all(f.state == SOUND for f in examine(tmp_path / "s", newer, RUN))


def test_the_concept_above_a_topic_of_the_text_alone_keeps_its_labels(tmp_path):
    """Whatever is added, replaced and removed beside it, and whoever looks whether all is in line."""
    document, found = DOCUMENTS[0]
    own = replace(found[0], topic_id="topic:x-0123456789ab", topic_broader="topic:Ceasefire", topic="هدنة")
    plain = [replace(s, topic_id="topic:ArmsControl", topic_broader="") for s in DOCUMENTS[1][1]]
    with opened(tmp_path / "s") as store:
        store.put(document, [own])
        store.put(DOCUMENTS[1][0], plain)
    assert {f.state for f in examine(tmp_path / "s", VOCABULARY, RUN)} == {SOUND}
    with opened(tmp_path / "s") as store:
        store.put(document, [own])
        store.discard(DOCUMENTS[1][0].id)
    assert trig(tmp_path / "s") == whole([(document, [own])])
    assert "A Ceasefire" in trig(tmp_path / "s") or "ceasefire" in trig(tmp_path / "s")


def test_the_doctor_tells_a_damaged_graph(tmp_path):
    with opened(tmp_path / "s") as store:
        store.put_new(DOCUMENTS)
        store.optimize()
    for file in store_folder(tmp_path / "s").glob("*.sst"):
        file.write_bytes(b"\x00" * file.stat().st_size)
    findings = examine(tmp_path / "s", VOCABULARY, RUN)
    assert findings[-1].state == WRONG
    assert "add the documents to a new store" in findings[-1].advice
    assert examine(tmp_path / "gone", VOCABULARY, RUN)[0].state == WRONG


WRITER = textwrap.dedent(
    """
    import sys
    sys.path.insert(0, sys.argv[2])
    from graph_samples import VOCABULARY, random_statements
    from pathlib import Path
    from kg.graph.build import Run
    from kg.graph.disk import DiskStore
    store = DiskStore(Path(sys.argv[1]), VOCABULARY, Run("0.1.0", "d1"))
    for turn in range(1000):
        for document, found in random_statements(21, documents=12, each=4):
            if turn % 3 == 2 and document.id.endswith("5"):
                store.discard(document.id)
                print("gone", document.id, flush=True)
            else:
                store.put(document, found[: 1 + turn % 4])
                print(len(found[: 1 + turn % 4]), document.id, flush=True)
    """
)


@pytest.mark.parametrize("seed", range(4))
def test_nothing_acknowledged_is_lost_and_no_document_is_half_there_after_a_kill(tmp_path, seed):
    """The writer says what is done; it is killed at a random moment; the store must hold that, or one step more."""
    command = [sys.executable, "-c", WRITER, str(tmp_path / "s"), str(Path(__file__).parent)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    first = writer.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.05, 0.6))
    os.kill(writer.pid, signal.SIGKILL)
    said = [first, *writer.stdout.readlines()]
    writer.wait()
    acknowledged = {}
    for line in said:
        if line.endswith("\n"):
            state, _, doc = line.strip().partition(" ")
            acknowledged[doc] = state
    source = open_source(tmp_path / "s")
    expected = {document.id: (document, found) for document, found in DOCUMENTS}
    open_steps = 0
    for doc, (document, found) in expected.items():
        held = {q.triple for q in source.quads(graph_name(doc))}
        states = {"gone": set()} | {
            str(n): {q.triple for q in document_quads(document, found[:n], VOCABULARY, RUN)} for n in range(1, 5)
        }
        assert held in states.values(), f"{doc} is half there"
        open_steps += held != states[acknowledged.get(doc, "gone")]
    assert open_steps <= 1, "only the step that nobody had acknowledged may be done or not done"
    del source
    opened(tmp_path / "s").close()
    findings = examine(tmp_path / "s", VOCABULARY, RUN)
    assert [f for f in findings if f.state == WRONG] == []


def test_a_killed_bulk_load_leaves_whole_documents_or_none(tmp_path):
    code = (
        WRITER.split("for turn")[0]
        + "print('go', flush=True)\nstore.put_new(random_statements(21, documents=300, each=4))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "s"), str(Path(__file__).parent)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    writer.stdout.readline()
    time.sleep(0.35)
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    opened(tmp_path / "s").close()
    source = open_source(tmp_path / "s")
    whole_ = {d.id: {q.triple for q in document_quads(d, f, VOCABULARY, RUN)} for d, f in random_statements(21, 300, 4)}
    for doc, triples in whole_.items():
        assert {q.triple for q in source.quads(graph_name(doc))} in (triples, set())


def test_a_full_disk_is_an_error_and_the_store_stays_whole(tmp_path):
    """A file size limit stands for the full disk: the engine gets the same refusal from the kernel."""
    with opened(tmp_path / "s") as store:
        store.put_new(DOCUMENTS)
    before = trig(tmp_path / "s")
    code = textwrap.dedent(
        """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        from kg.errors import GraphError
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        try:
            for turn in range(50):
                for number, (document, found) in enumerate(random_statements(turn, documents=20, each=8)):
                    store.put(document.__class__(f"more-{turn}-{number}", document.text, "ar", document.articles), [])
        except GraphError as problem:
            print("error", problem)
            import os
            os._exit(3)
        """
    )
    command = [
        sys.executable,
        "-c",
        WRITER.split("for turn")[0] + code,
        str(tmp_path / "s"),
        str(Path(__file__).parent),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert "error" in done.stdout
    opened(tmp_path / "s").close()
    source = open_source(tmp_path / "s")
    kept = {g.value: len(list(source.quads(g))) for g in source.graph_names() if "more-" in g.value}
    assert len(set(kept.values())) <= 1
    with opened(tmp_path / "s") as store:
        for graph in kept:
            store.discard(graph.rpartition("/")[2])
    assert trig(tmp_path / "s") == before


def test_a_store_can_be_copied_and_moved(tmp_path):
    with opened(tmp_path / "s") as store:
        store.put(*DOCUMENTS[0])
    shutil.move(tmp_path / "s", tmp_path / "t")
    assert len(open_source(tmp_path / "t")) == len(Store.read_only(str(store_folder(tmp_path / "t"))))
