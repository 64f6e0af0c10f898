"""Who is at the screen: the one place where the app asks."""

from __future__ import annotations

import streamlit as st

from access import identity
from access.roles import LOCAL, Identity, may
from strings import Lang, say


def here() -> Identity:
    """Whoever is signed in; on a machine that nobody else reaches, the one local person."""
    return identity.current(st.context.headers)


def who(lang: Lang) -> str:
    """The name that is kept with what this person changes; locally the one typed, if any."""
    found = here()
    if found.role != LOCAL:
        return found.name
    return str(st.session_state.get("my_name", "")).strip() or say("identity.local", lang)


def ask_name(lang: Lang) -> None:
    """Lets the local person say who they are; somebody signed in is not asked."""
    if here().role != LOCAL:
        return
    st.session_state["my_name_field"] = st.session_state.get("my_name", "")
    st.text_input(
        say("identity.name", lang),
        key="my_name_field",
        placeholder=say("identity.hint", lang, name=say("identity.local", lang)),
        label_visibility="collapsed",
        max_chars=80,
        on_change=lambda: st.session_state.update(my_name=st.session_state["my_name_field"]),
    )


def can(action: str) -> bool:
    """Whether this person may do an action."""
    return may(here(), action)


def require(action: str) -> None:
    """Raises access.roles.Denied, and leaves a row in the trail, where this person may not."""
    identity.require(here(), action)
