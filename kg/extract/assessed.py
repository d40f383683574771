"""What a content says of its subject where the subject stands before the verb, by the sense of its predicate.

A description is praise, criticism or condemnation by its noun or adjective; harm that another actor does is an
accusation, harm that a thing does a criticism or, where it lies ahead, a warning; what fails is criticized. What is
told of the future is expected, what will not be done is rejected.
"""

from __future__ import annotations

from kg.extract.aside import OPENERS
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.judged import BAD
from kg.extract.party import Party
from kg.extract.predicate import Clause, Told, read_clause
from kg.extract.predicate import told as say
from kg.extract.verbs import is_adverb
from kg.extract.vowed import own_future

_REACH = 9
"""Words behind a copula among which a judgement stands, at the most."""
_NEAR = 6
"""Words between a verb and what it does, at the most."""
_STOPS = (";", ":", ".", "?", "!")
_DESCRIBED = (
    ("outrage", "condemns"),
    ("false", "denies"),
    ("flaw", "criticizes"),
    ("menace", "warns"),
    ("merit", "praises"),
    ("asset", "supports"),
)
SAID_OF = frozenset({"condemns", "criticizes", "praises", "supports", "denies", "warns", "doubts", "welcomes"})
"""Stances of a description, whose topic is what is described."""

_GOOD = frozenset({"merit", "asset", "due", "boon"})


def assess(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """The stance that a content's predicate shows, its token, and why; None where it shows none."""
    if (asked := _commanded(ctx, frame, content)) is not None:
        return asked
    if (wished := _subjunctive(ctx, frame, content)) is not None:
        return wished
    clause = read_clause(ctx, frame, content)
    if clause is None or clause.side == "there":
        return None
    end = content[1]
    told = _described(ctx, clause, end) if clause.copula else _done(ctx, frame, clause, end)
    if told is None:
        told = _ahead(ctx, frame, clause)
    return told


def _commanded(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """A command that opens a sentence of a quotation (Put down your weapons)."""
    i = content[0]
    if not (frame.kind == "quote" or ctx.quoted(i)) or frame.theme is not None:
        return None
    while i < content[1] and (ctx.text_at(i) in OPENERS or ctx.is_class(i, "pleading")):
        i += 1
    if not ctx.is_class(i, "imperative") or not (ctx.text_at(i)[0].isupper() or i > content[0]):
        return None
    verb_behind = ctx.is_class(i + 1, "auxiliary") and not ctx.is_class(i, "auxiliary")
    asks = ctx.is_class(i, "auxiliary") and ctx.is_class(i + 1, "pronoun")
    if i + 2 >= content[1] or verb_behind or asks or ctx.text_at(i + 1) == "," or ctx.phrase_is(i, "discourse"):
        return None
    return "callsFor", content[0], f"«{ctx.text_at(i)}» is a command"


# -- what a copula says ---------------------------------------------------------------------------------


def _subjunctive(ctx: Context, frame: Frame, content: Range) -> Told | None:
    """What is wished of one subject in the base form of its verb (insisted that the army | leave the town)."""
    start, end = content
    if frame.kind != "clause" or not ctx.is_class(start - 1, "that"):
        return None
    for k in range(start + 1, min(start + _NEAR, end - 1)):
        if ctx.text_at(k) in OPENERS:
            continue
        word, after = ctx.tokens[k].word, k + 1
        if word.classes & {"auxiliary", "preposition", "conjunction", "plural", "quantifier", "relative"}:
            return None
        opens = ctx.is_class(after, "article", "possessive", "pronoun") or ctx.text_at(after)[:1].isupper()
        led = ctx.is_class(k - 1, "article", "possessive", "infinitive", "pronoun") or is_adverb(ctx, k - 1)
        if "imperative" in word.classes and "irregular" not in word.classes and opens and not led:
            several = ctx.tokens[k - 1].word.key.endswith(ctx.profile.plural_endings)
            return None if several else ("callsFor", start, f"«{ctx.text_at(k)}» is what is wished")
    return None


def judgement(ctx: Context, start: int, end: int) -> tuple[int, frozenset[str], bool] | None:
    """The word of judgement in a description, its senses, and whether it is negated; the heaviest of a row.

    A description ends at a comma that joins no adjective, a relative clause, a reason, an infinitive, or a
    preposition behind its noun.
    """
    found: tuple[int, frozenset[str], bool] | None = None
    negated, striven, seen = False, False, False
    for i in range(start, min(start + _REACH, end)):
        word, text = ctx.tokens[i].word, ctx.text_at(i)
        if text in _STOPS or ctx.is_class(i, "relative", "because", "breaker", "condition", "that", "turn"):
            break
        if ctx.is_class(i, "auxiliary") and not ctx.is_class(i, "copula", "genitive"):
            break
        if text == "," and (not seen or not _row(ctx, i + 1)):
            break
        if ctx.is_class(i, "negation") and "preposition" not in word.classes:
            negated = True
            continue
        if ctx.is_class(i, "attempt"):
            striven = True
            continue
        if striven and word.senses & BAD:
            return i, frozenset({"plot"}), negated
        if ctx.is_class(i, "preposition", "infinitive") and not striven:
            if found is not None or (seen and word.key != "of"):
                break
            continue
        if ctx.is_class(i, "restrictive") and not ctx.is_class(i - 1, "article", "possessive"):
            continue  # only normal for some, not just rules
        judged = word.senses & {sense for sense, _ in _DESCRIBED}
        if judged and (found is None or _weight(judged) < _weight(found[1])):
            found = (i, judged, negated)
        seen = seen or text[:1].isalpha()
    return found


def _weight(senses: frozenset[str]) -> int:
    return next((k for k, (sense, _) in enumerate(_DESCRIBED) if sense in senses), len(_DESCRIBED))


def _row(ctx: Context, i: int) -> bool:
    """Whether an adjective of a row goes on behind a comma (a senseless, irrational decision)."""
    word = ctx.tokens[i].word if i < ctx.end else None
    return word is not None and bool(word.senses) and ctx.text_at(i)[0].islower() and not word.classes


def called(senses: frozenset[str]) -> str:
    """The stance of a description by its senses."""
    if "plot" in senses:
        return "condemns"
    return next((stance for sense, stance in _DESCRIBED if sense in senses), "asserts")


def _described(ctx: Context, clause: Clause, end: int) -> Told | None:
    i = clause.at
    if ctx.is_class(i - 1, "becoming"):
        return None  # has got worse: what befalls the subject
    if any(ctx.is_class(k, "nothing") for k in range(clause.subject[0], clause.subject[0] + 1)):
        return say(ctx, clause, "doubts", i) if clause.possible else None
    found = judgement(ctx, i, end)
    negated = clause.negated or (found is not None and found[2])
    if found is None:
        return _unproved(ctx, clause, i, end) if negated else None
    at, senses, _ = found
    stance = called(senses)
    if stance == "denies" and not _claim(ctx, clause, at):
        stance = "criticizes"
    if stance == "condemns" and "plot" in senses and clause.side == "other":
        stance = "accuses"
    if (
        negated
        and clause.possible
        and not any(ctx.is_class(k, "possibly_not", "cannot") for k in range(clause.subject[1], clause.at))
    ):
        return None  # might not be as good
    if negated:
        good = _GOOD & ctx.tokens[at].word.senses
        return say(ctx, clause, "criticizes", at) if good and not clause.future else None
    if clause.side == "own":
        return None  # who praises himself only claims
    if clause.possible or clause.due:
        return say(ctx, clause, "warns", at) if senses & {"menace", "outrage", "flaw"} and not clause.due else None
    if stance == "warns" and clause.side == "other":
        return say(ctx, clause, "criticizes", at)
    if clause.future and stance == "condemns" and clause.side != "own":
        return say(ctx, clause, "warns", at) if "menace" in senses else say(ctx, clause, stance, at)
    return say(ctx, clause, stance, at)


def _claim(ctx: Context, clause: Clause, at: int) -> bool:
    """Whether what is called false is a claim: by its noun, or by a pronoun that is not said to be anything else."""
    told = any(ctx.is_class(k, "claim") for k in (*range(*clause.subject), *range(at, min(at + 3, ctx.end))))
    bare = not any(ctx.is_class(k, "article") for k in range(clause.at, at)) or not ctx.text_at(at + 1)[:1].isalpha()
    return told or (clause.side == "unnamed" and bare)


def _unproved(ctx: Context, clause: Clause, i: int, end: int) -> Told | None:
    """What is said not to be as it ought to be (not fair), to be ready or equal to something (not ready for)."""
    for k in range(i, min(i + 3, end)):
        if ctx.is_class(k, "fitness") and clause.side == "other" and ctx.is_class(k + 1, "infinitive", "preposition"):
            return say(ctx, clause, "opposes", k)
        if "due" in ctx.tokens[k].word.senses:
            return say(ctx, clause, "criticizes", k)
    return None


# -- what a verb says -----------------------------------------------------------------------------------


def _done(ctx: Context, frame: Frame, clause: Clause, end: int) -> Told | None:
    if ctx.is_class(clause.at, "forsaking") and any(
        ctx.is_class(k, "cannot") or (ctx.is_class(k, "possibly_not") and ctx.is_class(k + 1, "negation"))
        for k in range(clause.subject[1], clause.at)
    ):
        return say(ctx, clause, "rejects" if clause.side == "own" else "callsFor", clause.at)
    if clause.side == "own":
        return _own_deed(ctx, frame, clause, end)
    aimed = not clause.passive or ctx.is_class(clause.at, "purposed")
    striven = _striven(ctx, clause, end) if aimed else None
    if striven is not None:
        stance = "accuses" if clause.side == "other" else "criticizes"
        return None if clause.negated else say(ctx, clause, stance, striven)
    if clause.passive:
        return _suffered(ctx, frame, clause)
    senses = ctx.tokens[clause.at].word.senses
    if clause.negated:
        return _omitted(ctx, clause, end)
    if "leading" in senses and (bane := _bane(ctx, clause.at + 1, end)) is not None:
        ahead = clause.future or clause.possible or clause.side == "thing"
        return say(ctx, clause, "warns" if ahead else "accuses", bane)
    if clause.side == "other":
        return _of_other(ctx, frame, clause, senses, end)
    return _of_thing(ctx, clause, senses, end)


def _of_other(ctx: Context, frame: Frame, clause: Clause, senses: frozenset[str], end: int) -> Told | None:
    harm = "harm" in senses and "benefit" not in senses and "aid" not in senses
    if harm and (clause.future or clause.possible):
        return say(ctx, clause, "warns", clause.at)
    if frame.speaker is not None and any(ctx.is_class(k, "witness") for k in range(*frame.speaker)):
        return None  # what witnesses and sources tell
    past = ctx.tokens[clause.at].word.key.endswith(ctx.profile.past_endings)
    if harm and past and not ctx.text_at(clause.at + 1)[:1].isalpha():
        return None  # Scores wounded, dozens more arrested
    if harm and "halting" not in ctx.tokens[clause.at].word.classes:
        return say(ctx, clause, "accuses", clause.at)
    if "lack" in senses and not (clause.future or clause.possible):
        return say(ctx, clause, "criticizes", clause.at)
    return _deed_described(ctx, clause, end)


def _of_thing(ctx: Context, clause: Clause, senses: frozenset[str], end: int) -> Told | None:
    ahead = clause.future or clause.possible
    if (
        ("menace" in senses and _object(ctx, clause.at + 1))
        or ("lack" in senses and clause.possible)
        or ("harm" in senses and ahead)
    ):
        good = senses & {"benefit"}
        return None if good else say(ctx, clause, "warns", clause.at)
    if "boon" in senses and not clause.possible:
        stance = _deed_described(ctx, clause, end)
        return stance or say(ctx, clause, "supports", clause.at)
    if "harm" in senses and "benefit" not in senses and _object(ctx, clause.at + 1):
        return say(ctx, clause, "criticizes", clause.at)
    return _deed_described(ctx, clause, end) if not ahead else None


def _object(ctx: Context, i: int) -> bool:
    """Whether something may be the object of the verb before ``i`` (not: is breaking up)."""
    return (
        i < ctx.end and ctx.text_at(i)[:1].isalpha() and not ctx.is_class(i, "preposition", "particle", "conjunction")
    )


def _deed_described(ctx: Context, clause: Clause, end: int) -> Told | None:
    """A deed without a sense of its own by what it is (posed a danger, played a key role)."""
    if clause.at + 1 >= end or ctx.is_class(clause.at + 1, "infinitive", "that", "preposition"):
        return None
    verb = ctx.tokens[clause.at].word
    if not (verb.classes & {"light_verb", "have"}):
        return None
    found = judgement(ctx, clause.at + 1, end)
    if found is None or found[2]:
        return None
    at, senses, _ = found
    stance = called(senses)
    if stance in ("condemns", "criticizes") and clause.side == "other":
        stance = "accuses" if stance == "condemns" else "criticizes"
    if clause.possible or clause.due:
        return None
    return say(ctx, clause, stance, at)


def _striven(ctx: Context, clause: Clause, end: int) -> int | None:
    """The harm that a subject strives for (is trying to topple, wants to divide), or None."""
    if not ctx.is_class(clause.at, "attempt") or clause.future or clause.possible:
        return None
    hoped = ctx.is_class(clause.at, "hoping")
    for k in range(clause.at + 1, min(clause.at + (2 * _NEAR if hoped else _NEAR), end)):
        if ctx.text_at(k) in (",", *_STOPS) or ctx.is_class(k, "negation", "halting", "relative"):
            return None
        if hoped and ctx.tokens[k].word.senses & {"lack", "bane"}:
            return k
        if ctx.is_class(k, "adversary"):
            return None
        if ctx.tokens[k].word.senses & {"harm", "assault"} and "benefit" not in ctx.tokens[k].word.senses:
            return k
    return None


def _bane(ctx: Context, start: int, end: int) -> int | None:
    """The next word that names what nobody wishes for, where nothing is halted or denied before it."""
    for k in range(start, min(start + _NEAR, end)):
        if ctx.text_at(k) in (",", *_STOPS) or ctx.is_class(k, "halting", "negation", "relative", "that"):
            return None
        if ctx.tokens[k].word.senses & {"bane", "menace", "outrage"}:
            return k
    return None


def _omitted(ctx: Context, clause: Clause, end: int) -> Told | None:
    """What somebody has not done: kept, honoured, respected."""
    if clause.future or clause.possible or clause.side not in ("other", "thing"):
        return None
    if ctx.is_class(clause.at, "owed"):
        return say(ctx, clause, "criticizes", clause.at)
    return None


def _suffered(ctx: Context, frame: Frame, clause: Clause) -> Told | None:
    """What will be done is planned, and what will not be done rejected, by whoever has a say in it."""
    if not clause.future or frame.kind == "phrase" or clause.side not in ("thing", "unnamed"):
        return None
    if ctx.is_class(clause.at + 1, "agent") or not any(_decides(w) for w in frame.who):
        return None
    if clause.negated:
        return say(ctx, clause, "rejects", clause.at)
    quiet = ctx.tokens[clause.at].word.senses & {"arranged", "harm", "lack", "bane"}
    return None if quiet else say(ctx, clause, "plans", clause.at)


def _decides(party: Party) -> bool:
    """Whether a party has a say in what will be done: a body, a state, whoever holds an office."""
    return bool(party.for_id or party.role) if party.kind == "person" else party.kind != "group"


def _own_deed(ctx: Context, frame: Frame, clause: Clause, end: int) -> Told | None:
    if clause.passive:
        refused = clause.future and clause.negated and frame.kind != "phrase"
        return say(ctx, clause, "rejects", clause.at) if refused else None
    senses = ctx.tokens[clause.at].word.senses
    if clause.future:
        return own_future(ctx, frame, clause, end)
    if clause.possible:
        return None
    if clause.negated:
        harm = "harm" in senses and "benefit" not in senses
        return say(ctx, clause, "denies", clause.at) if harm else None
    if "lack" in senses and "harm" not in senses:
        return say(ctx, clause, "acknowledges", clause.at)
    if clause.lasting and ctx.is_class(clause.at - 1, "infinitive"):
        return say(ctx, clause, "plans", clause.at)
    return None


# -- what lies ahead ------------------------------------------------------------------------------------


def _ahead(ctx: Context, frame: Frame, clause: Clause) -> Told | None:
    """What is foreseen of others and of things; what has been arranged is only told."""
    if not clause.future or clause.side == "own" or frame.kind == "phrase":
        return None
    at = clause.at
    arranged = "arranged" in ctx.tokens[at].word.senses or is_adverb(ctx, at)
    if clause.copula or (arranged and not clause.negated):
        return None  # would be a chance: a judgement; would be held: an arrangement
    if clause.negated and clause.side == "other" and not ctx.is_class(at, "befalling"):
        return None  # what another actor will not do is a claim about that actor
    if clause.side == "thing" and ctx.is_class(at, "staying") and any(_decides(w) for w in frame.who):
        return say(ctx, clause, "plans", at)
    return "expects", clause.subject[0], f"«{ctx.text_at(at)}» is what the speaker foresees"
