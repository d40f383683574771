"""``kg actors``: who is known, who is not, and why a name means whom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.labels import label_line
from kg.cli.options import deliver, examples, lang_option, output_option, screen, tell_skipped, vocabulary_option
from kg.errors import InputError, VocabularyError

if TYPE_CHECKING:
    from kg.extract.identity import Identity
    from kg.extract.unresolved import Unresolved
    from kg.match.registry import Meaning
    from kg.vocab.types import Actor, Vocabulary

_format = click.option(
    "--format", "-f", "kind", type=click.Choice(["table", "json", "turtle"]), default="table", show_default=True
)


@click.group("actors")
def actors() -> None:
    """Who is known, who is not, and why a name means whom."""


command = actors
"""The name under which the command line looks for it."""

_SHOW = (
    "kg actors show لافروف",
    'kg actors show "الرئيس الفرنسي" --on 2015-03-01',
    'kg actors show ترامب --in "قال الرئيس الأميركي السابق دونالد ترامب إن الحرب قريبة."',
    "kg actors show SergeyLavrov --format turtle",
)


@actors.command("show", epilog=examples(*_SHOW))
@click.argument("name")
@click.option("--on", "day", default="", metavar="DATE", help="The day on which the name is said (2015-03-01, 2015).")
@click.option("--in", "text", default="", metavar="TEXT", help="A text in which the name stands.")
@lang_option
@vocabulary_option
@_format
@output_option
def show(
    *,
    name: str,
    day: str,
    text: str,
    lang: str,
    vocabularies: tuple[Path, ...],
    kind: str,
    output: Path | None,
) -> None:
    """Say what is known of NAME and why it means whom.

    NAME is a form as texts have it, in either language (a name, a surname, a title with its state), or an actor's id.
    """
    from kg.extract.reader import Reader  # noqa: PLC0415  --help needs none of these
    from kg.match.registry import Registry  # noqa: PLC0415
    from kg.text.language import guess_language  # noqa: PLC0415
    from kg.text.profile import LANGUAGES  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    if not name.strip():
        raise InputError("the name is empty", hint="give a name, a title or the id of an actor")
    _check_day(day)
    vocabulary = load_vocabulary(vocabularies)
    meanings = Registry(vocabulary).find(name)
    lang = lang or guess_language(text or name)
    lang = lang if lang in LANGUAGES else next(iter(LANGUAGES))
    by_id = bool(meanings) and meanings[0].strength == "id"
    found = [] if by_id and not text else list(_identities(name, text, lang, day, Reader(vocabulary)))
    ids = [m.actor for m in meanings] + [p.id for one in found for p in one.parties if p.id in vocabulary.actors]
    known = [vocabulary.actors[i] for i in dict.fromkeys(ids)]
    if kind == "turtle":
        deliver(_turtle(vocabulary, [a.id for a in known]), output)
    elif kind == "json":
        record = {
            "name": name,
            "means": [_identity_record(one) for one in found],
            "actors": [_actor_record(a) for a in known],
        }
        deliver([json.dumps(record, ensure_ascii=False, indent=2) + "\n"], output)
    else:
        deliver(_told(name, meanings, known, found, vocabulary), output)


def _identities(name: str, text: str, lang: str, day: str, reader: Any) -> Iterator[Identity]:
    from kg.extract.identity import identify, identify_in  # noqa: PLC0415
    from kg.read.files import make_document  # noqa: PLC0415

    if text:
        metadata = {"published": day} if day else {}
        yield from identify_in(name, make_document("text", text, metadata, lang), reader, day)
        return
    one = identify(name, reader, lang, day)
    if one is not None:
        yield one


def _told(
    name: str, meanings: list[Meaning], known: list[Actor], found: list[Identity], vocabulary: Vocabulary
) -> Iterator[str]:
    from kg.query.results import plain  # noqa: PLC0415

    rows: list[tuple[str, str]] = []
    for meaning in meanings:
        if meaning.strength != "id":
            rows.append(("form", f"{plain(meaning.form)} @{meaning.lang} ({meaning.strength}) of {meaning.actor}"))
    for one in found:
        rows.append(("mention", f"{plain(one.words)} ({one.how})"))
        rows += [("candidate", f"{w.actor}  {'kept' if w.kept else 'left'}: {w.why}".rstrip(": ")) for w in one.weighed]
        for party in one.parties:
            speaks = f", for {party.for_name}" if party.for_name and party.for_name != party.name else ""
            rows.append(("means", f"{party.id}  {party.name}{speaks}"))
        rows += [("because", plain(why)) for why in one.why]
    if not rows and not known:
        rows.append(("unknown", f"{plain(name)} is in no form of the registry, and no mention by its shape"))
    for actor in known:
        rows += [("", ""), *_known_rows(actor, vocabulary)]
    width = max(len(key) for key, _ in rows)
    for key, words in rows:
        yield f"{key.ljust(width)}  {words}".rstrip() + "\n"


def _known_rows(actor: Actor, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    from kg.extract.identity import office_in_words  # noqa: PLC0415

    yield "actor", f"{actor.id}  {_names(actor)}"
    about = [actor.kind, actor.type, {"m": "man", "f": "woman"}.get(actor.gender, "")]
    yield "kind", ", ".join(a for a in about if a)
    for key, forms in (
        ("forms", actor.forms),
        ("short", actor.short),
        ("seats", actor.seats),
        ("adjective", actor.demonyms),
        ("people", actor.demonym_plurals),
    ):
        listed = [f for lang in sorted(forms) for f in forms[lang] if f != actor.label.get(lang)]
        if listed:
            yield key, " · ".join(listed)
    for key, other in (("of", actor.of), ("speaks for", actor.speaks_for)):
        if other in vocabulary.actors:
            yield key, f"{other}  {_names(vocabulary.actors[other])}"
    for held in actor.memberships:
        yield "office", office_in_words(held, vocabulary)
    if actor.members:
        yield "members", " ".join(actor.members)
    if actor.wikidata:
        yield "wikidata", actor.wikidata


def _names(actor: Actor) -> str:
    return label_line(actor.label)


def _actor_record(actor: Actor) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    return {key: value for key, value in asdict(actor).items() if value}


def _identity_record(one: Identity) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    keys = ("id", "name", "name_ar", "kind", "role", "for_id", "former", "how", "note")
    return {
        "words": one.words,
        "how": one.how,
        "candidates": [asdict(w) for w in one.weighed],
        "means": [{key: getattr(p, key) for key in keys} for p in one.parties],
        "because": one.why,
    }


def _turtle(vocabulary: Vocabulary, ids: list[Any]) -> Iterator[str]:
    """The actors as the graph holds them, with their offices."""
    from kg.graph.turtle import turtle  # noqa: PLC0415  only this format needs it
    from kg.graph.vocabulary import vocabulary_quads  # noqa: PLC0415
    from kg.ids import NAMESPACES  # noqa: PLC0415

    wanted = {NAMESPACES["actor"] + str(i).partition(":")[2] for i in ids}
    quads = vocabulary_quads(vocabulary, ids)
    member = NAMESPACES["org"] + "member"
    held = {q.subject for q in quads if q.predicate.value == member and getattr(q.object, "value", "") in wanted}
    return turtle(q for q in quads if q.subject in held or getattr(q.subject, "value", "") in wanted)


def _check_day(day: str) -> None:
    import re  # noqa: PLC0415

    if day and not re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", day):
        raise InputError(f"'{day}' is no date", hint="write it as 2015-03-01, 2015-03 or 2015")


_UNRESOLVED = ("kg actors unresolved seeds/", "kg actors unresolved statements.jsonl --top 20")


@actors.command("unresolved", epilog=examples(*_UNRESOLVED))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, help="How many actors.")
@click.option("--described", is_flag=True, help="Also list sources that are described without a name.")
@vocabulary_option
@lang_option
@click.option(
    "--format", "-f", "kind", type=click.Choice(["turtle", "table", "json"]), default="turtle", show_default=True
)
@output_option
def unresolved(
    *,
    paths: tuple[Path, ...],
    top: int,
    described: bool,
    vocabularies: tuple[Path, ...],
    lang: str,
    kind: str,
    output: Path | None,
) -> None:
    """List whom PATHS mention and the registry lacks, the most frequent first.

    PATHS are documents, folders of them, or statements as kg extract prints them (.jsonl; - for stdin). The Turtle is
    ready to edit: save it into a folder of your own and give that as --vocabulary.
    """
    from kg.cli.actors_draft import draft, table_rows  # noqa: PLC0415  --help needs none of these
    from kg.extract.unresolved import find_unresolved  # noqa: PLC0415
    from kg.pipeline import Report  # noqa: PLC0415
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    vocabulary, report = load_vocabulary(vocabularies), Report()
    found = find_unresolved(_records(paths, vocabulary, report, lang), vocabulary)
    found = [one for one in found if described or one.what != "description"][:top]
    if kind == "turtle":
        deliver(draft(found, vocabulary), output)
    elif kind == "json":
        records = [_unresolved_record(one) for one in found]
        deliver([json.dumps(records, ensure_ascii=False, indent=2) + "\n"], output)
    else:
        from kg.query.results import table  # noqa: PLC0415

        names = ("met", "documents", "what", "name", "Arabic", "office", "of")
        deliver([table(names, table_rows(found, vocabulary), screen())], output)
    tell_skipped(report.skipped)
    if report.skipped:
        raise SystemExit(1)


def _unresolved_record(one: Unresolved) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "kind": one.kind,
        "said": one.said,
        "aimed": one.aimed,
        "documents": sorted(one.documents),
        "role": one.role,
        "of": one.of,
        "forms": {lang: dict(names.most_common()) for lang, names in one.forms.items()},
    }


def _records(paths: tuple[Path, ...], vocabulary: Vocabulary, report: Any, lang: str) -> Iterator[dict[str, Any]]:
    texts = []
    for path in paths:
        if str(path) == "-" or path.suffix in (".jsonl", ".ndjson"):
            yield from _statements(path)
        else:
            texts.append(path)
    if texts:
        from kg.extract.reader import Reader  # noqa: PLC0415  JSON Lines need no reader
        from kg.pipeline import extract  # noqa: PLC0415

        for _, statements in extract(texts, Reader(vocabulary), report, lang):
            yield from (statement.to_record() for statement in statements)


def _statements(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of statements."""
    if str(path) != "-" and not path.is_file():
        raise InputError("no such file", str(path), "check the path")
    with click.open_file(str(path), encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as problem:
                raise InputError("not JSON", f"{path}, line {number}", "give what kg extract prints") from problem
            if not isinstance(record, dict) or "speaker_id" not in record:
                raise InputError("not a statement", f"{path}, line {number}", "give what kg extract prints")
            yield record


_ADD = (
    'kg actors add "Jane Doe" --ar "جين دو" --of Canada --role mayor --start 2024-05 --vocabulary mine/',
    'kg actors add "Harbour League" --ar "رابطة الميناء" --kind organization --type ngo --vocabulary mine/',
)


@actors.command("add", epilog=examples(*_ADD))
@click.argument("name")
@click.option("--ar", "arabic", required=True, metavar="NAME", help="The name in Arabic.")
@click.option("--kind", type=click.Choice(["person", "organization", "group", "country"]), default="person")
@click.option("--id", "identifier", default="", metavar="ID", help="The id; made of the English name when not given.")
@click.option("--form", "forms", multiple=True, metavar="FORM", help="A spelling that always means it; several times.")
@click.option("--short", "shorts", multiple=True, metavar="FORM", help="A surname or short name; several times.")
@click.option("--of", "of", default="", metavar="ID", help="Citizenship of a person; state or parent of a body.")
@click.option("--speaks-for", default="", metavar="ID", help="For whom a body speaks, if not for itself.")
@click.option("--type", "type_", default="", metavar="TYPE", help="The type of a body: ngo, party, media …")
@click.option("--gender", type=click.Choice(["m", "f"]), default=None)
@click.option("--role", default="", metavar="ID", help="The office that a person holds (foreignMinister).")
@click.option("--in", "body", default="", metavar="ID", help="State or body of the office; --of when not given.")
@click.option("--start", default="", metavar="DATE", help="Since when the office is held.")
@click.option("--end", default="", metavar="DATE", help="Until when; ? for an end that is past and unknown.")
@click.option("--wikidata", default="", metavar="QID", help="The Wikidata id.")
@click.option("--force", is_flag=True, help="Replace the file of an earlier call.")
@click.option(
    "--vocabulary",
    "folder",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of your own that the file is written into; made when it is not there.",
)
def add(*, folder: Path, force: bool, **given: Any) -> None:
    """Write an actor into a vocabulary folder of your own.

    NAME is the English name. The file is checked against the shipped vocabulary and the folder before it stays.
    """
    from kg.cli.actors_draft import entry, write_entry  # noqa: PLC0415  --help needs none of these
    from kg.vocab.load import load_vocabulary  # noqa: PLC0415

    for day in (given["start"], given["end"].removeprefix("?")):
        _check_day(day)
    if given["role"] and given["kind"] != "person":
        raise VocabularyError("only a person holds an office", given["name"], "leave --role out")
    known = load_vocabulary([folder] if any(folder.glob("**/*.ttl")) else ())
    identifier, text = entry(given, known)
    path = write_entry(folder, identifier, text, force=force)
    click.echo(f"wrote {identifier} to {path}; use it with --vocabulary {folder}")
