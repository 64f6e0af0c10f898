"""What a log or a plan would change of what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from etl.forms import target_rows
from etl.forms.declared import FormKind
from etl.model.previewed import Difference
from store import Connection, activities, ledger, targets, tasks
from store.ledger import Ledger

LEDGERS: dict[FormKind, Ledger] = {"tasks": tasks.LEDGER, "activities": activities.LEDGER}
SAID = ("bound", "upper", "tier", "text", "source")  # what a target says, but for what it is about
COLUMNS: dict[FormKind, tuple[str, ...]] = {
    **{kind: each.columns for kind, each in LEDGERS.items()},
    "targets": target_rows.COLUMNS,
}


def form_difference(
    cursor: Connection, kind: FormKind, rows: pd.DataFrame, year: int, name: str
) -> Difference:
    """Return what rows would change of what is stored.

    `gone`: of a plan its other tasks; of a log what a file of this name brought before. Targets
    that a file lacks hold on.
    """
    if kind == "targets":
        return _of_targets(cursor, rows)
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


def _of_targets(cursor: Connection, rows: pd.DataFrame) -> Difference:
    """Targets by province, component, year and kind, beside those that hold."""
    types = {"year": rows["year"].dtype, "bound": "float64", "upper": "float64"}
    held = targets.targets(cursor).rename(columns={"value": "bound"}).astype(types)
    joined = rows.merge(held, "left", list(targets.KEY), suffixes=("", "_held"))
    old = joined[[f"{name}_held" for name in SAID]].set_axis(list(SAID), axis=1)
    differs = _texts(rows[list(SAID)]).ne(_texts(old)).any(axis=1)
    verdicts = pd.Series("unchanged", rows.index, dtype="str").mask(differs, "changed")
    verdicts = verdicts.mask(joined["entry"].isna(), "new")
    old = old.assign(position=range(len(old)))[verdicts.eq("changed")]
    take = partial(_where, rows, verdicts)
    return Difference(take("new"), _changes(rows, old, SAID), take("unchanged"), rows.iloc[:0])


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype("str").fillna("")


def _where(rows: pd.DataFrame, verdicts: pd.Series, verdict: str) -> pd.DataFrame:
    chosen = verdicts.eq(verdict)
    return rows if chosen.all() else rows[chosen]


def _changes(rows: pd.DataFrame, old: pd.DataFrame, values: Sequence[str]) -> pd.DataFrame:
    """Return the rows that change, with `old` and `new`: the fields that differ, as text."""
    new = rows.iloc[old["position"].to_numpy(int)].reset_index(drop=True)
    before, after = (_texts(frame[list(values)]) for frame in (old, new))
    differs = before.ne(after)
    for name, frame in (("old", before), ("new", after)):
        new[name] = [
            "; ".join(
                f"{column}: {frame.at[i, column]}" for column in values if differs.at[i, column]
            )
            for i in range(len(new))
        ]
    return new
