"""What was typed by hand: kept with who and when, said once, and taken back by a button."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

import store
from catalog import Lang
from store import typed, undo
from strings import say
from ui import data, html, identity

DONE = "entry_done"


def keep(
    kind: str, subject: str, said: dict[str, object], action: str, lang: Lang, note: str = ""
) -> None:
    """Writes one entry; raises access.roles.Denied, or store.Busy when another is writing."""
    with identity.acting(action, f"{kind}/{subject}"), store.write(data.home()) as connection:
        typed.record(connection, kind, subject, identity.who(lang), said, note=note)


def doing(act: Callable[[], None], told: str, lang: Lang) -> None:
    """Does something to the store, says so after the page is drawn anew; busy is said at once."""
    with data.told_when_busy(lang):
        act()
        st.session_state[DONE] = told
    if DONE in st.session_state:
        st.rerun()


def done() -> None:
    """Says once what was done."""
    told = st.session_state.pop(DONE, None)
    if told:
        st.html(html.block(f'<div class="notice">{escape(told)}</div>'))


def take_back(number: int, action: str, lang: Lang) -> None:
    """A button that undoes an entry, for those who may."""
    if not identity.can(action):
        return
    if st.button(say("entry.undo", lang), key=f"undo_{number}", type="tertiary"):

        def act() -> None:
            with identity.acting(action, f"undo/{number}"):
                undo.undo(number, identity.who(lang), data.home())

        doing(act, say("entry.undone", lang, number=number), lang)
