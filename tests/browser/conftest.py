"""A headless Chromium for the explorer's tests; where it is missing they are skipped.

Pictures of every view go to a temporary folder, or to the one that STANCEGRAPH_SCREENSHOTS names.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import sample

from kg.view.data import ViewData, view_data
from kg.view.page import render

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
COUNT = 160
READY = "body[data-ready] #evidence[data-ready]"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("needs Chromium: apt-get update && apt-get install -y chromium fonts-noto-core")
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install 'stancegraph[dev]'")
    with api.sync_playwright() as started:
        made = started.chromium.launch(executable_path=path, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures go."""
    named = os.environ.get("STANCEGRAPH_SCREENSHOTS")
    folder = Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def shown() -> ViewData:
    """What the usual page shows."""
    words = sample.vocabulary()
    made = sample.statements(COUNT, words)
    return view_data(made, sample.documents(made), words)


@pytest.fixture(scope="session")
def page_file(shown: ViewData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "explorer.html"
    path.write_text(render(shown), "utf-8")
    return path


@pytest.fixture(scope="session")
def contexts(browser: Any) -> Iterator[dict[str, Any]]:
    """Browser contexts by their options, made once: they cost more than a page."""
    made: dict[str, Any] = {}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def visit(browser: Any, contexts: dict[str, Any], page_file: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page (or another file) with a fragment; at the end nothing may have gone wrong or been fetched."""
    troubles: list[str] = []
    pages = []

    def fetched(url: str) -> None:
        if not url.startswith(("file:", "data:", "blob:")):
            troubles.append(f"fetched: {url}")

    def opened(
        fragment: str = "", *, file: Path = page_file, size: tuple[int, int] = (1480, 920), **options: Any
    ) -> Any:
        key = repr((size, sorted(options.items())))
        if key not in contexts:
            contexts[key] = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
            contexts[key].set_default_timeout(10_000)
        page = contexts[key].new_page()
        pages.append(page)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: fetched(request.url))
        page.goto(f"{file.as_uri()}{fragment}")
        page.wait_for_selector(READY)
        return page

    yield opened
    for page in pages:
        page.close()
    assert troubles == []


def settle(page: Any) -> None:
    """Waits until the page has drawn what was last asked of it."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")


def go(page: Any, view: str) -> None:
    """Turns to another view."""
    page.click(f'[data-view="{view}"]')
    settle(page)
