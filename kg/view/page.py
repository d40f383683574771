"""One self-contained HTML page: pyvis builds the network, our template and scripts make the explorer of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyvis
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import OutputError
from kg.ids import digest
from kg.view.data import ViewData
from kg.view.layout import column_order, overview, stance_graph
from kg.view.pack import Packed, chunk_count, pack
from kg.view.passage import clean

LANGS = ("ar", "en")
NODES = 24
"""Actors and topics in a column before the rest folds into groups."""
CELLS = 120
"""Lines drawn at a time; with 600 the picture falls to 8 frames a second, with 3,600 it is an unreadable weave."""

SCRIPTS = (
    "i18n", "fold", "dom", "named", "unpack", "model", "state", "cite", "cards", "pick", "facets", "histogram",
    "search", "columns", "network", "matrix", "timeline", "agreement", "ego", "compare", "export", "main",
)  # fmt: skip
"""The page's modules in the order in which they are joined: a module stands after those that it imports."""

STYLES = ("base", "rails", "stage", "views", "print")

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function) ([\w$]+))", re.MULTILINE)


def render(data: ViewData, *, lang: str = "ar", title: str = "", texts_at: str = "") -> str:
    """The explorer as one HTML file that needs no network.

    Args:
        data: what to show.
        lang: the language in which the page opens, ``ar`` or ``en``; the reader can turn it round.
        title: the page's heading; empty for the default in either language.
        texts_at: a path on the page's own server that answers ``PATH/N`` with text block ``N``
            (``kg.view.pack.chunk``); the texts are then left out of the page and fetched when they are read.

    Raises:
        OutputError: the language is not one of the page's.
    """
    if lang not in LANGS:
        raise OutputError(f"the explorer does not speak '{lang}'", "lang", "use " + " or ".join(LANGS))
    order = column_order(stance_graph(data), [a.id for a in data.actors], [t.id for t in data.topics])
    packed = pack(data, order)
    chunks = () if texts_at else packed.chunks
    network = _network(data, order)
    script = bundle()
    network.templateEnv.globals.update(
        lang=lang,
        title=clean(title),
        nonce=digest(packed.core, *packed.chunks, script, title, length=32),
        core=packed.core,
        chunks=chunks,
        settings={"nodes": NODES, "cells": CELLS, "textsAt": texts_at, "chunks": chunk_count(data)},
        styles=Markup("\n".join(_asset(f"css/{name}.css") for name in STYLES)),
        script=Markup(script),
    )
    return str(network.generate_html())


def bundle() -> str:
    """The page's ES modules as one script: each in a scope of its own that answers what it exports."""
    parts = []
    for name in SCRIPTS:
        text = _asset(f"js/{name}.js")
        exported = _EXPORT.findall(text)
        body = _IMPORT.sub(lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {found[2]}_module;\n", text)
        body = _EXPORT.sub("", body)
        parts.append(f"const {name}_module = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();")
    return "\n".join(parts)


@cache
def _asset(path: str) -> str:
    """A file of ours that goes into the page as it is; what would end the element is refused."""
    text = (_HERE / path).read_text("utf-8")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise OutputError("would end the element that holds it", path, "write the tag differently")
    return text


def _network(data: ViewData, order: tuple[list[str], list[str]]) -> Network:
    """The strongest part of the network with its places, in pyvis: painted before anything is unpacked."""
    cells = overview(data, NODES, CELLS)
    network = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    network.templateEnv = Environment(
        loader=ChoiceLoader([FileSystemLoader(_HERE), FileSystemLoader(Path(pyvis.__file__).parent / "templates")]),
        autoescape=True,
    )
    network.path = "explorer.html.j2"
    labels = {("a", a.id): (a.en, a.ar) for a in data.actors} | {("t", t.id): (t.en, t.ar) for t in data.topics}
    for column, (kind, ids) in enumerate(zip("at", order, strict=True)):
        ends = {cell[column] for cell in cells}
        for y, identifier in enumerate(i for i in ids if i in ends):
            en, ar = labels[kind, identifier]
            network.add_node(f"{kind}:{identifier}", label=ar, en=en, ar=ar, x=column, y=y)
    for (actor, topic, side), count in cells.items():
        network.add_edge(f"a:{actor}", f"t:{topic}", side=side, value=count)
    return network


__all__ = ["CELLS", "LANGS", "NODES", "SCRIPTS", "STYLES", "Packed", "bundle", "render"]
