"""What every form that changes definitions has: its head, its reason, storing, the way to undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

import streamlit as st

from catalog import Break, Catalog, Lang, Threshold
from catalog import Link as LinkBetween
from commands import Identity
from commands.definitions import DefinitionRefused, define
from reports.data.definitions import worded
from reports.model import Link
from strings import translate
from ui.controls import filters
from ui.html import elements
from ui.html.markup import put
from ui.render import routes
from ui.runtime import identity, shown
from ui.runtime.attempt import attempt

Given = ParamSpec("Given")

STORED = "change_stored"
PARTS = ("breaks", "proposals", "thresholds", "editions")
LONGEST = 300  # letters of a reason


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """A definition as it is to hold, and why."""

    definition: Break | Threshold | LinkBetween
    reason: str
    enabled: bool = True


def part(lang: Lang) -> str:
    """Offer the kinds of definitions; return the one to show."""
    return filters.segments(
        "definition", PARTS, PARTS[0], lambda p: translate(f"definitions.part_{p}", lang), lang
    )


def may(title: str, lang: Lang) -> bool:
    """Draw the head of a form; return whether the reader may change definitions."""
    put(elements.block(elements.heading(title)))
    if not identity.can("definitions.change"):
        put(elements.hint(translate("definitions.no_right", lang)))
        return False
    put(elements.hint(translate("definitions.kept", lang)))
    identity.ask_name(lang)
    return True


def why_changed(lang: Lang) -> str:
    return st.text_input(
        translate("definitions.why", lang),
        max_chars=LONGEST,
        placeholder=translate("definitions.why_example", lang),
    )


def form_key(form: str, about: str) -> str:
    """Return a form's key, new after each change, so that the form is empty again."""
    return f"form_{form}_{about}_{shown.version().number}"


def components(catalog: Catalog, index: str) -> list[str]:
    """Return the codes that a break or threshold may be about, the newest edition's first."""
    listed = [c for e in reversed(catalog.editions[index]) for c in e.components]
    return list(dict.fromkeys(c.code for c in listed if c.role not in ("block", "variant")))


def store(change: DefinitionChange, lang: Lang) -> None:
    """Store a changed definition and draw the page anew, or show why it was refused.

    Raises access.roles.Denied.
    """
    submit(
        "definitions.refused",
        lang,
        define,
        change.definition,
        change.reason,
        enabled=change.enabled,
    )


def submit(
    refusal: str,
    lang: Lang,
    command: Callable[Concatenate[Identity, Given], int],
    *given: Given.args,
    **named: Given.kwargs,
) -> None:
    """Run a command on definitions and draw the page anew, or show why it was refused.

    `refusal` is the key of the text that says so. Raises access.roles.Denied.
    """
    try:
        number = attempt(lang, command, *given, **named)
    except DefinitionRefused as refused:
        why = "; ".join(worded(refused.problems, lang))
        put(elements.notice(translate(refusal, lang, why=why)))
        return
    if number is not None:
        st.session_state[STORED] = number
        st.rerun()


def stored_notice(text: str, lang: Lang) -> None:
    """Show once that a change is stored, with the way to undo it; `text` is the key of the words."""
    number = st.session_state.pop(STORED, None)
    if number is not None:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            put(elements.notice(translate(text, lang, number=number)))
            to = Link("history", {"import": str(number)})
            routes.link(to, translate("definitions.undo", lang))
