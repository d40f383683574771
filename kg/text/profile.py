"""What the program must know of a language beside its vocabulary: one frozen profile each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module

from kg.errors import InputError

LANGUAGES = ("ar", "en", "fr")
"""The languages that have a profile in ``kg/text/lang``."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Closed word classes, clitics, dates and page furniture of one language.

    ``classes`` maps a class name to folded words; a word may have several classes. ``phrases`` maps a class name to
    folded word sequences. The classes are: ``that`` (complementizers), ``preposition``, ``relative``, ``negation``,
    ``condition``, ``demonstrative``, ``pronoun``, ``past`` (كان), ``perfective`` (قد), ``time``, ``adverbial`` (opens
    an adverbial phrase), ``according`` (introduces a source), ``breaker`` (opens a clause that is no part of the
    content), ``conjunction``, ``honorific``, ``former``, ``acting``, ``filler``, ``title_preposition``,
    ``state_word``, ``name_joint``, ``name_start`` (which may stand inside titles and names), ``own`` (one's own side:
    بلاده), ``cut`` (ends a topic), ``empty`` (never part of one), ``common`` (ordinary nouns that are no names),
    ``say`` (قوله). Some are parts of others: ``verb_negation``, ``noun_negation`` and ``weak_negation`` (denies
    nothing by itself) of ``negation``; ``what``, ``who`` and ``whereof`` of ``relative``; ``continuing`` (the content
    goes on) and ``turn`` (but) of ``breaker``; ``that_pronoun`` of ``that``; ``verb_too`` (prepositions that are
    verbs too) of ``preposition``; ``existential`` (هناك) of ``empty``. ``datives`` are those of the ``prefixes`` that
    lead to an addressee (ل). ``demonym_endings`` are (ending, gender, number) of nationality adjectives;
    ``adverbial_endings`` end a participle that reports (مؤكدا، داعية، urging); ``verbal_noun``, ``finite`` and
    ``imperfect`` are regular expressions for the shapes of verbal nouns, of finite verbs that no noun has, and of
    words that are verbs where a verb is due; over folded words. ``accusative`` is the letter that an indefinite noun
    adds, ``verb_plurals`` are what verbs add for several subjects, ``person_letters`` what imperfects begin with,
    ``likeness`` is the prefix for like and as, ``perfect`` the shape of perfects that no noun has, and
    ``first_endings`` end perfects of the first person, ``persons`` are pronouns that mean several people. ``cased``
    says that names wear capitals, ``subject_first`` that a subject stands before its verb, ``adverb`` is the shape of
    adverbs. Languages with the
    subject first also have the classes ``article``, ``possessive``, ``quantifier``, ``auxiliary``, ``copula``,
    ``have``, ``catenative`` (verbs that hand their infinitive on: continued to), ``adverb``, ``adjunct``
    (prepositions that open the circumstances of a saying), ``attached`` (prepositions of a noun), ``body_word``
    (nouns that end the names of bodies), ``infinitive``, ``abbreviation``, ``complementizer``, ``agent``, ``as``,
    ``masculine``, ``feminine``, ``neuter``, ``plural``, ``future``, ``modal``, ``medium``, ``issued``, ``noun_too``,
    ``no_adverb``, ``genitive`` and ``bare_genitive`` (marks of an owner: 's, '), ``joint`` (and), ``predeterminer``
    (all the), ``binding`` (of, for: what they lead is always part of the noun), ``indefinite``, ``locative``,
    ``directive`` (to, from), ``age``, ``lasting`` (no longer), ``never``, ``nothing``, ``document``, ``deed_verb``
    (verbs that are no cues), ``gerund_lead`` (by saying), ``of_person`` (who). ``past_endings`` end past tenses and
    participles, ``plural_endings`` plurals and owners without s, ``verb_shape`` is the shape of verbs in lists of
    words that may be none, ``negated_topic`` the word that negates a topic.

    A condition word behind one of ``asking`` means whether (asked if); a condition in front ends at the conjunction
    ``apodosis``, one behind goes on over a comma with one of ``joining`` behind it.

    Topics are compared without function words: ``topic_filler`` are further words that carry no topic, ``topic_words``
    those among the function words that do (the US, call off). ``head_last`` says that a noun phrase ends with its head;
    ``exact_labels`` that a label of one word counts in this form only, since its stem is too wide (المصالحة, المصالح).
    """

    code: str
    name: str
    direction: str
    script: str
    classes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    conjunctions: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    datives: tuple[str, ...] = ()
    future: str = ""
    article: str = ""
    enclitics: tuple[str, ...] = ()
    enclitic_agreement: Mapping[str, str] = field(default_factory=dict)
    feminine_ending: str = ""
    nisba: tuple[str, ...] = ()
    plural_ending: str = ""
    demonym_endings: tuple[tuple[str, str, str], ...] = (("", "", ""),)
    adverbial_endings: tuple[str, ...] = ()
    accusative: str = ""
    verb_plurals: tuple[str, ...] = ()
    person_letters: str = ""
    likeness: str = ""
    perfect: str = ""
    first_endings: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    verbal_noun: str = ""
    finite: str = ""
    imperfect: str = ""
    asking: frozenset[str] = frozenset()
    apodosis: str = ""
    joining: tuple[str, ...] = ()
    absence: str = ""
    being: str = ""
    servant: str = ""
    object_mark: str = ""
    own_future: str = ""
    second_verb: str = ""
    nominalise: tuple[tuple[str, str], ...] = ()
    nominalise_past: tuple[tuple[str, str], ...] = ()
    first_person: frozenset[str] = frozenset()
    cased: bool = False
    subject_first: bool = False
    adverb: str = ""
    small_adjectives: bool = False
    borrows: str = ""
    elisions: tuple[str, ...] = ()
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    relative_days: Mapping[tuple[str, ...], int] = field(default_factory=dict)
    split_markers: tuple[str, ...] = ()
    drop_lines: tuple[str, ...] = ()
    glued_furniture: tuple[str, ...] = ()
    source_labels: tuple[str, ...] = ()
    keyword_labels: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    author_labels: tuple[str, ...] = ()
    topic_filler: frozenset[str] = frozenset()
    topic_words: frozenset[str] = frozenset()
    head_last: bool = False
    exact_labels: bool = False
    past_endings: tuple[str, ...] = ()
    verb_shape: str = ""
    plural_endings: tuple[str, ...] = ()
    negated_topic: str = ""

    def feminine(self, word: str) -> bool:
        """Whether a folded word has the ending of the feminine; never where the language has no such ending."""
        return bool(self.feminine_ending) and word.endswith(self.feminine_ending)

    @property
    def latin(self) -> bool:
        """Whether the language is written in Latin letters, so that its names need no second spelling."""
        return self.script == "Latn"


@cache
def get_profile(code: str) -> Profile:
    """The profile of a language by its tag.

    Raises:
        InputError: there is no profile for this language.
    """
    if code not in LANGUAGES:
        raise InputError(f"no language profile for '{code}'", "", "use one of " + ", ".join(LANGUAGES))
    profile = import_module(f"kg.text.lang.{code}").PROFILE
    if not isinstance(profile, Profile):
        raise InputError(f"kg/text/lang/{code}.py holds no PROFILE")
    return profile
