"""Taking the clitics off a folded word: every reading of it, the whole word first."""

from __future__ import annotations

from dataclasses import dataclass

from kg.text.profile import Profile


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: conjunction (و ف), prefix (ب ل ك or the future س), article, stem, enclitic."""

    conjunction: str
    prefix: str
    article: bool
    stem: str
    enclitic: str = ""

    @property
    def bare(self) -> bool:
        """Whether the stem stands without prefix, article and enclitic."""
        return not (self.prefix or self.article or self.enclitic)

    def with_article(self, article: str) -> str:
        """The stem as a phrase would hold it: with the article when it has one."""
        return article + self.stem if self.article else self.stem


def readings(key: str, profile: Profile) -> tuple[Reading, ...]:
    """Every reading of a folded word without enclitics cut, the least cut first.

    >>> from kg.text.profile import get_profile
    >>> [r.stem for r in readings("وللولايات", get_profile("ar"))]
    ['وللولايات', 'للولايات', 'لولايات', 'ولايات']
    """
    found: list[Reading] = []
    for conjunction, rest in _starts(key, profile.conjunctions, 2):
        found += _prefixed(conjunction, rest, profile)
    unique = {(r.conjunction, r.prefix, r.article, r.stem): r for r in found}
    return tuple(unique.values())


def _starts(key: str, clitics: tuple[str, ...], rest: int) -> list[tuple[str, str]]:
    out = [("", key)]
    out += [(c, key[len(c) :]) for c in clitics if key.startswith(c) and len(key) - len(c) >= rest]
    return out


def _prefixed(conjunction: str, key: str, profile: Profile) -> list[Reading]:
    article = profile.article
    out = [Reading(conjunction, "", False, key)]
    if article and key.startswith(article) and len(key) - len(article) >= 2:
        out.append(Reading(conjunction, "", True, key[len(article) :]))
    for prefix in profile.prefixes:
        if not key.startswith(prefix) or len(key) - len(prefix) < 2:
            continue
        rest = key[len(prefix) :]
        out.append(Reading(conjunction, prefix, False, rest))
        if article and rest.startswith(article) and len(rest) - len(article) >= 2:
            out.append(Reading(conjunction, prefix, True, rest[len(article) :]))
        elif prefix in profile.datives and rest.startswith(prefix) and len(rest) >= 3:
            out.append(Reading(conjunction, prefix, True, rest[1:]))
    if profile.future and key.startswith(profile.future) and len(key) >= 4:
        out.append(Reading(conjunction, profile.future, False, key[len(profile.future) :]))
    return out


def without_enclitic(stem: str, profile: Profile) -> list[tuple[str, str]]:
    """The stem with each enclitic that it may end in cut off, and the spellings that the cut hides.

    >>> from kg.text.profile import get_profile
    >>> ("يري", "ها") in without_enclitic("يراها", get_profile("ar"))
    True
    """
    out: list[tuple[str, str]] = []
    for enclitic in profile.enclitics:
        if not stem.endswith(enclitic) or len(stem) - len(enclitic) < 2:
            continue
        rest = stem[: -len(enclitic)]
        out.append((rest, enclitic))
        if rest.endswith("ا"):
            out.append((rest[:-1] + "ي", enclitic))
        elif rest.endswith("و"):
            out.append((rest + "ا", enclitic))
        elif rest.endswith("ت"):
            out.append((rest[:-1] + "ه", enclitic))
    return out


def allows(slot: str, reading: Reading, enclitic: str, profile: Profile) -> bool:
    """Whether clitics can stand at a form of this slot: verbs take no article, only imperfects take س and ل."""
    if slot.startswith(("perfect", "passivePerfect")):
        return not reading.prefix and not reading.article
    if slot.startswith(("imperfect", "passiveImperfect")):
        return not reading.article and reading.prefix in ("", profile.future, *profile.datives)
    if reading.prefix and reading.prefix == profile.future:
        return False
    return not (slot in ("adjective", "phrase") and enclitic)
