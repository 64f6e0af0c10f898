"""An activity typed in a form: written as a log of one row, so that it is checked and kept like any other."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO

import store
from catalog import Catalog
from etl.forms.declared import form
from etl.importing.commit import commit
from etl.model.issues import Issue
from etl.model.previewed import Choices
from etl.preview.logs import preview_log


def add_activity(
    catalog: Catalog, year: int, said: Mapping[str, str], by: str
) -> int | tuple[Issue, ...]:
    """Import one activity (texts by column code).

    Return the number of its import, or what is wrong.
    Raises store.Busy when another process is writing.
    """
    content, name = _log_of(said), f"ghi-tay-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.csv"
    cursor = store.read(store.current(store.home()))
    found = preview_log(content, name, "activities", catalog, cursor, Choices(year=year))
    errors = tuple(issue for issue in found.issues if issue.severity == "error")
    if errors:
        return errors
    warned = any(issue.severity == "warning" for issue in found.issues)
    return commit(found, content, by, store.home(), "ghi từ biểu mẫu" if warned else None)


def _log_of(said: Mapping[str, str]) -> bytes:
    columns = [c for c in form("activities").columns if c.code in said]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([column.names["vi"] for column in columns])
    writer.writerow([said[column.code] for column in columns])
    return out.getvalue().encode()
