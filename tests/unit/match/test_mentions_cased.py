"""Mentions where names wear capitals: titles, nationalities, bodies and appositions."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.parties import Parties
from kg.match.cased import CasedFinder
from kg.match.lexicon import Lexicon
from kg.match.mention import Mention
from kg.match.passage import Passage
from kg.model import Span
from kg.vocab.load import load_vocabulary


@cache
def _finder() -> CasedFinder:
    return CasedFinder(Lexicon(load_vocabulary(), "en"))


def _passage(text: str) -> Passage:
    return Passage(text, Span(0, len(text)), _finder().lexicon)


def _first(text: str, *, names: bool = True) -> tuple[Mention | None, Passage]:
    passage = _passage(text)
    return _finder().at(passage, 0, len(passage.tokens), names=names), passage


@pytest.mark.parametrize(
    ("text", "words", "name", "behalf"),
    [
        ("French President Emmanuel Macron said", "French President Emmanuel Macron", "Emmanuel Macron", "France"),
        (
            "U.S. Secretary of State Marco Rubio said",
            "U.S. Secretary of State Marco Rubio",
            "Marco Rubio",
            "United States",
        ),
        ("The Russian Foreign Ministry said", "The Russian Foreign Ministry", "Russian Foreign Ministry", "Russia"),
        ("Hamas official Osama Hamdan said", "Hamas official Osama Hamdan", "Osama Hamdan", "Hamas"),
        (
            "Friedrich Merz, the German chancellor, said",
            "Friedrich Merz, the German chancellor",
            "Friedrich Merz",
            "Germany",
        ),
        ("China's foreign minister, Wang Yi, said", "China's foreign minister, Wang Yi", "Wang Yi", "China"),
        ("President Bashar al-Assad said", "President Bashar al-Assad", "Bashar al-Assad", "Syria"),
        ("The WHO said", "The WHO", "World Health Organization", "World Health Organization"),
        ("Secretary of State John F. Kerry said", "Secretary of State John F. Kerry", "John Kerry", "United States"),
    ],
)
def test_who_is_meant_and_for_whom(text: str, words: str, name: str, behalf: str) -> None:
    mention, passage = _first(text)
    assert mention is not None
    assert passage.words(mention.start, mention.end) == words
    party = Parties(_finder().lexicon, "2015-06-01" if "Kerry" in text or "Assad" in text else "2025-06-01").resolve(
        mention, passage
    )
    assert party is not None
    assert (party.name, party.for_name) == (name, behalf)


@pytest.mark.parametrize("text", ["who said so", "us and them", "may come later", "talks went on", "the last week"])
def test_small_letters_name_nobody(text: str) -> None:
    mention, _ = _first(text)
    assert mention is None


def test_a_former_office_speaks_for_nobody() -> None:
    mention, passage = _first("former president Barack Obama said")
    assert mention is not None and mention.former
    party = Parties(_finder().lexicon, "2025-06-01").resolve(mention, passage)
    assert party is not None
    assert (party.name, party.for_name) == ("Barack Obama", "")


def test_a_title_of_two_bodies_is_no_name_without_capitals() -> None:
    mention, passage = _first("a spokesman for the European Commission said")
    assert mention is not None
    assert passage.words(mention.start, mention.end) == "a spokesman for the European Commission"
    assert mention.organization == "actor:EuropeanCommission"
    assert not mention.definite


def test_an_unknown_name_ends_before_the_verb() -> None:
    mention, passage = _first("Jane Q. Farmer told reporters")
    assert mention is not None
    assert passage.words(mention.start, mention.end) == "Jane Q. Farmer"
