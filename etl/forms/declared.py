"""The columns of logs, plans and targets as data/forms declares them, for templates and reading."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from catalog.load import DATA
from etl.parsing.normalize import normalize

FormKind = Literal["tasks", "activities", "targets"]
FORMS: tuple[FormKind, ...] = get_args(FormKind)
ColumnKind = Literal[
    "ordinal", "code", "date", "division", "divisions", "area", "task", "component", "text",
    "quantity", "status", "rhythm", "province", "index", "part", "aim", "tier",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormColumn:
    """One column: its heading in both languages, what its cells hold, and how to explain it."""

    code: str
    kind: ColumnKind
    required: bool
    width: int
    names: dict[str, str]
    help: dict[str, str]
    aliases: tuple[str, ...]
    example: str | float

    @property
    def headings(self) -> frozenset[str]:
        """Every heading it is known by, folded."""
        return frozenset(map(normalize, (*self.names.values(), *self.aliases)))


@dataclass(frozen=True, slots=True)
class Form:
    """What one kind of log or plan is made of; `version` grows when old templates no longer fit."""

    kind: FormKind
    version: int
    sheets: dict[str, str]
    columns: tuple[FormColumn, ...]

    @property
    def required(self) -> tuple[FormColumn, ...]:
        """The columns that every row must fill."""
        return tuple(column for column in self.columns if column.required)


@cache
def form(kind: FormKind) -> Form:
    """Return the form declared in data/forms."""
    said = tomllib.loads((DATA / "forms" / f"{kind}.toml").read_text("utf-8"))
    return Form(
        kind=kind,
        version=said["version"],
        sheets={lang: said[f"sheet_{lang}"] for lang in ("vi", "en")},
        columns=tuple(_column(column) for column in said["column"]),
    )


def _column(said: dict[str, object]) -> FormColumn:
    return FormColumn(
        code=str(said["code"]),
        kind=cast(ColumnKind, said["kind"]),
        required=bool(said.get("required")),
        width=cast(int, said["width"]),
        names={lang: str(said[f"name_{lang}"]) for lang in ("vi", "en")},
        help={lang: str(said[f"help_{lang}"]) for lang in ("vi", "en")},
        aliases=tuple(cast(list[str], said["aliases"])),
        example=cast(str | float, said["example"]),
    )
