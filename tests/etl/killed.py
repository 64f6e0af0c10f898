"""kill -9 at random points of commits and undos from the command line, and what it left behind."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import store
from etl.archive import originals
from store import activities, database, imports, seals
from tests.browser import ROOT
from tests.etl.logbooks import book, rows

ROWS = 5


@contextmanager
def commands(home: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that runs commands on a home, in children that it kills (tests.etl.forked)."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.etl.forked"],
        cwd=ROOT, env={**os.environ, "PAPI_HOME": str(home)}, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as running:  # fmt: skip
        yield running


def ask(
    running: subprocess.Popen[str],
    *arguments: str,
    since: str = "start",
    after: float | None = None,
) -> dict[str, Any]:
    """Runs a command, killed `after` seconds."""
    assert running.stdin
    assert running.stdout
    line = {"arguments": [*arguments, "--json"], "since": since, "seconds": after}
    running.stdin.write(json.dumps(line) + "\n")
    running.stdin.flush()
    answer: dict[str, Any] = json.loads(running.stdout.readline())
    return answer


@dataclass(frozen=True, slots=True)
class State:
    """What is published: its rows, the imports that stand, and what of it is not whole."""

    rows: str
    standing: tuple[int, ...]
    torn: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """Kills of imports (True) and of undos, what was acknowledged and is gone, what is half done."""

    kills: Counter[bool] = field(default_factory=Counter)
    lost: set[str] = field(default_factory=set)
    torn: set[str] = field(default_factory=set)


def killed(folder: Path, kills: int) -> Outcome:
    """Imports a log and takes it back in a home of its own, each killed half as many times as `kills`."""
    home, file, chance = folder / "home", folder / "a.xlsx", Random(2018)  # noqa: S311 - no secret
    file.write_bytes(book(rows(ROWS)))
    with database.write(home):
        pass
    found = Outcome()
    with commands(home) as running:
        usual = {True: ask(running, *_commit(file))}
        full = state(home)
        usual[False] = ask(running, *_undo(full))
        wanted = {True: full.rows, False: (now := state(home)).rows}
        assert (len(full.standing), now.standing) == (1, ())
        while min(found.kills[True], found.kills[False]) < kills // 2:
            bringing = not now.standing
            arguments = _commit(file) if bringing else _undo(now)
            enough = found.kills[bringing] >= kills // 2
            moment = {} if enough else _moment(usual[bringing], chance)
            answer = ask(running, *arguments, **moment)
            now = state(home)
            _judge(found, now, wanted, bringing=bringing, said=bool(answer["said"]))
            if now.standing and not _original(home, file):
                found.torn.add("original")
            found.kills[bringing] += answer["status"] is None
            usual[bringing] = _measured(usual[bringing], answer)
        last = ask(running, *(_undo(now) if now.standing else _commit(file)))
        if last["status"] != 0:
            found.torn.add("whoever comes after is shut out")
    return found


def state(home: Path) -> State:
    """What is published, checked byte for byte; its rows are those of the imports that stand."""
    seals.forget_checksums()
    torn = []
    cursor = store.read(store.current(home))
    if loss := store.loss(home):
        torn.append(f"versions {loss.versions}")
    standing = sorted(imports.standing(cursor).values())
    stored = activities.activities(cursor)
    if stored.groupby("import_id").size().to_dict() != dict.fromkeys(standing, ROWS):
        torn.append(f"rows of {standing}")
    return State(stored.drop(columns="import_id").to_csv(), tuple(standing), tuple(torn))


def _judge(
    found: Outcome, now: State, wanted: Mapping[bool, str], *, bringing: bool, said: bool
) -> None:
    found.torn |= {*now.torn}
    stands = bool(now.standing)
    if now.rows != wanted[stands]:
        found.torn.add("rows")
    if said and stands != bringing:  # what was acknowledged holds
        found.lost.add(f"import {now.standing}" if bringing else f"undo {now.standing}")


def _original(home: Path, file: Path) -> Path | None:
    return originals.find(home, hashlib.sha256(file.read_bytes()).hexdigest())


def _commit(file: Path) -> tuple[str, ...]:
    return ("commit", str(file), "--by", "An")


def _undo(found: State) -> tuple[str, ...]:
    return ("undo", str(found.standing[0]), "--by", "An")


def _measured(usual: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """How long a command takes by now: a busy machine is slower than it was, then faster again."""
    if answer["status"] == 0:
        return answer
    return {**usual, **{name: 1.1 * usual[name] for name in ("seconds", "writing")}}


def _moment(usual: Mapping[str, Any], chance: Random) -> dict[str, Any]:
    """A random point of a command, more often while it writes than while it reads."""
    since = chance.choice(("start", "draft", "draft"))
    longest = usual["seconds" if since == "start" else "writing"]
    return {"since": since, "after": chance.uniform(0, 1.1 * longest)}
