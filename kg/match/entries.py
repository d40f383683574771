"""The vocabulary's words and phrases, folded and inflected, by the words that they start with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from kg.fold import fold
from kg.ids import ActorId
from kg.text.profile import Profile
from kg.text.tokens import iter_tokens
from kg.vocab.types import Actor, Cue, Lexeme, Vocabulary

VERBAL = "verbal"
"""The class of verbs with their verbal nouns, three words each: they are looked up by ``Masdars`` alone."""

WHOLE = "whole"
"""The class of words that begin with the letter of a conjunction and hold none (واضح)."""

ORDINARY = "ordinary"
"""The class of words that are just words: all that is said of them is that they are no part of an unknown name."""

SENSES = frozenset(
    (
        *("harm", "benefit", "lack", "blame", "false", "boon", "menace", "decline", "due", "aid", "asset", "merit"),
        *("flaw", "outrage", "assault", "bane", "leading"),
        *("arranged", "discussing", "bearing", "receipt", "reprisal", "shortage", "showing"),
        "necessity",
    )
)
"""Word lists that judge what is done; all others are classes of grammar."""

SHORT = frozenset(
    (
        "flaw",
        "merit",
        "outrage",
        "assault",
        "menace",
        "bane",
        "arranged",
        "discussing",
        "receipt",
        "reprisal",
        "shortage",
    )
)
"""Senses that words of three letters may have; other lists hold too many words of that length that mean more."""


class Entry(NamedTuple):
    """A phrase that names something: its folded words, what it names, and how surely (form, seat, short)."""

    words: tuple[str, ...]
    id: str
    strength: str


class Demonym(NamedTuple):
    """A nationality adjective: the actor, gender (m, f), number (s, d, p), definiteness."""

    actor: ActorId
    gender: str
    number: str
    definite: bool


_STRENGTH = {"form": 0, "seat": 1, "group": 2, "short": 3, "title": 0, "institution": 0, "phrase": 0}


class PhraseIndex(dict[str, tuple[Entry, ...]]):
    """Phrases by their first word, the longest first; ``starts`` has them by first and second word ("" = one word)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        index: dict[str, set[Entry]] = defaultdict(set)
        for entry in entries:
            index[entry.words[0]].add(entry)
        super().__init__()
        self.starts: dict[str, dict[str, tuple[Entry, ...]]] = {}
        for first, group in index.items():
            ordered = tuple(sorted(group, key=lambda e: (-len(e.words), _STRENGTH[e.strength], e.id)))
            self[first] = ordered
            by_second: dict[str, list[Entry]] = defaultdict(list)
            for entry in ordered:
                by_second[entry.words[1] if len(entry.words) > 1 else ""].append(entry)
            self.starts[first] = {second: tuple(found) for second, found in by_second.items()}


def cue_forms(vocabulary: Vocabulary, lang: str) -> dict[str, list[tuple[Lexeme, str]]]:
    """The forms of the cues' lexemes, folded, with the slot of each."""
    forms: dict[str, list[tuple[Lexeme, str]]] = defaultdict(list)
    for lexeme in vocabulary.lexemes.get(lang, ()):
        for slot, surfaces in lexeme.forms.items():
            for surface in surfaces:
                key = fold(surface)
                if " " not in key and (lexeme, slot) not in forms[key]:
                    forms[key].append((lexeme, slot))
    return dict(forms)


def by_lexeme(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    """Cues by their lexeme, in the order of the vocabulary."""
    grouped: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        grouped[cue.lexeme].append(cue)
    return {lexeme: tuple(group) for lexeme, group in grouped.items()}


def keys_of(form: str) -> tuple[str, ...]:
    """A form as folded words."""
    if form.replace(" ", "").isalpha():  # nothing to cut but spaces: the tokenizer would take five times as long
        return tuple(fold(form).split())
    return tuple(fold(surface) for _, _, surface in iter_tokens(form))


def definite_forms(words: tuple[str, ...], article: str) -> set[tuple[str, ...]]:
    """A title as it is, with the article on its first word, on its first two (noun and adjective), and on all."""
    if not article or words[0].startswith(article):
        return {words}
    every = tuple(w if w.startswith(article) else article + w for w in words)
    return {words, (*every[:1], *words[1:]), (*every[:2], *words[2:]), every}


def pair_entries(vocabulary: Vocabulary, lang: str, profile: Profile) -> Iterable[Entry]:
    """Titles in the dual, where the language has one: with the article (الوزيران), and bound (وزيرا الخارجية)."""
    duals = [(fold(ending), gender) for ending, gender, number in profile.demonym_endings if number == "d"]
    duals += [("ين", "m")] if duals else []
    for role in vocabulary.roles.values() if duals else ():
        for title in role.titles.get(lang, ()):
            head, *rest = keys_of(title)
            head, gender = (head[:-1], "f") if profile.feminine(head) else (head, "m")
            if head.startswith(profile.article):
                continue
            for ending in (e for e, g in duals if g == gender):
                if rest:
                    yield Entry((head + ending.removesuffix("ن"), *rest), role.id, "title")
                else:
                    yield Entry((profile.article + head + ending,), role.id, "title")


def tongue(actor: Actor, profile: Profile) -> str:
    """The language whose names an actor bears in texts of a profile: its own, else the one that it borrows from."""
    return profile.code if profile.code in actor.label or not profile.borrows else profile.borrows


def actor_entries(vocabulary: Vocabulary, lang: str, profile: Profile) -> Iterable[Entry]:
    """Every phrase that names an actor: forms, seats, short names, plural demonyms."""
    for actor in vocabulary.actors.values():
        lang = tongue(actor, profile)
        label = actor.label.get(lang)
        names = [(label, "form")] if label else []
        names += [(form, "form") for form in actor.forms.get(lang, ())]
        names += [(form, "seat") for form in actor.seats.get(lang, ())]
        names += [(form, "short") for form in actor.short.get(lang, ())]
        names += [(form, "group") for form in _plurals(actor, lang, profile)]
        for name, strength in names:
            words = keys_of(name)
            if words:
                yield Entry(words, actor.id, strength)
            if profile.servant and profile.servant in words[:-1]:
                yield Entry(_written_together(words, profile.servant), actor.id, strength)


def _written_together(words: tuple[str, ...], servant: str) -> tuple[str, ...]:
    """A name with its «servant of» written together with what follows, as many do (عبدالمهدي)."""
    out: list[str] = []
    for word in words:
        if out and out[-1] == servant:
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def _plurals(actor: Actor, lang: str, profile: Profile) -> list[str]:
    """Plural demonyms that stand for people (الروس, Russians), with the article where the language has one."""
    listed = list(actor.demonym_plurals.get(lang, ()))
    for base in actor.demonyms.get(lang, ()):
        listed += [base + ending for ending, _, number in profile.demonym_endings if number == "p"]
    article = profile.article
    return [p if p.startswith(article) else article + p for p in listed]


def demonym_forms(vocabulary: Vocabulary, lang: str, profile: Profile) -> dict[str, list[Demonym]]:
    """Nationality adjectives in all genders and numbers."""
    forms: dict[str, list[Demonym]] = defaultdict(list)
    for actor in vocabulary.actors.values():
        for base in actor.demonyms.get(lang, ()):
            for ending, gender, number in profile.demonym_endings:
                entry = Demonym(actor.id, gender, number, False)
                key = fold(base + ending)
                if entry not in forms[key]:
                    forms[key].append(entry)
        for plural in actor.demonym_plurals.get(lang, ()):
            key = fold(plural)
            if profile.article and key.startswith(profile.article):
                key = key[len(profile.article) :]
            forms[key].append(Demonym(actor.id, "m", "p", False))
    return dict(forms)


def class_index(vocabulary: Vocabulary, lang: str, profile: Profile) -> dict[str, frozenset[str]]:
    """The classes of grammar of each listed word."""
    index: dict[str, set[str]] = defaultdict(set)
    for name, words in profile.classes.items():
        for word in words:
            index[word].add(name)
    for name, listed in vocabulary.words.get(lang, {}).items():
        for word in listed if name not in SENSES | {ORDINARY, VERBAL, WHOLE} else ():
            key = fold(word)
            if " " not in key:
                index[key].add(name)
    return {word: frozenset(names) for word, names in index.items()}


def sense_index(vocabulary: Vocabulary, lang: str) -> dict[str, frozenset[str]]:
    """What each listed word judges (harm, benefit, blame)."""
    index: dict[str, set[str]] = defaultdict(set)
    for name, listed in vocabulary.words.get(lang, {}).items():
        for word in listed if name in SENSES else ():
            index[fold(word)].add(name)
    return {word: frozenset(names) for word, names in index.items()}


def ordinary_words(vocabulary: Vocabulary, lang: str, profile: Profile, *, judged: bool) -> frozenset[str]:
    """Folded words without article that the vocabulary uses as words: what is among them is no unknown name.

    ``judged`` gives the words of judgement and of content patterns, verbs among them; otherwise nouns in the main.
    """
    texts: list[str] = []
    if judged:
        texts += [pattern.pattern for pattern in vocabulary.patterns.get(lang, ())]
        for name, listed in vocabulary.words.get(lang, {}).items():
            texts += listed if name in SENSES else ()
        return frozenset(word for text in texts for word in keys_of(text) if word[0].isalpha())
    for topic in vocabulary.topics.values():
        texts += [topic.label.get(lang, ""), topic.definition.get(lang, ""), *topic.forms.get(lang, ())]
    texts += [stance.definition.get(lang, "") for stance in vocabulary.stances.values()]
    for listed in (
        words for name, words in vocabulary.words.get(lang, {}).items() if name not in SENSES | {"given_name", VERBAL}
    ):
        texts += listed
    for body in vocabulary.institutions:
        texts += body.forms.get(lang, ())
    for role in vocabulary.roles.values():
        texts += role.titles.get(lang, ())
    for lexeme in vocabulary.lexemes.get(lang, ()):
        texts += [form for slot, forms in lexeme.forms.items() if "erfect" not in slot for form in forms]
    words = {word for text in texts for word in keys_of(text) if word[0].isalpha()}
    article = profile.article
    words |= {w.removeprefix(article) for w in words if article and len(w) > len(article) + 2}
    names = {fold(w) for w in vocabulary.words.get(lang, {}).get("given_name", ())}
    kept = {fold(w) for w in vocabulary.words.get(lang, {}).get("common", ())}
    for actor in vocabulary.actors.values():
        if actor.kind == "person":
            for form in (*actor.forms.get(lang, ()), *actor.short.get(lang, ())):
                names |= set(keys_of(form))
    return frozenset(w for w in words if len(w) > 1) - (names - kept)
