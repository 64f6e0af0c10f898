"""The server's memory after a long day of page changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page

import catalog
from bench.rows import Row
from bench.screens import APP, PAGES, WATCH
from tests.browser import chromium, served, window

WARM_UP, ROUNDS, CHANGES = 40, 10, 20


def measure(home: Path) -> Iterator[Row]:
    """Change pages as one reader; growth is counted from the least memory after a warm-up."""
    with chromium() as browser, served(APP, home) as server, window(browser, server) as page:
        page.add_init_script(path=WATCH)
        page.goto(PAGES[0])
        page.evaluate("bench.loaded('[data-testid=\"stMain\"]')")
        _walk(page, WARM_UP)
        held = [resident(server.process)]
        for _ in range(ROUNDS):
            _walk(page, CHANGES)
            held.append(resident(server.process))
        for unit in catalog.load().units:
            page.evaluate("path => bench.visit(path)", f"/?unit={unit}&year=2019")
        all_units = resident(server.process)
    yield Row(f"memory after {ROUNDS * CHANGES} page changes", held[-1], "MB")
    yield Row("its growth", held[-1] - min(held), "MB", limit=20)
    yield Row("memory after every province", all_units, "MB")


def _walk(page: Page, changes: int) -> None:
    for path in islice(cycle((*PAGES[1:], PAGES[0])), changes):
        page.evaluate("path => bench.visit(path)", path)


def resident(process: int) -> float:
    """Return the megabytes of a process in memory, as Linux counts them."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / 1024
