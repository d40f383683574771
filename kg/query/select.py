"""The statements of a graph that an actor, a topic and a stretch of time pick out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from pyoxigraph import QuerySolutions

from kg.errors import GraphError, QueryError
from kg.graph.source import Source
from kg.graph.statements import iter_statements
from kg.graph.terms import date, name_of
from kg.model import Statement
from kg.query.catalogue import Parameter
from kg.query.parameters import term_for
from kg.query.sparql import with_prefixes


@dataclass(frozen=True, slots=True)
class Selection:
    """What to pick: an actor and a topic by label or CURIE, dates of any precision; empty picks all."""

    actor: str = ""
    topic: str = ""
    since: str = ""
    until: str = ""


def select_statements(source: Source, selection: Selection) -> Iterator[Statement]:
    """The statements that a selection picks: by or for or at the actor, on the topic or one below it.

    A date limit leaves out statements without a date.

    Raises:
        QueryError: actor or topic mean nothing or several things here, or a date is malformed.
        GraphError: the graph cannot be read.
    """
    for name, day in (("since", selection.since), ("until", selection.until)):
        try:
            _ = date(day) if day else None
        except GraphError as problem:
            raise QueryError(problem.what, f"{name}={day}", problem.hint) from problem
    actor = _curie("actor", selection.actor, source)
    topics = _below(_curie("topic", selection.topic, source), source)
    for s in iter_statements(source):
        day = s.said_on or s.reported_on
        if actor and actor not in (s.speaker_id, s.for_id, *s.target_ids):
            continue
        if topics and s.topic_id not in topics:
            continue
        if (selection.since and not day[: len(selection.since)] >= selection.since) or (
            selection.until and not (day and day[: len(selection.until)] <= selection.until)
        ):
            continue
        yield s


def _curie(kind: str, label: str, source: Source) -> str:
    if not label:
        return ""
    return name_of(term_for(Parameter(kind, kind, True, ""), label, source).strip("<>"))


def _below(topic: str, source: Source) -> set[str]:
    """The topic and all below it."""
    if not topic:
        return set()
    query = with_prefixes(f"SELECT DISTINCT ?x {{ ?x skos:broader* {topic} }}")
    return {topic, *(name_of(row["x"].value) for row in cast(QuerySolutions, source.query(query)))}
