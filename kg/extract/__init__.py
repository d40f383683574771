"""Extractors: from an analysed sentence to frames, from frames to statements."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.according import according
from kg.extract.clausal import clausal
from kg.extract.context import Context
from kg.extract.converb import converb
from kg.extract.declared import declared
from kg.extract.finite import finite
from kg.extract.frame import Frame
from kg.extract.headline import headline
from kg.extract.holding import holding
from kg.extract.labelled import labelled
from kg.extract.nominal import nominal
from kg.extract.participle import participle
from kg.extract.passive import passive
from kg.extract.provoked import provoked
from kg.extract.sourced import sourced
from kg.extract.trailing import trailing

Extractor = Callable[[Context, int], Frame | None]

VERB_FIRST: tuple[Extractor, ...] = (headline, finite, declared, participle, provoked, nominal, according)
"""The extractors of languages with the verb before its subject, in the order in which they are tried at a token."""

WITHOUT_CUE: tuple[Extractor, ...] = (headline, according)
"""Those of them that need no cue at the token."""

SUBJECT_FIRST: tuple[Extractor, ...] = (headline, passive, trailing, labelled, clausal, converb, holding, sourced)
"""The extractors of languages with the subject before its verb."""

EXTRACTORS: tuple[Extractor, ...] = (*VERB_FIRST, *(e for e in SUBJECT_FIRST if e not in VERB_FIRST))
"""Every extractor; at a token the first of its row that answers wins."""
