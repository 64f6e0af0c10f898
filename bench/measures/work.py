"""The plan's pages with more and more activities: queries, clicks and memory."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

import store
from bench.long_year import fill
from bench.measures.memory import resident
from bench.rows import Row, beside, median_ms
from bench.screens import APP, EMPTY, WATCH
from store import submissions, task_states, tasks, work
from store.work import ActivityFilter
from tests.browser import Server, chromium, served, window

SIZES = (10_000, 100_000, 1_000_000)
QUERY, CLICK, MEMORY = 150, 2.5, 500  # ms, times an empty page, MB above idle: at the largest size
TIMES, CLICKS = 7, 8

FIRST, LAST, HALF = date(2017, 12, 15), date(2018, 12, 14), date(2018, 6, 15)
THIS = ActivityFilter(2018, FIRST, LAST)
BEFORE = ActivityFilter(2017, FIRST - timedelta(days=365), LAST - timedelta(days=365))
AREA = ActivityFilter(2018, FIRST, LAST, area="d5")

# Where a page is, the options whose choice is timed, and the part that answers.
DIVISIONS, BESIDE, WHOLE = ".st-key-pick_division input", ".st-key-headed", ".st-key-whole"
SCREENS: Mapping[str, tuple[str, str, str]] = {
    "plan": ("/plan?plan=2018", DIVISIONS, BESIDE),
    "activities": ("/activities?plan=2018", DIVISIONS, WHOLE),
    "divisions": ("/divisions?plan=2018", DIVISIONS, BESIDE),
    "alongside": ("/alongside?plan=2018", ".st-key-pick_area button", WHOLE),
}


def measure(home: Path) -> Iterator[Row]:
    """Measure each size in its own home; a measured option has not been chosen before."""
    with chromium() as browser:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                own = Path(folder) / "home"
                shutil.copytree(home, own)
                fill(own, size)
                yield from _queries(own, size)
                yield from _pages(browser, own, size)


def _queries(home: Path, size: int) -> Iterator[Row]:
    """Run the queries of each page with nothing cached."""
    cursor = store.read(store.current(home))

    def plan() -> None:
        tasks.tasks(cursor, 2018)
        work.is_made_up(cursor, 2018)
        work.cells(cursor, THIS, HALF)

    def activities() -> None:
        work.cells(cursor, BEFORE, HALF)
        work.rows(cursor, THIS, 0, 30)

    def divisions() -> None:
        plan()
        submissions.newest(cursor, 2018)

    def alongside() -> None:
        work.count(cursor, AREA)
        work.rows(cursor, AREA, 0, 10)
        task_states.notes(cursor, 2018, "d5")

    for page in (plan, activities, divisions, alongside):
        limit = QUERY if size == SIZES[-1] else None
        yield Row(f"{_of(page.__name__, size)}, query", median_ms(page, TIMES), "ms", limit=limit)


def _of(page: str, size: int) -> str:
    return f"{page}, {size:,} activities"


def _pages(browser: Browser, home: Path, size: int) -> Iterator[Row]:
    """Click in turns with an empty page, then take the memory above that of the first screen."""
    last = size == SIZES[-1]
    with ExitStack() as stack:
        empty = stack.enter_context(served(EMPTY.script, home))
        server = stack.enter_context(served(APP, home))
        idle = _idle(browser, server)
        other = stack.enter_context(window(browser, empty))
        _open(other, EMPTY.path, EMPTY.shown)
        for name, (path, control, shown) in SCREENS.items():
            with window(browser, server) as page:
                _open(page, path, shown)
                ours, theirs = [], []
                for turn in range(CLICKS if name != "alongside" else 5):
                    ours.append(_chosen(page, control, shown, turn + 1))
                    theirs.append(_chosen(other, EMPTY.control, EMPTY.shown, turn % 10 + 1))
            yield beside(f"{_of(name, size)}, click", ours, theirs, CLICK if last else None)
        held = resident(server.process) - idle
    yield Row(f"memory above idle, {size:,}", held, "MB", limit=MEMORY if last else None)


def _idle(browser: Browser, server: Server) -> float:
    """Return the server's megabytes when one reader has seen the overview."""
    with window(browser, server) as page:
        _open(page, "/", '[data-testid="stMain"] h1')
        return resident(server.process)


def _open(page: Page, path: str, shown: str) -> None:
    page.add_init_script(path=WATCH)
    page.goto(path, wait_until="commit")
    page.evaluate("shown => bench.loaded(shown)", shown)


def _chosen(page: Page, control: str, shown: str, nth: int) -> float:
    """Choose an option of a drop-down, or press one of a row of buttons."""
    page.bring_to_front()
    if control.endswith("button"):
        answer = page.locator(control).nth(nth)
    else:
        page.locator(control).first.click()
        answer = page.get_by_role("option").nth(nth)
        answer.wait_for()
    page.evaluate("shown => bench.arm(shown)", shown)
    answer.click()
    took: float = page.evaluate("bench.clicked")
    return took
