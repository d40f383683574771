"""Names across scripts: a Latin spelling for a name in Arabic letters, the reverse, and a skeleton to compare names by.

A transliterated name is a makeshift label, marked as such in the graph (``kg:machineLabel``); the skeleton is what
two spellings of one name share (consonants, with what transliterations disagree on taken out, and given names whole).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.fold import fold
from kg.match.given_names import given_names


def _pairs(listed: str) -> tuple[tuple[str, str], ...]:
    found = (pair.partition("=") for pair in listed.split())
    return tuple((left, right) for left, _, right in found)


_LETTERS = dict(
    _pairs(
        """
    ا=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=dh ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h
    و=o ي=i ء= ؤ=o ئ=e پ=p چ=ch ڤ=v گ=g ژ=zh
    """
    )
)
_FOREIGN_LETTERS = {**_LETTERS, "غ": "g", "ف": "f", "ث": "th", "ق": "k"}

_ENDINGS = _pairs(
    """
    يو=io شفيلي=shvili فيتش=vich وفيتش=ovich يتش=ich وفسكي=ovsky يفسكي=evsky نسكي=nsky سكي=sky سكايا=skaya وفا=ova
    يفا=eva وف=ov يف=ev نكو=nko تشوك=chuk بيرغ=berg برغ=berg بيرج=berg برج=berg سون=son نغتون=ngton تون=ton
    مان=man ستاين=stein شتاين=stein وفيتز=owitz هايم=heim غتون=gton فورد=ford لاند=land ينغ=ing يان=yan نيا=nia
    """
)
"""Ends of names that no Arabic name has, longest first where one holds another, and how they are written."""
_ARAB_ENDINGS = frozenset(
    ["عثمان", "سلمان", "عمان", "نعمان", "ايمان", "رحمان", "سليمان", "عيان", "ريان", "بنيان", "زيتون", "حسون"]
)

_ARABIC = re.compile("[\u0621-\u064a]")
_VOWELS = "aeiou"


def to_latin(name: str, *, foreign: bool = False) -> str:
    """A readable Latin spelling of a name in Arabic letters, ``foreign`` where it is known to be; Latin words stay.

    >>> to_latin("محمد شكارجي"), to_latin("ينس ستولتنبرغ")
    ('Mohammed Shakarji', 'Jens Stoltenberg')
    """
    words = re.findall(r"[\w\u064b-\u0652.]+", name)
    arab = any(fold(w) == "عبد" for w in words)
    foreign = foreign or (not arab and any(fold(w) in given_names().foreign or _foreign_end(fold(w)) for w in words))
    return in_one(" ".join(w for w in (_word(w, foreign) for w in words) if w))


def in_one(name: str) -> str:
    """A Latin name with the parts in one word that the press writes so.

    >>> in_one("Abdul al-Rahman Atar Zada")
    'Abdul Rahman Atarzadeh'
    """
    name = re.sub(r"\b(Abd[eu]l) al-(\w+)", r"\1 \2", name)
    name = re.sub(r"(\w+) (?:Zada|Zadeh|Zadah)\b", r"\1zadeh", name)
    return re.sub(r"\bAbd[eu]l Allah\b", "Abdullah", name)


def _word(word: str, foreign: bool) -> str:
    if not _ARABIC.search(word):
        return word
    key = fold(word)
    known = given_names().latin.get(key)
    if known is not None:
        return known
    if key.startswith("ال") and len(key) > 3 and not foreign:
        rest = key[2:]
        return "al-" + (given_names().latin.get(rest) or _spell(rest, word, False))
    return _spell(key, word, foreign)


def _foreign_end(key: str) -> str:
    """The end of a folded name that only foreign names have, "" where there is none."""
    if key in _ARAB_ENDINGS or key in given_names().key or key.startswith("ال"):
        return ""
    return next((end for end, _ in _ENDINGS if key.endswith(end) and len(key) > len(end) + 1), "")


def _spell(key: str, surface: str, foreign: bool) -> str:
    end = _foreign_end(key)
    stem = key[: len(key) - len(end)]
    strange = foreign or bool(end) or bool(re.search("[پچڤگژ]|تش|دج", key))
    out = _voiced(_sounds(stem, strange, last=not end), strange, last=not end)
    out += dict(_ENDINGS).get(end, "")
    if surface.endswith("ى") and out.endswith("i"):
        out = out[:-1] + "a"
    return out[:1].upper() + out[1:]


def _sounds(key: str, foreign: bool, *, last: bool) -> list[str]:
    """A Latin sound for each letter; long vowels and semivowels are told apart by their neighbours."""
    letters = _FOREIGN_LETTERS if foreign else _LETTERS
    out: list[str] = []
    i = 0
    while i < len(key):
        letter, following = key[i], key[i + 1 : i + 2]
        sound = letters.get(letter, letter)
        before = out[-1][-1:] if out else ""
        if key[i : i + 2] == "تش":
            sound, i = "ch", i + 1
        elif key[i : i + 2] == "دج":
            sound, i = "j", i + 1
        elif letter == "ا" and not i and following == "و" and key[2:3] not in ("", "ا"):
            sound, i = "o", i + 1
        elif letter == "ا" and not i and following == "ي" and foreign:
            sound, i = "i", i + 1
        elif letter == "و" and last and key[i + 1 :] == "ي" and i > 1 and before not in tuple(_VOWELS):
            sound = "aw"
        elif letter in "وي" and (not out or before in tuple(_VOWELS) or (following == "ا" and letter == "ي")):
            sound = {"و": "w", "ي": "y"}[letter]
        elif letter == "و" and not foreign and key[0] == "م" and i == len(key) - 2:
            sound = "ou"
        elif letter == "ا" and following in ("ي", "و") and foreign and i + 2 < len(key):
            sound, i = {"ي": "ai", "و": "au"}[following], i + 1
        elif letter == "ع" and following in ("و", "ي") and following and i:
            sound = "" if following == "و" else "a"
            if following == "ي":
                out.append(sound)
                sound, i = "e", i + 1
        elif letter == "ع" and before == "a":
            sound = "a" if not following else ""
        elif letter == "ه" and last and i == len(key) - 1:
            sound = "h" if before in tuple(_VOWELS) else "a"
        if sound:
            out.append(sound)
        i += 1
    return out


def _voiced(sounds: list[str], foreign: bool, *, last: bool) -> str:
    """The sounds with short vowels guessed, so that no syllable begins or ends with consonants that nobody can say."""
    guess = "e" if foreign else "a"
    out: list[str] = []
    run = 0
    consonants = sum(1 for s in sounds if s[0] not in _VOWELS)
    for n, sound in enumerate(sounds):
        if sound[0] in _VOWELS:
            out.append(sound)
            run = 0
            continue
        run += 1
        follows = next((s[0] in _VOWELS for s in sounds[n + 1 : n + 2]), False)
        at_end = last and n == len(sounds) - 1
        opening = run == n + 1
        if opening and run == 2 and not (foreign and _may_open(sounds[0], sound)):
            out.append(guess)
            run = 1
        elif run >= 3 and (follows or at_end or foreign):
            out.insert(len(out) - 1, guess) if foreign and follows else out.append(guess)
            run = 1
        elif run == 2 and at_end and consonants > 3 and not opening and not _may_close(out[-1], sound):
            out.append(guess)
            run = 1
        out.append(sound)
    return "".join(out)


def _may_open(first: str, second: str) -> bool:
    """Whether a foreign name may begin with these two without a vowel between them."""
    return (first, second) in _CLUSTERS or (second in "rl" and first in ("b", "k", "g", "f", "t", "d", "p", "s", "sh"))


_CLUSTERS = frozenset((a, b) for a in ("s", "sh") for b in ("t", "k", "b", "l", "m", "n", "f", "o", "p"))


def _may_close(first: str, second: str) -> bool:
    """Whether a name may end in these two: a liquid or nasal before another consonant (Hart, Lindt)."""
    return first in ("r", "l", "n", "m", "s") and second not in ("r", "l", "n", "m")


_TO_ARABIC = _pairs(
    """
    tsch=تش tch=تش sch=ش shch=شتش ph=ف sh=ش ch=تش kh=خ gh=غ zh=ج th=ث dh=ذ ck=ك qu=كو ee=ي ea=ي oo=و ou=و ie=ي
    ey=ي ay=اي ai=اي ei=اي au=او aw=او ow=او oa=و ce=س ci=سي cy=سي a=ا b=ب c=ك d=د e=ي f=ف g=غ h=ه i=ي j=ج k=ك
    l=ل m=م n=ن o=و p=ب q=ق r=ر s=س t=ت u=و v=ف w=و x=كس y=ي z=ز
    """
)
_ENDS_TO_ARABIC = _pairs(
    """
    son=سون sen=سن man=مان mann=مان er=ر en=ن el=ل sky=سكي berg=بيرغ ov=وف ev=يف ton=تون
    """
)


_INITIAL = {"a": "أ", "e": "إ", "i": "إي", "o": "أو", "u": "أو"}


def to_arabic(name: str) -> str:
    """A readable Arabic spelling of a name in Latin letters; Arabic words stay.

    >>> to_arabic("John Thompson"), to_arabic("Mohammed al-Harbi")
    ('جون ثومبسون', 'محمد الهاربي')
    """
    plain = fold(_without_marks(name))
    return " ".join(w for w in (_arabic_word(w) for w in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?", plain)) if w)


def _arabic_word(word: str) -> str:
    if _ARABIC.search(word):
        return word
    word = word.rstrip(".")
    for article in ("al-", "el-", "ad-", "ar-", "as-", "ash-", "an-", "at-", "az-"):
        if word.startswith(article):
            return "ال" + _arabic_word(word[len(article) :])
    known = given_names().arabic.get(word)
    if known is not None:
        return known
    if "-" in word:
        return "-".join(_arabic_word(part) for part in word.split("-"))
    word = re.sub("[^a-z]", "", word)
    end, written = next(((e, w) for e, w in _ENDS_TO_ARABIC if word.endswith(e) and len(word) > len(e) + 2), ("", ""))
    stem = re.sub(r"([^aeiou])\1+", r"\1", word[: len(word) - len(end)])
    if not end and len(stem) > 3 and stem.endswith("e") and stem[-2] not in _VOWELS:
        stem = stem[:-1] if stem[-2] not in "cg" else stem[:-2] + ("s" if stem[-2] == "c" else "j")
    return _letters(stem, first=True) + written


def _letters(stem: str, *, first: bool) -> str:
    out = ""
    i = 0
    while i < len(stem):
        latin, arabic = next((pair for pair in _TO_ARABIC if stem.startswith(pair[0], i)), (stem[i], ""))
        if i == 0 and first and latin[0] in _VOWELS:
            arabic = _INITIAL[latin[0]] + (arabic[1:] if latin[0] == "a" else "")
        elif latin == "e" and i > 1 and i + 1 < len(stem) and stem[i + 1] not in _VOWELS:
            arabic = ""  # a short vowel, which Arabic does not write
        out += arabic
        i += len(latin)
    return out


def _without_marks(name: str) -> str:
    """Latin letters without accents; a hamza or a madda is part of an Arabic letter and stays."""
    if name.isascii():
        return name
    return "".join(c if _ARABIC.match(c) else _bare(c) for c in name)


def _bare(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))


def with_adjective(noun: str, base: str) -> str:
    """An Arabic noun phrase with its article and a nationality adjective that agrees with its head.

    >>> with_adjective("وزارة الخارجية", "روسي"), with_adjective("رئيس", "فرنسي"), with_adjective("الجيش", "كوري جنوبي")
    ('وزارة الخارجية الروسية', 'الرئيس الفرنسي', 'الجيش الكوري الجنوبي')
    """
    head, _, rest = noun.partition(" ")
    feminine = head.endswith(("ة", "ات")) or head.removeprefix("ال") in ("وسائل", "أجهزة", "قوى")
    definite = noun if rest or head.startswith("ال") else f"ال{noun}"
    return " ".join([definite, *(f"ال{word}{'ة' if feminine else ''}" for word in base.split())])


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """What spellings of a name share: given names whole, of other words the consonants, words in order.

    >>> skeleton("سيرغي لافروف") == skeleton("Sergey Lavrov")
    True
    >>> skeleton("محمد حسن") == skeleton("محمد حسين")
    False
    """
    keys = given_names().key
    out: list[str] = []
    for word in re.findall(r"[^\W\d_]+", fold(_joined(_without_marks(name)))):
        bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if bare in ("al", "el", "bin", "ben", "ibn", "بن", "ال", "ابن"):
            continue
        known = keys.get(word) or keys.get(bare)
        if known is not None:
            out.append(known)
            continue
        latin = "".join(_LETTERS.get(c, c) for c in bare)
        consonants = _consonants(re.sub("[^a-z]", "", latin))
        if consonants:
            out.append(consonants)
    return " ".join(out)


def _joined(name: str) -> str:
    """Names of عبد in one word, as half of the world writes them (عبد الله، عبدالله, Abdul Rahman)."""
    name = re.sub(r"\bعبد\s+ال", "عبدال", name)
    return re.sub(r"\b[Aa]b[du][aeou]l?[- ](?:[ae][ldrst][- ])?(?=\w)", "abdul", name)


_SAME = _pairs(
    """
    tch=j ch=j sch=sh kh=h gh=g zh=j ph=f ck=k dh=d th=t ts=s x=ks q=k c=k w=v v=f z=s p=b g=j
    """
)


def _consonants(word: str) -> str:
    for old, new in _SAME:
        word = word.replace(old, new)
    word = word[:1].replace("y", "i") + word[1:]
    bare = re.sub("[aeiouy]", "", word)
    return re.sub(r"(.)\1+", r"\1", bare) or word[:1]
