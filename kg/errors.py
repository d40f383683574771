"""The one error family of the library.

Every error says what is wrong, where it is, and what to do next, so that the
command line can print it as a single line.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of every error that Stancegraph raises on purpose.

    Args:
        what: what is wrong, as a short clause.
        where: the file, term, line or address concerned; empty when there is none.
        hint: what the reader can do about it; empty when nothing is known.

    >>> str(KgError("no such file", "seeds/a.txt", "check the path"))
    'seeds/a.txt: no such file; check the path'
    """

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what, where, hint)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}; {self.hint}" if self.hint else line
        return " ".join(line.split())


class InputError(KgError):
    """A document, its metadata, or a path that cannot be read."""


class VocabularyError(KgError):
    """A term of the vocabulary that is malformed, unknown, or clashes with another."""


class QueryError(KgError):
    """A SPARQL query, query name or parameter that cannot be used."""


class GraphError(KgError):
    """A graph or store that cannot be opened, read, or written."""


class OutputError(KgError):
    """A place that results cannot be written to."""
