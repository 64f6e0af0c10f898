"""The page of accounts: the forms of an administrator, and what they did."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import accounts, settings
from access import sessions as open_sessions
from access.accounts import Account
from access.roles import ROLES, Identity, Role
from access.sessions import Session
from catalog import Lang
from catalog.model import Division
from commands import accounts as commands
from strings import translate
from ui.html import elements
from ui.html.markup import put
from ui.runtime import identity

OUTCOME = "accounts_outcome"
WORDS: Mapping[type[Exception], str] = {
    accounts.Unknown: "unknown",
    accounts.Exists: "exists",
    accounts.BadName: "bad_name",
    accounts.BadRole: "bad_role",
    accounts.LastAdministrator: "last_administrator",
}
Divisions = Mapping[str, Division]


@contextmanager
def columns() -> Iterator[tuple[DeltaGenerator, DeltaGenerator]]:
    """Open the two columns: the accounts, and the forms beside them."""
    left, right = st.columns([812, 442], gap="medium")
    yield left, right


def everyone() -> list[Account]:
    """Return every account, by name."""
    return accounts.all_accounts(settings.home(os.environ))


def sessions() -> list[Session]:
    """Return every open session, the latest used first."""
    here = settings.read(os.environ)
    return open_sessions.active_sessions(here.home, time.time(), here.limits)


def add(divisions: Divisions, lang: Lang) -> None:
    """Draw the form for a new account; its first password is shown once."""
    with st.expander(translate("accounts.add", lang), expanded=True):
        name = st.text_input(translate("accounts.name", lang), key="new_name", max_chars=64)
        shown = st.text_input(translate("accounts.shown", lang), key="new_shown", max_chars=80)
        role, division = _role("new", divisions, lang)
        if st.button(translate("accounts.add_press", lang), type="primary", key="new_press"):
            _do(lambda actor: _add(actor, name, shown, role, division, lang), lang)


def _add(
    actor: Identity, name: str, shown: str, role: Role, division: str | None, lang: Lang
) -> str:
    made, given = commands.add(actor, name, shown, role, division)
    return translate("accounts.done_add", lang, name=made.name, password=given)


def change(found: Sequence[Account], divisions: Divisions, lang: Lang) -> None:
    """Draw the form that changes one account: its role, password, state and sessions."""
    with st.expander(translate("accounts.change", lang), expanded=True):
        names = [account.name for account in found]
        name = st.selectbox(translate("accounts.which", lang), names, key="change_name")
        chosen = next((account for account in found if account.name == name), None)
        if chosen is None:
            return
        role, division = _role("change", divisions, lang, chosen)
        changed = (role, division) != (chosen.role, chosen.division)
        if st.button(
            translate("accounts.role_press", lang), disabled=not changed, key="role_press"
        ):
            _do(lambda actor: _change_role(actor, chosen.name, role, division, lang), lang)
        with st.container(horizontal=True):
            if chosen.local and st.button(
                translate("accounts.password_press", lang), key="password"
            ):
                _do(lambda actor: _password(actor, chosen.name, lang), lang)
            act = "enable" if chosen.disabled else "disable"
            if st.button(translate(f"accounts.{act}_press", lang), key=act):
                _do(lambda actor: _turn(actor, chosen.name, act, lang), lang)
            if st.button(translate("accounts.end_press", lang), key="end"):
                _do(lambda actor: _end(actor, chosen.name, lang), lang)


def _change_role(actor: Identity, name: str, role: Role, division: str | None, lang: Lang) -> str:
    commands.change_role(actor, name, role, division)
    return translate("accounts.done_role", lang, name=name, role=translate(f"role.{role}", lang))


def _password(actor: Identity, name: str, lang: Lang) -> str:
    given = commands.issue_password(actor, name)
    return translate("accounts.done_password", lang, name=name, password=given)


def _turn(actor: Identity, name: str, act: str, lang: Lang) -> str:
    turn = commands.disable if act == "disable" else commands.enable
    turn(actor, name)
    return translate(f"accounts.done_{act}", lang, name=name)


def _end(actor: Identity, name: str, lang: Lang) -> str:
    count = commands.end_sessions(actor, name)
    return translate("accounts.done_end", lang, name=name, count=count)


def _role(
    key: str, divisions: Divisions, lang: Lang, account: Account | None = None
) -> tuple[Role, str | None]:
    """Ask for a role, and for the division that an officer needs."""
    name = account.name if account else ""
    role: Role = st.selectbox(
        translate("accounts.role", lang),
        ROLES,
        index=ROLES.index(account.role) if account else 0,
        format_func=lambda code: translate(f"role.{code}", lang),
        key=f"{key}_role_{name}",
        help=translate("accounts.role_help", lang),
    )
    if role != "officer":
        return role, None
    codes = list(divisions)
    kept = account.division if account else None
    division: str = st.selectbox(
        translate("accounts.division", lang),
        codes,
        index=codes.index(kept) if kept in codes else 0,
        format_func=lambda code: divisions[code].name(lang),
        key=f"{key}_division_{name}",
    )
    return role, division


def _do(work: Callable[[Identity], str], lang: Lang) -> None:
    """Run what was pressed and then the page again, or show why it was refused."""
    try:
        st.session_state[OUTCOME] = work(identity.actor(lang))
    except commands.REFUSALS as refused:
        st.error(translate(f"accounts.{WORDS[type(refused)]}", lang, what=refused))
        return
    st.rerun()


def outcome(lang: Lang) -> None:
    """Show what was done until it is dismissed: an issued password is shown nowhere else."""
    done = st.session_state.get(OUTCOME)
    if done is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        put(elements.notice(done))
        st.button(
            translate("accounts.put_away", lang),
            on_click=lambda: st.session_state.pop(OUTCOME),
            key="away",
        )
    st.caption(translate("accounts.once", lang))
