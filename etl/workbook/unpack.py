"""The parts of a zip, inflated block by block and counted, whatever its directory says of them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from etl.model.issues import Issue
from etl.workbook.grid import BLOCK
from etl.workbook.limits import MB, Limits

BITE = 1 << 16  # bytes inflated at a time
LOCAL = struct.Struct("<4s22xHH")  # the head of a part: its mark, the lengths of name and extras
ENCODING = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


class UnsafeFile(Exception):
    """The reason why a file is not opened; the guard turns it into its answer."""

    def __init__(self, code: str, sheet: str = "", cell: str = "", **values: object) -> None:
        super().__init__(code)
        self.issue = Issue(code, "error", sheet, cell, values)


@dataclass(slots=True)
class Unpacking:
    """Inflates parts of one file and stops when they grow beyond the limits."""

    content: bytes
    archive: ZipFile
    limits: Limits
    done: int = 0

    def blocks(self, entry: ZipInfo, *, xml: bool) -> Iterator[bytes]:
        """Yield a part's bytes. Raises BadZipFile where they are not those that the directory promises."""
        size = check = 0
        before = b""
        for block in _inflated(self._packed(entry), stored=entry.compress_type == ZIP_STORED):
            if xml and not size:
                _check_encoding(block)
            if xml and _declares(before + block):
                raise UnsafeFile("xml_declarations", value=entry.filename)
            before = block[-16:]
            size += len(block)
            check = zlib.crc32(block, check)
            self._count(len(block), size, entry)
            yield block
        if (size, check) != (entry.file_size, entry.CRC):
            raise BadZipFile(entry.filename)

    def _packed(self, entry: ZipInfo) -> memoryview:
        mark, name, extra = LOCAL.unpack_from(self.content, entry.header_offset)
        begin = entry.header_offset + LOCAL.size + name + extra
        packed = memoryview(self.content)[begin : begin + entry.compress_size]
        if mark != b"PK\3\4" or len(packed) < entry.compress_size:
            raise BadZipFile(entry.filename)
        return packed

    def _count(self, block: int, size: int, entry: ZipInfo) -> None:
        self.done += block
        limits = self.limits
        if self.done > limits.unpacked:
            raise UnsafeFile(
                "zip_unpacked", value=megabytes(self.done), limit=limits.unpacked // MB
            )
        ratio = size // max(entry.compress_size, 1)
        if size > limits.ratio_from and ratio > limits.ratio:
            raise UnsafeFile("zip_ratio", value=ratio, limit=limits.ratio)


def _inflated(packed: memoryview, *, stored: bool) -> Iterator[bytes]:
    if stored:
        yield from (bytes(packed[at : at + BLOCK]) for at in range(0, len(packed), BLOCK))
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), BITE):
        yield inflate.decompress(packed[at : at + BITE], BLOCK)
        while inflate.unconsumed_tail:
            yield inflate.decompress(inflate.unconsumed_tail, BLOCK)
    if not inflate.eof:
        raise BadZipFile("cut short")


def _declares(text: bytes) -> bool:
    return b"<!" in text and any(word in text for word in DECLARATIONS)


def _check_encoding(head: bytes) -> None:
    """Refuse XML that is not UTF-8: the searches here and the reader take it for that."""
    declared = ENCODING.match(head.removeprefix(b"\xef\xbb\xbf"))
    plain = declared is None or declared[1].lower() in (b"utf-8", b"us-ascii")
    if b"\0" in head[:4] or head.startswith((b"\xff\xfe", b"\xfe\xff")) or not plain:
        raise UnsafeFile("xml_encoding")


def megabytes(size: int) -> int:
    """Convert bytes to megabytes, rounded up."""
    return -(-size // MB)
