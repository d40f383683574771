"""Two words without the space between them are read as two; known words stay whole."""

from __future__ import annotations

import pytest

from kg.match.lexicon import Lexicon
from kg.match.passage import Passage
from kg.model import Span
from kg.vocab.load import load_vocabulary


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(load_vocabulary(), "ar")


@pytest.mark.parametrize(
    ("surface", "head"),
    [("ماجدالأنصاري", "ماجد"), ("وزيرالخارجية", "وزير"), ("بشارالأسد", "بشار"), ("محمدالحلبوسي", "محمد")],
)
def test_a_forgotten_space_is_put_back(lexicon, surface, head):
    assert surface[: lexicon.word(surface).glued] == head


@pytest.mark.parametrize(
    "surface", ["عبدالفتاح", "والخارجية", "بالمحادثات", "السلطات", "إطلاقالنار", "بالإجماع", "كمال"]
)
def test_known_words_and_clitics_stay_whole(lexicon, surface):
    assert lexicon.word(surface).glued == 0


def test_the_offsets_point_into_the_text(lexicon):
    text = "قال ماجدالأنصاري ذلك"
    passage = Passage(text, Span(0, len(text)), lexicon)
    assert [text[t.start : t.end] for t in passage.tokens] == ["قال", "ماجد", "الأنصاري", "ذلك"]
