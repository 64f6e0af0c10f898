"""The board of the shipped figures, computed once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import catalog
import store
from reports.board import Board, board
from store import scores


@pytest.fixture(scope="session")
def all_provinces(home: Path) -> Board:
    version = store.current(home)
    frame = scores.scores(store.read(version))
    return board(frame, catalog.load(), version.number, date(2026, 11, 24))
