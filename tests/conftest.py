"""What the tests share: a home that is nobody's, one database of shipped figures, one server."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import ROOT, Server, chromium, served, window
from tests.postgres import Postgres, running

# Workbooks and pages are made of many small objects: looking through them for circles as often as
# Python does by default is a tenth of the suite's time.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def home_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """An empty home for the whole run: no test ever touches the one of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PAPI_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def home(home_of_the_tests: Path) -> Path:
    """The home with the database of the shipped figures; to be read, not written."""
    subprocess.run([sys.executable, "-m", "etl", "demo"], cwd=ROOT, check=True)
    return home_of_the_tests


@pytest.fixture
def own_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home that a test may write to."""
    folder = tmp_path / "home"
    shutil.copytree(home, folder)
    monkeypatch.setenv("PAPI_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL for whatever asks for one."""
    with running() as started:
        yield started


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[Server]:
    """The app, served as `make run` serves it."""
    with served(ROOT / "app.py", home) as running:
        yield running


# A module, not the session: while Playwright runs, nothing else in this thread can use asyncio.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A window at the app; `page.goto("/?year=2023")` opens a page of it."""
    with window(browser, server) as opened:
        yield opened
