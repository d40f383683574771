"""How the press spells personal names in Latin letters: their parts looked up, the rest transliterated."""

from __future__ import annotations

from collections.abc import Iterable

from kg.fold import fold
from kg.match.transliterate import in_one, to_latin
from kg.vocab.types import Description

LONGEST = 3
"""Words in a part of a name at the most (فون دير لاين)."""


class Spellings:
    """Parts of personal names in Arabic letters with their usual Latin spelling; made by ``Lexicon`` only."""

    def __init__(self, parts: Iterable[Description]) -> None:
        self._latin: dict[tuple[str, ...], str] = {}
        self._foreign: set[tuple[str, ...]] = set()
        for part in parts:
            key = tuple(fold(part.form).split())
            self._latin[key] = part.en
            if part.part == "foreignName":
                self._foreign.add(key)

    def _bare(self, key: tuple[str, ...]) -> str | None:
        """A name with the article by its spelling without one."""
        bare = self._latin.get((key[0][2:],)) if len(key) == 1 and key[0].startswith("ال") else None
        return f"al-{bare}" if bare is not None else None

    def latin(self, name: str) -> str:
        """The name in Latin letters, word by word where no longer part is known.

        Words of which no spelling is known follow the letters, as a foreign name's where a known part is foreign.
        """
        words = name.split()
        keys = [fold(w).strip("،.") for w in words]
        found: list[tuple[str, bool]] = []
        foreign = False
        i = 0
        while i < len(words):
            for n in range(min(LONGEST, len(words) - i), 0, -1):
                key = tuple(keys[i : i + n])
                if (latin := self._latin.get(key) or self._bare(key)) is not None:
                    foreign = foreign or key in self._foreign
                    found.append((latin, True))
                    i += n
                    break
            else:
                found.append((words[i], False))
                i += 1
        if not any(known for _, known in found):
            return to_latin(name)
        out: list[str] = []
        for text, known in found:
            out.append(text if known else to_latin(text, foreign=foreign))
        return in_one(" ".join(w for w in out if w))
