"""Stancegraph: who takes which stance on what, with the words that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.opened import Graph

__version__ = "0.1.0"


def open(path: str | Path) -> Graph:  # noqa: A001  kg.open reads as what it does
    """The graph at a place: a file, a folder that ``kg build`` or ``kg add`` wrote, the URL of a SPARQL endpoint.

    >>> kg.open("exports").query("positions", actor="Sergey Lavrov")  # doctest: +SKIP

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    from kg.opened import open_graph  # noqa: PLC0415  import kg loads nothing heavy

    return open_graph(path)
