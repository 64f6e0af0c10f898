"""The history page's controls: choosing an import, its original, undoing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from catalog import Lang
from commands import register
from commands.register import CannotUndo, Undone
from reports.model import Facts
from strings import translate
from strings.numbers import number
from ui.html import elements
from ui.html import table as tables
from ui.html.markup import fill, put
from ui.html.style import palette
from ui.runtime import address, identity
from ui.runtime.attempt import attempt

UNDONE = "undone"


@contextmanager
def columns() -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Open the two columns: the register, and the chosen import beside it."""
    left, right = st.columns([812, 442], gap="medium")
    yield left, right


def choose(numbers: Sequence[int], label: Callable[[int], str], lang: Lang) -> int:
    """Ask for an import, the newest by default; its number stands in the address."""
    chosen = address.code("import", numbers, numbers[0])
    st.session_state["pick_import"] = chosen
    st.selectbox(
        translate("history.choose", lang),
        numbers,
        format_func=label,
        key="pick_import",
        label_visibility="collapsed",
        on_change=lambda: address.put(**{"import": st.session_state["pick_import"]}),
    )
    return chosen


def facts(found: Facts, lang: Lang) -> None:
    """Draw one import in full."""
    put(tables.facts(found, palette(), lang))


def original(name: str, path: Path | None, lang: Lang) -> None:
    """Offer the file as it was imported, for those who may have it."""
    if path is None or not identity.can("original.download"):
        return
    st.download_button(
        translate("history.original", lang),
        path.read_bytes,
        name,
        on_click="ignore",
        key="original",
    )


def undo(number_: int, ask: str, kept: str, lang: Lang) -> None:
    """Show what undoing does; undo only after confirmation."""
    if not identity.can("import.undo"):
        return
    with st.popover(translate("history.undo", lang)):
        put(elements.hint(fill("<b>{}</b> {}", ask, kept)))
        identity.ask_name(lang)
        agreed = st.checkbox(translate("history.undo_agree", lang), key=f"undo_agree_{number_}")
        pressed = st.button(
            translate("history.undo", lang), type="primary", disabled=not agreed, key="undo"
        )
    if pressed:
        _undo(number_, lang)


def _undo(number_: int, lang: Lang) -> None:
    try:
        undone = attempt(lang, register.undo, number_)
    except CannotUndo as refused:
        st.error(translate(f"history.cannot_{refused.reason}", lang))
        return
    if undone is not None:
        st.session_state[UNDONE] = undone
        st.rerun()


def undone(lang: Lang) -> None:
    """Show once what an undo did."""
    done: Undone | None = st.session_state.pop(UNDONE, None)
    if done is not None:
        moved = done.restored or done.removed
        text = translate(
            "history.undone" if moved else "history.undone_entry",
            lang,
            number=done.number,
            restored=number(done.restored, lang, 0),
            removed=number(done.removed, lang, 0),
        )
        put(elements.notice(text))
