"""The page of the audit trail: its rows, and whether the chain is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import audit, settings
from access.audit import Entry
from access.roles import ACTIONS
from catalog import Lang
from reports.model import Column, Headline, Report, Table
from strings import translate
from strings.numbers import number
from ui.controls import downloads
from ui.runtime import address, identity
from ui.screens.admin.account_tables import moment

A_PAGE = 50
EVERYTHING = ""
OF_THE_GATE = (
    "sign_in",
    "sign_in.last_guess",
    "sign_out",
    "page.open",
    "session.end",
    "account.add",
    "account.role",
    "account.password",
    "account.disable",
    "account.enable",
)


@contextmanager
def controls() -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Open the two columns: the rows, and what can be done with them."""
    filters, actions = st.columns([812, 442], gap="medium", vertical_alignment="bottom")
    with actions:
        row = st.container(horizontal=True, horizontal_alignment="right")
    yield filters, row


def choose(lang: Lang) -> tuple[str, str, int | None]:
    """Ask whose actions and which; return both and the row before which to look."""
    identity.require("audit.read")
    asked = {name: address.asked(name) or "" for name in ("who", "action", "before")}
    with st.container(horizontal=True):
        _text("who", asked["who"], lang)
        _action(asked["action"], lang)
    before = int(asked["before"]) if asked["before"].isdigit() else None
    return asked["who"], asked["action"], before


def _text(name: str, value: str, lang: Lang) -> None:
    st.session_state[f"audit_{name}"] = value
    st.text_input(
        translate(f"audit.{name}", lang),
        key=f"audit_{name}",
        placeholder=translate("audit.everyone", lang),
        on_change=lambda: _put(name),
    )


def _action(value: str, lang: Lang) -> None:
    options = [EVERYTHING, *OF_THE_GATE, *ACTIONS]
    st.session_state["audit_action"] = value if value in options else EVERYTHING
    st.selectbox(
        translate("audit.action", lang),
        options,
        format_func=lambda code: act(code, lang) if code else translate("audit.every_action", lang),
        key="audit_action",
        on_change=lambda: _put("action"),
    )


def _put(name: str) -> None:
    address.put(**{name: st.session_state[f"audit_{name}"] or None, "before": None})


def entries(who: str, action: str, before: int | None) -> list[Entry]:
    """Read a page of the trail, the newest first."""
    home = settings.home(os.environ)
    return audit.entries(home, who=who, action=action, before=before, limit=A_PAGE)


def report(found: Sequence[Entry], lang: Lang) -> Report:
    """Report the rows as a table."""
    heads = ("id", "at", "who", "action", "object", "result", "address")
    columns = tuple(Column(name, translate(f"audit.{name}", lang)) for name in heads)
    last = number(found[0].id, lang, 0) if found else "0"
    title = translate("audit.finding" if found else "audit.none", lang, number=last)
    table = Table(
        "audit", translate("app.audit", lang), columns, tuple(_row(e, lang) for e in found)
    )
    return Report("audit", lang, translate("app.audit", lang), (Headline(title), table))


def _row(entry: Entry, lang: Lang) -> dict[str, str]:
    found = entry.act
    return {
        "id": str(entry.id),
        "at": moment(datetime.fromisoformat(entry.at).timestamp(), lang),
        "who": found.who,
        "action": act(found.action, lang),
        "object": found.object or "–",
        "result": translate(f"audit.result_{found.result}", lang),
        "address": found.address or "–",
    }


def act(code: str, lang: Lang) -> str:
    """Return the name of an action."""
    return translate(f"act.{code.replace('.', '_')}", lang)


def turn(found: Sequence[Entry], lang: Lang) -> None:
    """Draw the buttons to older rows and back to the newest."""
    with st.container(horizontal=True):
        if address.asked("before"):
            st.button(
                translate("audit.newest", lang),
                on_click=lambda: address.put(before=None),
                key="newest",
            )
        if len(found) == A_PAGE:
            last = found[-1].id
            st.button(
                translate("audit.older", lang),
                on_click=lambda: address.put(before=last),
                key="older",
            )


def download(found: Sequence[Entry], lang: Lang) -> None:
    """Offer the rows shown as a file."""
    rows = [_row(entry, lang) | {"digest": entry.digest} for entry in found]
    st.download_button(
        translate("audit.download", lang), downloads.csv(rows), "audit.csv", on_click="ignore"
    )


def verify(lang: Lang) -> None:
    """Check the whole chain when asked."""
    if not st.button(translate("audit.verify", lang), key="verify"):
        return
    home = settings.home(os.environ)
    problems = audit.verify(home)
    for problem in problems:
        st.error(translate(f"access.cli.audit_{problem.fault}", lang, number=problem.id))
    if not problems:
        st.success(translate("access.cli.audit_whole", lang, head=audit.head(home)[:24] + "…"))
