"""Topics where words stand apart: determiners, auxiliaries and dangling words cut, possessives joined."""

from __future__ import annotations

from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.phrase import behind, is_participle
from kg.extract.verbs import is_adverb, is_verb
from kg.fold import fold

LONGEST = 13
"""Words in a topic at the most."""
_STOPS = frozenset([",", ";", ":", ".", "?", "!", "…", "—", "–", "--"])
_GLUED = frozenset(["'s", "’s", "'", "’", "-", ":", "&", "/", "%", "."])
_MARKS = frozenset('"“”«»()[]‘') | {"''"}
_LEADING = (
    "article",
    "demonstrative",
    "possessive",
    "infinitive",
    "conjunction",
    "that",
    "auxiliary",
    "copula",
    "adverb",
    "because",
    "quantifier",
)
_TRAILING = (
    "article",
    "possessive",
    "infinitive",
    "conjunction",
    "preposition",
    "auxiliary",
    "adverb",
    "time",
    "adjunct",
    "because",
)
_DROPPED = ("auxiliary", "copula", "pronoun", "time", "filler", "relative", "that")


def plain_topic(ctx: Context, frame: Frame, content: Range, at: int, governed: bool, predicate: int) -> str:
    """The topic of one part of a content.

    Args:
        ctx: the sentence.
        frame: the frame.
        content: the part's tokens, a condition left out.
        at: the token behind the words that decided the stance.
        governed: whether those words govern what follows them.
        predicate: where those words begin when they say something of what stands before them, else -1.
    """
    start, end = content
    if frame.theme is not None and ctx.is_class(frame.theme[0], "pronoun"):
        earlier = next((f for f in reversed(ctx.frames) if f.cue_at < frame.cue_at and f.kind == "phrase"), None)
        if earlier is not None and frame.rule == "converb" and (words := _tidy(ctx, _phrase(ctx, *earlier.content))):
            return words
    elif frame.theme is not None and not _actor(ctx, frame):
        return _tidy(ctx, _phrase(ctx, *frame.theme))
    if frame.kind == "phrase" and not (governed and start < at < end):
        as_what = frame.cue is not None and any(takes.endswith("as CONTENT") for takes in frame.cue.takes)
        stop = next((k for k in range(start + 1, end) if ctx.is_class(k, "as")), end) if as_what else end
        first = _behind_target(ctx, start, stop)
        words = _tidy(ctx, _phrase(ctx, first, stop))
        if not words and stop < end:
            words = _tidy(ctx, _phrase(ctx, stop + 1, end))
        refrain = ctx.is_class(first - 1, "infinitive") and ctx.is_class(first - 2, "negation")
        return f"{ctx.profile.negated_topic} {words}".strip() if refrain else words
    if governed and start < at < end and _suffered(ctx, frame, start, at, end):
        return _tidy(ctx, _clause(ctx, start, end))
    if governed and start < at < end:
        words = _tidy(ctx, _phrase(ctx, _behind_target(ctx, _entered(ctx, at, end), end), end))
        if words:
            return words
    if predicate > start:
        subject = _tidy(ctx, _subject(ctx, start, predicate))
        if subject and not ctx.is_class(start, "pronoun"):
            return subject
        asked = ctx.is_class(at, "complementizer") or ctx.is_class(at - 1, "complementizer")
        after = _clause(ctx, at, end) if asked else _phrase(ctx, _entered(ctx, at, end), end)
        words = _tidy(ctx, after) if at < end else ""
        if words:
            return words
    return _tidy(ctx, _clause(ctx, _behind_belief(ctx, start, end), end)) or ctx.words(content)


def _behind_belief(ctx: Context, start: int, end: int) -> int:
    """Behind words of the speaker's own belief (I believe that | sanctions are inevitable)."""
    if ctx.tokens[start].word.key not in ctx.profile.first_person or start + 3 >= end:
        return start
    claims = any("THAT" in c.takes and c.stance == "asserts" for h in ctx.cue_hits(start + 1) for c in h.cues)
    i = start + 2
    while i < end - 2 and (ctx.text_at(i) == "," or ctx.is_class(i, "that")):
        i += 1
    return i if claims else start


def _actor(ctx: Context, frame: Frame) -> bool:
    """Whether what an attribution interrupts is said of an actor, whose act is the topic."""
    if frame.theme is None or frame.rule not in ("trailing", "sourced"):
        return False
    mention = ctx.finder.at(ctx.passage, *frame.theme, names=True)
    return mention is not None and mention.end == frame.theme[1]


def _suffered(ctx: Context, frame: Frame, start: int, at: int, end: int) -> bool:
    """Whether what must be is said of a thing, in a passive or without an object (The treaty must be ratified)."""
    subject = behind(ctx, start, apposed=False)
    if frame.kind != "clause" or subject is None or subject[1] > at or ctx.is_class(start, "pronoun"):
        return False
    mention = ctx.finder.at(ctx.passage, start, subject[1], names=True)
    if mention is not None or any(ctx.is_class(k, "own") for k in range(*subject)):
        return False
    predicate = _entered(ctx, at, end)
    passive = ctx.is_class(predicate - 1, "copula")
    return passive or end - predicate <= 2


def _entered(ctx: Context, at: int, end: int) -> int:
    if ctx.text_at(at) == "," and (
        after := next((k for k in range(at + 2, min(at + 6, end)) if ctx.text_at(k) == ","), 0)
    ):
        at = after + 1  # agreed, as a group, to
    if ctx.is_class(at, "preposition"):  # it is crucial for all of us that …
        that = next((k for k in range(at + 1, min(at + 6, end - 2)) if ctx.is_class(k, "that")), None)
        at = that + 1 if that is not None and ctx.is_class(that + 1, "article", "pronoun", "possessive") else at
    while at < end - 1 and (
        ctx.text_at(at) in _MARKS
        or ctx.is_class(at, "that", "preposition", "infinitive", "auxiliary")
        or is_adverb(ctx, at)
    ):
        at += 1
    return at


def _behind_target(ctx: Context, start: int, end: int) -> int:
    """Behind whom an act is aimed at and the infinitive mark (call on | the parties to | stop)."""
    at = behind(ctx, start, attached=False)
    if (
        at is not None
        and at[1] + 1 < end
        and ctx.is_class(at[1], "infinitive")
        and not ctx.is_class(at[1] + 1, "article", "possessive")
    ):
        mention = ctx.finder.at(ctx.passage, start, at[1], names=True)
        if mention is not None or ctx.is_class(start, "pronoun"):
            return at[1] + 1
    return start


def _phrase(ctx: Context, start: int, end: int) -> list[str]:
    kept: list[str] = []
    for i in range(start, end):
        text = ctx.text_at(i)
        if text in _MARKS:
            continue
        if kept and ((text in _STOPS and not _inner_stop(ctx, i)) or len(kept) >= LONGEST):
            if text == "," and (_list_goes_on(ctx, i, end) or _row_goes_on(ctx, i, end, kept)):
                kept[-1] += ","
                continue
            break
        if len(kept) >= 2 and (
            ctx.is_class(i, "cut", "breaker", "because", "relative", "that")
            or (is_participle(ctx, i) and not ctx.is_class(i - 1, "preposition") and _governs_here(ctx, i + 1))
            or (ctx.is_class(i, "auxiliary") and not ctx.is_class(i, "genitive"))
        ):
            break
        if ctx.is_class(i, "time") and len(kept) >= 2 and text[0].isupper():
            break
        if not kept and ctx.is_class(i, "pronoun") and not ctx.is_class(i, "demonstrative"):
            continue
        _add(ctx, kept, i)
    return kept


def _inner_stop(ctx: Context, i: int) -> bool:
    """Whether a stop or colon stands inside a word (5:27, Sen. Graham)."""
    text = ctx.text_at(i)
    if text == ":":
        return ctx.text_at(i - 1)[:1].isdigit() and ctx.text_at(i + 1)[:1].isdigit()
    return text == "." and (ctx.is_class(i - 1, "abbreviation") or len(ctx.text_at(i - 1)) == 1) and i + 1 < ctx.end


def _add(ctx: Context, kept: list[str], i: int) -> None:
    """Appends a token, glued to the one before it where the text glues them (Syria's, 5:27, J&K)."""
    text, glued = ctx.text_at(i), i > 0 and ctx.tokens[i - 1].end == ctx.tokens[i].start
    elided = i > 0 and len(ctx.text_at(i - 1)) > 1 and ctx.text_at(i - 1).endswith(("'", "’"))
    if kept and glued and (text in _GLUED or elided or ctx.text_at(i - 1) in _GLUED - {"'s", "’s", "%", "'", "’"}):
        kept[-1] += text
    elif text[0].isalnum() or text in ("$", "€", "£", "&"):
        kept.append(text)


def _governs_here(ctx: Context, i: int) -> bool:
    """Whether an object stands at ``i``, so that the participle before it opens a clause."""
    return (
        ctx.is_class(i, "that", "article", "possessive", "pronoun")
        or ctx.text_at(i)[:1].isupper()
        or ctx.passage.opening(i) is not None
    )


def _row_goes_on(ctx: Context, i: int, end: int, kept: list[str]) -> bool:
    """Whether a comma parts adjectives before their noun (further, severe sanctions)."""
    bare = [word for word in kept if not ctx.lexicon.word(word.rstrip(",")).classes & set(_LEADING)] or kept[-1:]
    if not bare or any(not word.endswith(",") for word in bare[:-1]) or not bare[-1][:1].islower():
        return False
    word = ctx.tokens[i + 1].word if i + 1 < end else None
    return word is not None and ctx.text_at(i + 1)[0].islower() and not (word.classes - {"common", "no_adverb"})


def _list_goes_on(ctx: Context, i: int, end: int) -> bool:
    """Whether a comma parts members of a list (Greece, Cyprus and Malta)."""
    last = next((k for k in range(i + 1, min(i + 7, end)) if ctx.is_class(k, "conjunction")), None)
    opens = ctx.is_class(i + 1, "relative", "conjunction", "article", "preposition", "breaker", "pronoun", "adverb")
    return last is not None and not opens and not any(is_verb(ctx, k) for k in range(i + 1, last))


def _subject(ctx: Context, start: int, end: int) -> list[str]:
    """The noun phrase before a predicate."""
    kept: list[str] = []
    for i in range(start, end):
        text = ctx.text_at(i)
        if text in _MARKS:
            continue
        owned = ctx.is_class(i, "genitive") and i + 1 < end
        if (
            kept
            and not owned
            and (ctx.is_class(i, "auxiliary", "copula", "relative") or text in (",", ";", ":") or len(kept) >= LONGEST)
        ):
            break
        _add(ctx, kept, i)
    return kept


def _clause(ctx: Context, start: int, end: int) -> list[str]:
    """A proposition in its content words: subject and predicate without auxiliaries and pronouns."""
    kept: list[str] = []
    for i in range(start, end):
        text = ctx.text_at(i)
        if text in _MARKS or (not kept and text in (",", "-", "—", "–")):
            continue
        if len(kept) >= 4 and (
            text in (",", ";", ":", "…", "—", "–", ".", "?", "!") or ctx.is_class(i, "cut", "breaker", "because")
        ):
            break
        if len(kept) >= LONGEST:
            break
        if text in _STOPS and not _inner_stop(ctx, i):
            continue
        negation = ctx.is_class(i, "negation") and not ctx.is_class(i, "preposition")
        if ctx.is_class(i, *_DROPPED) and not negation and not ctx.is_class(i, "genitive"):
            continue
        if negation and ctx.profile.negated_topic and not ctx.is_class(i, "nothing"):
            kept.append(ctx.profile.negated_topic)
        else:
            _add(ctx, kept, i)
    return kept


def _tidy(ctx: Context, words: list[str]) -> str:
    """Words as one phrase without determiners before it and function words behind it."""
    words = " ".join(words).split()
    while len(words) > 1 and (
        ctx.lexicon.word(words[0]).classes & set(_LEADING) or words[0] == ctx.profile.negated_topic
    ):
        words = words[1:]
    words[:1] = [_unelided(ctx, word) for word in words[:1]]
    while len(words) > 1 and ctx.lexicon.word(words[-1]).classes & set(_TRAILING) and not words[-1][:1].isupper():
        words = words[:-1]
    return " ".join(words).strip(" ,.")


def _unelided(ctx: Context, word: str) -> str:
    """A word without the article that leans on it (l'accord)."""
    key = fold(word)
    lead = next((e for e in ctx.profile.elisions if key.startswith(e) and len(key) > len(e)), "")
    return word[len(lead) :] if lead and ctx.lexicon.word(lead).classes & set(_LEADING) else word
