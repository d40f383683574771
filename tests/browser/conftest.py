"""A headless Chromium for the explorer's tests; where it is missing they are skipped.

Pictures of every view go to a temporary folder, or to the one that STANCEGRAPH_SCREENSHOTS names.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import explorer_sample as sample
from explorer_page import COUNT, READY, settle

from kg.view.data import ViewData, view_data
from kg.view.page import render

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


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


@dataclass
class Window:
    """A page that stays open from test to test, and what went wrong on it."""

    page: Any
    troubles: list[str]


@pytest.fixture(scope="session")
def windows(browser: Any) -> Iterator[Callable[[Path, dict[str, Any], bool], Window]]:
    """Pages by file and options, opened once: a page costs more than what most tests do on it."""
    contexts: dict[str, Any] = {}
    made: dict[tuple[Path, str], Window] = {}

    def window(file: Path, options: dict[str, Any], fresh: bool) -> Window:
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
            contexts[key].set_default_timeout(10_000)
        if fresh and (file, key) in made:
            made.pop((file, key)).page.close()
        if (file, key) not in made:
            made[file, key] = _watched(contexts[key].new_page())
        return made[file, key]

    yield window
    for context in contexts.values():
        context.close()


def _watched(page: Any) -> Window:
    troubles: list[str] = []

    def dismiss(dialog: Any) -> None:
        troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def requested(request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            troubles.append(f"fetched: {request.url}")

    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
    page.on("dialog", dismiss)
    page.on("request", requested)
    return Window(page, troubles)


@pytest.fixture
def visit(windows: Any, page_file: Path) -> Iterator[Callable[..., Any]]:
    """Turns the page (or another file) to an address; at the end nothing may have gone wrong or been fetched.

    The page is the one that the last test left, turned by its address alone, unless ``fresh`` asks for a new one.
    """
    used: list[Window] = []

    def opened(
        fragment: str = "",
        *,
        file: Path = page_file,
        size: tuple[int, int] = (1480, 920),
        fresh: bool = False,
        **options: Any,
    ) -> Any:
        window = windows(file, {"viewport": {"width": size[0], "height": size[1]}, **options}, fresh)
        used.append(window)
        window.page.bring_to_front()  # a page behind another hardly draws
        window.page.goto(f"{file.as_uri()}{fragment or '#'}")
        window.page.wait_for_selector(READY)
        settle(window.page)
        return window.page

    yield opened
    troubles = [trouble for window in used for trouble in window.troubles]
    for window in used:
        window.troubles.clear()
    assert troubles == []
