"""Sentences with their marks."""

from hypothesis import given
from hypothesis import strategies as st

from kg.ids import StatementId
from kg.model import Document, Span, Statement
from kg.view.passage import CONDITION, EVIDENCE, QUOTE, SPEAKER, TOPIC, clean, passage_of, whole_words

TEXT = "افتتح المؤتمر أمس. وقال الوزير سمير إن بلاده منفتحة على «الحوار» شرط وقف القصف، بحسب الصحيفة. وانتهى."


def statement(evidence, sentence=None, **more):
    return Statement(
        id=StatementId("statement:1"), doc="d", evidence=evidence, speech="indirect", speaker="سمير",
        speaker_name="Samir", speaker_kind="person", for_="", stance="openTo", topic="الحوار", lang="ar",
        sentence=sentence, **more,
    )  # fmt: skip


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def marked(passage):
    return {m.kind: passage.text[m.start : m.end] for m in passage.marks}


SENTENCE = span("وقال الوزير سمير إن بلاده منفتحة على «الحوار» شرط وقف القصف، بحسب الصحيفة.")
EVIDENCE_SPAN = span("قال الوزير سمير إن بلاده منفتحة على «الحوار» شرط وقف القصف")


def test_everything_is_marked_in_its_sentence():
    made = statement(
        EVIDENCE_SPAN, SENTENCE, sentence_text=SENTENCE.of(TEXT), evidence_text=EVIDENCE_SPAN.of(TEXT),
        condition="شرط وقف القصف", quote=span("«الحوار»"),
    )  # fmt: skip
    passage = passage_of(made)
    assert passage.text == SENTENCE.of(TEXT)
    assert marked(passage) == {
        EVIDENCE: "وقال الوزير سمير إن بلاده منفتحة على «الحوار» شرط وقف القصف",  # widened to the whole first word
        SPEAKER: "سمير", TOPIC: "الحوار", CONDITION: "شرط وقف القصف", QUOTE: "«الحوار»",
    }  # fmt: skip


def test_the_document_gives_the_sentence_where_the_statement_has_none():
    passage = passage_of(statement(EVIDENCE_SPAN, SENTENCE), Document("d", TEXT, "ar", ()))
    assert passage.text == SENTENCE.of(TEXT)


def test_without_a_sentence_the_evidence_stands_alone():
    passage = passage_of(statement(EVIDENCE_SPAN, evidence_text=EVIDENCE_SPAN.of(TEXT)))
    assert passage.text == EVIDENCE_SPAN.of(TEXT)
    assert marked(passage)[EVIDENCE] == passage.text


def test_evidence_longer_than_its_sentence_is_shown_whole():
    long = Span(0, len(TEXT))
    passage = passage_of(statement(long, SENTENCE, sentence_text=SENTENCE.of(TEXT), evidence_text=TEXT))
    assert passage.text == TEXT


def test_overrides_go_and_marks_stay_on_their_words():
    text = "  قال\u202e سمير\u2066 نعم"
    made = statement(Span(0, len(text)), evidence_text=text)
    passage = passage_of(made)
    assert passage.text == "قال سمير نعم"
    assert marked(passage)[SPEAKER] == "سمير"


@given(st.text(alphabet="اب ج\u202e\u2069\x07a<،", max_size=30), st.data())
def test_marks_lie_in_the_text_whatever_it_is(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = text[start:end]
    made = statement(Span(start, end), Span(0, len(text)), sentence_text=text, evidence_text=words, condition=words)
    passage = passage_of(made)
    assert clean(passage.text) == passage.text
    assert all(0 <= m.start < m.end <= len(passage.text) for m in passage.marks)


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_whole_words_only_widen(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    wide = whole_words(text, start, end)
    assert 0 <= wide[0] <= start
    assert end <= wide[1] <= len(text)
