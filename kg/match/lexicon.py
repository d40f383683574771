"""The vocabulary compiled for one language: what a word may be, and which phrases start with it.

A word is analysed once and remembered; the analysis offers every reading of its clitics, because a
proclitic or an enclitic hides a form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from kg.fold import fold
from kg.match.compounds import compound_demonyms
from kg.match.entries import (
    SHORT,
    VERBAL,
    WHOLE,
    Demonym,
    Entry,
    PhraseIndex,
    actor_entries,
    by_lexeme,
    class_index,
    cue_forms,
    definite_forms,
    demonym_forms,
    keys_of,
    ordinary_words,
    pair_entries,
    sense_index,
)
from kg.match.masdars import Masdars
from kg.match.offices import Offices
from kg.match.spellings import Spellings
from kg.text.profile import Profile, get_profile
from kg.text.words import Reading, allows, readings, without_enclitic
from kg.vocab.types import Cue, Description, Lexeme, Vocabulary

MEMO = 40_000
"""How many analysed words are kept (some 60 MB); the words of most texts are among those of the last few thousand."""


_FINITE = ("perfect", "imperfect", "passivePerfect", "passiveImperfect")


class Hit(NamedTuple):
    """A cue form found in a word: its lexeme, the slot of the form, and the clitics around it.

    ``agreement`` is person, gender and number of a finite verb (``3ms``), or an empty string.
    """

    lexeme: Lexeme
    slot: str
    reading: Reading
    cues: tuple[Cue, ...]
    finite: bool
    agreement: str


SURE = 0.9
"""The weight of cues that are hardly anything else than what they say."""


class Word:
    """What one surface form may be. Compared by identity; made by ``Lexicon.word`` only.

    ``cued`` are the hits that have a government, ``adverbial`` the first of them that is a participle in the
    accusative (مؤكدا، داعية). ``forms`` are what it may be as the first word of a phrase, with the clitics before it.
    ``compound`` says that a nationality of several words may begin here, ``glued`` where the word ends if it is written
    together with the next by mistake (ماجدالأنصاري), else 0.
    """

    __slots__ = (
        "adverbial",
        "classes",
        "compound",
        "conjunction",
        "cued",
        "demonyms",
        "forms",
        "glued",
        "hits",
        "key",
        "keys",
        "led",
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
        self.adverbial: Hit | None = None
        self.opens: bool | None = None
        self.glued = 0
        self.compound = False
        self.classes: frozenset[str] = frozenset()
        self.demonyms: tuple[Demonym, ...] = ()
        self.conjunction = ""
        self.stem = key
        self.keys: frozenset[str] = frozenset()
        self.senses: frozenset[str] = frozenset()
        self.led = False
        self.forms: dict[str, str] = {key: ""}


class Lexicon:
    """Look-ups over one vocabulary in one language."""

    def __init__(self, vocabulary: Vocabulary, lang: str) -> None:
        self.vocabulary = vocabulary
        self.profile: Profile = get_profile(lang)
        self.lang = lang
        self._memo: dict[str, Word] = {}
        self._forms = cue_forms(vocabulary, lang)
        self._cues: dict[str, tuple[Cue, ...]] = by_lexeme(vocabulary.cues.get(lang, ()))
        listed = vocabulary.descriptions.get(lang, ())
        self.descriptions = {fold(d.form): d for d in listed if d.part in ("head", "modifier", "body")}
        self.namewords = {fold(d.form): d for d in listed if d.part in ("noun", "adjective")}
        self.masdars = Masdars(vocabulary.words.get(lang, {}).get(VERBAL, ()), self.profile)
        self.spellings = Spellings(d for d in listed if d.part in ("name", "foreignName"))
        self.actors = PhraseIndex(actor_entries(vocabulary, lang, self.profile))
        self.titles = PhraseIndex(
            Entry(words, role.id, "title")
            for role in vocabulary.roles.values()
            for title in role.titles.get(lang, ())
            for words in definite_forms(keys_of(title), self.profile.article)
            if len(words) > 1 or not self._modifies(words[0])
        )
        self.institutions = PhraseIndex(
            Entry(keys_of(form), body.id, "institution")
            for body in vocabulary.institutions
            for form in body.forms.get(lang, ())
        )
        self.pairs = PhraseIndex(pair_entries(vocabulary, lang, self.profile))
        self.compounds = compound_demonyms(vocabulary, lang, self.profile)
        self._demonyms = demonym_forms(vocabulary, lang, self.profile)
        self._classes = class_index(vocabulary, lang, self.profile)
        self._whole = {fold(w) for w in vocabulary.words.get(lang, {}).get(WHOLE, ())}
        self._senses = sense_index(vocabulary, lang)
        self.nouns = ordinary_words(vocabulary, lang, self.profile, judged=False)
        self.ordinary = self.nouns | ordinary_words(vocabulary, lang, self.profile, judged=True)
        # Folding makes one word of رأي (opinion) and رأى (he held): a listed noun is only met in its own spelling.
        self._maqsura = {fold(w) for w in vocabulary.words.get(lang, {}).get("common", ()) if w.endswith("ى")}
        self.phrases = PhraseIndex(
            Entry(words, name, "phrase") for name, group in self.profile.phrases.items() for words in group
        )

    def is_nationality(self, key: str) -> bool:
        """Whether a folded word is an adjective of nationality as it stands, no clitic before it."""
        return key in self._demonyms

    def has_class(self, key: str, name: str) -> bool:
        """Whether a folded word, without its clitics, is of a class."""
        return name in self._classes.get(key, ())

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
        found = self.descriptions.get(word.key) or self._construct(word.key)
        if found is None:
            for reading in word.readings[1:]:
                if not reading.prefix:
                    found = self.descriptions.get(reading.stem)
                    if found is not None:
                        break
        return found

    def _construct(self, key: str) -> Description | None:
        """The description whose dual or plural lost its last letter before a genitive (محامو هيئة، صحيفتا)."""
        whole = key + self.profile.plural_ending[-1:] if self.profile.plural_ending and len(key) > 4 else ""
        found = self.descriptions.get(whole) if whole else None
        return found if found is not None and found.kind != "person" else None

    @cached_property
    def offices(self) -> Offices:
        """Everybody who holds or held an office."""
        return Offices(self.vocabulary)

    def word(self, surface: str) -> Word:
        """The analysis of a surface form, from memory where it was met before."""
        word = self._memo.get(surface)
        if word is None:
            if len(self._memo) >= MEMO:
                self._memo.clear()
            word = self._memo[surface] = self._analyse(fold(surface), surface)
            word.glued = self._glued(word, surface)
            word.compound = any(reading.stem in self.compounds for reading in word.readings)
        return word

    def _glued(self, word: Word, surface: str) -> int:
        """See ``Word.glued``.

        Only an unknown form is cut, before an article: behind a given name, or where both are known as one phrase.
        """
        article = self.profile.article
        if not article or len(surface) < 8 or article not in surface[3:-2]:
            return 0
        key = word.key
        known = word.hits or word.classes or word.demonyms or key in self.nouns or key in self.actors
        if known or len(key) != len(surface):
            return 0
        at = key.find(article, 3)
        head, rest = key[:at], key[at:]
        named = "given_name" in self._classes.get(head, ()) and len(rest) >= 6
        indexes = (self.actors, self.titles, self.institutions)
        return at if named or any(rest in index.starts.get(head, ()) for index in indexes) else 0

    def _analyse(self, key: str, surface: str) -> Word:
        found = readings(key, self.profile)
        if key in self._whole:
            found = found[:1]
        word = Word(key, found)
        word.forms = self._phrase_forms(key, found)
        if self.profile.cased and len(surface) > 1 and surface.isupper() and surface[-1] not in "'’":
            # WHO is no pronoun and US no object: what is written in capitals is a name or a shout.
            word.demonyms = tuple(self._nationalities(found))
            word.keys = frozenset({key})
            return word
        classes = self._classes.get(key) if "إ" not in surface[1:2] else None  # فإن is no فان (van)
        if classes is None:
            for reading in found[1:]:
                if reading.conjunction and not reading.prefix and not reading.article:
                    classes = self._classes.get(reading.stem)
                    if classes is not None:
                        word.conjunction, word.stem = reading.conjunction, reading.stem
                    break
        if classes is None and self.profile.prefixes:
            for reading in found:
                if reading.prefix in self.profile.prefixes and "demonstrative" in self._classes.get(reading.stem, ()):
                    classes = frozenset({"prefixed"})
        if classes is not None and {"preposition", "given_name"} <= classes:
            # Folding makes one word of على (on) and علي (Ali); their last letter tells them apart.
            classes = classes - {"given_name"} if surface.endswith("ى") else classes & {"given_name", "in_name_of"}
        if classes is not None and "common" in classes and surface.endswith("ى") and key not in self._maqsura:
            classes = classes - {"common"}
        word.classes = classes or frozenset()
        word.hits = tuple(h for h in self._hits(found) if _spelt(h, surface))
        word.cued = tuple(h for h in word.hits if h.cues)
        word.adverbial = next((h for h in word.cued if self._adverbial(h)), None)
        if (
            word.conjunction
            and "common" in word.classes
            and any(h.finite and not h.reading.conjunction for h in word.hits)
        ):
            word.classes, word.conjunction, word.stem = frozenset(), "", key  # وافق agreed, not «and a horizon»
        if (
            word.conjunction
            and word.classes == frozenset({"given_name"})
            and any(h.finite and any(c.weight >= SURE for c in h.cues) for h in word.hits)
        ):
            word.classes = frozenset()  # وطالب demanded, not «and Talib»
        if word.hits and not word.conjunction and not classes:
            word.conjunction = word.hits[0].reading.conjunction
        word.demonyms = tuple(self._nationalities(found))
        if not word.classes:
            word.classes = self._inherited(found)
        word.keys = self._pattern_keys(found)
        self._judge(word, found)
        return word

    def _judge(self, word: Word, found: Iterable[Reading]) -> None:
        """What the word judges, and whether it does so behind a preposition glued to it only (``led``)."""
        least = 3 if self.profile.prefixes else 2  # a short word may be a prefix and a name
        senses = {s for k in word.keys if len(k) > least for s in self._senses.get(k, ())}
        plain: set[str] = set()
        for reading in found:
            if reading.prefix in ("", self.profile.future):
                for stem in self._uninflected(reading):
                    found_here = self._senses.get(stem, frozenset())
                    plain |= found_here if len(stem) > 3 or not found_here.isdisjoint(SHORT) else frozenset()
        if plain or senses:
            word.senses, word.led = frozenset(plain | senses), not plain

    def _uninflected(self, reading: Reading) -> Iterator[str]:
        """The stem of a word of judgement without enclitic, ending of the accusative, and plural of verbs."""
        stem, profile = reading.stem, self.profile
        if len(stem) > 3 or (len(stem) == 3 and not reading.conjunction):
            yield stem
        if reading.article or len(stem) <= 4:
            return
        if profile.accusative and stem.endswith(profile.accusative):
            yield stem[:-1]
        yield from self._singular(stem)
        for rest, _ in without_enclitic(stem, profile):
            if len(rest) > 3:
                yield rest

    def _singular(self, stem: str) -> Iterator[str]:
        """The verb of one subject to the verb of several (سيقدمون: سيقدم; قتلوا: قتل)."""
        for ending in self.profile.verb_plurals:
            if stem.endswith(ending) and len(stem) - len(ending) > 3:
                rest = stem[: -len(ending)]
                if ending == self.profile.verb_plurals[1] or rest.removeprefix(self.profile.future)[0] in (
                    self.profile.person_letters
                ):
                    yield rest

    def _phrase_forms(self, key: str, found: Iterable[Reading]) -> dict[str, str]:
        """See ``Word.forms``."""
        forms: dict[str, str] = {key: ""}
        for reading in found:
            form, lead = reading.with_article(self.profile.article), reading.conjunction + reading.prefix
            if (lead or not reading.article) and reading.prefix != self.profile.future:
                forms.setdefault(form, lead)
        return forms

    def _pattern_keys(self, found: Iterable[Reading]) -> frozenset[str]:
        """The stems by which content patterns meet the word: no enclitic behind an article, of one letter only ه."""
        keys: set[str] = set()
        for reading in found:
            if (reading.prefix and reading.prefix == self.profile.future) or (
                reading.prefix in self.profile.datives and not reading.article
            ):
                continue
            keys |= {reading.stem, reading.with_article(self.profile.article)}
            if self.profile.verb_plurals and not (reading.prefix or reading.article):
                keys.update(self._singular(reading.stem))
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
            if reading.prefix and reading.prefix == self.profile.future:
                continue  # ستقدم is no progress
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
            options = [(reading.stem, ""), *without_enclitic(reading.stem, self.profile)]
            for stem, enclitic in options:
                if enclitic and reading.bare and self.profile.article and stem.startswith(self.profile.article):
                    continue  # الحكم is the rule, not «he insisted you»
                for lexeme, slot in self._forms.get(stem, ()):
                    if not allows(slot, reading, enclitic, self.profile):
                        continue
                    mark = (lexeme.id, slot, enclitic)
                    if mark in seen:
                        continue
                    seen.add(mark)
                    full = Reading(reading.conjunction, reading.prefix, reading.article, stem, enclitic)
                    finite = slot.startswith(_FINITE)
                    agreement = slot.lstrip("abcdefghijklmnopqrstuvwxyzPI") if finite else ""
                    hits.append(Hit(lexeme, slot, full, self._cues.get(lexeme.id, ()), finite, agreement))
        return hits

    def _adverbial(self, hit: Hit) -> bool:
        """Whether a hit is a participle that may go on reporting: in the accusative, without article."""
        reading = hit.reading
        bare = hit.slot == "participle" and not (reading.article or reading.prefix or reading.enclitic)
        return bare and reading.stem.endswith(self.profile.adverbial_endings)

    def _nationalities(self, found: Iterable[Reading]) -> list[Demonym]:
        for reading in found:
            hits = self._demonyms.get(reading.stem)
            if hits:
                return [Demonym(d.actor, d.gender, d.number, reading.article or d.definite) for d in hits]
        return []


def _spelt(hit: Hit, surface: str) -> bool:
    """Whether a hit agrees with letters that folding makes one: ة and ه at the end, إ and أ at the beginning."""
    if hit.reading.enclitic == "ه" and surface.endswith("ة"):
        return False
    at = len(hit.reading.conjunction) + len(hit.reading.prefix)
    first = surface[at : at + 1]
    if hit.finite:
        return first != "إ"  # إدانته is a noun, أدانته a verb
    return first != "أ" or not hit.lexeme.lemma.startswith("إ")
