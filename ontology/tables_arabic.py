"""Arabic word forms in unvocalised news spelling: verbs by mazini from root and pattern, the rest by rule.

Spellings before attached pronouns are made where a reader of text could not undo them: ادعائه, ادعاؤه, رآه.
The plain ones (دعوته, أبداها, دعوهم) are the reader's, since their stems alone are other words (أبدا "never").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import mazini

PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1s", "1p", "2ms", "2mp")
"""The second person is that of quoted speech ("you demanded")."""

Forms = dict[str, tuple[str, ...]]
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_VOWELS = "\u064e\u064f\u0650"
_SHADDA, _SUKUN = "\u0651", "\u0652"
_TENSES = {"perfect": ("past",), "imperfect": ("ind", "sub", "juss")}
_PASSIVE_PERSONS = ("3ms", "3fs")


class WordError(ValueError):
    """A word that cannot be inflected as the table says."""

    def __init__(self, column: str, message: str) -> None:
        self.column = column
        super().__init__(message)


def strip(word: str) -> str:
    """A vocalised word as news writes it: no vowel signs, no shadda, hamzas kept."""
    return _MARKS.sub("", word)


def verb_forms(lemma: str, root: str, wazn: str) -> Forms:
    """The finite forms of a verb by slot (``perfect3ms``, ``imperfect3fp``, ``passivePerfect3ms`` …).

    Indicative, subjunctive and jussive share the ``imperfect`` slots.

    Raises:
        WordError: the root or pattern is unknown, or they do not give the lemma.
    """
    verb = _conjugate(lemma, root, wazn)
    only = "" if _is_active(verb, lemma) else "pass_"  # صُدِمَ: in the passive alone, with the speaker as subject
    forms: Forms = {}
    for slot, tenses in _TENSES.items():
        for person in PERSONS:
            words = [strip(f.form) for tense in tenses for f in verb.slots.get(f"{tense}_{only}{person}", ())]
            words += [word[:-2] + "آ" for word in words if word.endswith("أى")]  # رآه
            if person == "1s":  # أُومن is written أؤمن too
                words += ["أؤ" + word[2:] for word in words if word.startswith("أو") and root[0] in "أء"]
            _put(forms, slot + person, words)
        passive = "passive" + slot.capitalize()
        for person in () if only else _PASSIVE_PERSONS:
            words = [strip(f.form) for t in tenses for f in verb.slots.get(f"{t}_pass_{person}", ())]
            _put(forms, passive + person, words)
    return forms


def participle_forms(bases: Iterable[str], weak: bool = False) -> tuple[str, ...]:
    """A participle or adjective in gender, number and the accusative, from its base forms.

    ``weak``: the verb ends in a weak letter, so a base without ي (داع) is short for one with it (داعي).
    A base that is already an accusative or feminine (مؤكدا, مؤكدة) is taken as it is: the table
    restricts the word to that form.
    """
    bases = [strip(base) for base in bases]
    forms: list[str] = []
    for base in bases:
        forms.append(base)
        if base.endswith(("ة", "ا")) or " " in base:
            continue
        elif base.endswith("ى"):  # مسمى: the weak passive participle of derived verbs
            stem = base[:-1]
            forms += [stem + end for end in ("اة", "يان", "يين", "اتان", "اتين", "ون", "ين", "يات")]
        elif base.endswith("ي") and (weak or base[:-1] in bases):
            forms += [base + end for end in ("ا", "ة", "ان", "ين", "تان", "تين", "ات")]
            forms += [base[:-1] + end for end in ("ون", "ين")]
        elif base + "ي" not in bases:
            forms += _regular(base + "ي" if weak else base, base)
    return tuple(dict.fromkeys(forms))


def noun_forms(base: str, plural: bool = True) -> tuple[str, ...]:
    """A verbal noun or noun with its accusative, the hamza before pronouns, and the sound feminine plural.

    ``plural``: whether to make the plural in ات (دعوات, تصريحات), which nouns in ة and the verbal nouns
    of derived verbs have.
    """
    base = strip(base)
    forms = [base]
    if " " in base:
        return (base,)
    if base.endswith("ة"):
        if plural:
            forms.append(base[:-1] + "ات")
        return tuple(forms)
    if base.endswith("ء"):
        forms += [base[:-1] + "ئ", base[:-1] + "ؤ"]
        if not base.endswith("اء"):
            forms.append(base + "ا")
    elif not base.endswith(("ا", "أ", "ى")):
        forms.append(base + "ا")
    if plural and len(base) >= 5 and not base.endswith(("ا", "ى", "ات", "ون", "ين")):
        forms.append(base + "ات")
    return tuple(dict.fromkeys(forms))


def is_weak(root: str) -> bool:
    """Whether a root ends in a weak letter (دعو, بدي)."""
    return root[-1:] in "ويى"


def _regular(stem: str, bare: str) -> list[str]:
    forms = [stem + end for end in ("ا", "ة", "ان", "ين", "تان", "تين", "ات")]
    plural_stem = stem if stem == bare else bare
    return [*forms, plural_stem + "ون", plural_stem + "ين"]


def _conjugate(lemma: str, root: str, wazn: str) -> mazini.Conjugation:
    if not root or not wazn:
        raise WordError("root" if not root else "wazn", f"the verb {lemma} needs its root and pattern (دعو, I/a~u)")
    made: list[str] = []
    for reduced in (False, True):  # اِتَّخَذَ is أخذ VIII with the hamza assimilated
        try:
            # A full passive, since news makes one of verbs that grammars call impersonal: استُبعدت.
            verb = mazini.conjugate(root, wazn, reduced=reduced, passive=True)
        except mazini.MaziniError as problem:
            if reduced:
                break
            raise WordError("wazn" if "wazn" in problem.code else "root", str(problem)) from problem
        made += [f.form for slot in ("past_3ms", "past_pass_3ms") for f in verb.slots.get(slot, ())]
        if any(_agree(lemma, form) for form in made):
            return verb
    raise WordError("lemma", f"the root {root} in pattern {wazn} gives {made[0]}, not {lemma}")


def _is_active(verb: mazini.Conjugation, lemma: str) -> bool:
    return any(_agree(lemma, f.form) for f in verb.slots.get("past_3ms", ()))


def _agree(lemma: str, form: str) -> bool:
    """Whether a lemma, possibly with fewer vowel signs, is the form."""
    wanted, given = _letters(form), _letters(lemma)
    return len(wanted) == len(given) and all(
        letter == other and set(marks) <= set(others)
        for (letter, marks), (other, others) in zip(given, wanted, strict=True)
    )


def _letters(word: str) -> list[tuple[str, str]]:
    letters: list[tuple[str, str]] = []
    for char in word.replace("ٱ", "ا"):
        if _MARKS.match(char):
            letter, marks = letters[-1] if letters else ("", "")
            if char != _SUKUN and letters:
                letters[-1] = (letter, marks + char)
        else:
            letters.append((char, ""))
    return letters


def _put(forms: Forms, slot: str, words: Iterable[str]) -> None:
    if found := tuple(dict.fromkeys(words)):
        forms[slot] = found
