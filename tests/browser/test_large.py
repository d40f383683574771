"""A hundred thousand statements cost not much more than ten thousand.

How many milliseconds that is depends on the machine; the tests print them and compare the page with one of a
tenth of its statements on the same machine.
"""

import explorer_sample as sample
import pytest
from explorer_page import go, settle

from kg.view.data import view_data
from kg.view.page import CELLS, render

COUNT = 100_000
TENTH = COUNT // 10
MOST = 6
"""How many times as long the page may take as one of a tenth of it; twice is usual, as most of the work is drawing."""


def made_page(folder, count):
    words = sample.vocabulary(people=3000, topics=1500)
    made = sample.statements(count, words, days=3000)
    html = render(view_data(made, sample.documents(made), words), lang="en")
    path = folder / f"large-{count}.html"
    path.write_text(html, "utf-8")
    print(f"{count} statements: {len(html.encode()) / 1e6:.1f} MB")
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    return made_page(tmp_path_factory.mktemp("large"), COUNT)


@pytest.fixture(scope="module")
def smaller(tmp_path_factory):
    return made_page(tmp_path_factory.mktemp("smaller"), TENTH)


def milliseconds(page, what):
    return float(page.get_attribute("body", f"data-{what}"))


def test_the_page_stays_small(large):
    assert large.stat().st_size < 100 * COUNT


def test_opening_grows_no_faster_than_the_statements(visit, large, smaller, shots):
    quickest = {}
    for file in (smaller, large):
        times = []
        for _ in range(3):
            page = visit("", file=file, fresh=True)
            times.append(milliseconds(page, "ready"))
        quickest[file] = min(times)
        print(f"{file.stem}: ready after {[round(t) for t in times]} ms")
    page.screenshot(path=shots / "large.png")
    assert quickest[large] < MOST * quickest[smaller]
    assert page.locator('[data-view="matrix"]').get_attribute("aria-current") == "page"
    assert "100,000 of 100,000" in page.inner_text("#counts")


def filtered(page, view):
    """The quickest of some drawings of a view after a filter; what else the machine does only adds to the others."""
    go(page, view)
    times = []
    for side in ("neutral", "for", "neutral", "for"):
        page.locator(f'[data-focus="side-{side}"]').click()
        settle(page)
        times.append(milliseconds(page, "painted"))
    return min(times)


def test_filters_grow_no_faster_than_the_statements(visit, large, smaller):
    for view in ("network", "matrix", "timeline", "compare"):
        few = filtered(visit("#lang=en", file=smaller), view)
        many = filtered(visit("#lang=en", file=large), view)
        print(f"{view}: {few:.0f} ms for {TENTH}, {many:.0f} ms for {COUNT} statements")
        assert many < MOST * few, view


def test_only_so_many_lines_and_the_rest_in_groups(visit, large):
    page = visit("#view=network&lang=en", file=large)
    assert f"strongest {CELLS} of" in page.inner_text("#controls")
    before = page.locator(".node").count()
    group = page.locator('[data-column="0"] .kind-group').first
    members = group.locator(".sub").inner_text()
    assert int(members.replace(",", "")) > 1
    total = sum(int(n.inner_text().replace(",", "")) for n in page.locator('[data-column="0"] .n').all())
    assert total == COUNT
    page.locator('[data-column="0"] .spot > .open').first.click()
    settle(page)
    assert page.locator("#chips .chiplet").count() == 1
    assert page.locator(".node").count() > before
    assert sum(int(n.inner_text().replace(",", "")) for n in page.locator('[data-column="0"] .n').all()) == COUNT


def searched(page):
    page.fill("#q", "clause 7 outright")
    page.keyboard.press("Enter")
    page.wait_for_selector("#counts:not(:has-text('Opening'))", timeout=60_000)
    settle(page)
    found = int(page.inner_text("#counts").split(" of ")[0].replace(",", ""))
    page.fill("#q", "clause 8")
    page.keyboard.press("Enter")
    settle(page)
    return found, milliseconds(page, "painted")


def test_quotes_are_searched_when_they_are_open(visit, large, smaller):
    _, few = searched(visit("#view=matrix&lang=en", file=smaller))
    found, many = searched(visit("#view=matrix&lang=en", file=large))
    assert 0 < found < COUNT / 10
    print(f"search drawn in {few:.0f} ms for {TENTH}, in {many:.0f} ms for {COUNT} statements")
    assert many < MOST * few
