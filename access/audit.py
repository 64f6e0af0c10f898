"""The audit trail: one row per act, chained by digests so that a lost or altered row is found."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from access.database import Connection, Row, reading, writing

Result = Literal["done", "refused", "failed"]
Fault = Literal["removed", "altered", "out_of_order", "witness"]

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what to which object, from where, and how it ended.

    `before` and `after` are digests of the object's state (see `digest`), empty without one.
    """

    who: str
    action: str
    object: str = ""
    result: Result = "done"
    address: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An act as stored in the trail. `at` is UTC, ISO 8601."""

    id: int
    at: str
    act: Act
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault that `verify` found, and its row in the trail."""

    id: int
    fault: Fault


def digest(state: object) -> str:
    """Return the sha256 of any JSON-like value, the same for equal values."""
    text = json.dumps(state, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def append(connection: Connection, act: Act, now: float) -> Entry:
    """Add a row in the caller's transaction, so that the act and its row are stored together."""
    last = connection.execute("SELECT digest FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    at = datetime.fromtimestamp(now, UTC).isoformat(timespec="milliseconds")
    entry = Entry(_written(connection) + 1, at, act, last["digest"] if last else START, "")
    entry = replace(entry, digest=_seal(entry))
    row = {
        "id": entry.id,
        "at": at,
        **asdict(act),
        "previous": entry.previous,
        "digest": entry.digest,
    }
    connection.execute(
        "INSERT INTO audit VALUES (:id, :at, :who, :action, :object, :before, :after, :address,"
        " :result, :previous, :digest)",
        row,
    )
    connection.audit_lines.append(json.dumps(row, ensure_ascii=False))
    return entry


def record(home: Path, act: Act, now: float) -> Entry:
    """Add a row in a transaction of its own. Raises Unwritable."""
    with writing(home) as connection:
        return append(connection, act, now)


def entries(
    home: Path, *, who: str = "", action: str = "", before: int | None = None, limit: int = 100
) -> list[Entry]:
    """Return rows, newest first: of one person or action, older than row `before` where given."""
    with reading(home) as connection:
        rows = connection.execute(
            "SELECT * FROM audit WHERE (:who = '' OR who = :who)"
            " AND (:action = '' OR action = :action) AND (:before IS NULL OR id < :before)"
            " ORDER BY id DESC LIMIT :limit",
            {"who": who, "action": action, "before": before, "limit": limit},
        )
        return [_entry(row) for row in rows]


def head(home: Path) -> str:
    """Return the last row as "id:digest", to be kept elsewhere as a witness; "0:…" if there is none."""
    found = entries(home, limit=1)
    return f"{found[0].id}:{found[0].digest}" if found else f"0:{START}"


def verify(home: Path, witness: str = "") -> list[Problem]:
    """Return every row where the trail is not what was written; none if it is whole.

    A trail rewritten from some row to its end is consistent: only a `witness`, an "id:digest" kept
    elsewhere, reveals it.
    """
    with reading(home) as connection:
        rows = [_entry(row) for row in connection.execute("SELECT * FROM audit ORDER BY id")]
        written = _written(connection)
    problems: list[Problem] = []
    expected, previous = 1, START
    for entry in rows:
        problems += [Problem(number, "removed") for number in range(expected, entry.id)]
        if entry.digest != _seal(entry):
            problems.append(Problem(entry.id, "altered"))
        elif entry.id == expected and entry.previous != previous:
            problems.append(Problem(entry.id, "out_of_order"))
        expected, previous = entry.id + 1, entry.digest
    problems += [Problem(number, "removed") for number in range(expected, written + 1)]
    return problems + _against(rows, witness)


def _written(connection: Connection) -> int:
    """Return how many rows were ever added, whatever was removed since."""
    counter = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").fetchone()
    return int(counter["seq"]) if counter else 0


def _against(rows: list[Entry], witness: str) -> list[Problem]:
    number, _, seal = witness.partition(":")
    if not witness or (number == "0" and seal == START):
        return []
    kept = any(str(entry.id) == number and entry.digest == seal for entry in rows)
    return [] if kept else [Problem(int(number), "witness")]


def _seal(entry: Entry) -> str:
    return digest([entry.previous, entry.id, entry.at, asdict(entry.act)])


def _entry(row: Row) -> Entry:
    act = Act(**{field.name: row[field.name] for field in fields(Act)})
    return Entry(row["id"], row["at"], act, row["previous"], row["digest"])
