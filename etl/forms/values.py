"""What one cell of a log says: a value, or why it cannot be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeGuard, cast

from etl.forms.declared import ColumnKind
from etl.forms.vocabulary import FormWords, Spellings, code_of
from etl.parsing.normalize import clean, plain
from etl.parsing.numbers import parse
from etl.workbook.sheets import Cell, CellError, UncachedFormula

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_UNTIDY = re.compile(rf"{_UNSEEN.pattern}|[^\S ]|  |\0 | \0")
_AT_ONCE = 256  # texts that are looked at together, joined by \0
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]*)?$")
_IN_WORDS = re.compile(r"^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$")
_EXCEL_BEGAN = date(1899, 12, 30)
_SERIALS = range(36526, 73051)  # 01/01/2000 to 31/12/2099


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell cannot be read: the code of an issue and what fills its sentence."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


Value = str | float | date | None
CellReader = Callable[[Cell, FormWords], Value | CellFault]


def value_of(kind: ColumnKind, cell: Cell, words: FormWords) -> Value | CellFault:
    """Read a cell that is not empty as its column's kind says."""
    if isinstance(cell, CellError):
        return CellFault("row_cell_error", {"value": cell.text})
    if isinstance(cell, UncachedFormula):
        return CellFault("row_formula", {"value": str(cell)})
    if isinstance(cell, str) and not (cell := tidy(cell)):
        return None
    return READERS[kind](cell, words)


def values_of(kind: ColumnKind, cells: Sequence[Cell], words: FormWords) -> list[Value | CellFault]:
    """Read the different cells of a column; texts that are tidy already are taken as they are."""
    if kind == "ordinal":
        return ["" if isinstance(cell, float) else value_of(kind, cell, words) for cell in cells]
    if kind != "text":
        return [value_of(kind, cell, words) for cell in cells]
    found: list[Value | CellFault] = []
    for at in range(0, len(cells), _AT_ONCE):
        some = cells[at : at + _AT_ONCE]
        found += some if _are_tidy(some) else [value_of(kind, cell, words) for cell in some]
    return found


def _are_tidy(cells: Sequence[Cell]) -> TypeGuard[Sequence[str]]:
    if not all(type(cell) is str and cell for cell in cells):
        return False
    text = "\0".join(("", *cast(Sequence[str], cells), ""))
    return unicodedata.is_normalized("NFC", text) and not _UNTIDY.search(text)


def tidy(text: str) -> str:
    """Return a text as it is kept.

    The quick way for the many that are composed and plain already.
    """
    if unicodedata.is_normalized("NFC", text) and not _UNSEEN.search(text):
        return " ".join(text.split())
    return clean(text)


def as_text(cell: Cell) -> str:
    """Return a cell as a person reads it: 1.0 is "1", a day is dd/mm/yyyy."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell)


def day_of(cell: Cell, words: FormWords | None = None) -> date | CellFault:  # noqa: ARG001 - a Reader
    """Return a day from a date, Excel's serial number or a text with the day first."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in _SERIALS:
        return _EXCEL_BEGAN + timedelta(days=int(cell))
    if isinstance(cell, str) and (parts := _parts(plain(cell))):
        try:
            return date(*parts)
        except ValueError:
            pass
    return CellFault("row_date", {"value": as_text(cell)})


def _parts(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a written day."""
    if found := _YEAR_FIRST.match(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DAY_FIRST.match(text) or _IN_WORDS.match(text):
        return int(found[3]), int(found[2]), int(found[1])
    return None


def _quantity(cell: Cell, words: FormWords) -> float | CellFault | None:  # noqa: ARG001 - a Reader
    said = parse(cell)
    if said.fault == "number_ambiguous":
        first, second = said.readings
        return CellFault("row_number_ambiguous", {"value": cell, "first": first, "second": second})
    if said.fault or said.percent:
        return CellFault("row_number", {"value": as_text(cell)})
    if said.value is not None and said.value < 0:
        return CellFault("row_negative", {"value": as_text(cell)})
    return said.value


def _text(cell: Cell, words: FormWords) -> str:  # noqa: ARG001 - a Reader
    return as_text(cell)


def _code(cell: Cell, words: FormWords) -> str | CellFault:  # noqa: ARG001 - a Reader
    text = as_text(cell)
    return code_of(text) or CellFault("row_code", {"value": text})


def _task(cell: Cell, words: FormWords) -> str | CellFault:
    text = as_text(cell)
    return words.task(text) or CellFault("row_task", {"value": text})


def _divisions(cell: Cell, words: FormWords) -> str | CellFault:
    found: list[str] = []
    for name in filter(None, (part.strip() for part in re.split(r"[;\n]", as_text(cell)))):
        code = words.divisions.code(name)
        if code is None:
            return CellFault("row_division", {"value": name})
        found.append(code)
    return " ".join(found)


def _one_of(code: str) -> CellReader:
    def read(cell: Cell, words: FormWords) -> str | CellFault:
        text = as_text(cell)
        return KNOWN[code](words).code(text) or CellFault(code, {"value": text})

    return read


def with_hint(bad: CellFault, words: FormWords) -> CellFault:
    """Return the same with the spelling that may have been meant, where there is one."""
    if bad.code not in KNOWN:
        return bad
    near = KNOWN[bad.code](words).near(str(bad.values["value"]))
    return CellFault(f"{bad.code}_near", {**bad.values, "near": near}) if near else bad


KNOWN: dict[str, Callable[[FormWords], Spellings]] = {
    "row_division": lambda words: words.divisions,
    "row_area": lambda words: words.areas,
    "row_component": lambda words: words.components,
    "row_status": lambda words: words.statuses,
    "row_rhythm": lambda words: words.rhythms,
    "row_index": lambda words: words.indices,
    "row_aim": lambda words: words.aims,
    "row_tier": lambda words: words.tiers,
}
READERS: dict[ColumnKind, CellReader] = {
    "ordinal": _text,
    "code": _code,
    "date": day_of,
    "division": _one_of("row_division"),
    "divisions": _divisions,
    "area": _one_of("row_area"),
    "task": _task,
    "component": _one_of("row_component"),
    "text": _text,
    "quantity": _quantity,
    "status": _one_of("row_status"),
    "rhythm": _one_of("row_rhythm"),
    "province": _text,
    "index": _one_of("row_index"),
    "part": _text,
    "aim": _one_of("row_aim"),
    "tier": _one_of("row_tier"),
}
