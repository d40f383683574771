"""What somebody calls a thing: ``called the raid "a reckless act"``, ``described the deal as historic``."""

from __future__ import annotations

from kg.extract.assessed import called, judgement
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.phrase import behind
from kg.extract.verbs import is_adverb


def named_as(ctx: Context, frame: Frame, content: Range) -> tuple[str, int, str] | None:
    """The stance of a name that somebody gives to a thing, where it is behind it, and why; None for a plain name."""
    cue = frame.cue
    if not ctx.profile.subject_first or cue is None or not any(t.endswith("CONTENT") for t in cue.takes):
        return None
    if frame.theme is not None and ctx.is_class(frame.theme[0], "possessive"):
        return None  # what somebody calls his own is advertised, not judged
    if frame.rule == "labelled":
        start = content[0]
    else:
        start = frame.theme[1] if frame.theme is not None else _behind_as(ctx, content)
    found = judgement(ctx, max(content[0], start), content[1])
    if found is None or found[2]:
        return None
    return called(found[1]), content[0], f"what is called «{ctx.text_at(found[0])}»"


def _behind_as(ctx: Context, content: Range) -> int:
    """Behind the word that leads a name (described the raid as | reckless); the content's end where there is none."""
    return next((i + 1 for i in range(*content) if ctx.is_class(i, "as")), content[1])


def name_begins(ctx: Context, start: int) -> Range | None:
    """The thing named, where its name follows without a mark (called | the raid | a reckless act), else None."""
    at = behind(ctx, start, apposed=False)
    if at is not None and ctx.is_class(start, "pronoun") and ctx.text_at(at[1])[:1].isalpha():
        return at if not ctx.is_class(at[1], "infinitive", "preposition", "conjunction") else None
    if at is None or at[1] <= start:
        return None
    for k in range(at[0] + 2, at[1]):
        rest = all(_judges(ctx, m) or ctx.is_class(m, "joint") or is_adverb(ctx, m) for m in range(k, at[1]))
        if rest and not _judges(ctx, k - 1) and not ctx.is_class(k - 1, "article", "genitive", "preposition"):
            return (at[0], k)  # called the plan | reckless and unfair
    if at[1] >= ctx.end:
        return None
    return at if ctx.is_class(at[1], "article") else None


def _judges(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` describes, rather than names, something by a judgement."""
    word = ctx.tokens[i].word
    return bool(word.senses & {"flaw", "outrage", "false", "merit", "asset"}) and "common" not in word.classes


def of_actor(ctx: Context, frame: Frame) -> bool:
    """Whether what is given a name is somebody rather than something."""
    if frame.theme is None:
        return False
    mention = ctx.finder.at(ctx.passage, *frame.theme, names=True)
    return mention is not None and mention.end == frame.theme[1]
