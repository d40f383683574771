"""A frame: who does the saying, by which cue, and where the content stands. The step between cue and statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.party import Party
from kg.match.lexicon import Hit
from kg.vocab.types import Cue

Range = tuple[int, int]
"""A half-open range of token indices of one passage."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One act of saying or position-taking in a sentence.

    ``start`` is the token where the evidence of the first content begins, ``end`` where all of it ends.
    ``content`` is a clause (``kind`` ``clause``), a quotation (``quote``) or a noun phrase (``phrase``).
    ``speaker`` is None where it is implied; ``who`` is the speaker as resolved. ``noun`` is the cue whose
    stance a carrier takes over (أعرب عن قلقه). ``theme`` is what the content is said of, where the
    government names it apart (وصف الخطوة بأنها …). ``cue_span`` are the words of the whole cue (has repeatedly called
    for), ``more`` the rest of a content that its attribution interrupts, ``holder`` where an implied speaker stands.
    ``lead`` is the offset in the text where an attribution begins that stands in another paragraph.
    """

    rule: str
    start: int
    cue_at: int
    content: Range
    kind: str
    act: str
    stance: str
    who: tuple[Party, ...]
    speaker: Range | None = None
    target: Range | None = None
    cue: Cue | None = None
    hit: Hit | None = None
    negated: bool = False
    weight: float = 1.0
    because: tuple[str, ...] = field(default=())
    headline: bool = False
    cue_span: Range | None = None
    more: Range | None = None
    holder: Range | None = None
    theme: Range | None = None
    lead: int | None = None

    @property
    def end(self) -> int:
        """The token after the frame's last one."""
        return max(self.content[1], self.cue_at + 1)
