"""The results of the shipped figures, computed once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import catalog
import store
from reports.dataset.all_results import AllResults, all_results
from store import scores


@pytest.fixture(scope="session")
def all_provinces(home: Path) -> AllResults:
    version = store.current(home)
    frame = scores.scores(store.read(version))
    return all_results(frame, catalog.load(), version.number, date(2026, 11, 24))
