"""What a log or a plan would change of what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from etl.forms import FormKind
from etl.preview import Difference
from store import Connection, activities, ledger, tasks
from store.ledger import Ledger

LEDGERS: dict[FormKind, Ledger] = {"tasks": tasks.LEDGER, "activities": activities.LEDGER}


def difference_of(
    cursor: Connection, kind: FormKind, rows: pd.DataFrame, year: int, name: str
) -> Difference:
    """What rows would change of what is stored.

    `gone`: of a plan its other tasks; of a log what a file of this name brought before.
    """
    which = LEDGERS[kind]
    found = ledger.compare(cursor, which, rows)
    verdicts = pd.Series(found.verdicts, rows.index)
    take = partial(_where, rows, verdicts)
    return Difference(
        new=take("new"),
        changed=_changes(rows, found.old, which.values),
        unchanged=take("unchanged"),
        gone=ledger.absent(cursor, which, rows, year, name if kind == "activities" else None),
    )


def _where(rows: pd.DataFrame, verdicts: pd.Series, verdict: str) -> pd.DataFrame:
    chosen = verdicts.eq(verdict)
    return rows if chosen.all() else rows[chosen]


def _changes(rows: pd.DataFrame, old: pd.DataFrame, values: Sequence[str]) -> pd.DataFrame:
    """The rows that change, with `old` and `new`: the fields that differ, as text."""
    new = rows.iloc[old["position"].to_numpy(int)].reset_index(drop=True)
    before, after = (frame[list(values)].astype("str").fillna("") for frame in (old, new))
    differs = before.ne(after)
    for name, frame in (("old", before), ("new", after)):
        new[name] = [
            "; ".join(
                f"{column}: {frame.at[i, column]}" for column in values if differs.at[i, column]
            )
            for i in range(len(new))
        ]
    return new
