"""The one folding of text and vocabulary: two spellings of a word meet in one folded form.

Every code point folds alone, to one code point or to none, so ``fold(a + b) == fold(a) + fold(b)``
and an offset map needs no more than the code points that vanish (those where ``fold`` is empty).
"""

from __future__ import annotations

_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",  # the Persian ya, which Iranian pages put into Arabic words
    "ک": "ك",  # the Persian kaf
    "ة": "ه",
    "’": "'",  # Sana’a and Sana'a are one place
    "İ": "i",  # its casefold is two code points
}

# Marks (fathatan to wavy hamza, superscript alef, Quranic signs), tatweel, joiners, soft hyphen, byte
# order mark, bidi controls: they change how a word looks, never which word it is. U+0653 to U+0655
# are the parts of a decomposed آ أ إ.
_SILENT = (
    (0x00AD, 0x00AD),
    (0x061C, 0x061C),
    (0x0640, 0x0640),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x200C, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
    (0xFEFF, 0xFEFF),
)


class _Table(dict[int, str]):
    """Code point → folded text, filled as code points turn up."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if any(low <= code <= high for low, high in _SILENT):
            folded = ""
        elif char in _LETTERS:
            folded = _LETTERS[char]
        else:
            folded = char.casefold()
            if len(folded) != 1:  # ß would become two letters and break the offsets
                folded = char.lower() if len(char.lower()) == 1 else char
        self[code] = folded
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The form of ``text`` by which words are compared.

    Arabic: hamza seats of alef, alef maqsura and ta marbuta become ا ي ه; ؤ and ئ stay. Marks,
    tatweel and bidi controls vanish. Letters that have a case lose it.

    >>> fold("الأُمَّــة"), fold("Lavrov")
    ('الامه', 'lavrov')
    """
    return text.translate(_TABLE)
