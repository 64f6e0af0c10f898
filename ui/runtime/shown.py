"""Which published version a rerun shows: the same from its first figure to its last."""

from __future__ import annotations

import streamlit as st

import queries
from queries import Version

PINNED = "version"


def pin() -> None:
    """Hold the current version for this rerun: what is stored meanwhile shows at the next click.

    Raises queries.NoVersion, Outdated, Damaged, TooNew, Unreachable.
    """
    st.session_state[PINNED] = queries.current(queries.home())


def version() -> Version:
    """Return the published version that this rerun shows."""
    found: Version = st.session_state[PINNED]
    return found
