"""What one sees on opening the page, in both languages, both themes, on a screen and on a phone."""

import re

import pytest
from explorer_page import COUNT, go, settle

VIEWS = ["network", "matrix", "timeline", "agreement", "ego", "compare"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_view_in_both_languages(visit, shots, lang):
    page = visit(f"#lang={lang}", color_scheme="dark" if lang == "en" else "light")
    for view in VIEWS:
        go(page, view)
        page.screenshot(path=shots / f"{view}-{lang}.png")
        assert page.get_attribute("html", "dir") == ("rtl" if lang == "ar" else "ltr")
        assert page.locator(f'#views [data-view="{view}"][aria-current="page"]').count() == 1
        assert page.locator("#view").inner_text().strip()
        assert page.locator(".card").count() > 0


def test_the_page_turns_round_with_the_language(visit):
    page = visit("#view=network&lang=ar")

    def where(selector):
        return page.locator(selector).first.bounding_box()["x"]

    assert where(".node.kind-person") > where(".node.kind-topic")
    assert where("#filters") > where("#evidence")
    assert "١٦٠" in page.inner_text("#counts")
    page.click("#language")
    settle(page)
    assert page.get_attribute("html", "lang") == "en"
    assert where(".node.kind-person") < where(".node.kind-topic")
    assert where("#filters") < where("#evidence")
    assert f"{COUNT} of {COUNT} statements" in page.inner_text("#counts")
    assert page.title() == "Stance map"


def test_a_quotation_keeps_its_own_direction(visit):
    page = visit("#lang=en")
    for quote in page.locator("blockquote").all():
        arabic = re.search("[\u0600-\u06ff]", quote.inner_text())
        assert quote.evaluate("q => getComputedStyle(q).direction") == ("rtl" if arabic else "ltr")
        assert quote.evaluate("q => getComputedStyle(q).unicodeBidi") == "isolate"


def test_dates_and_numbers_follow_the_language(visit):
    page = visit("#lang=ar")
    foot = page.locator(".foot").first.inner_text()
    assert re.search("[٠-٩]", foot)
    assert not re.search("[0-9]", foot)
    assert re.search("(يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)", foot)


def test_light_and_dark(visit):
    page = visit(color_scheme="dark")
    ground = "() => getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(ground) == "rgb(18, 22, 31)"
    page.click("#theme")
    settle(page)
    assert page.evaluate(ground) == "rgb(246, 246, 243)"
    assert "theme=light" in page.url


def test_on_a_phone_nothing_sticks_out(visit, shots):
    page = visit("#lang=ar", size=(390, 844), has_touch=True)
    for view in VIEWS:
        go(page, view)
        page.screenshot(path=shots / f"phone-{view}.png")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    go(page, "network")
    page.locator(".node").first.click()
    page.locator("#jump").click()
    settle(page)
    assert page.locator("#evidence h2").is_visible()
    assert page.evaluate("() => document.activeElement.id") == "evidence"
    assert not page.locator("#filters").is_visible()
    page.locator("#tools button.only-narrow").click()
    assert page.locator("#filters").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#filters").is_visible()


def test_on_paper_the_view_and_its_evidence(visit, shots):
    page = visit("#view=matrix&lang=ar&theme=dark")
    page.emulate_media(media="print")
    page.screenshot(path=shots / "print.png", full_page=True)
    assert not page.locator("#filters").is_visible()
    assert page.locator(".card").first.is_visible()
    assert page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("() => getComputedStyle(document.querySelector('.card')).color") == "rgb(0, 0, 0)"


def test_the_first_picture_is_the_one_that_pyvis_gives(visit):
    page = visit("#view=network&lang=en", fresh=True)
    given = page.evaluate("() => JSON.parse(document.getElementById('network-nodes').textContent)")
    cards = page.evaluate("() => [...document.querySelectorAll('.node')].map(n => n.dataset.key)")
    assert sorted(cards) == sorted(node["id"] for node in given)
    in_order = [n["id"] for n in sorted(given, key=lambda n: (n["x"], n["y"]))]
    assert cards == in_order
