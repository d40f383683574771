"""Order in the columns and company on the circle."""

import random
from collections import Counter
from itertools import combinations

import explorer_sample as sample
import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.view.data import view_data
from kg.view.layout import agreement_graph, circle_order, column_order, crossings, overview, stance_graph

WORDS = sample.vocabulary()
DATA = view_data(sample.statements(300, WORDS), [], WORDS)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25))
def test_crossings_are_counted_as_by_hand(pairs):
    graph = nx.Graph([(f"a{a}", f"t{t}") for a, t in pairs])
    left = [f"a{i}" for i in range(7) if f"a{i}" in graph]
    right = [f"t{i}" for i in range(7) if f"t{i}" in graph]
    lines = {(a, t) for a, t in pairs}
    by_hand = sum((a - b) * (s - t) < 0 for (a, s), (b, t) in combinations(sorted(lines), 2))
    assert crossings(graph, left, right) == by_hand


def test_a_ladder_is_untangled():
    graph = nx.Graph()
    for i in range(12):
        graph.add_edge(("actor", f"a{i}"), ("topic", f"t{i}"), weight=1)
    shuffled = [f"a{i}" for i in random.Random(1).sample(range(12), 12)]
    left, right = column_order(graph, shuffled, [f"t{i}" for i in range(12)])
    assert [a[1:] for a in left] == [t[1:] for t in right]


def test_the_order_is_no_worse_than_the_given_one():
    graph = stance_graph(DATA)
    actors, topics = [a.id for a in DATA.actors], [t.id for t in DATA.topics]
    left, right = column_order(graph, actors, topics)

    def count(a, t):
        return crossings(graph, [("actor", x) for x in a], [("topic", x) for x in t])

    given_left, given_right = [a for a in actors if a in left], [t for t in topics if t in right]
    assert count(left, right) < count(given_left, given_right)


def test_agreement_counts_topics_on_which_means_have_one_sign():
    graph = agreement_graph(DATA)
    for one, two, counts in graph.edges(data=True):
        agree = conflict = 0
        for topic in {s.topic for s in DATA.statements}:
            means = []
            for actor in (one, two):
                scores = [
                    {"for": 1, "open": 0.5, "neutral": 0, "reserved": -0.5, "against": -1}[s.side]
                    for s in DATA.statements
                    if s.topic == topic and s.speaker == actor
                ]
                means.append(sum(scores) / len(scores) if scores else 0)
            agree += means[0] * means[1] > 0
            conflict += means[0] * means[1] < 0
        assert counts == {"agree": agree, "conflict": conflict}


def test_friends_stand_together_on_the_circle():
    graph = nx.Graph()
    for group in ("abc", "xyz"):
        for one, two in combinations(group, 2):
            graph.add_edge(one, two, agree=3, conflict=0)
    graph.add_edge("a", "x", agree=0, conflict=5)
    assert sorted(map(sorted, circle_order(graph))) == [["a", "b", "c"], ["x", "y", "z"]]
    assert circle_order(nx.Graph()) == []


def test_the_overview_keeps_the_strongest():
    cells = overview(DATA, most=4, cells=10)
    assert len(cells) == 10
    assert len({actor for actor, _, _ in cells}) <= 4
    assert len({topic for _, topic, _ in cells}) <= 4
    strongest = Counter(s.speaker for s in DATA.statements).most_common(1)[0][0]
    assert strongest in {actor for actor, _, _ in cells}
    assert list(cells.values()) == sorted(cells.values(), reverse=True)
