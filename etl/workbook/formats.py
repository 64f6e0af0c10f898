"""What a file is by its first bytes and parts, whatever its name says."""

from __future__ import annotations

import re
from typing import Literal

Format = Literal[
    "xlsx", "xlsb", "ods", "docx", "pptx", "zip", "xls", "doc", "ole", "encrypted", "html", "xml",
    "pdf", "png", "jpeg", "gif", "rar", "7z", "gzip", "text", "binary", "empty",
]  # fmt: skip

# As a reader knows them; the same in both languages.
NAMES: dict[Format, str] = {
    "xlsx": "Excel (.xlsx)",
    "xlsb": "Excel (.xlsb)",
    "ods": "OpenDocument (.ods)",
    "docx": "Word (.docx)",
    "pptx": "PowerPoint (.pptx)",
    "xls": "Excel 97–2003 (.xls)",
    "doc": "Word 97–2003 (.doc)",
    "ole": "OLE",
    "text": "CSV",
}

OLE = bytes.fromhex("D0CF11E0A1B11AE1")
MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x09\x08\x10\x00", "xls"),  # BIFF streams without the OLE container around them
    (b"\x09\x08\x08\x00", "xls"),
    (b"\x09\x04\x06\x00", "xls"),
    (b"\x09\x02\x06\x00", "xls"),
    (b"\x09\x00\x04\x00", "xls"),
)
HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|table|meta|style|script|div)\b", re.IGNORECASE
)
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
PARTS: tuple[tuple[bytes, Format], ...] = (
    (b"xl/workbook.bin", "xlsb"),
    (b"xl/workbook.xml", "xlsx"),
    (b"word/document.xml", "docx"),
    (b"ppt/presentation.xml", "pptx"),
    (b"application/vnd.oasis.opendocument", "ods"),
    (b"xl/worksheets/", "xlsx"),
)


def format_of(content: bytes) -> Format:
    """Tell the format of a file by its bytes; "text" where it may be a CSV."""
    if not content.strip(b"\x00 \t\r\n"):
        return "empty"
    if content.startswith(b"PK"):
        return next((found for part, found in PARTS if part in content), "zip")
    if content.startswith(OLE):
        return _ole(content)
    found = next((name for magic, name in MAGIC if content.startswith(magic)), None)
    return found or _text(content)


def _ole(content: bytes) -> Format:
    def names(*texts: str) -> bool:
        return any(f"{text}\0".encode("utf-16-le") in content for text in texts)

    if names("EncryptedPackage", "EncryptionInfo"):
        return "encrypted"
    if names("Workbook", "Book"):
        return "xls"
    return "doc" if names("WordDocument") else "ole"


def _text(content: bytes) -> Format:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    head = content[:65536].removeprefix(b"\xef\xbb\xbf").lstrip()
    if HTML.match(head) or b"<html" in head[:2048].lower() or head.startswith(b"MIME-Version:"):
        return "html"
    if head.startswith(b"<?xml"):
        return "xml"
    strange = len(head) - len(head.translate(None, CONTROL))
    if strange and not _wide(head):
        return "binary"
    return "text"


def _wide(head: bytes) -> bool:
    """UTF-16 without its mark: a zero in every second place, as far as letters are Latin."""
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    return (
        zeros > len(head) // 5 and min(head[0::2].count(0), head[1::2].count(0)) < len(head) // 50
    )
