"""English of the news: closed word classes, calendar, page furniture."""

from __future__ import annotations

from kg.fold import fold
from kg.text.profile import Profile


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


def _phrases(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(w) for w in phrase.split()) for phrase in text.strip().split(" / "))


MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
DAYS = ("monday mon", "tuesday tue", "wednesday wed", "thursday thu", "friday fri", "saturday sat", "sunday sun")

PROFILE = Profile(
    code="en",
    name="English",
    direction="ltr",
    script="Latn",
    classes={
        "that": _words("that"),
        "because": _words("because since"),
        "preposition": _words(
            "of in to for on with at by from into about against over under after before during through between among "
            "without within towards toward upon across amid despite via per as like near behind beyond"
        ),
        "relative": _words("who which whom whose that where when"),
        "negation": _words(
            "not no never n't cannot can't won't don't doesn't didn't isn't aren't wasn't neither nor without"
        ),
        "condition": _words("if unless provided"),
        "demonstrative": _words("this that these those"),
        "pronoun": _words("he she they it we i you him her them us me"),
        "past": _words("was were had been be is are has have"),
        "perfective": _words("has have had"),
        "time": _words(
            "today yesterday tomorrow tonight earlier later now recently monday tuesday wednesday thursday friday saturday "
            "sunday morning afternoon evening night last next week month year"
        ),
        "adverbial": _words("during after before in on at amid following speaking"),
        "according": _words("according"),
        "breaker": _words("while whereas although though as"),
        "conjunction": _words("and or but"),
        "honorific": _words(
            "mr mrs ms dr sir lord lady prof professor gen general col colonel sen senator rep president"
        ),
        "own": _words("country government administration nation side"),
        "cut": _words("which who whom whose where when because since until while after before during amid"),
        "empty": _words("that there it is are was were be been being has have had will would he she they we i"),
        "title_preposition": _words("of for to in at from"),
        "state_word": _words("state republic kingdom the"),
        "name_joint": _words("al el bin ibn von van de der da di la le du"),
        "name_start": _words("al el"),
        "former": _words("former ex- ex then-"),
        "acting": _words("acting interim new current outgoing incoming"),
        "filler": _words("also again repeatedly separately however meanwhile instead"),
    },
    phrases={
        "according": _phrases("according to / in the words of"),
        "opener": _phrases("for his part / for her part / for its part / in turn / on the other hand / in response"),
        "condition": _phrases("only if / provided that / on condition that / as long as / unless / if"),
        "unless": _phrases("unless"),
        "clause": _phrases("even as / at a time when / in a move / in what"),
    },
    verbal_noun=r"\w{2,}ing$",
    adverbial_endings=("ing",),
    first_person=_words("i we our my us me ours i'm we're we've i've we'll i'll"),
    months={name: number for number, names in enumerate(MONTHS, 1) for name in names.split()},
    weekdays={name: number for number, names in enumerate(DAYS) for name in names.split()},
    relative_days={("today",): 0, ("tonight",): 0, ("yesterday",): -1},
    split_markers=("Read also", "Read more", "Also read", "See also", "Related articles"),
    drop_lines=(
        "advertisement",
        "read more",
        "share this",
        "sign up",
        "subscribe",
        "related stories",
        "most read",
        "copyright",
        "all rights reserved",
        "follow us",
        "listen to this article",
        "story continues below",
    ),
    glued_furniture=("Related news", "Read more:"),
    source_labels=("Source",),
    keyword_labels=("Keywords", "Tags"),
    date_labels=("Published", "Published on", "Date", "Updated", "Last updated"),
    author_labels=("By", "Author"),
)
