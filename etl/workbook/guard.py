"""Is this file safe to open, said without opening it."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from etl.model.issues import Issue
from etl.workbook.bounds import beyond, reach
from etl.workbook.formats import NAMES, Format, format_of
from etl.workbook.grid import Malformed, pieces
from etl.workbook.limits import LIMITS, MB, FileKind, Limits
from etl.workbook.parts import DamagedPart, worksheets
from etl.workbook.unpack import Unpacking, UnsafeFile, megabytes

EXPECTED: dict[str, Format] = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".csv": "text", ".txt": "text", ".tsv": "text",
}  # fmt: skip
WORKBOOKS: frozenset[Format] = frozenset({"xlsx", "xls", "text"})
ENTRY, END = b"PK\x01\x02", b"PK\x05\x06"  # begin an entry of a zip's directory, and its end
WORKSHEET = re.compile(r"(^|/)worksheets/[^/]*\.xml$", re.IGNORECASE)
MACROS = re.compile(r"(^|/)(vbaproject\.bin|macrosheets/.*)$", re.IGNORECASE)
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
DAMAGE = (
    BadZipFile, DamagedPart, Malformed, zlib.error, struct.error, EOFError, KeyError,
    NotImplementedError, RuntimeError, ValueError, OSError, OverflowError,
)  # fmt: skip


def guard(content: bytes, name: str, kind: FileKind = "scores") -> Issue | None:
    """Return why a file may not be opened, or None; never raise because of the file."""
    try:
        _check(content, name, LIMITS[kind])
    except UnsafeFile as refused:
        return refused.issue
    return None


def _check(content: bytes, name: str, limits: Limits) -> None:
    if len(content) > limits.compressed:
        raise UnsafeFile(
            "file_too_large", size=megabytes(len(content)), limit=limits.compressed // MB
        )
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if extension not in EXPECTED:
        raise UnsafeFile("file_extension", value=extension or name)
    found = format_of(content)
    if found == "empty":
        raise UnsafeFile("file_empty")
    if found == "encrypted":
        raise UnsafeFile("file_encrypted")
    if found == "binary":
        raise UnsafeFile("file_unknown", value=extension)
    if found != EXPECTED[extension]:
        code = "file_renamed" if found in WORKBOOKS else "file_not_workbook"
        raise UnsafeFile(code, value=NAMES.get(found, found.upper()), extension=extension)
    if found == "xlsx":
        _check_zip(content, limits)
    if found == "xls" and OLE_MACROS in content:
        raise UnsafeFile("file_macros")


def _check_zip(content: bytes, limits: Limits) -> None:
    if (entries := content.count(ENTRY)) > limits.entries:
        raise UnsafeFile("zip_entries", value=entries, limit=limits.entries)
    if END not in content:
        raise UnsafeFile("zip_truncated")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_directory(archive.infolist(), limits)
            _check_parts(Unpacking(content, archive, limits))
    except DAMAGE as error:
        raise UnsafeFile("file_damaged") from error


def _check_directory(entries: list[ZipInfo], limits: Limits) -> None:
    for entry in entries:
        if entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename):
            raise UnsafeFile("zip_path", value=entry.filename)
        if entry.flag_bits & 1:
            raise UnsafeFile("file_encrypted")
        if MACROS.search(entry.filename):
            raise UnsafeFile("file_macros")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise UnsafeFile("zip_method", value=entry.filename)
    names = Counter(entry.filename.lower() for entry in entries)
    name, times = names.most_common(1)[0] if names else ("", 0)
    if times > 1:
        raise UnsafeFile("zip_duplicate", value=name)
    if "[content_types].xml" not in names:
        raise UnsafeFile("zip_content_types")
    declared = sum(entry.file_size for entry in entries)
    if declared > limits.unpacked:
        raise UnsafeFile("zip_unpacked", value=megabytes(declared), limit=limits.unpacked // MB)


def _check_parts(unpacking: Unpacking) -> None:
    """Inflate every part once and keeps none; the worksheets last, when their names are known."""
    entries = unpacking.archive.infolist()
    for entry in entries:
        if not WORKSHEET.search(entry.filename):
            xml = entry.filename.lower().endswith((".xml", ".rels"))
            for _ in unpacking.blocks(entry, xml=xml):
                pass
    sheets = {part.path: part.name for part in worksheets(unpacking.archive)}
    if not sheets:
        raise UnsafeFile("no_sheets")
    if missing := sheets.keys() - {entry.filename for entry in entries}:
        raise DamagedPart(min(missing))
    for entry in entries:
        if entry.filename in sheets or WORKSHEET.search(entry.filename):
            _check_grid(unpacking, entry, sheets.get(entry.filename, entry.filename))


def _check_grid(unpacking: Unpacking, entry: ZipInfo, sheet: str) -> None:
    limit = unpacking.limits.cells
    box = reach(pieces(unpacking.blocks(entry, xml=True)))
    if not box or box.area <= limit:
        return
    # Formatting alone may reach far: only a cell that holds something stretches the sheet.
    again = replace(unpacking, done=0).blocks(entry, xml=True)
    cell = beyond(pieces(again), limit)
    if cell:
        raise UnsafeFile("grid_too_large", sheet, cell, value=cell, limit=limit // MB)
