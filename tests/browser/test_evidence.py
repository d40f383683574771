"""From every mark on the page to the words that prove it."""

import explorer_sample as sample
from explorer_page import settle


def ids(page):
    return set(page.eval_on_selector_all(".card", "cards => cards.map(c => 'statement:' + c.dataset.id)"))


def show_all(page):
    while page.locator("#evidence > .wide").count():
        page.click("#evidence > .wide")
        settle(page)


def test_a_node_shows_its_statements(visit, shown):
    page = visit("#view=network&lang=en")
    page.click('.node[data-key="a:actor:NinaTarsk"]')
    settle(page)
    show_all(page)
    assert ids(page) == {s.id for s in shown.statements if s.speaker == "actor:NinaTarsk"}
    assert page.locator("#evidence h2").inner_text() == "Nina Tarsk"
    page.keyboard.press("Escape")
    settle(page)
    assert page.locator("#evidence h2").inner_text() == "All statements"


def test_a_line_shows_its_statements(visit, shown):
    page = visit("#view=network&lang=ar")
    page.click('.node[data-key="a:actor:NinaTarsk"]')
    settle(page)
    page.locator(".relations").evaluate("d => { d.open = true; }")
    link = page.locator(".relation").first
    link.click()
    settle(page)
    pick = {part.split("=")[0]: part.split("=")[1] for part in page.url.split("#")[1].split("&") if "pick" in part}
    topic = pick["pick-topic"].replace("%3A", ":")[2:]
    expected = {
        s.id for s in shown.statements if (s.speaker, s.topic, s.side) == ("actor:NinaTarsk", topic, pick["pick-side"])
    }
    assert expected
    assert ids(page) == expected


def test_a_line_can_be_pointed_at(visit):
    page = visit("#view=network&lang=en")
    page.evaluate("() => document.querySelector('.wires').scrollIntoView()")
    box = page.locator(".wires").bounding_box()
    middle = box["x"] + box["width"] / 2
    for y in range(int(box["y"]) + 90, int(min(box["y"] + box["height"], 700)), 3):
        page.mouse.move(middle, y)
        if page.locator("#tip").is_visible():
            break
    tip = page.inner_text("#tip")
    page.mouse.click(middle, y)
    settle(page)
    actor, side, topic, count = tip.split(" · ")
    assert page.locator("#evidence h2").inner_text().startswith(f"{actor} · {topic}")
    assert page.locator("#evidence h2 .chip").inner_text().endswith(side)
    assert page.locator(".card").count() == int(count)


def test_a_cell_of_the_matrix_shows_its_statements(visit, shown):
    page = visit("#view=matrix&lang=en")
    page.locator(".cell").first.click()
    settle(page)
    speaker, topic = (page.locator(".card").first.locator(s).inner_text() for s in ("h3", ".topic b"))
    names = {a.id: a.en for a in shown.actors} | {t.id: t.en for t in shown.topics}
    expected = {s.id for s in shown.statements if (names[s.speaker], names[s.topic]) == (speaker, topic)}
    assert ids(page) == expected


def test_a_card_shows_everything_that_is_known(visit, shown):
    page = visit("#lang=en&sort=oldest")
    show_all(page)
    names = {a.id: a for a in shown.actors}
    documents = {d.id: d for d in shown.documents}
    for statement in shown.statements[:40]:
        card = page.locator(f'.card[data-id="{statement.id.partition(":")[2]}"]')
        text = card.inner_text()
        actor = names[statement.speaker]
        for piece in (actor.en, actor.ar, statement.office_en, names[statement.principal].en, statement.condition):
            assert piece in text
        assert statement.passage.text in card.locator("blockquote").inner_text()
        assert ("negated" in text) == statement.negated
        assert ("Condition" in text) == bool(statement.condition)
        assert ("aimed at" in text) == bool(statement.targets)
        assert ("said" in text) == bool(statement.said_on)
        assert f"{round(statement.confidence * 100)}%" in text
        link = card.locator("a")
        assert link.get_attribute("href") == documents[statement.document].url
        assert "noopener" in link.get_attribute("rel")


def test_the_words_are_marked_in_their_sentence(visit, shown):
    page = visit("#lang=ar&sort=oldest")
    show_all(page)
    statement = next(s for s in shown.statements if s.condition and s.lang == "ar")
    card = page.locator(f'.card[data-id="{statement.id.partition(":")[2]}"]')

    def words(kind):
        return "".join(card.locator(f"blockquote .{kind}").all_inner_texts())

    assert words("is-speaker") == statement.speaker_words
    assert words("is-condition") == statement.condition
    assert statement.topic_words in words("is-topic")
    evidence = words("is-evidence")
    assert evidence in statement.passage.text
    assert len(evidence) < len(statement.passage.text)
    assert statement.condition in evidence


def test_the_side_is_told_by_sign_as_well_as_colour(visit):
    page = visit("#lang=en")
    signs = page.eval_on_selector_all(".sides label", "rows => rows.map(r => r.querySelector('.sign').textContent)")
    assert signs == ["✓", "◐", "=", "!", "✗"]
    dashes = page.eval_on_selector_all(".sides .stroke", "rows => rows.map(r => getComputedStyle(r).backgroundImage)")
    assert len(set(dashes)) == len(dashes)


def test_a_statement_is_copied_as_a_citation(visit, shown):
    page = visit("#lang=en&sort=oldest", permissions=["clipboard-read", "clipboard-write"])
    card = page.locator(".card").first
    card.locator(".cite").click()
    settle(page)
    line = page.evaluate("() => navigator.clipboard.readText()")
    statement = shown.statements[0]
    assert card.locator("h3").inner_text() in line
    assert statement.passage.text in line
    assert ("\u2068" in line) == (statement.lang == "ar")  # Arabic words in an English line are isolated
    assert statement.id.partition(":")[2] in line
    assert "https://example.org/" in line
    assert page.inner_text("#said") == "Citation copied"


def test_on_whose_behalf(visit, shown):
    page = visit("#view=matrix&lang=en")
    page.select_option("#controls select", "principal")
    settle(page)
    rows = page.locator(".matrix tbody th bdi").all_inner_texts()
    assert sorted(rows) == sorted(en for en, _ in sample.COUNTRIES)
    page.locator(".matrix tbody th .plain").first.click()
    settle(page)
    show_all(page)
    state = page.locator("#evidence h2").inner_text()
    assert ids(page) == {s.id for s in shown.statements if s.principal == f"actor:{state}"}
