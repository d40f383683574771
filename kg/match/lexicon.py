"""The vocabulary compiled for one language: what a word may be, and which phrases start with it.

A word is analysed once and remembered; the analysis offers every reading of its clitics, because a
proclitic or an enclitic hides a form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from kg.fold import fold
from kg.ids import ActorId
from kg.text.profile import Profile, get_profile
from kg.text.tokens import iter_tokens
from kg.text.words import Reading, readings, without_enclitic
from kg.vocab.types import Actor, Cue, Description, Lexeme, Membership, Vocabulary

MEMO = 200_000
"""How many analysed words are kept; news repeats itself, so this is never reached by one corpus of an ordinary size."""


SENSES = frozenset({"harm", "benefit", "lack", "blame", "false"})
"""Word lists that judge what is done; all others are classes of grammar."""


class Hit(NamedTuple):
    """A cue form found in a word: its lexeme, the slot of the form, and the clitics around it."""

    lexeme: Lexeme
    slot: str
    reading: Reading
    cues: tuple[Cue, ...]

    @property
    def finite(self) -> bool:
        """Whether the form is a finite verb."""
        return self.slot.startswith(("perfect", "imperfect", "passivePerfect", "passiveImperfect"))

    @property
    def agreement(self) -> str:
        """Person, gender and number of a finite form (``3ms``), or an empty string."""
        return self.slot.lstrip("abcdefghijklmnopqrstuvwxyzPI") if self.finite else ""


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


class Word:
    """What one surface form may be. Compared by identity; made by ``Lexicon.word`` only."""

    __slots__ = (
        "classes",
        "conjunction",
        "cued",
        "demonyms",
        "forms",
        "hits",
        "key",
        "keys",
        "opens",
        "readings",
        "senses",
        "stem",
    )

    def __init__(self, key: str, found: tuple[Reading, ...]) -> None:
        self.key = key
        self.readings = found
        self.hits: tuple[Hit, ...] = ()
        self.cued: tuple[Hit, ...] = ()
        self.opens: bool | None = None
        self.classes: frozenset[str] = frozenset()
        self.demonyms: tuple[Demonym, ...] = ()
        self.conjunction = ""
        self.stem = key
        self.keys: frozenset[str] = frozenset()
        self.senses: frozenset[str] = frozenset()
        self.forms: tuple[tuple[str, str], ...] = ((key, ""),)


class Lexicon:
    """Look-ups over one vocabulary in one language."""

    def __init__(self, vocabulary: Vocabulary, lang: str) -> None:
        self.vocabulary = vocabulary
        self.profile: Profile = get_profile(lang)
        self.lang = lang
        self._memo: dict[str, Word] = {}
        self._forms = _cue_forms(vocabulary, lang)
        self._cues: dict[str, tuple[Cue, ...]] = _by_lexeme(vocabulary.cues.get(lang, ()))
        self.descriptions = {fold(d.form): d for d in vocabulary.descriptions.get(lang, ())}
        self.actors = PhraseIndex(_actor_entries(vocabulary, lang, self.profile))
        self.titles = PhraseIndex(
            Entry(words, role.id, "title")
            for role in vocabulary.roles.values()
            for title in role.titles.get(lang, ())
            for words in _definite(_keys(title), self.profile.article)
            if len(words) > 1 or not self._modifies(words[0])
        )
        self.institutions = PhraseIndex(
            Entry(_keys(form), body.id, "institution")
            for body in vocabulary.institutions
            for form in body.forms.get(lang, ())
        )
        self.pairs = PhraseIndex(_pair_entries(vocabulary, lang, self.profile))
        self._demonyms = _demonym_forms(vocabulary, lang, self.profile)
        self._classes = _class_index(vocabulary, lang, self.profile)
        self._senses = _sense_index(vocabulary, lang)
        self.nouns = _ordinary_words(vocabulary, lang, self.profile, judged=False)
        self.ordinary = self.nouns | _ordinary_words(vocabulary, lang, self.profile, judged=True)
        # Folding makes one word of رأي (opinion) and رأى (he held): a listed noun is only met in its own spelling.
        self._maqsura = {fold(w) for w in vocabulary.words.get(lang, {}).get("common", ()) if w.endswith("ى")}
        self.phrases = PhraseIndex(
            Entry(words, name, "phrase") for name, group in self.profile.phrases.items() for words in group
        )

    def conjoined(self, word: Word) -> bool:
        """Whether a word is joined by a conjunction (ووقف), and does not merely begin with its letter (وقف)."""
        whole = word.key in self.nouns
        return any(r.conjunction and not r.prefix and (r.stem in self.nouns or not whole) for r in word.readings)

    def _modifies(self, key: str) -> bool:
        """Whether a word is an adjective of described sources (سياسي), which is no title by itself."""
        described = self.descriptions.get(key.removeprefix(self.profile.article))
        return described is not None and described.part == "modifier"

    def description(self, word: Word) -> Description | None:
        """The description that a word gives of a source (مصدر، دبلوماسي), or None."""
        found = self.descriptions.get(word.key)
        if found is None:
            for reading in word.readings[1:]:
                if not reading.prefix:
                    found = self.descriptions.get(reading.stem)
                    if found is not None:
                        break
        return found

    @cached_property
    def holders(self) -> dict[str, list[tuple[Actor, Membership]]]:
        """Everybody who holds or held an office, by role."""
        found: dict[str, list[tuple[Actor, Membership]]] = defaultdict(list)
        for actor in self.vocabulary.actors.values():
            for membership in actor.memberships:
                found[membership.role].append((actor, membership))
        return dict(found)

    def word(self, surface: str) -> Word:
        """The analysis of a surface form, from memory where it was met before."""
        word = self._memo.get(surface)
        if word is None:
            if len(self._memo) >= MEMO:
                self._memo.clear()
            word = self._memo[surface] = self._analyse(fold(surface), surface)
        return word

    def _analyse(self, key: str, surface: str) -> Word:
        found = readings(key, self.profile)
        word = Word(key, found)
        word.forms = self._phrase_forms(key, found)
        if self.profile.cased and len(surface) > 1 and surface.isupper():
            # WHO is no pronoun and US no object: what is written in capitals is a name or a shout.
            word.demonyms = tuple(self._nationalities(found))
            word.keys = frozenset({key})
            return word
        classes = self._classes.get(key)
        if classes is None:
            for reading in found[1:]:
                if reading.conjunction and not reading.prefix and not reading.article:
                    classes = self._classes.get(reading.stem)
                    if classes is not None:
                        word.conjunction, word.stem = reading.conjunction, reading.stem
                    break
        if classes is None and self.profile.prefixes:
            for reading in found:
                if reading.prefix in ("ب", "ل", "ك") and "demonstrative" in self._classes.get(reading.stem, ()):
                    classes = frozenset({"prefixed"})
        if classes is not None and {"preposition", "given_name"} <= classes:
            # Folding makes one word of على (on) and علي (Ali); their last letter tells them apart.
            classes = classes - {"given_name"} if surface.endswith("ى") else classes & {"given_name", "in_name_of"}
        if classes is not None and "common" in classes and surface.endswith("ى") and key not in self._maqsura:
            classes = classes - {"common"}
        word.classes = classes or frozenset()
        word.hits = tuple(h for h in self._hits(found) if not (h.reading.enclitic == "ه" and surface.endswith("ة")))
        word.cued = tuple(h for h in word.hits if h.cues)
        if word.hits and not word.conjunction and not classes:
            word.conjunction = word.hits[0].reading.conjunction
        word.demonyms = tuple(self._nationalities(found))
        if not word.classes:
            word.classes = self._inherited(found)
        word.keys = self._pattern_keys(found)
        if not self._senses.keys().isdisjoint(word.keys):
            word.senses = frozenset(s for k in word.keys if len(k) > 3 for s in self._senses.get(k, ()))
        return word

    def _phrase_forms(self, key: str, found: Iterable[Reading]) -> tuple[tuple[str, str], ...]:
        """What the word may be as the first word of a phrase, with the clitics that stand before it."""
        forms: dict[str, str] = {key: ""}
        for reading in found:
            form, lead = reading.with_article(self.profile.article), reading.conjunction + reading.prefix
            if (lead or not reading.article) and reading.prefix != self.profile.future:
                forms.setdefault(form, lead)
        return tuple(forms.items())

    def _pattern_keys(self, found: Iterable[Reading]) -> frozenset[str]:
        """The stems by which content patterns meet the word: no enclitic behind an article, none of one letter but ه."""
        keys: set[str] = set()
        for reading in found:
            if (reading.prefix and reading.prefix == self.profile.future) or (
                reading.prefix == "ل" and not reading.article
            ):
                continue
            keys |= {reading.stem, reading.with_article(self.profile.article)}
            if not reading.article and not (reading.prefix and len(reading.stem) < 5):
                keys |= {
                    s
                    for s, e in without_enclitic(reading.stem, self.profile)
                    if (len(e) > 1 or e == "ه") and len(s) >= 3
                }
        return frozenset(keys)

    def _inherited(self, found: Iterable[Reading]) -> frozenset[str]:
        """``noun`` for an ordinary noun that wears an article or an enclitic (حكومته، بالوزراء)."""
        for reading in found:
            stems = [reading.stem] if reading.article or reading.prefix else []
            stems += [stem for stem, _ in without_enclitic(reading.stem, self.profile) if len(stem) >= 3]
            for stem in stems:
                known = self._classes.get(stem, frozenset())
                if "common" in known:
                    return (
                        (known - {"common"}) | {"noun"} if known <= {"common", "thing_plural"} else frozenset({"noun"})
                    )
        return frozenset()

    def _hits(self, found: Iterable[Reading]) -> list[Hit]:
        hits: list[Hit] = []
        seen: set[tuple[str, str, str]] = set()
        for reading in found:
            options = [(reading.stem, "")] + without_enclitic(reading.stem, self.profile)
            for stem, enclitic in options:
                if enclitic and reading.bare and self.profile.article and stem.startswith(self.profile.article):
                    continue  # الحكم is the rule, not «he insisted you»
                for lexeme, slot in self._forms.get(stem, ()):
                    if not _allowed(slot, reading, enclitic):
                        continue
                    mark = (lexeme.id, slot, enclitic)
                    if mark in seen:
                        continue
                    seen.add(mark)
                    full = Reading(reading.conjunction, reading.prefix, reading.article, stem, enclitic)
                    hits.append(Hit(lexeme, slot, full, self._cues.get(lexeme.id, ())))
        return hits

    def _nationalities(self, found: Iterable[Reading]) -> list[Demonym]:
        for reading in found:
            hits = self._demonyms.get(reading.stem)
            if hits:
                return [Demonym(d.actor, d.gender, d.number, reading.article or d.definite) for d in hits]
        return []


def _allowed(slot: str, reading: Reading, enclitic: str) -> bool:
    """Whether clitics can stand at a form of this slot: verbs take no article, only imperfects take س and ل."""
    if slot.startswith(("perfect", "passivePerfect")):
        return not reading.prefix and not reading.article
    if slot.startswith(("imperfect", "passiveImperfect")):
        return not reading.article and reading.prefix in ("", "س", "ل")
    if reading.prefix == "س":
        return False
    return not (slot in ("adjective", "phrase") and enclitic)


def _cue_forms(vocabulary: Vocabulary, lang: str) -> dict[str, list[tuple[Lexeme, str]]]:
    forms: dict[str, list[tuple[Lexeme, str]]] = defaultdict(list)
    for lexeme in vocabulary.lexemes.get(lang, ()):
        for slot, surfaces in lexeme.forms.items():
            for surface in surfaces:
                key = fold(surface)
                if " " not in key and (lexeme, slot) not in forms[key]:
                    forms[key].append((lexeme, slot))
    return dict(forms)


def _by_lexeme(cues: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    grouped: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        grouped[cue.lexeme].append(cue)
    return {lexeme: tuple(group) for lexeme, group in grouped.items()}


def _keys(form: str) -> tuple[str, ...]:
    if form.replace(" ", "").isalpha():  # nothing to cut but spaces: the tokenizer would take five times as long
        return tuple(fold(form).split())
    return tuple(fold(surface) for _, _, surface in iter_tokens(form))


def _definite(words: tuple[str, ...], article: str) -> set[tuple[str, ...]]:
    """A title as it is, with the article on its first word, and with the article on every word."""
    if not article or words[0].startswith(article):
        return {words}
    every = tuple(w if w.startswith(article) else article + w for w in words)
    return {words, (article + words[0], *words[1:]), every}


def _pair_entries(vocabulary: Vocabulary, lang: str, profile: Profile) -> Iterable[Entry]:
    """Titles in the dual, where the language has one: with the article (الوزيران), and bound (وزيرا الخارجية)."""
    duals = [(fold(ending), gender) for ending, gender, number in profile.demonym_endings if number == "d"]
    duals += [("ين", "m")] if duals else []
    for role in vocabulary.roles.values() if duals else ():
        for title in role.titles.get(lang, ()):
            head, *rest = _keys(title)
            head, gender = (head[:-1], "f") if head.endswith("ه") else (head, "m")
            if head.startswith(profile.article):
                continue
            for ending in (e for e, g in duals if g == gender):
                if rest:
                    yield Entry((head + ending.removesuffix("ن"), *rest), role.id, "title")
                else:
                    yield Entry((profile.article + head + ending,), role.id, "title")


def _actor_entries(vocabulary: Vocabulary, lang: str, profile: Profile) -> Iterable[Entry]:
    for actor in vocabulary.actors.values():
        label = actor.label.get(lang)
        names = [(label, "form")] if label else []
        names += [(form, "form") for form in actor.forms.get(lang, ())]
        names += [(form, "seat") for form in actor.seats.get(lang, ())]
        names += [(form, "short") for form in actor.short.get(lang, ())]
        names += [(form, "group") for form in _plurals(actor, lang, profile)]
        for name, strength in names:
            words = _keys(name)
            if words:
                yield Entry(words, actor.id, strength)


def _plurals(actor: Actor, lang: str, profile: Profile) -> list[str]:
    """Plural demonyms that stand for people (الروس, Russians), with the article where the language has one."""
    listed = list(actor.demonym_plurals.get(lang, ()))
    for base in actor.demonyms.get(lang, ()):
        listed += [base + ending for ending, _, number in profile.demonym_endings if number == "p"]
    article = profile.article
    return [p if p.startswith(article) else article + p for p in listed]


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


def _demonym_forms(vocabulary: Vocabulary, lang: str, profile: Profile) -> dict[str, list[Demonym]]:
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


def _class_index(vocabulary: Vocabulary, lang: str, profile: Profile) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for name, words in profile.classes.items():
        for word in words:
            index[word].add(name)
    for name, listed in vocabulary.words.get(lang, {}).items():
        for word in listed if name not in SENSES else ():
            key = fold(word)
            if " " not in key:
                index[key].add(name)
    return {word: frozenset(names) for word, names in index.items()}


def _sense_index(vocabulary: Vocabulary, lang: str) -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for name, listed in vocabulary.words.get(lang, {}).items():
        for word in listed if name in SENSES else ():
            index[fold(word)].add(name)
    return {word: frozenset(names) for word, names in index.items()}


def _ordinary_words(vocabulary: Vocabulary, lang: str, profile: Profile, *, judged: bool) -> frozenset[str]:
    """Folded words without article that the vocabulary uses as words: what is among them is no unknown name.

    ``judged`` gives the words of judgement and of content patterns, verbs among them; otherwise nouns in the main.
    """
    texts: list[str] = []
    if judged:
        texts += [pattern.pattern for pattern in vocabulary.patterns.get(lang, ())]
        for name, listed in vocabulary.words.get(lang, {}).items():
            texts += listed if name in SENSES else ()
        return frozenset(word for text in texts for word in _keys(text) if word[0].isalpha())
    for topic in vocabulary.topics.values():
        texts += [topic.label.get(lang, ""), topic.definition.get(lang, ""), *topic.forms.get(lang, ())]
    texts += [stance.definition.get(lang, "") for stance in vocabulary.stances.values()]
    for listed in (
        words for name, words in vocabulary.words.get(lang, {}).items() if name not in SENSES | {"given_name"}
    ):
        texts += listed
    for body in vocabulary.institutions:
        texts += body.forms.get(lang, ())
    for role in vocabulary.roles.values():
        texts += role.titles.get(lang, ())
    for lexeme in vocabulary.lexemes.get(lang, ()):
        texts += [form for slot, forms in lexeme.forms.items() if "erfect" not in slot for form in forms]
    words = {word for text in texts for word in _keys(text) if word[0].isalpha()}
    article = profile.article
    words |= {w.removeprefix(article) for w in words if article and len(w) > len(article) + 2}
    names = {fold(w) for w in vocabulary.words.get(lang, {}).get("given_name", ())}
    kept = {fold(w) for w in vocabulary.words.get(lang, {}).get("common", ())}
    for actor in vocabulary.actors.values():
        if actor.kind == "person":
            for form in (*actor.forms.get(lang, ()), *actor.short.get(lang, ())):
                names |= set(_keys(form))
    return frozenset(w for w in words if len(w) > 1) - (names - kept)
