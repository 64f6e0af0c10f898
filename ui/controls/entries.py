"""What was typed by hand: kept with who and when, said once, and taken back by a button."""

from __future__ import annotations

from html import escape

import streamlit as st

import store
from catalog import Lang
from store import manual_entries, undo
from strings import translate
from ui.html import elements
from ui.runtime import data, identity

DONE = "entry_done"


def keep(
    kind: str, subject: str, said: dict[str, object], action: str, told: str, lang: Lang
) -> None:
    """Writes one entry and says so; another who is writing is said at once.

    Raises access.roles.Denied.
    """
    with data.told_when_busy(lang):
        with identity.acting(action, f"{kind}/{subject}"), store.write(data.home()) as connection:
            manual_entries.record(connection, kind, subject, identity.who(lang), said)
        again(told)


def take_back(number: int, action: str, lang: Lang, label: str = "") -> None:
    """A button that undoes an entry, for those who may."""
    if not identity.can(action):
        return
    words = label or translate("entry.undo", lang)
    if st.button(words, key=f"undo_{number}", type="tertiary"):
        with data.told_when_busy(lang):
            with identity.acting(action, f"undo/{number}"):
                undo.undo(number, identity.who(lang), data.home())
            again(translate("entry.undone", lang, number=number))


def again(told: str) -> None:
    """Draws the page anew from the version just published, and says what was done."""
    st.session_state[DONE] = told
    st.rerun()


def done() -> None:
    """Says once what was done."""
    told = st.session_state.pop(DONE, None)
    if told:
        st.html(elements.block(f'<div class="notice">{escape(told)}</div>'))
