"""Names across scripts: a Latin spelling for a name in Arabic letters, and a skeleton to compare names by.

A transliterated name is a makeshift label, marked as such wherever it is shown; the skeleton is what two
spellings of one name share (consonants, with what transliterations disagree on taken out).
"""

from __future__ import annotations

import re

from kg.fold import fold

_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z",
    "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "o", "ي": "i", "ء": "", "ؤ": "o", "ئ": "e", "پ": "p", "چ": "ch",
    "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip

_NAMES = {
    "محمد": "Mohammed", "احمد": "Ahmed", "محمود": "Mahmoud", "علي": "Ali", "حسن": "Hassan", "حسين": "Hussein", "عمر": "Omar",
    "خالد": "Khaled", "سعيد": "Saeed", "يوسف": "Youssef", "ابراهيم": "Ibrahim", "اسماعيل": "Ismail", "مصطفي": "Mustafa",
    "عبدالله": "Abdullah", "الله": "Allah", "عبد": "Abdul", "ابو": "Abu", "بن": "bin", "ال": "Al", "ابن": "Ibn", "فتحي": "Fathi",
    "سالم": "Salem", "صالح": "Saleh", "طارق": "Tariq", "كمال": "Kamal", "جمال": "Jamal", "ناصر": "Nasser", "سليمان": "Suleiman",
    "جون": "John", "جورج": "George", "مايكل": "Michael", "ديفيد": "David", "جيمس": "James", "روبرت": "Robert", "بول": "Paul",
    "بيتر": "Peter", "توماس": "Thomas", "وليام": "William", "جو": "Joe", "دي": "de", "فون": "von", "فان": "van", "دير": "der",
    "سيرغي": "Sergey", "الكسندر": "Alexander", "دميتري": "Dmitry", "ميخائيل": "Mikhail", "اندريه": "Andrey", "فلاديمير": "Vladimir",
    "فولوديمير": "Volodymyr", "ستيفان": "Stephane", "جان": "Jean", "بيير": "Pierre", "ماري": "Marie", "انطونيو": "Antonio",
    "كيم": "Kim", "لي": "Li", "وانغ": "Wang", "شي": "Xi", "امير": "Amir", "رضا": "Reza", "مهدي": "Mehdi", "عباس": "Abbas",
    "فاطمه": "Fatima", "مريم": "Maryam", "ليلي": "Leila", "هشام": "Hisham", "ياسر": "Yasser", "وليد": "Walid", "زياد": "Ziad",
    "نبيل": "Nabil", "سمير": "Samir", "انور": "Anwar", "فؤاد": "Fuad", "رياض": "Riyad", "عادل": "Adel", "ماجد": "Majed",
}  # fmt: skip

_ARABIC = re.compile("[\u0621-\u064a]")


def to_latin(name: str) -> str:
    """A readable Latin spelling of a name in Arabic letters; Latin words stay.

    >>> to_latin("محمد شكارجي")
    'Mohammed Shakarji'
    """
    words = [_word(w) for w in re.findall(r"[\w\u064b-\u0652.]+", name)]
    joined = " ".join(w for w in words if w)
    joined = re.sub(r"\bAbdul (Al\w+)", r"Abdul \1", joined)
    return re.sub(r"\bAbdul Allah\b", "Abdullah", joined)


def _word(word: str) -> str:
    if not _ARABIC.search(word):
        return word
    key = fold(word)
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ال") and len(key) > 3:
        return "al-" + _spell(key[2:])
    return _spell(key)


def _spell(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    out = ""
    for i, letter in enumerate(key):
        latin = _LETTERS.get(letter, letter)
        if i == 0 and letter == "و":
            latin = "W"
        elif i == 0 and letter == "ي":
            latin = "Y"
        elif letter == "ه" and i == len(key) - 1:
            latin = "a" if out[-1:] not in tuple("aeiou") else "h"
        elif letter in "وي" and out[-1:] in tuple("aeiou"):
            latin = {"و": "w", "ي": "y"}[letter]
        if latin and out and out[-1] not in "aeiou" and latin[0] not in "aeiou" and i < len(key) - 1 and i == 1:
            out += "a"
        out += latin
    return out[:1].upper() + out[1:]


def skeleton(name: str) -> str:
    """The consonants of a name with what transliterations disagree on taken out, words in order.

    >>> skeleton("سيرغي لافروف") == skeleton("Sergey Lavrov")
    True
    """
    latin = to_latin(name) if _ARABIC.search(name) else name
    words = re.sub(r"[^a-z\s-]", "", fold(latin)).replace("-", " ").split()
    return " ".join(s for s in (_consonants(w) for w in words if w not in ("al", "el", "bin", "ben", "ibn")) if s)


_SAME = (
    ("tch", "j"), ("ch", "j"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("zh", "j"), ("ph", "f"), ("ck", "k"), ("dh", "d"),
    ("th", "t"), ("ts", "s"), ("x", "ks"), ("q", "k"), ("c", "k"), ("w", "v"), ("v", "f"), ("z", "s"), ("p", "b"), ("g", "j"),
)  # fmt: skip


def _consonants(word: str) -> str:
    for old, new in _SAME:
        word = word.replace(old, new)
    word = word[:1].replace("y", "i") + word[1:]
    bare = re.sub("[aeiouy]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare) or word[:1]
