"""The parts of an .xlsx: its sheets, where each is kept, which styles show a percentage."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from zipfile import ZipFile

LARGEST = 20_000_000  # bytes of a part that is held whole
PERCENT_BUILT_IN = frozenset({9, 10})
NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.')  # quoted or escaped in a number format


class DamagedPart(Exception):
    """A part that a workbook cannot do without is missing or is not what it should be."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet's name and the name of its part."""

    name: str
    path: str


def tree(archive: ZipFile, path: str) -> ET.Element:
    """Parse a part as XML; the guard has refused its declarations, its size is checked here."""
    try:
        with archive.open(path) as part:
            text = part.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise DamagedPart(path)
        if b"<!DOCTYPE" in text:
            raise DamagedPart(path)
        return ET.fromstring(text)  # noqa: S314 - without a DOCTYPE there is no entity to expand
    except (KeyError, ET.ParseError, ValueError) as error:
        raise DamagedPart(path) from error


def worksheets(archive: ZipFile) -> list[SheetPart]:
    """Return the worksheets in the order of their tabs.

    Chart sheets and macro sheets are left out.
    """
    workbook = _main(archive)
    targets = _targets(archive, workbook)
    named = {name.lower(): name for name in archive.namelist()}  # names differ by case at times
    found = []
    for sheet in tree(archive, workbook).iterfind("{*}sheets/{*}sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        kind, path = targets.get(key, ("", ""))
        if kind == "worksheet":
            found.append(SheetPart(sheet.get("name", ""), named.get(path.lower(), path)))
    return found


def is_recalculated(archive: ZipFile) -> bool:
    """Return whether the workbook asks to be calculated anew when opened: a result may be none."""
    entry = tree(archive, _main(archive)).find("{*}calcPr")
    return entry is not None and entry.get("fullCalcOnLoad") in ("1", "true")


def percent_styles(archive: ZipFile) -> frozenset[int]:
    """Return indices of the cell styles that show a number as a percentage."""
    path = next(
        (path for kind, path in _targets(archive, _main(archive)).values() if kind == "styles"), ""
    )
    if path not in archive.namelist():
        return frozenset()
    styles = tree(archive, path)
    formats = {
        _number(entry.get("numFmtId")): entry.get("formatCode", "")
        for entry in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    shown = PERCENT_BUILT_IN | {number for number, code in formats.items() if is_percent(code)}
    return frozenset(
        position
        for position, style in enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
        if _number(style.get("numFmtId")) in shown
    )


def is_percent(code: str) -> bool:
    """Return whether a number format shows a percentage."""
    return "%" in NOT_SHOWN.sub("", code)


def _main(archive: ZipFile) -> str:
    main = "xl/workbook.xml"
    if "_rels/.rels" in archive.namelist():
        targets = _targets(archive, "")
        main = next((path for kind, path in targets.values() if kind == "officeDocument"), main)
    return main


def _targets(archive: ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: id -> (the last word of the relation's type, the part's name)."""
    folder, _, name = path.rpartition("/")
    relations = tree(archive, join(folder, "_rels", f"{name}.rels"))
    return {
        entry.get("Id", ""): (entry.get("Type", "").rpartition("/")[2], _resolved(path, entry))
        for entry in relations.iterfind("{*}Relationship")
        if entry.get("TargetMode") != "External"
    }


def _resolved(path: str, entry: ET.Element) -> str:
    target = entry.get("Target", "").replace("\\", "/")
    return normpath(join("/", dirname(path), target)).lstrip("/")


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
