"""From a click to the painted answer, and the first load, each beside an empty page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.rows import Row, alone, beside
from bench.screens import AREA, EMPTY, LOADED, OVERVIEW, WATCH, Screen
from tests.browser import Server, chromium, served, window

WARM_UP, CLICKS, LOADS = 4, 30, 7

Servers = Mapping[Path, Server]
Times = dict[Screen, list[float]]


def measure(home: Path) -> Iterator[Row]:
    """Measure the screens in turns, forwards and backwards, so that a drift of the machine cancels."""
    screens = (EMPTY, LOADED, OVERVIEW, AREA)
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        scripts = {screen.script for screen in screens}
        servers = {script: stack.enter_context(served(script, home)) for script in scripts}
        clicks = _clicks(browser, servers, screens)
        loads = _loads(browser, servers, (EMPTY, OVERVIEW))
    yield alone("click on an empty page", clicks[EMPTY])
    yield beside("the same, pandas and plotly loaded", clicks[LOADED], clicks[EMPTY])
    yield beside("click on the overview (year)", clicks[OVERVIEW], clicks[EMPTY], 1.2)
    yield beside("click on a content area (year)", clicks[AREA], clicks[EMPTY], 1.3)
    yield alone("first load of an empty page", loads[EMPTY])
    yield beside("first load of the overview", loads[OVERVIEW], loads[EMPTY], 2.5)


def _clicks(browser: Browser, servers: Servers, screens: Sequence[Screen]) -> Times:
    """Return milliseconds from each change of the control to its painted answer."""
    times: Times = {screen: [] for screen in screens}
    with ExitStack() as stack:
        windows = {
            screen: stack.enter_context(window(browser, servers[screen.script]))
            for screen in screens
        }
        for screen, page in windows.items():
            _load(page, screen)
        for turn in range(WARM_UP + CLICKS):
            for screen in screens if turn % 2 else reversed(screens):
                took = _click(windows[screen], screen)
                if turn >= WARM_UP:
                    times[screen].append(took)
    return times


def _loads(browser: Browser, servers: Servers, screens: Sequence[Screen]) -> Times:
    """Return milliseconds from the address to the painted page, nothing cached in the browser."""
    times: Times = {screen: [] for screen in screens}
    for turn in range(LOADS):
        for screen in screens if turn % 2 else reversed(screens):
            with window(browser, servers[screen.script]) as page:
                times[screen].append(_load(page, screen))
    return times


def _load(page: Page, screen: Screen) -> float:
    page.add_init_script(path=WATCH)
    page.goto(screen.path, wait_until="commit")
    took: float = page.evaluate("shown => bench.loaded(shown)", screen.shown)
    return took


def _click(page: Page, screen: Screen) -> float:
    """Choose the option after the chosen one, or the first if it was the last."""
    page.bring_to_front()
    page.locator(screen.control).first.click()
    options = page.get_by_role("option")
    options.first.wait_for()
    chosen = options.evaluate_all("all => all.findIndex(one => one.ariaSelected === 'true')")
    page.evaluate("shown => bench.arm(shown)", screen.shown)
    options.nth((chosen + 1) % options.count()).click()
    took: float = page.evaluate("bench.clicked")
    return took
