"""Without a mouse, and with a screen reader."""

import json
import shutil
import subprocess
import tarfile

import pytest
from explorer_page import go, settle

AXE = "4.10.3"
VIEWS = ["network", "matrix", "timeline", "agreement", "ego", "compare"]


@pytest.fixture(scope="session")
def axe(tmp_path_factory):
    """axe-core's script, out of the npm registry; never kept in the repository."""
    if not shutil.which("npm"):
        pytest.skip("needs npm for axe-core: apt-get install nodejs npm")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(
        ["npm", "pack", f"axe-core@{AXE}", "--silent"], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        pytest.skip(f"axe-core cannot be had: npm pack axe-core@{AXE}")
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        script = packed.extractfile("package/axe.min.js")
        assert script
        return script.read().decode("utf-8")


@pytest.mark.parametrize(("lang", "scheme"), [("ar", "light"), ("en", "dark")])
def test_axe_finds_no_serious_fault(visit, axe, lang, scheme):
    page = visit(
        f"#lang={lang}&pick-actor=a%3Aactor%3ANinaTarsk&actor=actor%3ANoristan&actor=actor%3ACaspara",
        color_scheme=scheme,
    )
    page.evaluate(axe + ";0")
    for view in VIEWS:
        go(page, view)
        found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
        serious = [
            (view, fault["id"], node["html"], node["failureSummary"])
            for fault in found["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]
        assert serious == [], json.dumps(serious, ensure_ascii=False, indent=1)
        assert len(found["passes"]) > 20


def focused(page):
    return page.evaluate("() => document.activeElement.dataset.focus ?? document.activeElement.id")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_network_by_keyboard(visit, lang):
    page = visit(f"#view=network&lang={lang}")
    first = page.locator('[data-column="0"] .node').first
    first.focus()
    onward, back = ("ArrowLeft", "ArrowRight") if lang == "ar" else ("ArrowRight", "ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "node-" + page.locator('[data-column="0"] .node').nth(1).get_attribute("data-key")
    page.keyboard.press(onward)
    assert focused(page).startswith("node-t:")
    page.keyboard.press(back)
    assert focused(page).startswith("node-a:")
    page.keyboard.press("Enter")
    settle(page)
    key = focused(page)
    assert page.locator(f'[data-focus="{key}"]').get_attribute("aria-pressed") == "true"
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Escape")
    settle(page)
    assert focused(page) == key


def test_the_matrix_by_keyboard(visit):
    page = visit("#view=matrix&lang=en")
    page.locator('.cell[tabindex="0"]').focus()
    assert page.locator('.cell[tabindex="0"]').count() == 1
    seen = {focused(page)}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowDown"):
        page.keyboard.press(key)
        seen.add(focused(page))
    assert len(seen) >= 4
    assert all(name.startswith("cell-") for name in seen)
    page.keyboard.press("Enter")
    settle(page)
    assert focused(page) in seen
    assert page.locator(".cell[aria-pressed=true]").count() == 1


def test_a_filter_keeps_the_focus(visit):
    page = visit("#lang=en")
    box = page.locator('[data-focus="side-neutral"]')
    box.focus()
    page.keyboard.press("Space")
    settle(page)
    assert focused(page) == "side-neutral"
    assert not page.locator('[data-focus="side-neutral"]').is_checked()


def test_slash_searches_and_the_skip_link_leads_to_the_evidence(visit):
    page = visit("#lang=en&view=matrix")
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "evidence"
    assert "view=matrix" in page.url


def test_changes_are_announced(visit):
    page = visit("#lang=en")
    assert page.get_attribute("#counts", "aria-live") == "polite"
    page.locator('[data-focus="side-neutral"]').click()
    settle(page)
    assert "of 160 statements" in page.inner_text("#counts")


NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, select, summary, [role=button]')]
  .filter((n) => !(n.getAttribute('aria-label') || n.textContent.trim() || n.title || n.labels?.[0]?.textContent))
  .map((n) => n.outerHTML)"""


def test_everything_that_can_be_pressed_has_a_name(visit):
    page = visit("#lang=ar")
    for view in VIEWS:
        go(page, view)
        assert page.evaluate(NAMELESS) == []
