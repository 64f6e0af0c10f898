"""The command line for accounts: `python -m access user|sessions|audit …`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime

from access import accounts, audit, passwords, sessions, settings
from access.arguments import parser
from access.database import TooNew, Unwritable, writing
from access.roles import ROLES
from access.settings import Settings
from strings import translate

DONE, REFUSED = 0, 1
BY = "command line"

FAULTS: dict[type[Exception], str] = {
    accounts.Unknown: "unknown",
    accounts.Exists: "exists",
    accounts.BadName: "bad_name",
    accounts.BadRole: "bad_role",
    accounts.LastAdministrator: "last_administrator",
    settings.BadSetting: "bad_setting",
    Unwritable: "unwritable",
    TooNew: "unwritable",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when done, 1 when refused. Wrong arguments exit with 2."""
    options = parser().parse_args(arguments)
    command = COMMANDS[options.command]
    try:
        return command(settings.read(os.environ), options)
    except tuple(FAULTS) as error:
        key = FAULTS[type(error)]
        words = translate(f"access.cli.{key}", options.lang, what=error, roles=", ".join(ROLES))
        print(words, file=sys.stderr)
        return REFUSED


def _user_add(here: Settings, options: argparse.Namespace) -> int:
    given = None if options.openid else _chosen(options, options.name, options.shown or "")
    if given is None and not options.openid:
        return REFUSED
    kept = None if given is None else passwords.hashed(given, here.hashing)
    account = accounts.add(
        here.home,
        options.name,
        options.shown or "",
        options.role,
        options.division,
        kept,
        by=BY,
        now=time.time(),
        must_change=not options.keep,
    )
    _print(options, "added", name=account.name, role=account.role)
    _show(options, given)
    return DONE


def _user_password(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.get(here.home, options.name)
    given = _chosen(options, account.name, account.shown)
    if given is None:
        return REFUSED
    kept = passwords.hashed(given, here.hashing)
    accounts.change_password(
        here.home, account.name, kept, by=BY, now=time.time(), must_change=not options.keep
    )
    _print(options, "password", name=account.name)
    _show(options, given)
    return DONE


def _user_role(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.change_role(
        here.home, options.name, options.role, options.division, by=BY, now=time.time()
    )
    _print(options, "role", name=account.name, role=account.role)
    return DONE


def _user_disable(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.disable(here.home, options.name, by=BY, now=time.time())
    _print(options, "disabled", name=account.name)
    return DONE


def _user_enable(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.enable(here.home, options.name, by=BY, now=time.time())
    _print(options, "enabled", name=account.name)
    return DONE


def _user_list(here: Settings, options: argparse.Namespace) -> int:
    for account in accounts.all_accounts(here.home):
        way = translate(f"access.cli.{'local' if account.local else 'openid'}", options.lang)
        shut = translate("access.cli.is_disabled", options.lang) if account.disabled else ""
        line = (account.name, account.role, account.division or "–", way, shut, account.shown)
        print("\t".join(line))
    return DONE


def _sessions_list(here: Settings, options: argparse.Namespace) -> int:
    for session in sessions.active_sessions(here.home, time.time(), here.limits):
        if options.user in (None, session.name):
            began, seen = _moment(session.created), _moment(session.seen)
            print("\t".join((session.key[:12], session.name, session.address, began, seen)))
    return DONE


def _sessions_revoke(here: Settings, options: argparse.Namespace) -> int:
    now = time.time()
    chosen = [
        session
        for session in sessions.active_sessions(here.home, now, here.limits)
        if options.all
        or session.name == options.user
        or (options.id and session.key.startswith(options.id))
    ]
    with writing(here.home) as connection:
        for session in chosen:
            sessions.end(connection, session.key)
            act = audit.Act(BY, "session.end", f"account/{session.name} {session.key[:12]}")
            audit.append(connection, act, now)
    _print(options, "revoked", count=len(chosen))
    return DONE if chosen else REFUSED


def _audit_verify(here: Settings, options: argparse.Namespace) -> int:
    problems = audit.verify(here.home, options.witness)
    for problem in problems:
        _print(options, f"audit_{problem.fault}", number=problem.id)
    if problems:
        return REFUSED
    _print(options, "audit_whole", head=audit.head(here.home))
    return DONE


def _audit_show(here: Settings, options: argparse.Namespace) -> int:
    found = audit.entries(here.home, who=options.user or "", limit=options.limit)
    for entry in reversed(found):
        act = asdict(entry.act)
        words = (act[key] or "–" for key in ("who", "action", "object", "result", "address"))
        print("\t".join((str(entry.id), entry.at, *words)))
    return DONE


def _chosen(options: argparse.Namespace, *about: str) -> str | None:
    """Return the password given with --ask, else a generated one; None if it is refused."""
    if not options.ask:
        return passwords.generate()
    given = getpass.getpass("") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    fault = passwords.fault(given, *about)
    if fault:
        shortest = passwords.SHORTEST
        print(translate(f"access.fault.{fault}", options.lang, shortest=shortest), file=sys.stderr)
    return None if fault else given


def _show(options: argparse.Namespace, given: str | None) -> None:
    if given is not None and not options.ask:
        _print(options, "given", password=given)


def _print(options: argparse.Namespace, key: str, **values: object) -> None:
    print(translate(f"access.cli.{key}", options.lang, **values))


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone().isoformat(timespec="seconds")


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], int]] = {
    "user add": _user_add,
    "user password": _user_password,
    "user role": _user_role,
    "user disable": _user_disable,
    "user enable": _user_enable,
    "user list": _user_list,
    "sessions list": _sessions_list,
    "sessions revoke": _sessions_revoke,
    "audit verify": _audit_verify,
    "audit show": _audit_show,
}


if __name__ == "__main__":
    sys.exit(main())
