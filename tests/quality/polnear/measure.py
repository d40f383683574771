"""Scores attribution against PolNeAR: source, cue and content spans, exact and overlapping.

Usage: ``STANCEGRAPH_GOLD=… python tests/quality/polnear/measure.py [--misses source|cue|content] [--text PART]``.

A span is the set of its word tokens (marks left out), so that a comma or a quotation mark at an edge is no difference.
Of texts that several annotators read, the first file by name is used. Spans are matched one to one, each kind for
itself: exactly (same tokens), or overlapping (a token in common, the larger overlap first).
"""

from __future__ import annotations

import argparse
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.extract.context import Context
from kg.extract.frame import Frame
from kg.extract.reader import Reader
from kg.model import Article, Document, Span
from kg.text.tokens import iter_tokens

KINDS = ("source", "cue", "content")
Spans = dict[str, list[frozenset[int]]]
"""Kind → spans as sets of token starts."""


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def gold_folder() -> Path | None:
    """The folder with ``text`` and ``attributions``, from the environment; None where it is not at hand."""
    root = os.environ.get("STANCEGRAPH_GOLD", "")
    folder = Path(root) / "polnear"
    return folder if root and folder.is_dir() else None


def gold_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Each text with the annotation that counts."""
    for text in sorted((folder / "text").glob("*.txt")):
        annotations = sorted((folder / "attributions").glob(f"{text.stem}*.ann"))
        if annotations:
            yield text, annotations[0]


def _words(text: str, start: int, end: int) -> frozenset[int]:
    tokens = list(iter_tokens(text, start, end))
    return frozenset(s for s, _, t in tokens if t[0].isalnum()) or frozenset(s for s, _, _ in tokens)


def gold_spans(text: str, annotation: Path) -> Spans:
    """The spans of a brat-like file; a discontinuous span is one set."""
    spans: Spans = {kind: [] for kind in KINDS}
    for line in annotation.read_text(encoding="utf-8").splitlines():
        match = re.match(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t", line)
        if not match:
            continue
        found: frozenset[int] = frozenset()
        for part in match[2].split(";"):
            start, end = (int(n) for n in part.split())
            found |= _words(text, start, end)
        if found:
            spans[match[1].lower()].append(found)
    return spans


def frames_of(reader: Reader, document: Document) -> Iterator[tuple[Context, Frame]]:
    """Every frame of a document, weak cues too (discussed, outlined), sentence by sentence."""
    for article in document.articles:
        for ctx, frames in reader.sentences(document, article):
            yield from ((ctx, frame) for frame in frames)
            yield from ((ctx, frame) for frame in ctx.nested if not _covered(ctx, frame, frames))


def _covered(ctx: Context, frame: Frame, frames: list[Frame]) -> bool:
    """Whether a frame lies in a quotation or in what somebody else is said to have said."""
    return ctx.quoted(frame.cue_at) or any(
        f.content[0] <= frame.cue_at < f.content[1] or f.cue_at == frame.cue_at for f in frames
    )


def predicted_spans(reader: Reader, text: str) -> Spans:
    """The spans of the frames that the reader finds in a text."""
    document = Document("polnear", text, "en", (Article(Span(0, len(text)), _paragraphs(text)),))
    spans: Spans = {kind: [] for kind in KINDS}
    for ctx, frame in frames_of(reader, document):
        if frame.rule == "continued":
            if spans["content"]:
                spans["content"][-1] |= _tokens(ctx, frame.content)
            continue
        if frame.rule == "listed":
            spans["content"].append(_tokens(ctx, frame.content))
            continue
        source = frame.speaker or frame.holder
        if source is not None:
            spans["source"].append(_tokens(ctx, source))
        spans["cue"].append(_tokens(ctx, frame.cue_span or (frame.cue_at, frame.cue_at + 1)))
        start, end = frame.content
        if frame.theme is not None and frame.theme[1] <= start <= frame.theme[1] + 1:
            start = frame.theme[0]  # what is called something belongs to what is said of it
        if (
            frame.target is not None
            and frame.target[1] < start <= frame.target[1] + 2
            and not ctx.is_class(start - 1, "infinitive")
        ):
            start = frame.target[0]  # the corpus counts whom the act is aimed at (him for not paying) to the content
        if ctx.is_class(start - 1, "that", "infinitive") and start - 1 > frame.cue_at:
            start -= 1
        content = _tokens(ctx, (start, end))
        if frame.more is not None:
            content |= _tokens(ctx, frame.more)
        spans["content"].append(content)
    return {kind: [s for s in found if s] for kind, found in spans.items()}


def _paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text; the corpus has no page furniture, so nothing is cut."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*", text))


def _tokens(ctx: Context, at: tuple[int, int]) -> frozenset[int]:
    tokens = ctx.tokens[at[0] : at[1]]
    return frozenset(t.start for t in tokens if t.text[0].isalnum()) or frozenset(t.start for t in tokens)


def exact(gold: Iterable[frozenset[int]], found: Iterable[frozenset[int]]) -> int:
    """How many spans are the same."""
    return sum((Counter(gold) & Counter(found)).values())


def overlapping(gold: list[frozenset[int]], found: list[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs of indices of spans that share a token, one to one, the larger share first."""
    pairs = sorted(
        ((len(g & f) / len(g | f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if g & f),
        key=lambda p: (-p[0], p[1], p[2]),
    )
    left: set[int] = set()
    right: set[int] = set()
    out: list[tuple[int, int]] = []
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def measure(reader: Reader, folder: Path) -> dict[tuple[str, str], Score]:
    """Scores by (kind, ``exact`` or ``overlapping``) over the whole split."""
    same: Counter[str] = Counter()
    touch: Counter[str] = Counter()
    golds: Counter[str] = Counter()
    founds: Counter[str] = Counter()
    for text_path, annotation in gold_files(folder):
        text = text_path.read_text(encoding="utf-8")
        gold, found = gold_spans(text, annotation), predicted_spans(reader, text)
        for kind in KINDS:
            same[kind] += exact(gold[kind], found[kind])
            touch[kind] += len(overlapping(gold[kind], found[kind]))
            golds[kind] += len(gold[kind])
            founds[kind] += len(found[kind])
    scores: dict[tuple[str, str], Score] = {}
    for kind in KINDS:
        for name, hits in (("exact", same), ("overlapping", touch)):
            scores[kind, name] = Score(hits[kind] / max(founds[kind], 1), hits[kind] / max(golds[kind], 1))
    return scores


def show(reader: Reader, folder: Path, kind: str, part: str) -> None:
    """Prints what was missed and what was found wrongly, text by text."""
    for text_path, annotation in gold_files(folder):
        if part not in text_path.name:
            continue
        text = text_path.read_text(encoding="utf-8")
        gold, found = gold_spans(text, annotation), predicted_spans(reader, text)
        pairs = overlapping(gold[kind], found[kind])
        print("##", text_path.stem)
        left, right = {i for i, _ in pairs}, {j for _, j in pairs}
        rows = [(min(g), "MISS ", _surface(text, g)) for i, g in enumerate(gold[kind]) if i not in left]
        rows += [(min(f), "EXTRA", _surface(text, f)) for j, f in enumerate(found[kind]) if j not in right]
        rows += [
            (min(gold[kind][i]), "EDGE ", _surface(text, gold[kind][i]) + "  <>  " + _surface(text, found[kind][j]))
            for i, j in pairs
            if gold[kind][i] != found[kind][j]
        ]
        for at, label, words in sorted(rows):
            print(label, at, words)


def _surface(text: str, span: frozenset[int]) -> str:
    start = min(span)
    end = next((e for s, e, _ in iter_tokens(text, max(span))), start)
    return " ".join(text[max(0, start - 0) : end].split())


def main() -> None:
    """Prints the table, or the misses of one kind."""
    from kg.vocab.load import load_vocabulary

    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--misses", choices=KINDS)
    arguments.add_argument("--text", default="")
    options = arguments.parse_args()
    folder = gold_folder()
    if folder is None:
        raise SystemExit("set STANCEGRAPH_GOLD to the folder that holds polnear/")
    reader = Reader(load_vocabulary(), wide=True)
    if options.misses:
        show(reader, folder, options.misses, options.text)
        return
    for (kind, name), score in measure(reader, folder).items():
        print(f"{kind:8} {name:12} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}")


if __name__ == "__main__":
    main()
