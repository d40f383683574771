"""Words as topics compare them: folded, without article, clitics and inflection, function words left out.

The stems made here are keys, never words to show: two forms of a word must meet, and what they meet in need
not be a word. Word and pattern go through the same stemmer, so a stem that is cut too far still meets itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.fold import fold
from kg.text.profile import LANGUAGES, Profile, get_profile

Stemmer = Callable[[str], str]

_WORD = re.compile(r"(?:[a-z]\.){2,}|[^\W_]+(?:'[^\W_]+)*")
_STOP_CLASSES = ("preposition", "relative", "demonstrative", "pronoun", "conjunction", "past", "perfective", "that")


@dataclass(frozen=True, slots=True)
class WordRules:
    """How the words of one language become keys.

    ``skipped`` are function words, folded; ``breaks`` those of them that end the first noun phrase (prepositions);
    ``head_last`` says whether the head is the last word of the noun phrase (English) or the first (Arabic);
    ``verbal`` matches a first word that governs what follows (ending sanctions), so that the head is first even then.
    ``exact_labels``: a label of one word counts in this form only, clitics aside, since its stem is too wide
    (المصالحة, reconciliation, and المصالح, interests, share theirs).
    """

    stem: Stemmer
    skipped: frozenset[str]
    breaks: frozenset[str]
    conjunctions: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    verbal: re.Pattern[str] | None = None
    head_last: bool = False
    exact_labels: bool = False

    def bare(self, word: str) -> str:
        """A folded word without its article."""
        for article in self.articles:
            if word.startswith(article) and len(word) >= len(article) + 2:
                return word[len(article) :]
        return word


def words_of(text: str) -> list[str]:
    """The folded words of a text.

    >>> words_of("U.S.-led «إطلاقُ النار»")
    ['us', 'led', 'اطلاق', 'النار']
    """
    return [w.replace(".", "") for w in _WORD.findall(fold(text))]


def stem_arabic(word: str) -> str:
    """The key of a folded Arabic word: without article, enclitic pronoun, plural, feminine and nisba endings.

    >>> stem_arabic("المفاوضات") == stem_arabic("مفاوضه") == stem_arabic("مفاوضاتها")
    True
    """
    while word.startswith(("ال", "لل")) and len(word) >= 4:
        word = word[2:]
    for enclitic, rest in (("هما", 4), ("ها", 3), ("هم", 4), ("نا", 4), ("كم", 4)):
        if word.endswith(enclitic) and len(word) - len(enclitic) >= rest:
            word = word[: -len(enclitic)]
            if word.endswith("ت") and not word.endswith("ات") and len(word) > 3:
                word = word[:-1]
            break
    while True:
        end, last = word[-2:], word[-1:]
        size = len(word)
        if (end in ("ات", "ون", "ين") and size > 4) or (end == "ان" and size > 5):
            word = word[:-2]
        elif (last in ("ه", "ا") and size > 3) or (last == "ي" and size > 4):
            word = word[:-1]
        else:
            return word


def stem_english(word: str) -> str:
    """The key of a folded English word: without possessive, plural, -ing, -ed; British and American spelling as one.

    >>> stem_english("normalising") == stem_english("normalize"), stem_english("cutting")
    (True, 'cut')
    """
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, least in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= least:
            word = word[: -len(ending)]
            if word[-1:] == word[-2:-1] and word[-1:] not in "lse":
                word = word[:-1]
            break
    return _american(word.removesuffix("e") if len(word) > 3 else word)


def _american(word: str) -> str:
    word = word.replace("isation", "ization").replace("defenc", "defens").replace("programm", "program")
    if len(word) > 6 and word.endswith("is"):
        return word[:-1] + "z"
    if len(word) > 5 and word.endswith("our"):
        return word[:-2] + "r"
    return word


def _plain(word: str) -> str:
    return word


_STEMMERS: Mapping[str, Stemmer] = {"ar": stem_arabic, "en": stem_english}


def _articles(profile: Profile) -> tuple[str, ...]:
    """The article as it stands, and as ``ل`` before it leaves it (للسلام)."""
    article = profile.article
    return (article, *(prefix + article[-1] for prefix in profile.prefixes if prefix == article[-1])) if article else ()


def rules_of(lang: str) -> WordRules:
    """The rules of a language; for one without a profile, words are compared folded and nothing is skipped."""
    if lang not in LANGUAGES:
        return WordRules(_STEMMERS.get(lang, _plain), frozenset(), frozenset())
    profile = get_profile(lang)
    empty: frozenset[str] = frozenset()
    skipped = empty.union(*(profile.classes.get(name, empty) for name in _STOP_CLASSES))
    skipped |= profile.topic_filler
    # A preposition that negates (بدون, without) turns the direction of a topic, so it must be seen.
    return WordRules(
        stem=_STEMMERS.get(lang, _plain),
        skipped=skipped - profile.classes.get("negation", empty) - profile.topic_words,
        breaks=profile.classes.get("preposition", empty),
        conjunctions=profile.conjunctions,
        prefixes=profile.prefixes,
        articles=_articles(profile),
        verbal=re.compile(profile.verbal_noun) if profile.verbal_noun else None,
        head_last=profile.head_last,
        exact_labels=profile.exact_labels,
    )
