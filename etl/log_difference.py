"""What a log or a plan would change of what is stored."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pandas as pd

from etl import target_rows
from etl.forms import FormKind
from etl.preview import Difference
from store import Connection, activities, ledger, targets, tasks
from store.ledger import Ledger

LEDGERS: dict[FormKind, Ledger] = {"tasks": tasks.LEDGER, "activities": activities.LEDGER}
COLUMNS: dict[FormKind, tuple[str, ...]] = {
    **{kind: each.columns for kind, each in LEDGERS.items()},
    "targets": target_rows.COLUMNS,
}


def difference_of(
    cursor: Connection, kind: FormKind, rows: pd.DataFrame, year: int, name: str
) -> Difference:
    """What rows would change of what is stored.

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
    values = ["bound", "upper", "tier", "text", "source"]
    held = targets.targets(cursor).rename(columns={"value": "bound"})
    keyed = {tuple(row[name] for name in targets.KEY): row for row in held.to_dict("records")}
    before = [keyed.get(key) for key in rows[list(targets.KEY)].itertuples(index=False, name=None)]
    said = rows[values].astype("str").fillna("").to_dict("records")
    stood = (
        pd.DataFrame(
            [{name: row[name] for name in values} if row else {} for row in before], columns=values
        )
        .astype("str")
        .fillna("")
        .to_dict("records")
    )
    verdicts = pd.Series(
        ["new" if row is None else "unchanged" if now == then else "changed"
         for row, now, then in zip(before, said, stood, strict=True)],
        rows.index, dtype="str",
    )  # fmt: skip
    old = pd.DataFrame([{**row, "position": i} for i, row in enumerate(before) if row])
    old = old[verdicts.eq("changed").to_numpy()[old["position"]]] if len(old) else old
    take = partial(_where, rows, verdicts)
    changed = _changes(rows, old, values) if len(old) else rows.iloc[:0].assign(old="", new="")
    return Difference(take("new"), changed, take("unchanged"), rows.iloc[:0])


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
