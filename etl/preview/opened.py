"""A file guarded and read, or the preview of one of which nothing can be imported."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from etl.model.issues import SEVERITIES, Issue
from etl.model.previewed import Difference, Preview
from etl.model.steps import Step, silent
from etl.scores.rows import frame
from etl.workbook.guard import guard
from etl.workbook.limits import LIMITS, FileKind
from etl.workbook.read import read
from etl.workbook.sheets import Sheet


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that was read: its sheets, its name and the sha256 of its bytes."""

    sheets: Sequence[Sheet]
    name: str
    sha256: str

    @classmethod
    def of(cls, sheets: Sequence[Sheet], content: bytes, name: str) -> OpenedFile:
        """Return the opened file of sheets that have been read from these bytes."""
        return cls(sheets, name, hashlib.sha256(content).hexdigest())


def open_file(
    content: bytes, name: str, kind: FileKind = "scores", step: Step = silent
) -> OpenedFile | Preview:
    """Guard and read a file; return a blocked preview where it may not or cannot be read."""
    step("guard", 0, None)
    refused = guard(content, name, kind)
    if refused:
        return blocked(OpenedFile.of((), content, name), [refused])
    step("read", 0, None)
    sheets = read(
        content, name, limits=LIMITS[kind], progress=lambda _, done: step("read", done, None)
    )
    if isinstance(sheets, Issue):
        return blocked(OpenedFile.of((), content, name), [sheets])
    return OpenedFile.of(sheets, content, name)


def blocked(file: OpenedFile, issues: Sequence[Issue]) -> Preview:
    """Return the preview of a file of which nothing can be imported, with the reasons."""
    return Preview(
        file=file.name,
        sha256=file.sha256,
        index="",
        layout="",
        years=(),
        sheets=(),
        rows=frame([]),
        issues=tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity))),
        difference=Difference(),
    )
