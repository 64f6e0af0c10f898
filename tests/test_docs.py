"""The documents name what there is: every column of the definitions, every command, every file."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
DICTIONARY = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
DEFINITIONS = [
    *sorted((ROOT / "data").glob("*.csv")),
    *sorted((ROOT / "data").glob("indices/*.csv")),
    *sorted((ROOT / "data").glob("indices/*/*.csv")),
    *sorted((ROOT / "data").glob("scores/*.csv")),
    *sorted((ROOT / "data").glob("plans/*.csv")),
]


@pytest.mark.parametrize("file", DEFINITIONS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_column_of_the_definitions_is_in_the_dictionary(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    assert [column for column in columns if f"`{column}`" not in DICTIONARY] == []


@pytest.mark.parametrize("document", DOCS, ids=lambda document: document.name)
def test_a_document_links_only_to_what_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    assert [to for to in targets if not (document.parent / to).exists()] == []
