"""The verbal noun of a verb in any person: يزورون → زيارة, ستعود → عودة."""

from __future__ import annotations

from collections.abc import Iterable

from kg.fold import fold
from kg.text.profile import Profile

_PERFECT = ("وا", "تا", "نا", "ت")
_IMPERFECT = ("ون", "وا", "ان", "ين")
_WEAK = ("", "ي", "و", "ا")
_HOLLOW = 3
"""Letters of a verb with a weak letter in its middle that a negation has cut out (لم يحن: حان)."""


class Masdars:
    """Verbs by their stems, from rows of perfect, imperfect and verbal noun ("-" where another verb is spelt so)."""

    def __init__(self, listed: Iterable[str], profile: Profile) -> None:
        self._future = profile.future
        self._perfect: dict[str, str] = {}
        self._imperfect: dict[str, str] = {}
        self.nouns: set[str] = set()
        for row in listed:
            perfect, imperfect, noun = row.split()
            self.nouns.add(fold(noun))
            self._perfect.setdefault(fold(perfect), noun)
            self._imperfect.setdefault(fold(imperfect)[1:], noun)

    def find(self, key: str, *, cut: bool = False) -> str:
        """The verbal noun of a folded verb without conjunction, "" where none is known.

        ``cut`` says that a negation has cut a weak ending off (لم تجر: أجرى).
        """
        if cut and len(key) == _HOLLOW:
            for weak in "ويا":
                if key[1] + weak + key[2] in self._imperfect:
                    return self._imperfect[key[1] + weak + key[2]]
        if key[0] not in "ينا" and key in self._perfect:
            return self._perfect[key]
        bare = key[1:] if self._future and key.startswith(self._future) and key[1:2] in "يتنا" else key
        if bare[:1] in tuple("يتنا") and len(bare) > 2:
            for rest in (bare[1:], *(bare[1 : -len(e)] for e in _IMPERFECT if bare.endswith(e))):
                whole = rest == bare[1:]
                for weak in (*_WEAK[1:], "") if cut and whole else _WEAK[:1] if whole else _WEAK:
                    if rest + weak in self._imperfect:
                        return self._imperfect[rest + weak]
        if bare != key:
            return ""
        if key in self._perfect:
            return self._perfect[key]
        for ending in _PERFECT:
            if key.endswith(ending) and len(key) - len(ending) >= 2:
                rest = key[: -len(ending)]
                for weak in _WEAK:
                    if rest + weak in self._perfect:
                        return self._perfect[rest + weak]
        return ""
