"""Who is at the screen: the one place where the app asks."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from access import identity
from access.roles import EVERYONE, LOCAL, PAGES, Identity, may, may_open
from strings import Lang, translate

GATED = frozenset({"accounts", "audit"})
HERE = "here"


def arrive() -> None:
    """Identify the reader, once a rerun. Raises access.identity.SignedOut."""
    st.session_state[HERE] = identity.current(st.context.headers)


def here() -> Identity:
    """Return whoever is signed in; on a local machine, the one local person."""
    found: Identity = st.session_state[HERE]
    return found


def actor(lang: Lang) -> Identity:
    """Identify the reader again, for what is done and not merely shown.

    The local person goes by the name typed, if any. Raises access.identity.SignedOut.
    """
    found = identity.current(st.context.headers)
    if found.role != LOCAL:
        return found
    typed = str(st.session_state.get("my_name", "")).strip()
    return replace(found, shown=typed or translate("identity.local", lang))


def opens(page: str) -> bool:
    """Return whether this person may open a page; pages about accounts need the sign-in server."""
    if page in GATED and not identity.behind_gate():
        return False
    return PAGES.get(page) == EVERYONE or may_open(here().role, page)


def require_page(page: str) -> None:
    """Raise access.roles.Denied, and record it, where this person may not open a page."""
    identity.require_page(here(), page)


def ask_name(lang: Lang) -> None:
    """Let the local person say who they are; somebody signed in is not asked."""
    if here().role != LOCAL:
        return
    st.session_state["my_name_field"] = st.session_state.get("my_name", "")
    st.text_input(
        translate("identity.name", lang),
        key="my_name_field",
        placeholder=translate("identity.hint", lang, name=translate("identity.local", lang)),
        label_visibility="collapsed",
        max_chars=80,
        on_change=lambda: st.session_state.update(my_name=st.session_state["my_name_field"]),
    )


def can(action: str, division: str | None = None) -> bool:
    """Return whether this person may do an action, for a division where it concerns one."""
    return may(here(), action, division)


def only_division(action: str) -> str | None:
    """Return the one division for which this person may do an action; None for all or none."""
    found = here()
    return found.division if not may(found, action) and may(found, action, found.division) else None


def require(action: str) -> None:
    """Raise access.roles.Denied, and record it, where this person may not do an action."""
    identity.require(identity.current(st.context.headers), action)
