"""The arguments of the command line `python -m access user|sessions|audit …`."""

from __future__ import annotations

import argparse
from typing import Protocol

from access.roles import ROLES


class Commands(Protocol):
    """The sub-parsers of argparse."""

    def add_parser(self, name: str) -> argparse.ArgumentParser: ...


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; `command` is the name of one, as "user add"."""
    whole = argparse.ArgumentParser(prog="python -m access")
    whole.add_argument("--lang", choices=("vi", "en"), default="vi")
    topics = whole.add_subparsers(required=True, metavar="user|sessions|audit")
    _of_user(topics.add_parser("user").add_subparsers(required=True))
    _of_sessions(topics.add_parser("sessions").add_subparsers(required=True))
    _of_audit(topics.add_parser("audit").add_subparsers(required=True))
    return whole


def _of_user(commands: Commands) -> None:
    add = _command(commands, "user add")
    add.add_argument("name")
    add.add_argument("--role", required=True, choices=ROLES)
    add.add_argument("--division", "--unit", help="the division an officer answers for")
    add.add_argument("--shown", metavar="FULL NAME")
    add.add_argument("--openid", action="store_true", help="signed in by the OpenID provider")
    password = _command(commands, "user password")
    password.add_argument("name")
    for each in (add, password):
        each.add_argument("--ask", action="store_true", help="read the password, do not make one")
        each.add_argument("--keep", action="store_true", help="it need not be changed at sign-in")
    role = _command(commands, "user role")
    role.add_argument("name")
    role.add_argument("role", choices=ROLES)
    role.add_argument("--division", "--unit", help="the division an officer answers for")
    for name in ("user disable", "user enable"):
        _command(commands, name).add_argument("name")
    _command(commands, "user list")


def _of_sessions(commands: Commands) -> None:
    _command(commands, "sessions list").add_argument("--user")
    revoke = _command(commands, "sessions revoke").add_mutually_exclusive_group(required=True)
    revoke.add_argument("id", nargs="?", help="the first letters of its key")
    revoke.add_argument("--user")
    revoke.add_argument("--all", action="store_true")


def _of_audit(commands: Commands) -> None:
    verify = _command(commands, "audit verify")
    verify.add_argument(
        "--witness", default="", metavar="ID:DIGEST", help="a last row noted before"
    )
    show = _command(commands, "audit show")
    show.add_argument("--user")
    show.add_argument("--limit", type=int, default=100)


def _command(commands: Commands, name: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name.split()[1])
    made.set_defaults(command=name)
    return made
