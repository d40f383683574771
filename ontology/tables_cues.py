"""Lexemes and cues of a language → Turtle."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import tables_arabic as arabic
import tables_english as english
from tables_actors import nearest
from tables_read import Row, Tables, word_id
from tables_turtle import Graph, double, text, texts
from tables_words import add_descriptions, add_patterns, add_verbs, add_words

from kg.vocab.types import ACTS, SLOTS

PARTS = ("verb", "noun", "adjective", "phrase")
_LEXEME = ("root", "wazn", "participle", "passive_participle", "masdar", "forms", "noun", "extra", "en", "note")
_CUE = ("stance", "act", "negated", "weight", "note")
Forms = dict[str, tuple[str, ...]]


def languages(tables: Tables) -> list[str]:
    """The languages that have a table of words."""
    kinds = ("lexemes", "content", "descriptions", "evaluative", "words")
    return sorted({p.stem.partition("-")[2] for kind in kinds for p in tables.folder.glob(f"{kind}-*.tsv")})


def cue_graph(tables: Tables, language: str, stances: Mapping[str, Row]) -> Graph:
    """``ontology/cues/LANG.ttl``."""
    graph = Graph()
    lexemes = _lexemes(graph, tables, language)
    _cues(graph, tables, language, lexemes, stances)
    add_patterns(graph, tables, language, stances)
    add_descriptions(graph, tables, language)
    add_words(graph, tables, language)
    add_verbs(graph, tables, language)
    return graph


def _lexemes(graph: Graph, tables: Tables, language: str) -> dict[str, Row]:
    inflect = _INFLECTORS.get(language, _listed)
    found: dict[str, Row] = {}
    for row in tables.read(f"lexemes-{language}.tsv", ("id", "lemma", "pos"), _LEXEME):
        name = word_id(row)
        if not name or name in found:
            if name:
                row.problem("id", f"'{name}' is already in line {found[name].line}")
            continue
        found[name] = row
        curie = f"cue:{language}-{name}"
        part = row.choice("pos", PARTS)
        graph.add(curie, "rdf:type", "kg:Lexeme")
        graph.add(curie, "kg:lemma", text(row.one("lemma"), language))
        graph.add(curie, "kg:partOfSpeech", text(part))
        if row.one("en") and language != "en":
            graph.add(curie, "skos:definition", text(row.one("en"), "en"))
        for slot, values in inflect(row, part).items():
            graph.add(curie, f"kg:{slot}", *texts(values, language))
    return found


def _arabic(row: Row, part: str) -> Forms:
    """The forms of an Arabic lexeme from its table row."""
    forms: Forms = {}
    root = row.one("root")
    if part == "verb":
        try:
            forms.update(arabic.verb_forms(row.one("lemma"), root, row.one("wazn")))
        except arabic.WordError as problem:
            row.problem(problem.column, str(problem))
        weak = arabic.is_weak(root)
        forms["participle"] = arabic.participle_forms(row.many("participle"), weak)
        forms["passiveParticiple"] = arabic.participle_forms(row.many("passive_participle"))
        forms["verbalNoun"] = tuple(f for base in row.many("masdar") for f in arabic.noun_forms(base))
        forms["extra"] = tuple(arabic.strip(form) for form in row.many("extra"))
    elif part == "adjective":
        forms["adjective"] = arabic.participle_forms((row.one("lemma"), *row.many("participle")))
        forms["adjective"] += tuple(arabic.strip(form) for form in row.many("extra"))
    elif part == "noun":
        bases = (row.one("lemma"), *row.many("masdar"), *row.many("extra"))
        forms["noun"] = tuple(f for base in bases for f in arabic.noun_forms(base, plural=False))
    else:
        forms["phrase"] = (arabic.strip(row.one("lemma")), *map(arabic.strip, row.many("extra")))
    return {slot: tuple(dict.fromkeys(values)) for slot, values in forms.items() if values}


def _listed(row: Row, part: str) -> Forms:
    """The forms of a lexeme of a language without inflection here: those of the table (``slot=form`` or ``form``)."""
    forms: dict[str, list[str]] = {"base" if part == "verb" else part: [row.one("lemma")]}
    slots = {"forms": "extra", "participle": "participle", "noun": "verbalNoun", "extra": "extra"}
    for column, default in slots.items():
        for value in row.many(column):
            slot, equals, form = value.partition("=")
            forms.setdefault(slot.strip() if equals else default, []).append((form if equals else value).strip())
    return {slot: tuple(dict.fromkeys(values)) for slot, values in forms.items()}


def _english(row: Row, part: str) -> Forms:
    return english.forms(row.one("lemma"), part, row.many("forms"), row.many("noun"), row.many("extra"))


_INFLECTORS: Mapping[str, Callable[[Row, str], Forms]] = {"ar": _arabic, "en": _english}


def _cues(graph: Graph, tables: Tables, language: str, lexemes: Mapping[str, Row], stances: Mapping[str, Row]) -> None:
    order: dict[str, int] = {}
    used: dict[str, int] = {}
    for row in tables.read(f"cues-{language}.tsv", ("lexeme", "takes"), _CUE):
        lexeme, stance = row.one("lexeme"), row.one("stance")
        if lexeme not in lexemes:
            row.problem("lexeme", f"'{lexeme}' is not an id of lexemes-{language}.tsv{nearest(lexeme, lexemes)}")
            continue
        act = row.choice("act", ACTS)
        if not stance and act != "carrier":
            row.problem("stance", "the stance is missing; only a carrier may do without")
        takes = _takes(row)
        curie = f"cue:{language}-{lexeme}-{stance or act}"
        used[curie] = used.get(curie, 0) + 1
        if used[curie] > 1:
            curie = f"{curie}-{used[curie]}"
        order[lexeme] = order.get(lexeme, 0) + 1
        graph.add(curie, "rdf:type", "kg:Cue")
        graph.add(curie, "kg:lexeme", f"cue:{language}-{lexeme}")
        graph.add(curie, "kg:act", text(act))
        graph.add(curie, "kg:order", str(order[lexeme]))
        if takes:
            graph.add(curie, "kg:takes", text(" ; ".join(takes)))
        for column, predicate in (("stance", "kg:indicates"), ("negated", "kg:indicatesNegated")):
            name = row.one(column)
            if name and name not in stances:
                row.problem(column, f"'{name}' is not a stance{nearest(name, stances)}")
            elif name:
                graph.add(curie, predicate, f"stance:{name}")
        graph.add(curie, "kg:weight", double(_weight(row)))
        if row.one("note"):
            graph.add(curie, "skos:note", text(row.one("note"), "en"))


def _takes(row: Row) -> tuple[str, ...]:
    """The complement patterns of a cue, each checked."""
    patterns = row.many("takes")
    for pattern in patterns:
        slots = [word for word in pattern.split() if word.isascii() and word.isupper() and len(word) > 1]
        unknown = [slot for slot in slots if slot not in SLOTS]
        if unknown:
            row.problem("takes", f"'{unknown[0]}' in '{pattern}' is no slot; use {', '.join(SLOTS)}")
        elif not re.fullmatch(r"[^\s|]+(?:\|[^\s|]+| +[^\s|]+)*", pattern):
            row.problem("takes", f"'{pattern}' is malformed; write words with spaces between, | between alternatives")
    return patterns


def _weight(row: Row) -> float:
    value = row.one("weight") or "1.0"
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        row.problem("weight", f"'{value}' is not a number from 0 to 1")
        return 1.0
    return number
