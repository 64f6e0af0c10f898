"""The shipped figures and all their verdicts, once for the tests of the analytics."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import store
from analytics.judge import verdicts
from catalog import Catalog, load
from store import scores


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load()


@pytest.fixture(scope="session")
def shipped(home: Path) -> pd.DataFrame:
    """All figures that ship, as the store gives them."""
    return scores.scores(store.read(store.current(home)))


@pytest.fixture(scope="session")
def verdict(shipped: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Every verdict on them."""
    return verdicts(shipped, catalog)
