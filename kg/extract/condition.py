"""The words that make a position conditional: إذا …، شريطة …، ما لم …، ليس من موقع قوة بل …"""

from __future__ import annotations

from kg.extract.context import Context, remembered
from kg.extract.frame import Range
from kg.fold import fold

_SHORT = 2


@remembered
def find_condition(ctx: Context, content: Range) -> Range | None:
    """The token range of the condition inside a content, or None.

    A condition opens with a word or phrase of the profile's ``condition`` class and runs to the end of its
    clause; one in front of the main clause ends at the comma or at the ف of the apodosis.
    """
    start, end = content
    for i in range(start, end):
        quote = ctx.passage.opening(i)
        if quote is not None and quote.words >= 4 and i > start:
            return None
        after = ctx.phrase_is(i, "condition", "unless")
        if not after and not (ctx.is_class(i, "condition") and _opens(ctx, i, start)):
            continue
        begin = i
        close = _close(ctx, max(after, i + 1), end, front=i - start <= 1)
        if close - begin < _SHORT:
            continue
        return begin, close
    return None


def _opens(ctx: Context, i: int, start: int) -> bool:
    """Whether a condition word (إذا، إن، لو، if) opens a condition here and is not «whether» or «that»."""
    key = ctx.tokens[i].word.key
    if key in ("ان", "وان"):
        return ctx.text_at(i).startswith("إ") and i + 1 < ctx.end and ctx.is_class(i + 1, "past")
    if key in ("الا", "والا"):
        return False
    if i > start and ctx.tokens[i - 1].word.key in ctx.profile.asking:
        return i + 1 < ctx.end and ctx.is_alone(i + 1, "what")
    return True


def _therefore(ctx: Context, i: int) -> bool:
    """Whether the word at ``i`` is «that» with the conjunction of an apodosis (فإن، فإنه), and no «van» (فان)."""
    text = ctx.text_at(i)
    rest = text[len(ctx.profile.apodosis) :]
    return text.startswith(ctx.profile.apodosis) and rest != fold(rest) in ctx.profile.classes["that"]


def _close(ctx: Context, i: int, end: int, *, front: bool) -> int:
    while i < end:
        text = ctx.text_at(i)
        if text in ("؛", ";", "."):
            return i
        if text in ("،", ",") and front:
            return i
        word = ctx.tokens[i].word
        if front and word.conjunction and word.conjunction == ctx.profile.apodosis:
            return i
        denied = bool(ctx.profile.apodosis) and "verb_negation" in word.classes
        if front and denied and word.key.startswith(ctx.profile.apodosis):
            return i
        if front and ctx.profile.apodosis and _therefore(ctx, i):
            return i
        if (
            text in ("،", ",")
            and not front
            and i + 1 < end
            and not ctx.tokens[i + 1].word.key.startswith(ctx.profile.joining)
        ):
            return i
        i += 1
    return end


def find_proviso(ctx: Context, content: Range) -> Range | None:
    """What an agreement is bound to, to its end (وافق على هدنة | على أن تنسحب القوات); None where nothing."""
    start, end = content
    for i in range(start + 1, end - 2):
        bound = ctx.is_class(i, "insistence") and ctx.is_class(i + 1, "that")
        if bound and not ctx.is_class(i - 1, "past", "perfective"):
            return i, end
    return None
