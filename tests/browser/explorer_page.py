"""Driving the explorer's page."""

from __future__ import annotations

from typing import Any

COUNT = 160
"""Statements on the usual page."""
READY = "body[data-ready] #evidence[data-ready]"


def settle(page: Any) -> None:
    """Waits until the page has drawn what was last asked of it."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 30)))")


def go(page: Any, view: str) -> None:
    """Turns to another view."""
    page.click(f'[data-view="{view}"]')
    settle(page)
