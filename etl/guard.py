"""Is this file safe to open, said without opening it."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from etl.formats import NAMES, Format, format_of
from etl.grid import BLOCK, Malformed, beyond, pieces, reach
from etl.issues import Issue
from etl.limits import LIMITS, MB, Kind, Limits
from etl.parts import DamagedPart, worksheets

EXPECTED: dict[str, Format] = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".csv": "text", ".txt": "text", ".tsv": "text",
}  # fmt: skip
WORKBOOKS: frozenset[Format] = frozenset({"xlsx", "xls", "text"})
ENTRY = b"PK\x01\x02"  # begins each entry of a zip's directory
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
WORKSHEET = re.compile(r"(^|/)worksheets/[^/]*\.xml$", re.IGNORECASE)
MACROS = re.compile(r"(^|/)(vbaproject\.bin|macrosheets/.*)$", re.IGNORECASE)
OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
DAMAGE = (
    BadZipFile, DamagedPart, Malformed, zlib.error, struct.error, EOFError, KeyError,
    NotImplementedError, RuntimeError, ValueError, OSError, OverflowError,
)  # fmt: skip


class Refused(Exception):
    """The reason why a file is not opened; it never leaves this module."""

    def __init__(self, code: str, sheet: str = "", cell: str = "", **values: object) -> None:
        super().__init__(code)
        self.issue = Issue(code, "error", sheet, cell, values)


def guard(content: bytes, name: str, kind: Kind = "scores") -> Issue | None:
    """Why a file may not be opened, or None where it may; never raises because of the file."""
    try:
        _check(content, name, LIMITS[kind])
    except Refused as refused:
        return refused.issue
    return None


def _check(content: bytes, name: str, limits: Limits) -> None:
    if len(content) > limits.compressed:
        raise Refused("file_too_large", size=_mb(len(content)), limit=limits.compressed // MB)
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if extension not in EXPECTED:
        raise Refused("file_extension", value=extension or name)
    found = format_of(content)
    if found == "empty":
        raise Refused("file_empty")
    if found == "encrypted":
        raise Refused("file_encrypted")
    if found == "binary":
        raise Refused("file_unknown", value=extension)
    if found != EXPECTED[extension]:
        code = "file_renamed" if found in WORKBOOKS else "file_not_workbook"
        raise Refused(code, value=NAMES.get(found, found.upper()), extension=extension)
    if found == "xlsx":
        _check_zip(content, limits)
    if found == "xls" and OLE_MACROS in content:
        raise Refused("file_macros")


def _check_zip(content: bytes, limits: Limits) -> None:
    if (entries := content.count(ENTRY)) > limits.entries:
        raise Refused("zip_entries", value=entries, limit=limits.entries)
    try:
        with closing(ZipFile(BytesIO(content))) as archive:
            _check_directory(archive.infolist(), limits)
            _check_parts(archive, limits)
    except DAMAGE as error:
        raise Refused("file_damaged") from error


def _check_directory(entries: list[ZipInfo], limits: Limits) -> None:
    for entry in entries:
        if entry.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", entry.filename):
            raise Refused("zip_path", value=entry.filename)
        if entry.flag_bits & 1:
            raise Refused("file_encrypted")
        if MACROS.search(entry.filename):
            raise Refused("file_macros")
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused("zip_method", value=entry.filename)
    names = Counter(entry.filename.lower() for entry in entries)
    name, times = names.most_common(1)[0] if names else ("", 0)
    if times > 1:
        raise Refused("zip_duplicate", value=name)
    if "[content_types].xml" not in names:
        raise Refused("zip_content_types")
    declared = sum(entry.file_size for entry in entries)
    if declared > limits.unpacked:
        raise Refused("zip_unpacked", value=_mb(declared), limit=limits.unpacked // MB)


def _check_parts(archive: ZipFile, limits: Limits) -> None:
    """Inflates every part once and keeps none; the worksheets last, when their names are known."""
    unpacking = Unpacking(archive, limits)
    entries = archive.infolist()
    for entry in entries:
        if not WORKSHEET.search(entry.filename):
            for _ in unpacking.blocks(
                entry, xml=entry.filename.lower().endswith((".xml", ".rels"))
            ):
                pass
    sheets = {part.path: part.name for part in worksheets(archive)}
    if not sheets:
        raise Refused("no_sheets")
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
    cell = beyond(
        pieces(Unpacking(unpacking.archive, unpacking.limits).blocks(entry, xml=True)), limit
    )
    if cell:
        raise Refused("grid_too_large", sheet, cell, value=cell, limit=limit)


@dataclass(slots=True)
class Unpacking:
    """Inflates parts block by block and stops when they grow beyond the limits."""

    archive: ZipFile
    limits: Limits
    done: int = 0

    def blocks(self, entry: ZipInfo, *, xml: bool) -> Iterator[bytes]:
        size = 0
        before = b""
        with self.archive.open(entry) as part:
            while block := part.read(BLOCK):
                if xml and not size:
                    _check_encoding(block)
                size += len(block)
                self._count(len(block), size, entry)
                if xml and any(word in before + block for word in DECLARATIONS):
                    raise Refused("xml_declarations", value=entry.filename)
                before = block[-16:]
                yield block

    def _count(self, block: int, size: int, entry: ZipInfo) -> None:
        self.done += block
        limits = self.limits
        if self.done > limits.unpacked:
            raise Refused("zip_unpacked", value=_mb(self.done), limit=limits.unpacked // MB)
        ratio = size // max(entry.compress_size, 1)
        if size > limits.ratio_from and ratio > limits.ratio:
            raise Refused("zip_ratio", value=ratio, limit=limits.ratio)


def _check_encoding(head: bytes) -> None:
    """The searches here and the reader take XML for UTF-8, as spreadsheet programs write it."""
    declared = ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    plain = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
    if b"\0" in head[:4] or head.startswith((b"\xff\xfe", b"\xfe\xff")) or not plain:
        raise Refused("xml_encoding")


def _mb(size: int) -> int:
    return -(-size // MB)
