"""What the server holds after a long day of changing pages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page

from bench.rows import Row
from bench.screens import APP, PAGES, WATCH
from tests.browser import chromium, served, window

WARM_UP, CHANGES = 20, 200


def measure(home: Path) -> Iterator[Row]:
    """One reader walks through the pages; growth is counted from the end of the first rounds."""
    with chromium() as browser, served(APP, home) as server, window(browser, server) as page:
        page.add_init_script(path=WATCH)
        page.goto(PAGES[0])
        page.evaluate("bench.loaded('[data-testid=\"stMain\"]')")
        _walk(page, WARM_UP)
        before = resident(server.process)
        _walk(page, CHANGES)
        after = resident(server.process)
    yield Row(f"server memory after {CHANGES} page changes", after, "MB")
    yield Row("its growth", after - before, "MB", limit=20)


def _walk(page: Page, changes: int) -> None:
    for path in islice(cycle((*PAGES[1:], PAGES[0])), changes):
        page.evaluate("path => bench.visit(path)", path)


def resident(process: int) -> float:
    """Megabytes of a process in memory, as Linux counts them."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024
