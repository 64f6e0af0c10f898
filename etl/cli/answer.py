"""What a command answers: values for JSON, lines for a person, and what was wrong."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass

from strings import translate


class UsedWrongly(Exception):
    """What was asked for cannot be meant: a file or a name that does not exist."""


class CannotBeDone(Exception):
    """What is stored does not allow what was asked; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command says: as JSON, as lines, and what was wrong though it was done.

    `refused`: the data did not allow what was asked; whatever is in `wrong` refuses too.
    """

    values: object
    lines: Iterable[str]
    wrong: tuple[str, ...] = ()
    refused: bool = False


def show(answer: Answer, *, as_json: bool) -> None:
    """Print an answer on standard output, and what was wrong on standard error."""
    if as_json:
        print(json.dumps(answer.values, ensure_ascii=False, indent=1, default=str))
    else:
        print(*answer.lines, sep="\n")
    complain(*answer.wrong)


def complain(*lines: str) -> None:
    """Print lines on standard error; nothing where there are none."""
    if lines:
        print(*lines, sep="\n", file=sys.stderr)


def unreadable(arguments: Namespace, file: object, error: OSError) -> UsedWrongly:
    """Return the exception for a file that cannot be read or written, worded with its reason."""
    return UsedWrongly(translate("etl.unreadable", arguments.lang, file=file, why=error.strerror))
