"""``kg topics``: the scheme of topics, what a phrase maps to, and what the scheme does not cover yet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.labels import label_line
from kg.cli.options import deliver, examples, lang_option, output_option, screen, vocabulary_option
from kg.errors import InputError, VocabularyError

if TYPE_CHECKING:
    from kg.ids import TopicId
    from kg.match.topics import TopicMatch
    from kg.match.topics_unmapped import UnmappedTopic
    from kg.vocab.types import Topic, Vocabulary

_format = click.option(
    "--format", "-f", "kind", type=click.Choice(["table", "turtle", "json"]), default="table", show_default=True
)


@click.group("topics")
def topics() -> None:
    """Which topics there are and what a phrase maps to."""


command = topics
"""The name under which the command line looks for it."""


@topics.command(
    "show", epilog=examples('kg topics show "رفع العقوبات عن سوريا"', 'kg topics show "dialogue with the West"')
)
@click.argument("phrase")
@lang_option
@vocabulary_option
@_format
def show(phrase: str, lang: str, vocabularies: tuple[Path, ...], kind: str) -> None:
    """Say what PHRASE maps to, and why.

    PHRASE is a topic as a statement names it, or the id of a topic (topic:Ceasefire).
    """
    from kg.match.topics import TopicIndex, TopicMatch  # noqa: PLC0415  --help needs none of these
    from kg.match.topics_unmapped import find_unmapped  # noqa: PLC0415
    from kg.text.language import guess_language  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    vocabulary = load_vocabulary(vocabularies)
    index, lang = TopicIndex(vocabulary), lang or guess_language(phrase)
    known = phrase in vocabulary.topics
    match = TopicMatch(_id(phrase), score=1.0) if known else index.find(phrase, lang)
    if kind == "turtle" and match.minted:
        deliver(_draft(find_unmapped([("", phrase, lang)], index)), None)
    elif kind == "turtle":
        deliver(_turtle(vocabulary, [match.topic, *match.concepts, match.broader]), None)
    elif kind == "json":
        click.echo(json.dumps(_record(phrase, match, vocabulary), ensure_ascii=False, indent=2))
    else:
        rows = [(name, words) for name, words in _explain(phrase, match, vocabulary) if words]
        width = max(len(name) for name, _ in rows)
        for name, words in rows:
            click.echo(f"{name.ljust(width)}  {words}")


@topics.command("tree", epilog=examples("kg topics tree", "kg topics tree Sanctions", "kg topics tree --format json"))
@click.argument("topic", required=False)
@click.option("--depth", type=click.IntRange(0), help="How many levels below the top; all when not given.")
@vocabulary_option
@_format
@output_option
def tree(topic: str | None, depth: int | None, vocabularies: tuple[Path, ...], kind: str, output: Path | None) -> None:
    """Print the scheme of topics, or the part of it below TOPIC (an id, with or without "topic:")."""
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415  --help does not need it

    vocabulary = load_vocabulary(vocabularies)
    rows = list(_walk(vocabulary, topic, depth))
    if kind == "turtle":
        deliver(_turtle(vocabulary, [one.id for _, one in rows]), output)
    elif kind == "json":
        records = [{"level": level, **_topic_record(one)} for level, one in rows]
        deliver([json.dumps(records, ensure_ascii=False, indent=2) + "\n"], output)
    else:
        deliver((f"{'  ' * level}{_names(one)}  ({one.id})\n" for level, one in rows), output)


@topics.command(
    "unmapped", epilog=examples("kg topics unmapped exports/", "kg topics unmapped statements.jsonl --top 20")
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, help="How many phrases.")
@vocabulary_option
@click.option(
    "--format", "-f", "kind", type=click.Choice(["turtle", "table", "json"]), default="turtle", show_default=True
)
@output_option
def unmapped(paths: tuple[Path, ...], top: int, vocabularies: tuple[Path, ...], kind: str, output: Path | None) -> None:
    """List the most frequent phrases that no topic covers.

    PATHS are statements as kg extract prints them (JSON Lines; - for stdin), or graphs. The Turtle is ready to edit:
    save it into a folder of your own and give that as --vocabulary.
    """
    from kg.match.topics import TopicIndex  # noqa: PLC0415  --help needs none of these
    from kg.match.topics_unmapped import find_unmapped  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    said = (row for path in paths for row in _said(path))
    found = find_unmapped(said, TopicIndex(load_vocabulary(vocabularies)))[:top]
    if kind == "turtle":
        deliver(_draft(found), output)
    elif kind == "json":
        records = [
            {"topic": o.topic, "count": o.count, "label": dict(o.label), "variants": o.variants, "broader": o.broader}
            for o in found
        ]
        deliver([json.dumps(records, ensure_ascii=False, indent=2) + "\n"], output)
    else:
        from kg.query.results import plain, table  # noqa: PLC0415

        rows = [(str(o.count), o.broader, plain(" · ".join(words for _, words in o.label))) for o in found]
        deliver([table(("count", "under", "phrase"), rows, screen())], output)


def _id(name: str) -> TopicId:
    from kg.ids import TopicId  # noqa: PLC0415

    return TopicId(name if name.startswith("topic:") else f"topic:{name}")


def _names(topic: Topic) -> str:
    return label_line(topic.label)


def _known(vocabulary: Vocabulary, ids: Iterable[str]) -> Iterator[Topic]:
    return (vocabulary.topics[_id(name)] for name in ids if name in vocabulary.topics)


def _above(topic: Topic, vocabulary: Vocabulary) -> Iterator[Topic]:
    """The concepts above one, nearest first, along the first broader one of each."""
    seen = {topic.id}
    while topic.broader and topic.broader[0] in vocabulary.topics and topic.broader[0] not in seen:
        topic = vocabulary.topics[topic.broader[0]]
        seen.add(topic.id)
        yield topic


def _explain(phrase: str, match: TopicMatch, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    topic = vocabulary.topics.get(match.topic)
    yield "topic", f"{match.topic}  {_names(topic)}" if topic else f"{match.topic}  {phrase}"
    if topic is None:
        yield "", "no concept covers the phrase: it is a topic of its own"
        for one in _known(vocabulary, [match.broader]):
            yield "under", f"{one.id}  {_names(one)}"
    else:
        yield "definition", topic.definition.get("en", "")
        yield "", topic.definition.get("ar", "")
        yield "broader", " < ".join(f"{one.id}" for one in _above(topic, vocabulary))
        for one in _known(vocabulary, [topic.opposite]):
            yield "opposite", f"{one.id}  {_names(one)}"
        for one in _known(vocabulary, topic.related):
            yield "related", f"{one.id}  {_names(one)}"
    if match.direction < 0:
        yield "direction", "against: the phrase negates, halts or refuses the topic"
    for number, one in enumerate(_known(vocabulary, match.facets)):
        yield "" if number else "with", f"{one.id}  {_names(one)}"
    yield "because of", " ".join(match.why)
    yield "score", f"{match.score:g}"


def _topic_record(topic: Topic) -> dict[str, Any]:
    record = {"id": topic.id, "label": topic.label, "definition": topic.definition, "broader": topic.broader}
    return {**record, "related": topic.related, "opposite": topic.opposite, "wikidata": topic.wikidata}


def _record(phrase: str, match: TopicMatch, vocabulary: Vocabulary) -> dict[str, Any]:
    topic = vocabulary.topics.get(match.topic)
    return {
        "phrase": phrase,
        "topic": match.topic,
        "label": topic.label if topic else {},
        "broader": topic.broader if topic else [match.broader] if match.broader else [],
        "opposite": topic.opposite if topic else "",
        "direction": match.direction,
        "concepts": match.concepts,
        "facets": match.facets,
        "because": match.why,
        "score": match.score,
    }


def _walk(vocabulary: Vocabulary, top: str | None, depth: int | None) -> Iterator[tuple[int, Topic]]:
    """The topics below one, or all, each with its level, parents first, in the order of their English names."""
    below: dict[str, list[Topic]] = {}
    for topic in sorted(vocabulary.topics.values(), key=lambda one: (one.label.get("en", "~").casefold(), one.id)):
        for parent in topic.broader or ("",):
            below.setdefault(parent, []).append(topic)
    if top and _id(top) not in vocabulary.topics:
        raise VocabularyError("no such topic", top, "kg topics tree lists all, kg topics show PHRASE finds one")
    todo = [(0, one) for one in reversed([vocabulary.topics[_id(top)]] if top else below.get("", []))]
    while todo:
        level, topic = todo.pop()
        yield level, topic
        if depth is None or level < depth:
            todo += [(level + 1, one) for one in reversed(below.get(topic.id, []))]


def _turtle(vocabulary: Vocabulary, ids: Iterable[str]) -> Iterator[str]:
    """The topics as the graph holds them, with those above and opposite to them."""
    from kg.graph.turtle import turtle  # noqa: PLC0415  only this format needs it
    from kg.graph.vocabulary import vocabulary_quads  # noqa: PLC0415
    from kg.ids import NAMESPACES  # noqa: PLC0415

    quads = vocabulary_quads(vocabulary, [name for name in ids if name in vocabulary.topics])
    return turtle(quad for quad in quads if str(quad.subject).startswith("<" + NAMESPACES["topic"]))


def _draft(found: Iterable[UnmappedTopic]) -> Iterator[str]:
    """Unmapped phrases as Turtle to edit: how often each was said stands above it as a comment."""
    from pyoxigraph import Triple  # noqa: PLC0415  only this format needs these

    from kg.graph.terms import A, node, text  # noqa: PLC0415
    from kg.graph.turtle import prefix_lines, turtle  # noqa: PLC0415

    yield prefix_lines()
    for one in found:
        subject = node(one.topic)
        triples = [Triple(subject, A, node(name)) for name in ("kg:Topic", "skos:Concept")]
        triples += [Triple(subject, node("skos:prefLabel"), text(words, lang)) for lang, words in one.label]
        triples += [Triple(subject, node("skos:altLabel"), text(words, lang)) for lang, words in one.variants]
        if one.broader:
            triples.append(Triple(subject, node("skos:broader"), node(one.broader)))
        yield f"\n# said {one.count} times" if one.count > 1 else "\n# said once"
        yield from list(turtle(triples))[1:]


def _said(path: Path) -> Iterator[tuple[str, str, str]]:
    """Topic id, topic phrase and language of each statement of a file, a graph, or stdin."""
    if str(path) == "-" or path.suffix in (".jsonl", ".ndjson", ".json"):
        try:
            with click.open_file(str(path), encoding="utf-8") as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        yield _fields(line, f"{path}, line {number}")
        except (OSError, UnicodeDecodeError) as problem:
            raise InputError(
                f"cannot be read: {problem}", str(path), "check the path and that it is UTF-8"
            ) from problem
        return
    from kg.graph.source import open_source  # noqa: PLC0415  JSON Lines need no graph
    from kg.graph.statements import iter_statements  # noqa: PLC0415

    for statement in iter_statements(open_source(path)):
        yield statement.topic_id, statement.topic, statement.lang


def _fields(line: str, where: str) -> tuple[str, str, str]:
    try:
        record = json.loads(line)
        return str(record.get("topic_id", "")), str(record["topic"]), str(record.get("lang", "ar"))
    except (ValueError, KeyError, AttributeError) as problem:
        raise InputError("not a statement", where, "give what kg extract prints") from problem
