"""English word forms: regular inflection by rule, irregular forms from the table."""

from __future__ import annotations

from collections.abc import Sequence

Forms = dict[str, tuple[str, ...]]
_VOWELS = "aeiou"


def forms(
    lemma: str, part: str, irregular: Sequence[str] = (), nouns: Sequence[str] = (), extra: Sequence[str] = ()
) -> Forms:
    """The forms of an English lexeme by slot.

    Verbs: ``base``, ``present3s``, ``past``, ``passiveParticiple`` (the past participle), ``participle``
    (in -ing) and ``verbalNoun`` (``nouns``, with plurals). ``irregular`` is the past, then the past
    participle where it differs, as dictionaries list them (``said``; ``gave``, ``given``). The first word
    of a lemma of several words is inflected (called for). Other parts have a slot of their own name.

    >>> forms("call for", "verb", nouns=["call"])["past"]
    ('called for',)
    """
    if part == "verb":
        found = _verb(lemma, irregular)
        if nouns:
            found["verbalNoun"] = tuple(form for noun in nouns for form in (noun, plural(noun)))
        if extra:
            found["extra"] = tuple(extra)
        return found
    words = [lemma, *irregular, *nouns, *extra]
    if part == "noun":
        words.insert(1, plural(lemma))
    return {part: tuple(dict.fromkeys(words))}


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _verb(lemma: str, irregular: Sequence[str]) -> Forms:
    head, space, rest = lemma.partition(" ")
    tail = space + rest
    past = irregular[:1] or [_past(head)]
    participle = irregular[1:2] or past
    return {
        "base": (lemma,),
        "present3s": ((plural(head) if head != "have" else "has") + tail,),
        "past": tuple(_with_tail(form, tail) for form in past),
        "passiveParticiple": tuple(_with_tail(form, tail) for form in participle),
        "participle": (_gerund(head) + tail,),
    } | ({"extra": tuple(irregular[2:])} if irregular[2:] else {})


def _with_tail(form: str, tail: str) -> str:
    """An irregular form may be given with or without the particle (``spoke`` or ``spoke out``)."""
    return form if " " in form else form + tail


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The final consonant doubled after a single stressed vowel: one syllable, or one of the list."""
    one_syllable = sum(c in _VOWELS for c in verb) == 1
    closed = len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    return verb + verb[-1] if closed and (one_syllable or verb in _STRESSED_LAST) else verb


_STRESSED_LAST = frozenset(
    (
        *("admit", "commit", "concur", "confer", "defer", "deter", "omit", "permit", "prefer", "rebut", "refer"),
        *("regret", "submit", "transfer"),
    )
)
