"""All of an import or nothing: the rows of a preview become current, the original is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

import store
from etl.archive import backup, originals
from etl.forms.declared import FORMS, FormKind
from etl.forms.difference import form_difference
from etl.importing import intake
from etl.model.issues import Issue
from etl.model.previewed import Difference, Preview
from etl.model.steps import Step, silent
from etl.scores.difference import score_difference
from store import Connection, activities, imports, scores, targets, tasks

COUNTED = ("new", "changed", "unchanged", "gone")
ADD: dict[str, Callable[[Connection, int, pd.DataFrame], None]] = {
    "tasks": tasks.add,
    "activities": activities.add,
}
ONE_PROVINCE = "own"  # the stored code of the layout of a sheet of one province alone


class ImportRefused(Exception):
    """The data do not allow the import; nothing was changed. `issues` say why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(", ".join(issue.code for issue in issues))
        self.issues = issues


def commit(
    preview: Preview,
    content: bytes,
    by: str,
    folder: Path,
    accept: str | None = None,
    step: Step = silent,
) -> int:
    """Import what a preview shows; return the number of the import once it is durable.

    `accept`: the reason for accepting the preview's warnings, kept with the import. Raises Refused
    when errors block, when warnings stand without a reason, or when what is stored has changed
    since the preview; store.Busy when another process is writing, store.Unwritable when the disk is full.
    """
    _demand_allowed(preview, by, accept)
    if hashlib.sha256(content).hexdigest() != preview.sha256:
        raise ValueError("the content is not the file of the preview")
    backup.before(folder)
    with store.write(folder) as connection:
        if intake.number_of(folder) != preview.version:
            step("compare", 0, len(preview.rows))
            _demand_same_effect(preview, connection)
        step("store", 0, len(preview.rows))
        number = imports.record(connection, _entry(preview, by, accept))
        _add(preview, connection, number)
        originals.keep(folder, content, preview.file, _note(preview, by, accept))
        step("publish", 0, None)
    return number


def warnings(preview: Preview) -> tuple[Issue, ...]:
    """Return the issues that need a reason to be accepted."""
    return tuple(issue for issue in preview.issues if issue.severity == "warning")


def _demand_allowed(preview: Preview, by: str, accept: str | None) -> None:
    if not by.strip():
        raise ImportRefused((Issue("commit_by_nobody", "error"),))
    if not preview.ready:
        raise ImportRefused(tuple(issue for issue in preview.issues if issue.severity == "error"))
    if warnings(preview) and not (accept or "").strip():
        raise ImportRefused(
            (Issue("commit_warnings", "error", values={"count": len(warnings(preview))}),)
        )


def _demand_same_effect(preview: Preview, connection: Connection) -> None:
    """Somebody may have imported since the preview was shown."""
    seen, now = preview.difference, _effect(preview, connection)
    if any(len(getattr(seen, part)) != len(getattr(now, part)) for part in COUNTED):
        raise ImportRefused((Issue("commit_stale", "error"),))
    if not seen.changed.reset_index(drop=True).equals(now.changed.reset_index(drop=True)):
        raise ImportRefused((Issue("commit_stale", "error"),))


def _effect(preview: Preview, connection: Connection) -> Difference:
    kind = _form_kind(preview)
    if kind is None:
        whole_country = preview.layout != ONE_PROVINCE
        return score_difference(
            preview.rows, scores.scores(connection), whole_country=whole_country
        )
    return form_difference(connection, kind, preview.rows, preview.years[0], preview.file)


def _form_kind(preview: Preview) -> FormKind | None:
    return next((kind for kind in FORMS if kind == preview.index), None)


def _add(preview: Preview, connection: Connection, number: int) -> None:
    if preview.index in ADD:
        ADD[preview.index](connection, number, preview.rows)
    elif _form_kind(preview) is None:
        scores.add(connection, number, scores.fill_from_current(connection, preview.rows))


def _entry(preview: Preview, by: str, accept: str | None) -> imports.Import:
    counts = {part: len(getattr(preview.difference, part)) for part in COUNTED}
    issues = Counter(f"{issue.severity}:{issue.code}" for issue in preview.issues)
    return imports.Import(
        kind=targets.KIND if preview.index == "targets" else _form_kind(preview) or "scores",
        file=preview.file,
        sha256=preview.sha256,
        imported_by=by.strip(),
        rows=len(preview.rows),
        layout=preview.layout,
        note=(accept or "").strip() if warnings(preview) else "",
        details={
            "index": preview.index,
            "years": list(preview.years),
            "sheets": list(preview.sheets),
            "difference": counts,
            "issues": dict(issues),
            **({"rows": _said(preview.rows)} if preview.index == "targets" else {}),
        },
    )


def _said(rows: pd.DataFrame) -> list[dict[str, object]]:
    """Targets as their entry keeps them, each with the row it came from."""
    named = rows.rename(columns={"bound": "value"}).astype("object")
    said: list[dict[str, object]] = named.where(named.notna(), None).to_dict("records")
    return said


def _note(preview: Preview, by: str, accept: str | None) -> dict[str, object]:
    """Return what the sidecar says of one import of the file."""
    return {
        "file": preview.file,
        "by": by.strip(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "index": preview.index,
        "years": list(preview.years),
        "sheets": list(preview.sheets),
        "layout": preview.layout,
        "rows": len(preview.rows),
        "reason": (accept or "").strip(),
    }
