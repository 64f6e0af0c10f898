"""A rerun shows one version from its first figure to its last, whatever is stored meanwhile."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

import store
from store import database, typed
from ui import data


def test_what_is_stored_during_a_rerun_shows_at_the_next(own_home: Path) -> None:
    data.pin()
    shown = data.version()
    with database.write(own_home) as connection:
        typed.record(connection, "note", "2018/d1", "An", {"text": "x", "level": "said"})
    assert data.version() == shown
    assert "note" not in set(data.register()["kind"])
    data.pin()
    assert data.version() == store.current(own_home)
    assert "note" in set(data.register()["kind"])
    del st.session_state[data.PINNED]
