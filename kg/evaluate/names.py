"""When two names and two topics count as the same, for comparing statements with gold ones.

Wider than the program's own folding on purpose: gold names come from many hands and transliterations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": None})
_ARABIC = re.compile("[\u0600-\u06ff]")
_ARABIC_HEAD = re.compile("^(?:وال|بال|كال|فال|لل|ال|و|ب|ل|ف|ك)(?=...)")
_ARABIC_TAIL = re.compile("(?<=...)(?:ات|ين|ون|ان|يه|ه|ي|ا)$")
_LATIN_TAIL = re.compile("(?<=....)(?:ies|ing|ed|es|s|e|y)$")
_FILLER = re.compile(r"\b(?:the|al|el|mr|president|of)\b|[^a-z\s]")
_SOUNDS = (
    *(("kh", "h"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("ck", "k")),
    *(("q", "k"), ("c", "k"), ("w", "v"), ("x", "ks")),
)
_SAME = {
    "us": "united states",
    "usa": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "north atlantic treaty organization": "nato",
}


def loose(text: str) -> str:
    """Text without marks, hamza seats, case.

    >>> loose("مسؤولة"), loose("Zürich")
    ('مسووله', 'zurich')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS).casefold()


def stem(word: str) -> str:
    """A word without the commonest clitics and endings of its script."""
    word = loose(word)
    if _ARABIC.search(word):
        return _ARABIC_TAIL.sub("", _ARABIC_HEAD.sub("", word))
    return _LATIN_TAIL.sub("", word)


def skeleton(name: str) -> list[str]:
    """The words of a name without what transliterations disagree on: vowels, doubled letters, kh or h.

    >>> skeleton("Sergei Lavrov") == skeleton("Sergey Lavrov")
    True
    """
    text = _FILLER.sub(" ", loose(name))
    for sound, other in _SOUNDS:
        text = text.replace(sound, other)
    return [re.sub(r"(.)\1+", r"\1", re.sub("[aeiouy]", "", word)) or word for word in text.split()]


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one speaker's: equal, an alias, or one part of the other by sound."""
    if not one or not other:
        return not one and not other
    first, second = (_SAME.get(loose(n).strip(), loose(n).strip()) for n in (one, other))
    if first == second:
        return True
    if _ARABIC.search(first + second):
        return False
    a, b = skeleton(first), skeleton(second)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or (len(a[-1]) > 2 and a[-1] == b[-1])


def carries(topic: str, keywords: Iterable[str]) -> bool:
    """Whether a topic holds at least half of the keywords, word stems compared."""
    words = {stem(w) for w in re.findall(r"\w+", topic)}
    keys = [stem(k) for k in keywords]
    hits = sum(any(_alike(key, word) for word in words) for key in keys)
    return not keys or 2 * hits >= len(keys)


def _alike(key: str, word: str) -> bool:
    if key == word:
        return True
    return len(key) > 3 and (word.startswith(key) or (key.startswith(word) and len(word) > 3))
