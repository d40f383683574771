"""What stands around an act and says when, where and before whom: days, adverbs, prepositional phrases."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.phrase import behind
from kg.extract.verbs import is_adverb, is_verb


def circumstances(ctx: Context, i: int) -> int:
    """The index after adverbs, days and prepositional circumstances that start at ``i``."""
    while i < ctx.end:
        if (
            is_adverb(ctx, i)
            or ctx.is_class(i, "time")
            or (
                ctx.is_class(i, "demonstrative") and ctx.is_class(i + 1, "time") and not ctx.is_class(i + 2, "genitive")
            )
            or (ctx.text_at(i)[0].isdigit() and ctx.is_class(i - 1, "time"))
            or _once_more(ctx, i)
        ):
            i += 1
        elif ctx.text_at(i) == "(":
            i = next((j + 1 for j in range(i, min(i + 20, ctx.end)) if ctx.text_at(j) == ")"), ctx.end)
        elif ctx.is_class(i, "adjunct") or (
            ctx.is_class(i, "infinitive") and i + 1 < ctx.end and _addressee(ctx, i + 1)
        ):
            if ctx.is_class(i + 1, "time") or ctx.is_class(i + 1, "adverb"):
                i += 1
                continue
            end = behind(ctx, i + 1)
            short = behind(ctx, i + 1, attached=False)
            if end is None or short is None:
                break
            if ctx.is_class(i, "gerund_lead") and is_verb(ctx, end[1]):
                break  # a clause of time with a subject of its own (after the board had met)
            i = end[1]
            if ctx.is_class(i, "issued"):
                i += 1
        else:
            break
    return i


def _once_more(ctx: Context, i: int) -> bool:
    """Whether a quantity at ``i`` belongs to the adverb before it (told the board once more on Friday)."""
    if not (ctx.is_class(i, "quantifier") and is_adverb(ctx, i - 1)):
        return False
    return ctx.text_at(i + 1) in (",", ".") or ctx.is_class(i + 1, "adjunct", "time", "that")


def _addressee(ctx: Context, i: int) -> bool:
    word = ctx.tokens[i].word
    return word.key in ctx.lexicon.descriptions or "pronoun" in word.classes or ctx.text_at(i)[0].isupper()
