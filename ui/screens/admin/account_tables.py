"""The accounts and their open sessions as a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from access.accounts import Account
from access.sessions import Session
from catalog import Lang
from catalog.model import Division
from reports.model import Column, Headline, Report, Table
from strings import translate
from strings.numbers import day

Divisions = Mapping[str, Division]


def report(
    found: Sequence[Account], opened: Sequence[Session], divisions: Divisions, lang: Lang
) -> Report:
    """Report the accounts and the open sessions as tables."""
    active = sum(not account.disabled for account in found)
    finding = translate(
        "accounts.finding", lang, active=active, all=len(found), sessions=len(opened)
    )
    blocks = (Headline(finding), _accounts(found, divisions, lang), _sessions(opened, lang))
    return Report("accounts", lang, translate("app.accounts", lang), blocks)


def _accounts(found: Sequence[Account], divisions: Divisions, lang: Lang) -> Table:
    rows = tuple(
        {
            "name": account.name,
            "shown": account.shown,
            "role": translate(f"role.{account.role}", lang),
            "division": _division(account.division, divisions, lang),
            "way": translate(
                "accounts.way_local" if account.local else "accounts.way_openid", lang
            ),
            "state": _state(account, lang),
        }
        for account in found
    )
    return _table("accounts", ("name", "shown", "role", "division", "way", "state"), rows, lang)


def _sessions(opened: Sequence[Session], lang: Lang) -> Table:
    rows = tuple(
        {
            "name": session.name,
            "address": session.address,
            "created": moment(session.created, lang),
            "seen": moment(session.seen, lang),
        }
        for session in opened
    )
    return _table("sessions", ("name", "address", "created", "seen"), rows, lang)


def _table(
    key: str, columns_: Sequence[str], rows: tuple[dict[str, str], ...], lang: Lang
) -> Table:
    heads = tuple(Column(name, translate(f"accounts.{name}", lang)) for name in columns_)
    note = "" if rows else translate(f"accounts.no_{key}", lang)
    return Table(key, translate(f"accounts.{key}", lang), heads, rows, note=note)


def _state(account: Account, lang: Lang) -> str:
    if account.disabled:
        return translate("accounts.state_disabled", lang)
    return translate(
        "accounts.state_must_change" if account.must_change else "accounts.state_open", lang
    )


def _division(code: str | None, divisions: Divisions, lang: Lang) -> str:
    if code is None:
        return "–"
    return divisions[code].name(lang) if code in divisions else code


def moment(seconds: float, lang: Lang) -> str:
    """Format seconds since 1970 as local day and time."""
    at = datetime.fromtimestamp(seconds, UTC).astimezone()
    return f"{day(at.date(), lang)} {at:%H:%M}"
