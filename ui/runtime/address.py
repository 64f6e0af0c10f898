"""The state of a page lives in its address, as codes, so that a link shows the same to everyone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Code = TypeVar("Code", str, int)


def asked(name: str) -> str | None:
    """Return what the address says, else this session's last choice: the menu clears the address."""
    return st.query_params.get(name) or _kept().get(name)


def code(name: str, options: Sequence[Code], default: Code) -> Code:
    """Return the option of the address; an unknown one is recorded and replaced by the default."""
    text = asked(name)
    found = next((o for o in options if str(o) == text), None)
    if found is None:
        if text is not None and name in st.query_params:
            _unknown()[name] = text
        found = default
    return found


def refuse(name: str, text: str) -> None:
    """Record an unknown value of the address, and forget that it was chosen."""
    if name in st.query_params:
        _unknown()[name] = text
    _kept().pop(name, None)


def put(**codes: str | int | None) -> None:
    """Write codes into the address as one entry of the browser's history; None removes."""
    texts = {name: str(value) for name, value in codes.items() if value is not None}
    _kept().update(texts)
    for name, value in codes.items():
        if value is None:
            _kept().pop(name, None)
            if name in st.query_params:
                del st.query_params[name]
    if any(st.query_params.get(name) != text for name, text in texts.items()):
        st.query_params.update(texts)


def keep(**codes: str) -> None:
    """Keep codes for the links of this session, without writing them into the address."""
    _kept().update(codes)


def codes(**changed: str) -> dict[str, str]:
    """Return the current codes with some changed: the address of a link to another page."""
    shared = {k: v for k, v in _kept().items() if k in SHARED}
    return {**shared, **changed}


SHARED = ("unit", "year", "lang", "plan", "as_of", "division")


def unknown() -> dict[str, str]:
    """Return the unknown values of the address by name, and clear them."""
    found = dict(_unknown())
    _unknown().clear()
    return found


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("chosen", {})
    return kept


def _unknown() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault("unknown", {})
    return found
