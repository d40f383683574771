"""The views beyond the network: matrix, timeline, agreement, focus, comparison."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest
from explorer_page import settle

from kg.view.layout import agreement_graph
from kg.view.sides import SCORES


def labels(shown):
    return {a.id: a.en for a in shown.actors} | {t.id: t.en for t in shown.topics}


def test_the_matrix_counts_every_pair(visit, shown):
    page = visit("#view=matrix&lang=en")
    names = labels(shown)
    said = page.eval_on_selector_all(".cell .unseen", "cells => cells.map(c => c.textContent)")
    counts = defaultdict(Counter)
    for s in shown.statements:
        counts[names[s.speaker], names[s.topic]][s.side] += 1
    words = {
        "for": "For",
        "open": "Open or conditional",
        "neutral": "Neutral",
        "reserved": "Reserved",
        "against": "Against",
    }
    expected = {
        f"{actor}, {topic}: " + ", ".join(f"{words[side]} {n}" for side in words if (n := sides[side]))
        for (actor, topic), sides in counts.items()
    }
    assert set(said) == expected


def test_the_timeline_of_an_actor_and_of_a_topic(visit, shown):
    page = visit("#view=timeline&lang=en&of=a%3Aactor%3ANinaTarsk")
    dated = [s for s in shown.statements if s.speaker == "actor:NinaTarsk" and s.date]
    assert page.locator(".lane:not(.axis)").count() == len({s.topic for s in dated})
    marks = page.eval_on_selector_all(".mark", "marks => marks.map(m => m.getAttribute('aria-label'))")
    assert sum(int(mark.rsplit(" ", 1)[1]) for mark in marks) == len(dated)
    page.locator(".mark").first.press("Enter")
    settle(page)
    assert page.locator(".card").count() == int(marks[0].rsplit(" ", 1)[1])
    page.select_option("#controls label:nth-of-type(2) select", "t:topic:t4")
    settle(page)
    assert page.locator(".lane:not(.axis)").count() == len(
        {s.speaker for s in shown.statements if s.topic == "topic:t4" and s.date}
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_time_runs_with_the_line_of_reading(visit, lang):
    page = visit(f"#view=timeline&lang={lang}&of=a%3Aactor%3ANinaTarsk")
    places = page.evaluate(
        """() => [...document.querySelectorAll('.mark')].map((m) => [Number(m.dataset.focus.split('|').at(-1)),
          Math.round(m.getBoundingClientRect().x + m.getBoundingClientRect().width / 2)])"""
    )
    ordered = [-x if lang == "ar" else x for _, x in sorted(places)]
    assert all(one <= two + 2 for one, two in pairwise(ordered))


def test_agreement_is_what_networkx_computes(visit, shown):
    page = visit("#view=agreement&lang=en")
    names = labels(shown)
    drawn = set()
    for pair in page.eval_on_selector_all(
        ".chord", "lines => lines.map(c => [c.dataset.pair, c.getAttribute('class')])"
    ):
        one, two = pair[0].split("|")
        drawn.add((frozenset((one[2:], two[2:])), "for" if "side-for" in pair[1] else "against"))
    expected = {
        (frozenset((one, two)), "for" if c["agree"] > c["conflict"] else "against")
        for one, two, c in agreement_graph(shown).edges(data=True)
        if c["agree"] != c["conflict"]
    }
    assert drawn == expected
    first = page.locator(".pairlist button").first
    text = first.inner_text()
    one, two = text[2:].split(":")[0].split(" and ")
    by_name = {name: key for key, name in names.items()}
    counts = agreement_graph(shown).edges[by_name[one], by_name[two]]
    assert text.endswith(f"agree on {counts['agree']}, differ on {counts['conflict']}")
    first.click()
    settle(page)
    assert page.locator("#evidence h2").inner_text() == f"{one} · {two}"
    assert page.locator(".shared tbody tr").count() == counts["agree"] + counts["conflict"]


def test_words_aimed_at_one_another(visit, shown):
    page = visit("#view=agreement&lang=en&as=principal&by=aimed")
    nets = Counter()
    for s in shown.statements:
        for target in s.targets:
            if target != s.principal and SCORES[s.side]:
                nets[s.principal, target] += 1 if SCORES[s.side] > 0 else -1
    drawn = page.eval_on_selector_all(".chord", "lines => lines.map(c => c.dataset.pair)")
    assert set(drawn) == {f"a:{one}|a:{two}" for (one, two), net in nets.items() if net}
    page.locator(".pairlist button").first.click()
    settle(page)
    assert "aimed at" in page.locator("#evidence h2").inner_text()
    assert all("aimed at" in text for text in page.locator(".card").all_inner_texts())


def test_focus_on_an_actor_and_on_a_topic(visit, shown):
    page = visit("#view=network&lang=en")
    page.click('.node[data-key="a:actor:NinaTarsk"]')
    page.click("#evidence .actions button >> nth=0")
    settle(page)
    topics = {f"t:{s.topic}" for s in shown.statements if s.speaker == "actor:NinaTarsk"}
    cards = set(page.eval_on_selector_all('[data-column="2"] .node', "nodes => nodes.map(n => n.dataset.key)"))
    assert cards == topics
    page.click('.node[data-key="t:topic:t4"]' if "t:topic:t4" in topics else f'.node[data-key="{min(topics)}"]')
    settle(page)
    assert page.locator("#evidence h2").inner_text().startswith("Nina Tarsk · ")
    page.locator("#evidence .actions button").last.click()
    settle(page)
    assert page.locator('[data-column="1"] .node.kind-topic').count() == 1
    topic = page.locator('[data-column="1"] .node').get_attribute("data-key")[2:]
    for column, sign in (("0", 1), ("2", -1)):
        for key in page.eval_on_selector_all(
            f'[data-column="{column}"] .node', "nodes => nodes.map(n => n.dataset.key)"
        ):
            scores = [SCORES[s.side] for s in shown.statements if s.topic == topic and s.speaker == key[2:]]
            assert sign * sum(scores) >= 0


def test_two_periods_side_by_side(visit, shown):
    one, two = "2024-03-01..2024-08-31", "2024-09-01..2025-12-31"
    page = visit(f"#view=compare&lang=en&one={one}&two={two}")
    means = defaultdict(lambda: [[], []])
    names = labels(shown)
    for s in shown.statements:
        if s.date:
            means[names[s.speaker], names[s.topic]][s.date > "2024-08-31"].append(SCORES[s.side])
    expected = {}
    for pair, (before, after) in means.items():
        if not before or not after:
            expected[pair] = "Not repeated" if before else "New"
            continue
        a, b = (sum(x) / len(x) for x in (before, after))
        expected[pair] = "Turned" if a * b < 0 else "Shifted" if abs(a - b) >= 0.5 else "No change"
    rows = page.eval_on_selector_all(
        ".compare tbody tr", "rows => rows.map(r => [r.cells[0].innerText, r.cells[1].innerText, r.cells[4].innerText])"
    )
    assert {(a, t): verdict for a, t, verdict in rows} == expected
    page.locator(".pairs").first.click()
    settle(page)
    text = page.locator("#evidence h2").inner_text()
    assert rows[0][0] in text
    assert page.locator(".card").count() == len(means[rows[0][0], rows[0][1]][0])


def test_two_actors_side_by_side(visit, shown):
    page = visit("#view=compare&lang=en&pair=actors&one=a:actor:NinaTarsk&two=a:actor:RafaelOrdaz")
    stands = defaultdict(lambda: defaultdict(list))
    for s in shown.statements:
        stands[s.topic][s.speaker].append(SCORES[s.side])
    names = labels(shown)
    expected = {}
    for topic, by in stands.items():
        a, b = by.get("actor:NinaTarsk"), by.get("actor:RafaelOrdaz")
        if not a and not b:
            continue
        product = sum(a or [0]) * sum(b or [0])
        both = "Differ" if product < 0 else "Agree" if product > 0 else "No change"
        expected[names[topic]] = "Second only" if not a else "First only" if not b else both
    rows = page.eval_on_selector_all(
        ".compare tbody tr", "rows => rows.map(r => [r.cells[0].innerText, r.cells[3].innerText])"
    )
    assert dict(rows) == expected
    page.get_by_label("Two periods").check()
    settle(page)
    assert page.locator('#controls input[type="date"]').count() == 4


def test_the_default_periods_halve_the_statements(visit, shown):
    page = visit("#view=compare&lang=en")
    dates = [page.locator('#controls input[type="date"]').nth(n).input_value() for n in range(4)]
    days = sorted(s.date for s in shown.statements if s.date)
    assert dates[0] == days[0]
    assert dates[3] == days[-1]
    assert date.fromisoformat(dates[1]).toordinal() + 1 == date.fromisoformat(dates[2]).toordinal()
    early = sum(d <= dates[1] for d in days)
    assert abs(early - len(days) / 2) <= 4
