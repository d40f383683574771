"""Stancegraph: who takes which stance on what, with the words that prove it."""

from __future__ import annotations

from importlib import import_module
from os import PathLike
from typing import Any

__version__ = "0.1.0"


def open(path: str | PathLike[str]) -> Any:  # noqa: A001  kg.open reads as what it does
    """The graph at a place, as a ``kg.opened.Graph``.

    Args:
        path: a Turtle, TriG, N-Quads or JSON-LD file, a folder that ``kg build`` or ``kg add`` wrote, or the URL of a
            SPARQL endpoint.

    Raises:
        GraphError: there is no graph, or it cannot be read.
    """
    # By name, since the root stands below everything: ``import kg`` loads nothing, and every module may ask it
    # for the version.
    return import_module("kg.opened").open_graph(path)
