"""The preview of a file of which nothing can be imported."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from etl.model.issues import SEVERITIES, Issue
from etl.model.previewed import Difference, Preview
from etl.scores.rows import frame


def blocked(content: bytes, name: str, issues: Sequence[Issue]) -> Preview:
    """The preview of a file of which nothing can be imported, with the reasons."""
    return Preview(
        file=name,
        sha256=hashlib.sha256(content).hexdigest(),
        index="",
        layout="",
        years=(),
        sheets=(),
        rows=frame([]),
        issues=tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity))),
        difference=Difference(),
    )
