"""Finding and filtering, the counts, and the address that keeps them."""

import pytest
from explorer_page import COUNT, settle


def total(page):
    return int(page.inner_text("#counts").split(" of ")[0])


def opened(page):
    """Waits until all quotations can be searched."""
    page.wait_for_selector("#counts:not(:has-text('Opening'))")
    settle(page)


def count_of(page, label):
    row = page.locator("#filters label", has=page.get_by_text(label, exact=True)).first
    return int(row.locator(".count").inner_text())


def tick(page, label):
    page.locator("#filters label", has=page.get_by_text(label, exact=True)).first.locator("input").click()
    settle(page)


def test_positions(visit, shown):
    page = visit("#lang=en")
    for side, label in [("for", "For"), ("against", "Against"), ("neutral", "Neutral")]:
        assert count_of(page, label) == sum(s.side == side for s in shown.statements)
    tick(page, "Neutral")
    assert total(page) == sum(s.side != "neutral" for s in shown.statements)
    assert count_of(page, "Neutral") == sum(s.side == "neutral" for s in shown.statements)
    assert "hide=neutral" in page.url
    tick(page, "Neutral")
    assert total(page) == COUNT


def test_a_state_stands_for_all_who_speak_for_it(visit, shown):
    page = visit("#lang=en")
    expected = sum(s.principal == "actor:Noristan" for s in shown.statements)
    assert count_of(page, "Noristan") == expected
    tick(page, "Noristan")
    assert total(page) == expected
    assert {e.inner_text() for e in page.locator(".card h3").all()} == {"Samir Haddadin", "Layla Norani"}


def test_a_bloc_stands_for_its_members(visit, shown):
    page = visit("#lang=en")
    tick(page, "Coastal Council")
    members = {"actor:Noristan", "actor:Velmark", "actor:Zahra"}
    assert total(page) == sum(s.principal in members for s in shown.statements)


def test_topics_by_the_tree(visit, shown):
    page = visit("#lang=en")
    water = {t.id for t in shown.topics if t.en == "Water" or t.broader == "topic:t2"}
    tick(page, "Water")
    assert total(page) == sum(s.topic in water for s in shown.statements)
    page.locator("#filters li", has_text="Water").locator(".twist").first.click()
    tick(page, "Water")
    tick(page, "the water treaty")
    assert total(page) == sum(s.topic == "topic:t10" for s in shown.statements)


def test_kinds_of_act_and_sources(visit, shown):
    page = visit("#lang=en")
    families = {s.id: s.family for s in shown.stances}
    tick(page, "Request")
    assert total(page) == sum(families[s.stance] == "request" for s in shown.statements)
    tick(page, "Request")
    sources = {d.id: d.source for d in shown.documents}
    tick(page, "The Harbour Post")
    assert total(page) == sum(sources[s.document] == "The Harbour Post" for s in shown.statements)


def test_confidence(visit, shown):
    page = visit("#lang=en")
    page.locator("#filters input[type=range]").evaluate(
        "r => { r.value = '0.8'; r.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    settle(page)
    assert total(page) == sum(round(s.confidence * 100) >= 80 for s in shown.statements)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_brushing_the_band_of_time(visit, shown, lang):
    page = visit(f"#lang={lang}")
    box = page.locator("#time svg").bounding_box()
    early, late = (0.98, 0.52) if lang == "ar" else (0.02, 0.48)  # time runs with the line of reading
    page.mouse.move(box["x"] + box["width"] * early, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * late, box["y"] + 25, steps=4)
    page.mouse.up()
    settle(page)
    parts = dict(part.split("=") for part in page.url.split("#")[1].split("&"))
    expected = sum(parts["from"] <= s.date <= parts["to"] for s in shown.statements if s.date)
    assert 0.3 * COUNT < expected < 0.7 * COUNT
    assert parts["from"] < "2024-05"
    page.evaluate(
        "() => document.getElementById('language').lang === 'ar' || document.getElementById('language').click()"
    )
    settle(page)
    assert total(page) == expected
    page.get_by_text("All time").click()
    settle(page)
    assert total(page) == COUNT


def test_the_counts_say_what_a_filter_would_give(visit, shown):
    page = visit("#lang=en&hide=neutral")
    expected = sum(s.principal == "actor:Velmark" and s.side != "neutral" for s in shown.statements)
    assert count_of(page, "Velmark") == expected
    tick(page, "Noristan")
    assert count_of(page, "Velmark") == expected
    both = sum(s.principal == "actor:Noristan" and s.side == "for" for s in shown.statements)
    assert count_of(page, "For") == both


QUERIES = [
    ("اوستلاند", lambda s: s.principal == "actor:Ostland"),
    ("أُوسْتلانْد", lambda s: s.principal == "actor:Ostland"),
    ("نورسـتان", lambda s: s.principal == "actor:Noristan"),
    ("معاهده تقاسم", lambda s: s.topic == "topic:t10"),
    ("TARSK", lambda s: s.speaker == "actor:NinaTarsk"),
    ('"a matter of time"', lambda s: s.stance == "asserts" and s.lang == "en"),
    ("2024-05", lambda s: s.date.startswith("2024-05")),
    ("٢٠٢٤-٠٥", lambda s: s.date.startswith("2024-05")),
    ("ordaz grain", lambda s: (s.speaker, s.topic) == ("actor:RafaelOrdaz", "topic:t6")),
    ("لا أحد يقول هذا", lambda s: False),
]


def test_search_folds_what_it_compares(visit, shown):
    page = visit("#lang=en")
    for query, fits in QUERIES:
        page.fill("#q", query)
        page.keyboard.press("Enter")
        opened(page)
        assert total(page) == sum(map(fits, shown.statements)), query


def test_what_is_found_is_marked_in_whole_words(visit):
    page = visit("#lang=ar&q=تاييد")
    page.wait_for_selector(".is-hit")
    marked = {w.strip() for w in page.locator(".is-hit").all_inner_texts()}
    assert marked == {"تأييده"}


def test_suggestions_lead_to_actors_and_topics(visit):
    page = visit("#lang=ar")
    page.locator("#q").press_sequentially("ليلي", delay=5)
    page.wait_for_selector("#found li")
    assert page.get_attribute("#q", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.get_attribute("#q", "aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator("#evidence h2").inner_text() == "ليلى نوراني"
    assert page.get_attribute("#q", "aria-expanded") == "false"


def test_the_address_keeps_the_view(visit):
    page = visit("#view=matrix&lang=en")
    tick(page, "Neutral")
    tick(page, "Noristan")
    page.fill("#q", "the")
    page.keyboard.press("Enter")
    settle(page)
    page.locator(".cell").first.click()
    settle(page)
    before = total(page), page.locator("#evidence h2").inner_text(), page.locator(".cell").count()
    address = page.url.split("#")[1]
    again = visit(f"#{address}", fresh=True)
    opened(again)
    settle(again)
    assert (total(again), again.locator("#evidence h2").inner_text(), again.locator(".cell").count()) == before
    assert again.input_value("#q") == "the"
    assert again.locator("#chips .chiplet").count() == 3


def test_back_leads_to_the_view_before(visit):
    page = visit("#view=network&lang=en", fresh=True)
    tick(page, "Neutral")
    page.click('[data-view="matrix"]')
    page.click('[data-view="compare"]')
    page.go_back()
    settle(page)
    assert page.locator("#view .matrix").count() == 1
    page.go_back()
    settle(page)
    assert page.locator("#view .board").count() == 1
    assert not page.locator('[data-focus="side-neutral"]').is_checked()


def test_reset_and_single_removal(visit):
    page = visit("#lang=en&hide=neutral&actor=actor%3ANoristan&sure=0.6&from=2024-04")
    assert page.locator("#chips .chiplet").count() == 4
    page.locator("#chips .chiplet button").first.click()
    settle(page)
    assert page.locator("#chips .chiplet").count() == 3
    page.get_by_text("Reset filters").click()
    settle(page)
    assert total(page) == COUNT
    assert page.locator("#chips").is_hidden()


def test_a_broken_address_still_opens(visit):
    page = visit("#view=nothing&lang=xx&from=soon&sure=many", fresh=True)
    for fragment in (
        "#actor=%E0%A4%A",
        "#pick-actor=a:actor:Nobody&of=t:gone",
        "#__proto__=1&constructor=2",
        "#hide=unknown&unfold=x&as=nobody&sort=best",
        "#view=ego&of=t:gone",
        "#view=compare&one=a&two=b&pair=actors",
    ):
        assert page.locator("#view").inner_text().strip()
        page.evaluate(f"() => {{ location.hash = {fragment!r}; }}")
        settle(page)
    assert page.locator("#view").inner_text().strip()
