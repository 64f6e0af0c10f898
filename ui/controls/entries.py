"""What was typed by hand: kept with who and when, said once, and taken back by a button."""

from __future__ import annotations

import streamlit as st

from catalog import Lang
from commands import register
from strings import translate
from ui.html import elements
from ui.html.markup import put
from ui.runtime import identity
from ui.runtime.attempt import attempt

DONE = "entry_done"


def keep(
    kind: str, subject: str, said: dict[str, object], action: str, told: str, lang: Lang
) -> None:
    """Write one entry and say so. Raises access.roles.Denied."""
    if attempt(lang, register.record, action, kind, subject, said) is not None:
        again(told)


def take_back(number: int, action: str, lang: Lang, label: str = "") -> None:
    """Draw a button that undoes an entry, for those who may."""
    if not identity.can(action):
        return
    words = label or translate("entry.undo", lang)
    pressed = st.button(words, key=f"undo_{number}", type="tertiary")
    if pressed and attempt(lang, register.undo, number, action) is not None:
        again(translate("entry.undone", lang, number=number))


def again(told: str) -> None:
    """Run the page again from the version just published, and show what was done."""
    st.session_state[DONE] = told
    st.rerun()


def done() -> None:
    """Show once what was done."""
    told = st.session_state.pop(DONE, None)
    if told:
        put(elements.notice(told))
