"""Every named query against a count by hand, in Python, over random statements."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path
from statistics import fmean

import pytest
from graph_samples import STANCES, VOCABULARY, random_statements
from pyoxigraph import Literal, Quad, Store

from kg.graph.build import Run, statement_quads
from kg.graph.source import LocalSource, open_source
from kg.graph.store import graph_of
from kg.graph.terms import name_of
from kg.query.catalogue import shipped_catalogue
from kg.query.run import Request, run_query

DOCUMENTS = random_statements(11, documents=60, each=8)
ALL = [s for _, found in DOCUMENTS for s in found]
SOURCE = graph_of(DOCUMENTS, VOCABULARY, Run("0.1.0", "d1"))
ARTICLES = {document.id: document.articles[0] for document, _ in DOCUMENTS}
ACTOR, OTHER, TOPIC = "actor:Russia", "actor:Poland", "topic:ArmsControl"
BELOW = {TOPIC, "topic:NuclearTreaty", "topic:MissileLimits"}
VALENCE = {f"stance:{name}": valence for name, (_, valence) in STANCES.items()}
FAMILY = {f"stance:{name}": family for name, (family, _) in STANCES.items()}


def ask(name: str, **params: str) -> list[dict[str, object]]:
    result = run_query(Request(name, params, limit=100000), SOURCE)
    names = [v.value for v in result.variables]
    return [{n: value(row[n]) for n in names} for row in result]


def value(term: object) -> object:
    if not isinstance(term, Literal):
        return name_of(term.value) if term else None
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "boolean":
        return term.value == "true"
    return float(term.value) if kind in ("double", "integer", "decimal") else term.value


def holders(s) -> set[str]:
    return {s.speaker_id, s.for_id} - {""}


def stance(s) -> str:
    return f"stance:{s.stance}"


def lean(s) -> float:
    """How far a statement is for its topic: the stance's valence, turned round where the words reverse the topic."""
    return -VALENCE[stance(s)] if s.topic_reversed else VALENCE[stance(s)]


def day(s) -> str | None:
    return s.said_on or s.reported_on or None


def of(actor, statements=None):
    return [s for s in statements or ALL if actor in holders(s) and not s.negated]


def on(topics, statements=None):
    return [s for s in statements or ALL if s.topic_id in topics and not s.negated]


def span(statements) -> tuple[str | None, str | None]:
    days = [day(s) for s in statements if day(s)]
    return (min(days), max(days)) if days else (None, None)


def grouped(statements, key):
    groups = defaultdict(list)
    for s in statements:
        for k in key(s):
            groups[k].append(s)
    return groups


def picked(rows, *names):
    return sorted((tuple(row[n] for n in names) for row in rows), key=repr)


def expected(rows):
    return sorted((tuple(row) for row in rows), key=repr)


def ids(rows, name="s"):
    return sorted(row[name] for row in rows)


def test_positions():
    rows = ask("positions", actor=ACTOR)
    groups = grouped(of(ACTOR), lambda s: [(stance(s), s.topic_id, s.topic_reversed)])
    assert picked(rows, "stance", "topic", "reversed", "statements", "conditional", "first", "last") == expected(
        (*key, float(len(g)), float(sum(bool(s.condition) for s in g)), *span(g)) for key, g in groups.items()
    )
    labels = {row["topic"]: row["topic_ar"] for row in rows}
    assert labels[TOPIC] == VOCABULARY.topics[TOPIC].label["ar"]


@pytest.mark.parametrize(("since", "until"), [("2024-04", ""), ("", "2024-06-15"), ("2024-03-02", "2024-09")])
def test_positions_between_dates(since, until):
    rows = ask("positions", actor=ACTOR, since=since, until=until)
    kept = [
        s
        for s in of(ACTOR)
        if (day(s) or not (since or until))
        and (not since or day(s)[: len(since)] >= since)
        and (not until or day(s)[: len(until)] <= until)
    ]
    assert sum(row["statements"] for row in rows) == len(kept)


def test_who_stands_where():
    groups = grouped(on(BELOW), lambda s: [(h, stance(s), s.topic_reversed) for h in holders(s)])
    assert picked(
        ask("who-stands-where", topic=TOPIC), "actor", "stance", "reversed", "statements", "first", "last"
    ) == expected((*key, float(len(g)), *span(g)) for key, g in groups.items())


def test_implied():
    found = [s for s in on({"topic:Lifting"}) if not s.condition]
    groups = grouped(found, lambda s: [(h, stance(s), s.topic_reversed) for h in holders(s)])
    rows = ask("implied", topic="topic:Sanctions")
    assert groups
    assert picked(rows, "actor", "stance", "reversed", "statements", "implied") == expected(
        (*key, float(len(g)), pytest.approx(-lean(g[0]))) for key, g in groups.items()
    )


def test_who_takes():
    found = [s for s in on(BELOW) if s.stance == "rejects" and not s.topic_reversed]
    groups = grouped(found, lambda s: [(s.speaker_id, s.for_id or None)])
    rows = ask("who-takes", stance="rejects", topic=TOPIC)
    assert picked(rows, "speaker", "for", "statements") == expected((*k, float(len(g))) for k, g in groups.items())


def test_stance_over_time():
    rows = ask("stance-over-time", actor=ACTOR, topic=TOPIC)
    found = [s for s in ALL if ACTOR in holders(s) and s.topic_id in BELOW and day(s)]
    assert picked(rows, "s", "date", "stance", "valence", "negated", "condition") == expected(
        (s.id, day(s), stance(s), lean(s), s.negated, s.condition or None) for s in found
    )
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)


def means(actor):
    groups = grouped(of(actor), lambda s: [s.topic_id])
    found = {topic: fmean(lean(s) for s in g) for topic, g in groups.items()}
    return {topic: mean for topic, mean in found.items() if abs(mean) > 0.01}


def test_agreement():
    mine = means(ACTOR)
    wanted = {}
    for other in {h for s in ALL for h in holders(s)} - {ACTOR}:
        theirs = means(other)
        signs = [mine[t] * theirs[t] for t in mine.keys() & theirs.keys()]
        if signs:
            wanted[other] = (float(sum(x > 0 for x in signs)), float(sum(x < 0 for x in signs)))
    rows = ask("agreement", actor=ACTOR)
    assert {row["other"]: (row["together"], row["apart"]) for row in rows} == wanted


@pytest.mark.parametrize(("name", "sign"), [("common-ground", 1), ("conflict", -1)])
def test_pairs(name, sign):
    mine, theirs = means(ACTOR), means(OTHER)
    wanted = {t for t in mine.keys() & theirs.keys() if sign * mine[t] * theirs[t] > 0}
    rows = ask(name, first=ACTOR, second=OTHER)
    assert {row["topic"] for row in rows} == wanted
    for row in rows:
        assert row["firstMean"] == pytest.approx(mine[row["topic"]], abs=0.001)
        assert row["secondMean"] == pytest.approx(theirs[row["topic"]], abs=0.001)
        assert row["firstStatements"] == sum(s.topic_id == row["topic"] for s in of(ACTOR))


def test_evidence():
    rows = ask("evidence", actor=ACTOR, stance="rejects", topic=TOPIC)
    found = [s for s in ALL if ACTOR in holders(s) and s.stance == "rejects" and s.topic_id in BELOW]
    assert picked(rows, "s", "words", "start", "negated", "speaker", "for", "takes", "document", "date") == expected(
        (
            *(s.id, s.evidence_text, float(s.evidence.start), s.negated, s.speaker_id, s.for_id or None, stance(s)),
            *(f"document:{s.doc.replace(' ', '%20')}", day(s)),
        )
        for s in found
    )


def test_evidence_of_everything_an_actor_says():
    assert ids(ask("evidence", actor=ACTOR)) == sorted(s.id for s in ALL if ACTOR in holders(s))


def test_topic_evidence():
    assert ids(ask("topic-evidence", topic=TOPIC)) == sorted(s.id for s in ALL if s.topic_id in BELOW)
    rows = ask("topic-evidence", topic=TOPIC, stance="supports", since="2024-06")
    wanted = [s for s in ALL if s.topic_id in BELOW and s.stance == "supports" and (day(s) or "") >= "2024-06"]
    assert ids(rows) == sorted(s.id for s in wanted)


def test_disputed_topics():
    groups = grouped([s for s in ALL if not s.negated], lambda s: [s.topic_id])
    wanted = []
    for topic, g in groups.items():
        up = sum(lean(s) > 0.3 for s in g)
        down = sum(lean(s) < -0.3 for s in g)
        if up and down:
            wanted.append((topic, float(up), float(down), float(len({s.speaker_id for s in g}))))
    rows = ask("disputed-topics")
    assert picked(rows, "topic", "for", "against", "speakers") == expected(wanted)
    least = [min(row["for"], row["against"]) for row in rows]
    assert least == sorted(least, reverse=True)


def test_document():
    document, found = DOCUMENTS[7]
    rows = ask("document", document=document.id)
    assert [(row["start"], row["stance"], row["topic"], row["words"], row["negated"]) for row in rows] == [
        (float(s.evidence.start), stance(s), s.topic_id, s.evidence_text, s.negated) for s in found
    ]


def test_changes():
    dated = [s for s in on(BELOW) if day(s)]
    wanted = []
    for actor, g in grouped(dated, holders).items():
        up = [s for s in g if lean(s) > 0.3]
        down = [s for s in g if lean(s) < -0.3]
        if up and down:
            (a, b), (c, d) = span(up), span(down)
            wanted.append((actor, a, b, c, d, "for" if b > d else "against" if b < d else "both"))
    names = ("actor", "firstFor", "lastFor", "firstAgainst", "lastAgainst", "now")
    assert picked(ask("changes", topic=TOPIC), *names) == expected(wanted)


def test_conditions():
    rows = ask("conditions", actor=ACTOR)
    assert picked(rows, "s", "condition", "reversed") == expected(
        (s.id, s.condition, s.topic_reversed) for s in ALL if ACTOR in holders(s) and s.condition
    )


def test_single_source():
    groups = grouped([s for s in ALL if ACTOR in holders(s)], lambda s: [(s.speaker_id, stance(s), s.topic_id)])
    wanted = [(*k, float(len(g))) for k, g in groups.items() if len({s.doc for s in g}) == 1]
    rows = ask("single-source", actor=ACTOR)
    assert picked(rows, "speaker", "stance", "topic", "statements") == expected(wanted)


def test_spokesperson_only():
    own = {(stance(s), s.topic_id) for s in ALL if s.speaker_id == ACTOR}
    said = [s for s in ALL if s.for_id == ACTOR and s.office == "role:Spokesperson" and not s.negated]
    groups = grouped(said, lambda s: [(stance(s), s.topic_id)])
    wanted = [(*k, float(len(g))) for k, g in groups.items() if k not in own]
    assert wanted
    assert picked(ask("spokesperson-only", actor=ACTOR), "stance", "topic", "statements") == expected(wanted)


def test_two_readings():
    groups = grouped(of(ACTOR), lambda s: [(stance(s), s.topic_id, s.topic_reversed)])
    wanted = [
        (*k, float(sum(s.speaker_id == ACTOR for s in g)), float(sum(s.speaker_id != ACTOR for s in g)))
        for k, g in groups.items()
    ]
    rows = ask("two-readings", actor=ACTOR)
    assert picked(rows, "stance", "topic", "reversed", "itself", "onBehalf") == expected(wanted)


def test_targets_and_aimed_at():
    aims = Counter((t, stance(s)) for s in of(ACTOR) for t in s.target_ids)
    rows = ask("targets", actor=ACTOR)
    assert picked(rows, "target", "stance", "statements") == expected((*k, float(n)) for k, n in aims.items())
    aimed = Counter((s.speaker_id, stance(s)) for s in ALL if ACTOR in s.target_ids and not s.negated)
    rows = ask("aimed-at", actor=ACTOR)
    assert picked(rows, "speaker", "stance", "statements") == expected((*k, float(n)) for k, n in aimed.items())


def test_accusations():
    found = Counter(
        (s.speaker_id, stance(s), t) for s in ALL for t in s.target_ids if s.stance == "condemns" and not s.negated
    )
    rows = ask("accusations")
    wanted = expected((*k, float(n)) for k, n in found.items())
    assert picked(rows, "speaker", "stance", "target", "statements") == wanted
    assert len(ask("accusations", since="2025")) == 0


def test_negations():
    assert ids(ask("negations", actor=ACTOR)) == sorted(s.id for s in ALL if ACTOR in holders(s) and s.negated)


def test_commitments():
    """No stance of the sample commits; a graph with one more statement has exactly that one."""
    from dataclasses import replace

    from kg.ids import StatementId
    from kg.vocab.types import Stance

    assert ask("commitments", actor=ACTOR) == []
    stances = {**VOCABULARY.stances, "pledges": Stance("pledges", {"en": "pledges"}, "commit", 0.7, "", "", {})}
    vocabulary = replace(VOCABULARY, stances=stances)
    made = replace(next(s for s in ALL if s.speaker_id == ACTOR), id=StatementId("statement:1"), stance="pledges")
    made = replace(made, negated=False)
    source = graph_of([(DOCUMENTS[0][0], [made, *ALL[:5]])], vocabulary)
    rows = list(run_query(Request("commitments", {"actor": ACTOR}), source))
    assert [name_of(row["s"].value) for row in rows] == ["statement:1"]


def test_mixed_signals():
    groups = grouped(of(ACTOR), lambda s: [s.topic_id])
    wanted = []
    for topic, g in groups.items():
        up = sum(lean(s) > 0.3 for s in g)
        down = sum(lean(s) < -0.3 for s in g)
        if up and down:
            wanted.append((topic, float(up), float(down)))
    assert picked(ask("mixed-signals", actor=ACTOR), "topic", "for", "against") == expected(wanted)


def test_with_participant():
    found = Counter(
        (s.speaker_id, stance(s), s.topic_reversed) for s in on(BELOW) if ACTOR in s.facets or ACTOR in s.target_ids
    )
    rows = ask("with-participant", topic=TOPIC, participant=ACTOR)
    assert picked(rows, "speaker", "stance", "reversed", "statements") == expected(
        (*k, float(n)) for k, n in found.items()
    )


def test_timeline():
    found = Counter((day(s)[:7], FAMILY[stance(s)], s.topic_reversed) for s in on(BELOW) if day(s))
    rows = ask("timeline", topic=TOPIC)
    assert picked(rows, "month", "family", "reversed", "statements") == expected(
        (*k, float(n)) for k, n in found.items()
    )


def test_actors_topics_stances():
    for name, column, key in (
        ("actors", "actor", lambda s: s.speaker_id),
        ("topics", "topic", lambda s: s.topic_id),
        ("stances", "stance", stance),
    ):
        rows = ask(name)
        found = Counter(map(key, ALL))
        assert {row[column]: row["statements"] for row in rows} == {k: float(n) for k, n in found.items()}
        assert all(row[f"{column}_ar"] for row in rows if "x-" not in str(row[column]))


def test_documents():
    rows = ask("documents")
    wanted = [
        (f"document:{d.id.replace(' ', '%20')}", d.articles[0].published, d.articles[0].source, float(len(found)))
        for d, found in DOCUMENTS
    ]
    assert picked(rows, "document", "issued", "publisher", "statements") == expected(wanted)


def test_review():
    rows = ask("review", below="0.1")
    assert picked(rows, "s", "confidence") == expected((s.id, s.confidence) for s in ALL if s.confidence < 0.1)


def test_unresolved_and_unmapped():
    unknown = [s for s in ALL if s.speaker_id.startswith("actor:x-")]
    (row,) = ask("unresolved")
    assert (row["statements"], row["documents"]) == (len(unknown), len({s.doc for s in unknown}))
    assert row["actor_en"] == "an unknown official"
    (row,) = ask("unmapped")
    assert (row["statements"], row["phrase"]) == (sum(s.topic_id.startswith("topic:x-") for s in ALL), "المياه")


def test_publishers():
    found = Counter((ARTICLES[s.doc].source, s.speaker_id) for s in ALL if ACTOR in holders(s))
    rows = ask("publishers", actor=ACTOR)
    assert picked(rows, "publisher", "speaker", "statements") == expected((*k, float(n)) for k, n in found.items())


def test_quotations():
    rows = ask("quotations", actor=ACTOR)
    wanted = [
        (s.id, s.evidence_text[s.quote.start - s.evidence.start : s.quote.end - s.evidence.start])
        for s in ALL
        if ACTOR in holders(s) and s.quote
    ]
    assert picked(rows, "s", "quoted") == expected(wanted)


def test_offices():
    (row,) = ask("offices", actor="Lavrov")
    said = [s for s in ALL if s.speaker_id == "actor:SergeyLavrov" and s.office == "role:ForeignMinister"]
    assert (row["role"], row["organization"], row["start"]) == ("role:ForeignMinister", ACTOR, "2015-08-10")
    assert row["statements"] == len([s for s in said if s.for_id == ACTOR])


def test_statement():
    wanted = ALL[17]
    triples = set(run_query(Request("statement", {"statement": wanted.id.partition(":")[2]}), SOURCE))
    own = {q.triple for q in statement_quads(wanted, VOCABULARY, Run("0.1.0", "d1"))}
    own = {t for t in own if "/stance/" not in t.predicate.value}
    minted = {t for t in own if "/actor/" in t.subject.value or "/topic/" in t.subject.value}
    assert own - minted <= triples


def test_every_query_was_compared():
    """A query that no test of this file asks fails here."""
    tests = Path(__file__).read_text("utf-8").partition("def test_every_query_was_compared")[0]
    assert set(shipped_catalogue()) <= set(re.findall(r'"([a-z-]+)"', tests))


def test_every_query_reads_the_same_from_a_store_on_disk(tmp_path):
    store = Store(str(tmp_path / "quads"))
    store.bulk_extend(Quad(*q) for q in SOURCE.quads())
    source = LocalSource(store)
    params = {"actor": ACTOR, "topic": TOPIC, "stance": "rejects", "first": ACTOR, "second": OTHER, "below": "0.2"}
    params |= {"document": "doc 003", "participant": ACTOR, "statement": ALL[3].id}
    for name, query in shipped_catalogue().items():
        given = {p.name: params[p.name] for p in query.parameters if p.required}
        here = sorted(map(str, run_query(Request(name, given), SOURCE)))
        assert here == sorted(map(str, run_query(Request(name, given), source))), name


def test_every_query_is_plain_sparql_with_a_title_in_both_languages():
    from rdflib.plugins.sparql import prepareQuery

    for name, query in shipped_catalogue().items():
        prepareQuery(query.text)
        assert query.title
        assert re.search("[\u0600-\u06ff]", query.title_ar), name
        assert query.description
        for example in query.examples:
            assert {p.name for p in query.parameters if p.required} <= set(example)


def test_turtle_without_named_graphs_answers_the_same(tmp_path):
    from kg.export.formats import export

    path = Path(tmp_path) / "graph.ttl"
    path.write_text("".join(export(SOURCE, "turtle")), encoding="utf-8")
    source = open_source(path)
    for name in ("positions", "evidence", "two-readings"):
        request = Request(name, {"actor": ACTOR})
        assert sorted(map(str, run_query(request, source))) == sorted(map(str, run_query(request, SOURCE)))
