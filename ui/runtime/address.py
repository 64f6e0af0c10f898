"""The state of a page lives in its address, as codes, so that a link shows the same to everyone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

Code = TypeVar("Code", str, int)


def asked(name: str) -> str | None:
    """What the address says, else what this session chose last: the menu clears the address."""
    return st.query_params.get(name) or _kept().get(name)


def code(name: str, options: Sequence[Code], default: Code) -> Code:
    """The asked-for option; an unknown one is remembered as such and the default takes its place."""
    text = asked(name)
    found = next((o for o in options if str(o) == text), None)
    if found is None:
        if text is not None and name in st.query_params:
            _unknown()[name] = text
        found = default
    return found


def refuse(name: str, text: str) -> None:
    """Remembers a value of the address that means nothing here, and forgets that it was chosen."""
    if name in st.query_params:
        _unknown()[name] = text
    _kept().pop(name, None)


def put(**codes: str | int | None) -> None:
    """Writes codes into the address in one step, one entry in the browser's history; None removes."""
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
    """Remembers codes for the links of this session, without writing them into the address."""
    _kept().update(codes)


def codes(**changed: str) -> dict[str, str]:
    """The current codes with some changed: the address of a link to another page."""
    shared = {k: v for k, v in _kept().items() if k in SHARED}
    return {**shared, **changed}


SHARED = ("unit", "year", "lang", "plan", "as_of", "division")


def unknown() -> dict[str, str]:
    """What the address asked for in vain, by name; cleared by reading."""
    found = dict(_unknown())
    _unknown().clear()
    return found


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("chosen", {})
    return kept


def _unknown() -> dict[str, str]:
    found: dict[str, str] = st.session_state.setdefault("unknown", {})
    return found
