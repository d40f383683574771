"""A content as a clause whose subject stands before its verb: whose side the subject is on, and its verb group.

``the ministry had never published the figures``: another actor, done, negated, published. What stands before the
subject (a condition, a circumstance with its comma) is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.aside import CLOSERS, OPENERS
from kg.extract.context import Context
from kg.extract.frame import Frame, Range
from kg.extract.party import Party
from kg.extract.phrase import behind, owner_mark
from kg.extract.sides import main_start, outside
from kg.extract.verbs import VERBAL, is_adverb, is_verb, shape
from kg.extract.voice import parties_in
from kg.fold import fold

Told = tuple[str, int, str]
"""A stance, the token that tells it, and why."""

FARTHEST = 18
"""Words of a subject at the most."""
_FRONT = 14
"""Words before the subject up to a comma, at the most."""
_REDUCED = 7
"""Words between a participle that narrows a subject and the verb of the clause, at the most."""
_STOPS = (";", ":", ".", "?", "!")


@dataclass(frozen=True, slots=True)
class Clause:
    """Subject and verb group of a content.

    ``side`` is ``own``, ``other`` (another actor), ``thing``, ``theme`` (what a description is of), ``there`` or
    ``unnamed`` (it, this). ``at`` is the main verb, or the first token of what is said behind a copula.
    """

    side: str
    subject: Range
    at: int
    copula: bool = False
    negated: bool = False
    future: bool = False
    possible: bool = False
    due: bool = False
    passive: bool = False
    lasting: bool = False
    name: str = ""


def read_clause(ctx: Context, frame: Frame, content: Range) -> Clause | None:
    """The clause that a content is, None where no verb with a subject is found."""
    start, end = content
    if frame.theme is not None and start == frame.content[0] and frame.rule in ("trailing", "sourced", "labelled"):
        verb = _verb(ctx, start, min(start + 4, end))
        return _grouped(ctx, verb, end, _side(ctx, frame, frame.theme), frame.theme) if verb is not None else None
    first = subject_start(ctx, content)
    if ctx.is_class(first, "pronoun") and ctx.is_class(first, "auxiliary"):
        return _grouped(ctx, first, end, _side(ctx, frame, (first, first + 1)), (first, first + 1))
    if start > frame.content[0] and ctx.is_class(first, "auxiliary") and finite_at(ctx, first):
        outer = read_clause(ctx, frame, (frame.content[0], start))  # … and | would not hesitate to
        return _grouped(ctx, first, end, outer.side, outer.subject) if outer is not None else None
    if first + 1 >= end or ctx.is_class(first, "preposition", "infinitive"):
        return None
    free = ctx.is_class(first, "complementizer") and not ctx.is_class(first, "that")
    verb = _verb(ctx, first + 1, min(first + FARTHEST, end), int(free))
    if verb is None:
        return None
    return _grouped(ctx, verb, end, _side(ctx, frame, (first, verb)), (first, verb))


def subject_start(ctx: Context, content: Range) -> int:
    """Where the subject of a clause begins, behind a condition, light words and circumstances with their comma."""
    i, end = main_start(ctx, content), content[1]
    if ctx.is_class(i - 1, "article") and i - 1 >= content[0]:
        i -= 1
    while i < end - 2:
        text = ctx.text_at(i)
        if ctx.is_class(i, "pleading") and ctx.text_at(i + 1) == ",":
            i += 2
            continue
        if text in (",", *OPENERS) or ctx.is_class(i, "conjunction") or (text[:1].islower() and is_adverb(ctx, i)):
            i += 1
            continue
        leads = ctx.is_class(i, "preposition", "adjunct", "breaker", "because", "continuing")
        if not leads and not (i == content[0] and is_adverb(ctx, i)):
            break
        comma = next((k for k in range(i + 1, min(i + _FRONT, end - 2)) if ctx.text_at(k) == ","), None)
        if comma is None:
            break
        i = comma + 1
    return i


def _verb(ctx: Context, i: int, end: int, inner: int = 0) -> int | None:
    """The first finite verb from ``i`` on that does not belong to a relative clause or a narrowing participle."""
    k = i
    while k < end:
        text = ctx.text_at(k)
        if text in _STOPS:
            return None
        if ctx.is_class(k, "relative") or (ctx.is_class(k, "that") and finite_at(ctx, k + 1)):
            inner += 1
        elif finite_at(ctx, k) and not _narrows(ctx, k, end):
            if not inner:
                return k
            inner -= 1
            while k + 1 < end and (ctx.is_class(k + 1, "auxiliary") or finite_at(ctx, k + 1)):
                k += 1
        k += 1
    return None


def finite_at(ctx: Context, k: int) -> bool:
    """Whether a finite verb stands at ``k``, by its class, its form or its shape."""
    if k >= ctx.end:
        return False
    word, before = ctx.tokens[k].word, ctx.tokens[k - 1].word
    if "genitive" in word.classes:
        return bool(before.classes & {"pronoun", "demonstrative", "empty"})
    if "auxiliary" in word.classes:
        return "pronoun" not in word.classes and not (ctx.text_at(k)[0].isupper() and not ctx.headline)
    if not ctx.text_at(k)[:1].islower() or before.classes & {"article", "possessive", "infinitive", "quantifier"}:
        return False
    if "preposition" in before.classes and "negation" not in before.classes:
        return False
    if word.classes & {"deed_verb", "catenative", "copula"} and not word.key.endswith("ing"):
        return True
    if is_verb(ctx, k):
        slots = {h.slot for h in word.hits} & set(VERBAL)
        return bool(slots & {"past", "present3s"}) or ("base" in slots and _several(ctx, k - 1))
    if word.key.endswith(ctx.profile.past_endings):
        return bool(shape(ctx.profile.verb_shape).match(word.key)) and _opens_object(ctx, k + 1)
    return bool(word.senses) and word.key.endswith(ctx.profile.plural_endings) and _takes_object(ctx, k)


def _several(ctx: Context, k: int) -> bool:
    """Whether the word at ``k`` is a subject of a verb in its base form."""
    word = ctx.tokens[k].word
    if "pronoun" in word.classes:
        return not word.classes & {"masculine", "feminine", "neuter"}
    described = ctx.lexicon.descriptions.get(word.key)
    return word.key.endswith(ctx.profile.plural_endings) or (described is not None and described.kind == "group")


def _takes_object(ctx: Context, k: int) -> bool:
    """Whether a word in -s is a verb: behind a singular noun and before an object that begins as one."""
    before = ctx.tokens[k - 1].word
    if before.demonyms or before.key.endswith(ctx.profile.plural_endings) or is_adverb(ctx, k - 1):
        return False
    after = k + 1
    opens = ctx.is_class(after, "article", "possessive", "demonstrative", "quantifier", "pronoun")
    return opens or ctx.text_at(after)[:1].isupper()


def _opens_object(ctx: Context, k: int) -> bool:
    return k >= ctx.end or not ctx.text_at(k)[:1].islower() or bool(ctx.tokens[k].word.classes) or is_adverb(ctx, k)


def _narrows(ctx: Context, k: int, end: int) -> bool:
    """Whether a participle narrows the subject (the weapons used in the attack | were banned)."""
    word = ctx.tokens[k].word
    if not word.key.endswith(ctx.profile.past_endings) or not ctx.is_class(k + 1, "preposition", "agent"):
        return False
    if ctx.is_class(k - 1, "pronoun", "auxiliary"):
        return False
    for j in range(k + 2, min(k + _REDUCED, end)):
        if ctx.text_at(j) in (",", *_STOPS) or ctx.is_class(j, "that", "relative", "conjunction", "infinitive"):
            return False
        if ctx.is_class(j, "auxiliary") and not ctx.is_class(j, "pronoun", "genitive"):
            return True
    return False


def _grouped(ctx: Context, verb: int, end: int, side: str, subject: Range) -> Clause | None:
    """The verb group that begins at ``verb``."""
    negated = future = possible = due = copula = have = handed = lasting = False
    j = verb
    while j < end:
        classes = ctx.tokens[j].word.classes
        if "pronoun" in classes and j > verb:
            break
        if "negation" in classes and "preposition" not in classes:
            if "nothing" in classes:
                break
            negated = negated or not ctx.is_class(j + 1, "lasting")
        elif "infinitive" in classes and handed:
            pass
        elif ("auxiliary" in classes or "copula" in classes) and not (have and "future" in classes):
            future = future or "future" in classes
            possible = possible or bool(classes & {"possibly"})
            due = due or bool(classes & {"obliging"})
            have = "have" in classes
            handed = have
            copula = bool(classes & {"copula"}) or ("genitive" in classes and not have)
        elif "catenative" in classes and _hands_on(ctx, j + 1):
            handed, copula, lasting = True, False, lasting or "lasting_verb" in classes
        elif not (is_adverb(ctx, j) or "floating" in classes or ctx.text_at(j) in OPENERS):
            break
        j += 1
    if j >= end or not ctx.text_at(j)[:1].isalpha() or (future and ctx.is_class(j, "article", "preposition")):
        return None
    if future and (have or (ctx.is_class(verb, "pronoun") and ctx.text_at(j).endswith(ctx.profile.past_endings))):
        return None  # would have done, he'd done: nothing lies ahead
    while j > verb + 1 and ctx.tokens[j - 1].word.senses and not ctx.tokens[j - 1].word.classes & {"auxiliary"}:
        j -= 1  # an adverb that judges (was falsely accused)
    if ctx.is_class(j, "equating") and ctx.is_class(j + 1, "infinitive") and j + 2 < end:
        j, copula = j + 2, True  # amounts to an attempt
    word = ctx.tokens[j].word
    passive = copula and _participle(ctx, j)
    progressive = copula and word.key.endswith("ing") and not ctx.is_class(j, "common") and _governs(ctx, j + 1)
    copula = copula and not passive and not progressive
    return Clause(
        side,
        subject,
        j,
        copula,
        negated,
        future,
        possible,
        due,
        passive,
        lasting,
        ctx.words(subject) if subject[1] > subject[0] else "",
    )


def _hands_on(ctx: Context, k: int) -> bool:
    return ctx.is_class(k, "infinitive") or ctx.text_at(k).endswith("ing")


def _governs(ctx: Context, k: int) -> bool:
    return k < ctx.end and ctx.text_at(k) not in (",", ".", *CLOSERS) and not ctx.is_class(k, "conjunction")


def _participle(ctx: Context, j: int) -> bool:
    """Whether a passive participle stands behind a copula, and no adjective of that shape that judges (misguided)."""
    word = ctx.tokens[j].word
    if word.senses & {"flaw", "outrage", "false", "merit", "asset", "due"}:
        return False
    if "irregular" in word.classes or any(h.slot == "passiveParticiple" for h in word.hits):
        return True
    return word.key.endswith(ctx.profile.past_endings)


def _side(ctx: Context, frame: Frame, subject: Range) -> str:
    """Whose side a subject is on."""
    start, end = subject
    word = ctx.tokens[start].word
    if ctx.is_class(start, "existential"):
        return "there"
    if end - start == 1 or "pronoun" in word.classes:
        if word.key in ctx.profile.first_person:
            return "own"
        if "pronoun" in word.classes:
            return _pronoun_side(ctx, frame, start)
    if ctx.is_class(start, "demonstrative") and (end - start == 1 or ctx.is_class(start + 1, "auxiliary", "copula")):
        return "unnamed"
    if ctx.is_class(start, "quantifier") and end - start == 1:
        return "other"
    core = behind(ctx, start, attached=False, apposed=False) or subject
    return _noun_side(ctx, frame, (start, min(core[1], end)))


def _pronoun_side(ctx: Context, frame: Frame, i: int) -> str:
    """Whether a pronoun inside what is reported means who reports it."""
    word = ctx.tokens[i].word
    if frame.kind == "quote" or ctx.quoted(i) or len(frame.who) != 1:
        if frame.kind != "quote" and not ctx.quoted(i):
            return "own" if "plural" in word.classes else "unnamed"
        return "unnamed" if "neuter" in word.classes else "other"
    who = frame.who[0]
    person = who.kind == "person"
    if word.classes & {"masculine", "feminine"}:
        gender = "m" if "masculine" in word.classes else "f"
        return "own" if person and who.gender in ("", gender) else "other"
    if "neuter" in word.classes:
        told = frame.speaker is not None and any(ctx.is_class(k, "document") for k in range(*frame.speaker))
        return "unnamed" if told or person or ctx.is_class(i + 1, "genitive") else "own"
    if "plural" in word.classes:
        return "unnamed" if person and who.number != "p" else "own"
    return "unnamed"


def _noun_side(ctx: Context, frame: Frame, core: Range) -> str:
    start, end = core
    head = end - 1
    owner = next((k for k in range(start, end) if owner_mark(ctx, k)), None)
    ours = ctx.is_class(start, "possessive") and (
        ctx.tokens[start].word.key in ctx.profile.first_person or frame.kind != "quote"
    )
    acting = _acts(ctx, head) or ctx.is_class(head, "quantifier")
    if ours and (ctx.is_class(head, "own") or acting):
        return "own"
    if ctx.is_class(head, "own") and ctx.is_class(start, "definite") and end - start == 2:
        named = any(ctx.tokens[head].word.key in fold(w.name + " " + w.for_name) for w in frame.who)
        state = ctx.is_class(head, "state_body") and not all(_private(w) for w in frame.who)
        return "own" if named or state else "other"
    if ctx.is_class(start, "possessive") or ctx.is_class(head, "document"):
        return "other" if acting else "thing"
    if owner is not None:
        owned = parties_in(ctx, (start, owner))
        mine = any(_same_side(frame, p) for p in owned)
        return ("own" if mine else "other") if acting or ctx.is_class(head, "own") else "thing"
    mention = ctx.finder.at(ctx.passage, start, end, names=True)
    parties = parties_in(ctx, core) if mention is not None and mention.end == end else ()
    if parties and parties[0].how != "phrase":
        return "own" if any(_same_side(frame, p) for p in parties) else "other"
    return "other" if acting else "thing"


def _same_side(frame: Frame, party: Party) -> bool:
    """Whether a party is the speaker, or somebody for whom the speaker is known to speak."""
    speaks = any("spokes" in w.role.lower() for w in frame.who)
    shared = party.kind != "person" or speaks  # a minister and a senator of one state are no one side
    return any(
        party.id in (w.id, w.for_id, w.country, w.organization) or (shared and party.for_id == w.for_id != "")
        for w in frame.who
    )


def _private(who: Party) -> bool:
    """Whether a speaker represents no state: a private person, a source without a country, the opposition."""
    vague = who.how in ("described", "phrase") and not (who.country or who.organization)
    return vague or outside(who) or "pposition" in who.name


def _acts(ctx: Context, head: int) -> bool:
    """Whether a noun names people or bodies that act."""
    described = ctx.lexicon.descriptions.get(ctx.tokens[head].word.key)
    people = described is not None and described.part == "head" and described.kind in ("person", "group")
    return people or ctx.is_class(head, "armed", "own", "calling", "occupation", "agents", "adversary")


def told(ctx: Context, clause: Clause, stance: str, at: int) -> Told:
    """A stance that a word at ``at`` gives to the clause."""
    return stance, at, f"«{ctx.text_at(at)}» is said of «{clause.name}»"
