"""A name that the program made, because no text has it in that language, says so; one that a text has does not."""

import explorer_sample as sample
import pytest
from explorer_page import go, settle

from kg.ids import ActorId, StatementId, minted_actor
from kg.model import Span, Statement
from kg.view.data import view_data
from kg.view.page import render

STRANGER = minted_actor("mhmd sdq", "Noristan")
GUEST = minted_actor("jn hlfrn", "Velmark")
NOTE = {"ar": "تسمية آلية", "en": "machine-made label"}


def said(number: int, lang: str, who: str, en: str, ar: str, home: str) -> Statement:
    name, words = (ar, f"أكد {ar} تأييده عقد مؤتمر سلام") if lang == "ar" else (en, f"{en} welcomed a peace conference")
    topic = "عقد مؤتمر سلام" if lang == "ar" else "a peace conference"
    return Statement(
        id=StatementId(f"statement:made{number}"), doc=f"made-{number}", evidence=Span(0, len(words)),
        speech="indirect", speaker=name, speaker_name=en, speaker_name_ar=ar, speaker_kind="person",
        speaker_id=ActorId(who), for_=home, for_id=ActorId(f"actor:{home}"), stance="supports", topic=topic,
        topic_en="a peace conference", topic_id=sample.topic_id(11), lang=lang, said_on="2025-06-01", confidence=0.9,
        evidence_text=words,
    )  # fmt: skip


@pytest.fixture(scope="module")
def strangers(tmp_path_factory):
    words = sample.vocabulary()
    made = [
        *sample.statements(40, words),
        said(1, "ar", STRANGER, "Muhammad Sadiq", "محمد صادق", "Noristan"),
        said(2, "en", GUEST, "John Halvern", "جون هالفرن", "Velmark"),
    ]
    path = tmp_path_factory.mktemp("strangers") / "strangers.html"
    path.write_text(render(view_data(made, sample.documents(made), words)), "utf-8")
    return path


@pytest.mark.parametrize(("lang", "who", "own"), [("ar", GUEST, STRANGER), ("en", STRANGER, GUEST)])
def test_a_card_and_its_node_say_which_name_is_made(visit, strangers, lang, who, own):
    page = visit(f"#view=network&lang={lang}&pick-actor=a%3A{who.replace(':', '%3A')}", file=strangers)
    head = page.locator(".card .who").first
    assert head.locator(".madenote").inner_text() == NOTE[lang]
    assert head.locator("h3 .made").get_attribute("title") == NOTE[lang]
    assert head.locator(".other .made").count() == 0
    assert page.locator("#evidence h2 .madenote").inner_text() == NOTE[lang]
    node = page.locator(f'.node[data-key="a:{who}"]')
    assert node.get_attribute("title").endswith(NOTE[lang])
    drawn = node.locator(".label .made").evaluate("n => getComputedStyle(n).textDecoration")
    assert "dotted" in drawn
    page.click(f'.node[data-key="a:{own}"]')
    settle(page)
    assert page.locator(".card .who h3 .made, .card .madenote, #evidence h2 .made").count() == 0
    assert page.locator(".card .who .other .made").get_attribute("title") == NOTE[lang]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whoever_listens_hears_it(visit, strangers, lang):
    page = visit(f"#view=network&lang={lang}", file=strangers)
    made = GUEST if lang == "ar" else STRANGER
    name = page.locator(f'.node[data-key="a:{made}"]').evaluate("n => n.textContent")
    assert f"({NOTE[lang]})" in name
    assert page.locator(".card h3").count() > 0
    vocabulary = page.locator('.node[data-key="a:actor:NinaTarsk"]')
    assert NOTE[lang] not in vocabulary.evaluate("n => n.textContent + n.title")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("small", (390, 844)), ("large", (1480, 920))])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_pictures(visit, strangers, shots, lang, name, size, scheme):
    page = visit(f"#view=network&lang={lang}", file=strangers, size=size, color_scheme=scheme)
    made = GUEST if lang == "ar" else STRANGER
    page.click(f'.node[data-key="a:{made}"]')
    settle(page)
    for view in ("network", "matrix", "timeline", "agreement", "ego", "compare"):
        go(page, view)
        page.screenshot(path=shots / f"made-{view}-{lang}-{name}-{scheme}.png", full_page=name == "small")
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{view} is {wide} pixels wider than the window"
