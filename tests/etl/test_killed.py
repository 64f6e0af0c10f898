"""kill -9 at any point of a commit or an undo: never half an import, never an acknowledged one lost."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import store
from etl import originals
from store import activities, database, imports, seals
from tests.browser import ROOT
from tests.etl.logbooks import book, rows

KILLS = 50
ROWS = 5
RANDOM = Random(2018)  # noqa: S311 - nothing here is secret


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
    """What is published: its rows, and the imports that stand."""

    rows: str
    standing: tuple[int, ...]


def state(home: Path) -> State:
    """What is published, checked byte for byte; its rows are those of the imports that stand."""
    seals.distrust()
    version = store.current(home)
    assert store.loss(home) is None
    cursor = store.read(version)
    standing = sorted(imports.standing(cursor).values())
    stored = activities.activities(cursor)
    assert stored.groupby("import_id").size().to_dict() == dict.fromkeys(standing, ROWS)
    return State(stored.drop(columns="import_id").to_csv(), tuple(standing))


def test_a_killed_commit_or_undo_is_whole_or_not_at_all(tmp_path: Path) -> None:
    home, file = tmp_path / "home", tmp_path / "a.xlsx"
    file.write_bytes(book(rows(ROWS)))
    with database.write(home):
        pass
    with commands(home) as running:
        usual = {True: ask(running, *commit(file))}
        full = state(home)
        usual[False] = ask(running, *undo(full))
        empty = state(home)
        assert (len(full.standing), empty.standing) == (1, ())
        killed = Counter[bool]()
        found = empty
        while killed.total() < KILLS:
            bringing = not found.standing
            arguments = commit(file) if bringing else undo(found)
            answer = ask(running, *arguments, **moment(usual[bringing]))
            found = state(home)
            stands = bool(found.standing)
            assert found.rows == (full if stands else empty).rows
            if answer["said"]:  # what was acknowledged holds
                assert stands == bringing
            if stands:
                sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
                assert originals.find(home, sha256)
            killed[bringing] += answer["status"] is None
            usual[bringing] = measured(usual[bringing], answer)
        assert min(killed[True], killed[False]) > KILLS // 5
        # Nobody is shut out by what the killed ones left behind.
        last = ask(running, *(undo(found) if found.standing else commit(file)))
        assert last["status"] == 0


def commit(file: Path) -> tuple[str, ...]:
    return ("commit", str(file), "--by", "An")


def undo(found: State) -> tuple[str, ...]:
    return ("undo", str(found.standing[0]), "--by", "An")


def measured(usual: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """How long a command takes by now: a busy machine is slower than it was, then faster again."""
    if answer["status"] == 0:
        return answer
    return {**usual, **{name: 1.1 * usual[name] for name in ("seconds", "writing")}}


def moment(usual: Mapping[str, Any]) -> dict[str, Any]:
    """A random point of a command, more often while it writes than while it reads."""
    since = RANDOM.choice(("start", "draft", "draft"))
    longest = usual["seconds" if since == "start" else "writing"]
    return {"since": since, "after": RANDOM.uniform(0, 1.1 * longest)}
