"""The network of actors and topics for Gephi, yEd, Cytoscape, networkx: GraphML and GEXF.

An edge stands for all statements of one actor (as speaker, or on whose behalf) with one stance on one topic.
Negated and conditional statements make edges of their own. Written here and not by networkx, whose GEXF
carries the day of writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from kg.model import Statement

Labels = Mapping[str, tuple[str, str]]
"""CURIE → English and Arabic label."""

# What XML 1.0 cannot hold, and the marks that turn the direction of a line.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NODE_FIELDS = (("kind", "string"), ("label", "string"), ("label_ar", "string"))
_EDGE_FIELDS = (
    ("stance", "string"),
    ("mark", "string"),
    ("reading", "string"),
    ("statements", "int"),
    ("confidence", "double"),
    ("first", "string"),
    ("last", "string"),
)


@dataclass(slots=True)
class Edge:
    """The statements of one actor with one stance on one topic."""

    statements: int = 0
    confidence: float = 0.0
    dates: list[str] = field(default_factory=list)

    def add(self, statement: Statement) -> None:
        """Count a statement in; the edge keeps the highest confidence and the first and last date."""
        self.statements += 1
        self.confidence = max(self.confidence, statement.confidence)
        day = statement.said_on or statement.reported_on
        if day:
            self.dates = [min([*self.dates, day]), max([*self.dates, day])]


Key = tuple[str, str, str, str, str]
"""Actor, topic, stance, mark (negated, conditional, reversed or empty), reading (speaker or behalf)."""


def edges_of(statements: Iterable[Statement]) -> dict[Key, Edge]:
    """Edges by actor, topic, stance, mark and reading, sorted."""
    edges: dict[Key, Edge] = {}
    for s in statements:
        if not s.topic_id:
            continue
        mark = "negated" if s.negated else "conditional" if s.condition else "reversed" if s.topic_reversed else ""
        readings = [(s.speaker_id, "speaker")]
        if s.for_id != s.speaker_id:
            readings.append((s.for_id, "behalf"))
        for actor, reading in readings:
            if actor:
                edges.setdefault((actor, s.topic_id, s.stance, mark, reading), Edge()).add(s)
    return dict(sorted(edges.items()))


def graphml(edges: Mapping[Key, Edge], labels: Labels) -> Iterator[str]:
    """The network as GraphML."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for scope, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        for name, kind in fields:
            yield f'  <key id="{scope}_{name}" for="{scope}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '  <graph edgedefault="directed">\n'
    for identifier, values in _nodes(edges, labels):
        yield f"    <node id={_attribute(identifier)}>\n"
        yield from (f'      <data key="node_{name}">{_text(value)}</data>\n' for name, value in values)
        yield "    </node>\n"
    for number, (key, values) in enumerate(_edges(edges)):
        yield f'    <edge id="e{number}" source={_attribute(key[0])} target={_attribute(key[1])}>\n'
        yield from (f'      <data key="edge_{name}">{_text(value)}</data>\n' for name, value in values)
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def gexf(edges: Mapping[Key, Edge], labels: Labels) -> Iterator[str]:
    """The network as GEXF 1.3, the format of Gephi."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    for scope, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
        yield f'    <attributes class="{scope}">\n'
        for name, kind in fields:
            if name != "label":
                yield f'      <attribute id="{scope}_{name}" title="{name}" type="{_GEXF_TYPES.get(kind, kind)}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for identifier, values in _nodes(edges, labels):
        yield f"      <node id={_attribute(identifier)} label={_attribute(str(dict(values)['label']))}>\n"
        yield from _attvalues("node", values)
        yield "      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for number, (key, values) in enumerate(_edges(edges)):
        weight = dict(values)["statements"]
        ends = f"source={_attribute(key[0])} target={_attribute(key[1])}"
        yield f'      <edge id="e{number}" {ends} weight="{weight}" label={_attribute(key[2])}>\n'
        yield from _attvalues("edge", values)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


_GEXF_TYPES = {"int": "integer"}


def _attvalues(scope: str, values: Iterable[tuple[str, object]]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in values:
        if name != "label":
            yield f'          <attvalue for="{scope}_{name}" value={_attribute(str(value))}/>\n'
    yield "        </attvalues>\n"


def _nodes(edges: Mapping[Key, Edge], labels: Labels) -> Iterator[tuple[str, list[tuple[str, object]]]]:
    kinds = {end: kind for key in edges for end, kind in ((key[0], "actor"), (key[1], "topic"))}
    for identifier, kind in sorted(kinds.items()):
        english, arabic = labels.get(identifier, ("", ""))
        yield identifier, [("kind", kind), ("label", english or arabic or identifier), ("label_ar", arabic)]


def _edges(edges: Mapping[Key, Edge]) -> Iterator[tuple[Key, list[tuple[str, object]]]]:
    for key, edge in edges.items():
        first, last = (edge.dates[0], edge.dates[-1]) if edge.dates else ("", "")
        shown = (key[2], key[3], key[4], edge.statements, edge.confidence, first, last)
        yield key, [(name, value) for (name, _), value in zip(_EDGE_FIELDS, shown, strict=True)]


def _text(value: object) -> str:
    return escape(_ILLEGAL.sub("", str(value)))


def _attribute(value: str) -> str:
    return quoteattr(_ILLEGAL.sub("", value))
