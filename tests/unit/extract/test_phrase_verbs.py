"""Noun phrases and verb groups where the subject stands before its verb."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.context import Context, Memory
from kg.extract.government import finite_hits
from kg.extract.parties import Parties
from kg.extract.phrase import before, behind
from kg.extract.reader import Reader
from kg.extract.verbs import verb_group
from kg.match.passage import Passage
from kg.model import Span
from kg.vocab.load import load_vocabulary


@cache
def _reader() -> Reader:
    return Reader(load_vocabulary())


def _context(text: str) -> Context:
    reader = _reader()
    finder, patterns = reader.tools("en")
    passage = Passage(text, Span(0, len(text)), finder.lexicon)
    start, end = passage.sentences[0]
    return Context(passage, start, end, finder, Parties(finder.lexicon), Memory(), patterns, reader.topics)


def _at(ctx: Context, word: str) -> int:
    return next(i for i, token in enumerate(ctx.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("A spokesman for the ministry in Gaza said so.", "said", "A spokesman for the ministry in Gaza"),
        ("In Geneva, the two ministers said so.", "said", "the two ministers"),
        ("Kerry on Thursday insisted on it.", "insisted", "Kerry"),
        ("The chairman, Phil Lovas, said so.", "said", "The chairman, Phil Lovas,"),
        ("Donald Trump, in particular, criticized it.", "criticized", "Donald Trump, in particular,"),
        ("Macron and Starmer called for it.", "called", "Macron and Starmer"),
        ("The US, UK and EU condemned it.", "condemned", "The US, UK and EU"),
        ("A poll released on Friday found that.", "found", "A poll released on Friday"),
        ("The court ruled and Trump said so.", "said", "Trump"),
    ],
)
def test_the_subject_before_a_verb(text: str, verb: str, subject: str) -> None:
    ctx = _context(text)
    at = before(ctx, _at(ctx, verb))
    assert at is not None
    assert ctx.words(at) == subject


@pytest.mark.parametrize(
    ("text", "verb", "negated", "passive"),
    [
        ("Moscow has repeatedly said so.", "said", False, False),
        ("Ankara no longer opposes it.", "opposes", True, False),
        ("Tehran did not rule it out.", "rule", True, False),
        ("They continued to call for it.", "call", False, False),
        ("The plan was condemned by Spain.", "condemned", False, True),
        ("He's urging calm.", "urging", False, False),
    ],
)
def test_what_belongs_to_a_verb(text: str, verb: str, negated: bool, passive: bool) -> None:
    ctx = _context(text)
    i = _at(ctx, verb)
    groups = [g for g in (verb_group(ctx, i, hit) for hit in finite_hits(ctx, i)) if g is not None]
    assert groups
    assert (groups[0].negated, groups[0].passive) == (negated, passive)


@pytest.mark.parametrize(("text", "verb"), [("They came to call for it.", "call"), ("It is hard to say so.", "say")])
def test_an_infinitive_is_finite_only_behind_a_verb_that_hands_it_on(text: str, verb: str) -> None:
    ctx = _context(text)
    i = _at(ctx, verb)
    finite = any(verb_group(ctx, i, hit) is not None for hit in finite_hits(ctx, i))
    assert finite == ("came" in text)


def test_a_phrase_behind_a_verb_takes_its_apposition() -> None:
    ctx = _context('"Yes," said Ned Price, a spokesman for the State Department.')
    at = behind(ctx, _at(ctx, "Ned"))
    assert at is not None
    assert ctx.words(at) == "Ned Price, a spokesman for the State Department"
