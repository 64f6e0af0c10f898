"""The command line of accounts: `python -m access user|sessions|audit …`."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TypeAlias

from access import accounts, audit, passwords, sessions, settings
from access.database import TooNew, Unwritable, writing
from access.roles import ROLES
from access.settings import Settings
from strings import LANGS, Lang, say

DONE, REFUSED = 0, 1
BY = "command line"

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Command = Callable[[Settings, argparse.Namespace], int]


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
    """Runs one command; returns 0 done, 1 refused, 2 used wrongly."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(settings.read(os.environ), options)
    except tuple(FAULTS) as error:
        key = FAULTS[type(error)]
        words = say(f"access.cli.{key}", options.lang, what=error, roles=", ".join(ROLES))
        print(words, file=sys.stderr)
        return REFUSED


def _user_add(here: Settings, options: argparse.Namespace) -> int:
    given: str | None = None
    kept: str | None = None
    if not options.openid:
        given = _chosen(options, options.name, options.shown or "")
        if given is None:
            return REFUSED
        kept = passwords.seal(given, here.hashing)
    account = accounts.add(
        here.home,
        options.name,
        options.shown or "",
        options.role,
        options.unit,
        kept,
        by=BY,
        now=time.time(),
        must_change=not options.keep,
    )
    _say(options, "added", name=account.name, role=account.role)
    _show(options, given)
    return DONE


def _user_password(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.get(here.home, options.name)
    given = _chosen(options, account.name, account.shown)
    if given is None:
        return REFUSED
    kept = passwords.seal(given, here.hashing)
    accounts.change_password(
        here.home, account.name, kept, by=BY, now=time.time(), must_change=not options.keep
    )
    _say(options, "password", name=account.name)
    _show(options, given)
    return DONE


def _user_role(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.change_role(
        here.home, options.name, options.role, options.unit, by=BY, now=time.time()
    )
    _say(options, "role", name=account.name, role=account.role)
    return DONE


def _user_disable(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.disable(here.home, options.name, by=BY, now=time.time())
    _say(options, "disabled", name=account.name)
    return DONE


def _user_enable(here: Settings, options: argparse.Namespace) -> int:
    account = accounts.enable(here.home, options.name, by=BY, now=time.time())
    _say(options, "enabled", name=account.name)
    return DONE


def _user_list(here: Settings, options: argparse.Namespace) -> int:
    for account in accounts.everyone(here.home):
        way = say(f"access.cli.{'local' if account.local else 'openid'}", options.lang)
        shut = say("access.cli.is_disabled", options.lang) if account.disabled else ""
        line = (account.name, account.role, account.unit or "–", way, shut, account.shown)
        print("\t".join(line))
    return DONE


def _sessions_list(here: Settings, options: argparse.Namespace) -> int:
    for session in sessions.everyone(here.home, time.time(), here.limits):
        if options.user in (None, session.name):
            began, seen = _moment(session.created), _moment(session.seen)
            print("\t".join((session.key[:12], session.name, session.address, began, seen)))
    return DONE


def _sessions_revoke(here: Settings, options: argparse.Namespace) -> int:
    now = time.time()
    chosen = [
        session
        for session in sessions.everyone(here.home, now, here.limits)
        if options.all
        or session.name == options.user
        or (options.id and session.key.startswith(options.id))
    ]
    with writing(here.home) as connection:
        for session in chosen:
            sessions.end(connection, session.key)
            act = audit.Act(BY, "session.end", f"account/{session.name} {session.key[:12]}")
            audit.append(connection, act, now)
    _say(options, "revoked", count=len(chosen))
    return DONE if chosen else REFUSED


def _audit_verify(here: Settings, options: argparse.Namespace) -> int:
    problems = audit.verify(here.home, options.witness)
    for problem in problems:
        _say(options, f"audit_{problem.fault}", number=problem.id)
    if problems:
        return REFUSED
    _say(options, "audit_whole", head=audit.head(here.home))
    return DONE


def _audit_show(here: Settings, options: argparse.Namespace) -> int:
    found = audit.entries(here.home, who=options.user or "", limit=options.limit)
    for entry in reversed(found):
        act = asdict(entry.act)
        words = (act[key] or "–" for key in ("who", "action", "object", "result", "address"))
        print("\t".join((str(entry.id), entry.at, *words)))
    return DONE


def _chosen(options: argparse.Namespace, *about: str) -> str | None:
    """The password to keep: read where asked for, else a new one; None where it is refused."""
    if not options.ask:
        return passwords.issue()
    given = getpass.getpass("") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    fault = passwords.fault(given, *about)
    if fault:
        print(
            say(f"access.fault.{fault}", options.lang, shortest=passwords.SHORTEST), file=sys.stderr
        )
    return None if fault else given


def _show(options: argparse.Namespace, given: str | None) -> None:
    if given is not None and not options.ask:
        _say(options, "given", password=given)


def _say(options: argparse.Namespace, key: str, **values: object) -> None:
    print(say(f"access.cli.{key}", options.lang, **values))


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone().isoformat(timespec="seconds")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m access", description=__doc__)
    lang: Lang = "vi"
    parser.add_argument("--lang", choices=LANGS, default=lang)
    topics = parser.add_subparsers(required=True, metavar="user|sessions|audit")
    _user_parser(topics.add_parser("user").add_subparsers(required=True))
    _other_parsers(
        topics.add_parser("sessions").add_subparsers(required=True),
        topics.add_parser("audit").add_subparsers(required=True),
    )
    return parser


def _user_parser(commands: Commands) -> None:
    add = commands.add_parser("add")
    add.add_argument("name")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument("--unit")
    add.add_argument("--shown", metavar="FULL NAME")
    add.add_argument("--openid", action="store_true", help="signed in by the OpenID provider")
    _password_options(add)
    add.set_defaults(command=_user_add)
    password = commands.add_parser("password")
    password.add_argument("name")
    _password_options(password)
    password.set_defaults(command=_user_password)
    role = commands.add_parser("role")
    role.add_argument("name")
    role.add_argument("role", choices=ROLES)
    role.add_argument("--unit")
    role.set_defaults(command=_user_role)
    for name, command in (("disable", _user_disable), ("enable", _user_enable)):
        parser = commands.add_parser(name)
        parser.add_argument("name")
        parser.set_defaults(command=command)
    commands.add_parser("list").set_defaults(command=_user_list)


def _password_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ask", action="store_true", help="read the password, do not make one")
    parser.add_argument("--keep", action="store_true", help="it need not be changed at sign-in")


def _other_parsers(
    of_sessions: Commands,
    of_audit: Commands,
) -> None:
    listed = of_sessions.add_parser("list")
    listed.add_argument("--user")
    listed.set_defaults(command=_sessions_list)
    revoke = of_sessions.add_parser("revoke")
    which = revoke.add_mutually_exclusive_group(required=True)
    which.add_argument("id", nargs="?")
    which.add_argument("--user")
    which.add_argument("--all", action="store_true")
    revoke.set_defaults(command=_sessions_revoke)
    verify = of_audit.add_parser("verify")
    verify.add_argument("--witness", default="", metavar="ID:DIGEST")
    verify.set_defaults(command=_audit_verify)
    show = of_audit.add_parser("show")
    show.add_argument("--user")
    show.add_argument("--limit", type=int, default=100)
    show.set_defaults(command=_audit_show)


if __name__ == "__main__":
    sys.exit(main())
