"""What the visitors of these tests do, and how a page is judged."""

import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDER_THAN_ITS_WINDOW = "document.documentElement.scrollWidth > window.innerWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true })"
SMALL_TARGETS = """
[...document.querySelectorAll(
  "button, .button, .more, summary, nav a, select, textarea, label.box, input:not(.box input)"
)].filter(each => each.checkVisibility() && each.type !== "hidden")
  .filter(each => each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML)
"""
ARRIVES_WITHIN_S = 15


def faults(page: Page, axe: str) -> dict[str, Any]:
    """What keeps people out of this page, by kind: on a small phone, in light and in dark."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate(OPEN_ALL)
    page.evaluate(axe)
    found = {
        "wider than its window": page.evaluate(WIDER_THAN_ITS_WINDOW),
        "hard to touch": page.evaluate(SMALL_TARGETS),
        "axe, in light": _violations(page, "light"),
        "axe, in dark": _violations(page, "dark"),
    }
    return {kind: each for kind, each in found.items() if each}


def sign_in(page: Page, edit_link: str) -> None:
    """Open the link and begin."""
    page.goto(edit_link)
    page.get_by_role("button", name="Commencer à modifier").click()


def press_tab_until(page: Page, selector: str) -> None:
    """Go there as who has no mouse."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached by the keyboard")


def message_that_says(page: Page, *words: str) -> Locator:
    """The newest message with all these words in the sandbox, as soon as it is there."""
    until = time.monotonic() + ARRIVES_WITHIN_S
    while time.monotonic() < until:
        page.goto("/bac-a-sable")
        found = page.locator(".message")
        for each in words:
            found = found.filter(has_text=each)
        if found.count():
            return found.first
        page.wait_for_timeout(200)
    pytest.fail(f"no message says {words}")


def _violations(page: Page, scheme: Any) -> list[dict[str, Any]]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    found = page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    return [
        {"rule": each["id"], "where": [node["html"] for node in each["nodes"]]}
        for each in found["violations"]
    ]
