"""Where things stand on the page: an order in which lines cross little, and who keeps company with whom.

The order is computed once, from all statements, and kept under every filter: a node that stays on the page
stays in its place among its neighbours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from kg.view.data import ViewData
from kg.view.sides import SCORES

Graph: TypeAlias = "nx.Graph[Any]"

_SWEEPS = 12
_COMPANY = 80  # actors with most statements among whom communities are sought; beyond, chords cannot be told apart


def stance_graph(data: ViewData) -> Graph:
    """The bipartite graph of actors and topics, weighted by statements.

    Nodes are ``("actor", id)`` and ``("topic", id)``. Speakers and those for whom they speak both count, since
    the page shows either.
    """
    graph: Graph = nx.Graph()
    for statement in data.statements:
        for actor in {statement.speaker, statement.principal}:
            ends = ("actor", actor), ("topic", statement.topic)
            weight = graph.edges[ends]["weight"] + 1 if graph.has_edge(*ends) else 1
            graph.add_edge(*ends, weight=weight)
    return graph


def column_order(graph: Graph, actors: Iterable[str], topics: Iterable[str]) -> tuple[list[str], list[str]]:
    """Both columns ordered by barycentre, so that lines cross little; what has no line is left out.

    The order with the fewest crossings among the sweeps is kept; a sweep may also make things worse.
    """
    left = [("actor", a) for a in actors if ("actor", a) in graph]
    right = [("topic", t) for t in topics if ("topic", t) in graph]
    best, fewest = (left, right), crossings(graph, left, right)
    for _ in range(_SWEEPS):
        left = _by_barycentre(graph, left, right)
        right = _by_barycentre(graph, right, left)
        count = crossings(graph, left, right)
        if count < fewest:
            best, fewest = (left, right), count
    return [name for _, name in best[0]], [name for _, name in best[1]]


def _by_barycentre(graph: Graph, moving: list[tuple[str, str]], fixed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    place = {node: i for i, node in enumerate(fixed)}
    centre = {}
    for i, node in enumerate(moving):
        weights = [(place[n], d["weight"]) for n, d in graph[node].items() if n in place]
        total = sum(w for _, w in weights)
        centre[node] = sum(p * w for p, w in weights) / total if total else float(i)
    return sorted(moving, key=lambda n: centre[n])


def crossings(graph: Graph, left: list[tuple[str, str]], right: list[tuple[str, str]]) -> int:
    """How many pairs of lines cross between two columns (a Fenwick tree over the right column).

    >>> g = nx.Graph([("a", "x"), ("b", "y")])
    >>> crossings(g, ["a", "b"], ["x", "y"]), crossings(g, ["b", "a"], ["x", "y"])
    (0, 1)
    """
    place = {node: i + 1 for i, node in enumerate(right)}
    tree = [0] * (len(right) + 1)
    seen = crossed = 0
    for node in left:
        ends = sorted(place[n] for n in graph[node] if n in place)
        for end in ends:
            at, below = end, 0
            while at:
                below += tree[at]
                at -= at & -at
            crossed += seen - below
        for end in ends:
            at = end
            while at < len(tree):
                tree[at] += 1
                at += at & -at
        seen += len(ends)
    return crossed


def agreement_graph(data: ViewData, *, principals: bool = False) -> Graph:
    """Actors joined where both took a side on one topic.

    An edge carries ``agree`` and ``conflict``: on how many topics their mean scores have the same or the
    opposite sign. Neutral statements say nothing of either.
    """
    scores: defaultdict[str, defaultdict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    spoken: Counter[str] = Counter()
    for statement in data.statements:
        actor = statement.principal if principals else statement.speaker
        scores[statement.topic][actor].append(SCORES[statement.side])
        spoken[actor] += 1
    company = {a for a, _ in sorted(spoken.items(), key=lambda p: (-p[1], p[0]))[:_COMPANY]}
    graph: Graph = nx.Graph()
    graph.add_nodes_from(sorted(company))
    for topic in sorted(scores):
        means = {a: sum(v) / len(v) for a, v in scores[topic].items() if a in company}
        sides = sorted((a, m) for a, m in means.items() if m)
        for (one, first), (two, second) in combinations(sides, 2):
            if not graph.has_edge(one, two):
                graph.add_edge(one, two, agree=0, conflict=0)
            graph.edges[one, two]["agree" if first * second > 0 else "conflict"] += 1
    return graph


def circle_order(graph: Graph) -> list[list[str]]:
    """Actors in groups that agree among themselves more than with others, for a circle; largest group first.

    Communities come from the agreements that outweigh conflicts (greedy modularity).
    """
    friends: Graph = nx.Graph()
    friends.add_nodes_from(sorted(graph))
    for one, two, counts in sorted(graph.edges(data=True), key=lambda e: e[:2]):
        if counts["agree"] > counts["conflict"]:
            friends.add_edge(one, two, weight=counts["agree"] - counts["conflict"])
    if not friends.number_of_edges():
        return [sorted(friends)] if len(friends) else []
    found = nx.community.greedy_modularity_communities(friends, weight="weight")
    weight = dict(graph.degree())
    groups = [sorted(group, key=lambda a: (-weight[a], a)) for group in found]
    return sorted(groups, key=lambda g: (-len(g), g))


def overview(data: ViewData, most: int, cells: int) -> dict[tuple[str, str, str], int]:
    """The strongest speakers and topics, at most ``most`` of each, and their strongest ``cells`` by side.

    A cell is ``(speaker, topic, side)``; its value is the number of statements.
    """
    count: Counter[tuple[str, str, str]] = Counter((s.speaker, s.topic, s.side) for s in data.statements)
    speakers: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for (speaker, topic, _), n in count.items():
        speakers[speaker] += n
        topics[topic] += n
    some = {a for a, _ in sorted(speakers.items(), key=lambda p: (-p[1], p[0]))[:most]}
    few = {t for t, _ in sorted(topics.items(), key=lambda p: (-p[1], p[0]))[:most]}
    inside = ((c, n) for c, n in count.items() if c[0] in some and c[1] in few)
    return dict(sorted(inside, key=lambda p: (-p[1], p[0]))[:cells])
