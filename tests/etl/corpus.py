"""Files as they should not be, each made from nothing, with the issue that answers it."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import openpyxl

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
MB = 1_000_000
NONE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file's name, its bytes, and the code and cell of the issue that refuses it."""

    name: str
    content: bytes
    code: str
    cell: str = ""


def relations(*targets: tuple[str, str]) -> str:
    """A part's relations: (type, target), with the ids r1, r2 …"""
    entries = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{entries}</Relationships>'


def parts(
    *sheets: str, styles: str = "", texts: str = "", calculation: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook whose worksheets have this XML; tabs are named S1, S2 …"""
    tabs = "".join(
        f'<sheet name="S{i}" sheetId="{i}" r:id="r{i}"/>' for i in range(1, len(sheets) + 1)
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>{tabs}</sheets>{calculation}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            *(("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}>{texts}</sst>",
    }
    return made | {f"xl/worksheets/sheet{i}.xml": xml for i, xml in enumerate(sheets, 1)}


def sheet(rows: str, after: str = "", before: str = "") -> str:
    """A worksheet's XML around its rows."""
    return f"<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def packed(contents: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    made = BytesIO()
    with ZipFile(made, "w", method) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return made.getvalue()


def book(*sheets: str, **more: str) -> bytes:
    """A workbook from the XML of its worksheets."""
    return packed(parts(*sheets, **more))


def good() -> bytes:
    """An ordinary small workbook."""
    workbook = openpyxl.Workbook()
    tab = workbook.active
    tab.title = "Tổng hợp"
    tab.append(["Tỉnh", "Năm", "Điểm"])
    tab.append(["Hà Nội", 2022, 43.5])
    tab.append(["An Giang", 2022, 41.25])
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def without(*names: str) -> bytes:
    """A workbook that lacks some of its parts."""
    kept = {name: text for name, text in parts(FIGURES).items() if name not in names}
    return packed(kept)


def with_parts(more: Mapping[str, str | bytes]) -> bytes:
    """An ordinary workbook with further parts, or others in place of its own."""
    return packed(parts(FIGURES) | dict(more))


def repeated(head: bytes, block: bytes, times: int, tail: bytes) -> tuple[bytes, int, int]:
    """A deflated text of `times` equal blocks, with its checksum and its size."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    first = deflate.compress(head) + deflate.flush(zlib.Z_FULL_FLUSH)
    middle = deflate.compress(block) + deflate.flush(zlib.Z_FULL_FLUSH)
    last = deflate.compress(tail) + deflate.flush()
    check = zlib.crc32(head)
    for _ in range(times):
        check = zlib.crc32(block, check)
    size = len(head) + times * len(block) + len(tail)
    return first + middle * times + last, zlib.crc32(tail, check), size


def with_deflated(name: str, text: bytes, check: int, size: int, *, times: int = 1) -> bytes:
    """An ordinary workbook and `times` directory entries over one deflated text put in by hand."""
    base = packed({key: value for key, value in parts(FIGURES).items() if key != name})
    end = base.rfind(b"PK\5\6")
    (begin,) = struct.unpack_from("<I", base, end + 16)
    directory, count = base[begin:end], struct.unpack_from("<H", base, end + 10)[0]
    names = [name.encode()] if times == 1 else [f"xl/{i:05}.bin".encode() for i in range(times)]
    fields = struct.pack("<HHHHIIIH", 0, 8, 0, 0, check, len(text), size, len(names[0]))
    local = b"PK\3\4" + struct.pack("<H", 20) + fields + b"\0\0" + names[0]
    for each in names:
        entry = b"PK\1\2" + struct.pack("<HH", 20, 20) + fields
        directory += entry + struct.pack("<HHHHII", 0, 0, 0, 0, 0, begin) + each
    body = base[:begin] + local + text
    closing = struct.pack(
        "<4H2IH", 0, 0, count + times, count + times, len(directory), len(body), 0
    )
    return body + directory + b"PK\5\6" + closing


def encrypted() -> bytes:
    """The outside of a workbook with a password: an OLE file that names its streams."""
    return ole("EncryptionInfo", "EncryptedPackage")


def ole(*streams: str) -> bytes:
    """An OLE file with empty streams of these names."""
    head = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head = (head + b"\xff" * 512)[:512]
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = b""
    for name in ("Root Entry", *streams):
        text = name.encode("utf-16-le")
        root = name == "Root Entry"
        entries += text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, 5 if root else 2, 1)
        entries += struct.pack("<III", NONE, NONE, 1 if root else NONE) + bytes(48)
    return head + table + entries.ljust(512, b"\0")


def record(kind: int, body: bytes = b"") -> bytes:
    """A record of an old .xls."""
    return struct.pack("<HH", kind, len(body)) + body


def old_book(*cells: bytes, globals_: bytes = b"", after: bytes = b"") -> bytes:
    """An old .xls with one sheet S1 of these records, without the OLE container around it."""
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 0x7CC, 0, 6))
    font = record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\1\0A")
    plain = struct.pack("<HHHBBBBIIH", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    styles = b""
    for number_format in (0, 10, 14):
        styles += record(0xE0, struct.pack("<HH", 0, number_format) + plain[4:])
    head = begin + globals_ + font + styles
    name = b"\2\0S1"
    place = len(head) + len(record(0x85, bytes(6) + name)) + len(record(0x0A))
    head += record(0x85, struct.pack("<IBB", place, 0, 0) + name) + record(0x0A)
    tab = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 0x7CC, 0, 6))
    return head + tab + b"".join(cells) + after + record(0x0A)


def cell_xml(place: str, value: object) -> str:
    """A number in a cell."""
    return f'<c r="{place}"><v>{value}</v></c>'


FIGURES = sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Hà Nội</t></is></c><c r="B1"><v>43.5</v></c></row>'
)
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
HTML = "<html><body><table><tr><td>Hà Nội</td><td>43,5</td></tr></table></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def _corrupt_directory() -> bytes:
    content = bytearray(good())
    begin = content.find(b"PK\1\2")
    content[begin + 42 : begin + 46] = b"\xff\xff\xff\x7f"
    return bytes(content)


def _corrupt_data() -> bytes:
    content = bytearray(good())
    begin = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[begin : begin + 20] = bytes(20)
    return bytes(content)


def _bomb() -> bytes:
    rows = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 20_000
    text, check, size = repeated(
        b"<worksheet><sheetData>", rows, 5_000, b"</sheetData></worksheet>"
    )
    return with_deflated("xl/worksheets/sheet1.xml", text, check, size)


def _lying_bomb(times: int, claimed: int) -> bytes:
    text, _, _ = repeated(b"", bytes(MB), times, b"")
    return with_deflated("xl/media/image1.bin", text, zlib.crc32(bytes(claimed)), claimed)


def _overlapping_bomb() -> bytes:
    text, check, size = repeated(b"", bytes(9 * MB), 1, b"")
    return with_deflated("xl/media/image1.bin", text, check, size, times=200)


def _many_sheets() -> bytes:
    row = "".join(cell_xml(f"A{r}", r * 7919) for r in range(1, 5))
    xml = sheet(f"<!--{row * 4_000}-->")
    return book(*[xml] * 300)


def _duplicate() -> bytes:
    made = BytesIO(good())
    with ZipFile(made, "a") as archive:
        archive.writestr("XL/workbook.xml", "<workbook/>")
    return made.getvalue()


def _password_in_zip() -> bytes:
    content = bytearray(good())
    begin = content.find(b"PK\1\2")
    content[begin + 8] |= 1
    return bytes(content)


MAKERS: dict[str, Callable[[], BadFile]] = {
    "empty": lambda: BadFile("a.xlsx", b"", "file_empty"),
    "blank": lambda: BadFile("a.csv", b" \r\n\r\n", "file_empty"),
    "zeros": lambda: BadFile("a.xls", bytes(1000), "file_empty"),
    "too large": lambda: BadFile("a.csv", b"a;b\n" * (6 * MB), "file_too_large"),
    "no ending": lambda: BadFile("scores", good(), "file_extension"),
    "program": lambda: BadFile("a.exe", good(), "file_extension"),
    "png": lambda: BadFile("a.xlsx", PNG, "file_not_workbook"),
    "pdf": lambda: BadFile("a.xls", b"%PDF-1.7\n", "file_not_workbook"),
    "html": lambda: BadFile("a.xls", HTML.encode(), "file_not_workbook"),
    "html with mark": lambda: BadFile("a.xls", f"\ufeff\n{HTML}".encode(), "file_not_workbook"),
    "xml": lambda: BadFile("a.xls", b'<?xml version="1.0"?><Workbook/>', "file_not_workbook"),
    "xlsx as xls": lambda: BadFile("a.xls", good(), "file_renamed"),
    "xls as xlsx": lambda: BadFile("a.xlsx", ole("Workbook"), "file_renamed"),
    "csv as xlsx": lambda: BadFile("a.xlsx", b"a;b\n1;2\n", "file_renamed"),
    "xlsx as csv": lambda: BadFile("a.csv", good(), "file_renamed"),
    "word": lambda: BadFile("a.xlsx", packed({"word/document.xml": ""}), "file_not_workbook"),
    "old word": lambda: BadFile("a.xls", ole("WordDocument"), "file_not_workbook"),
    "binary": lambda: BadFile("a.xlsx", bytes([1, 2, 3]) * 100, "file_unknown"),
    "zip": lambda: BadFile("a.xlsx", packed({"b.zip": good()}), "file_not_workbook"),
    "password": lambda: BadFile("a.xlsx", encrypted(), "file_encrypted"),
    "zip password": lambda: BadFile("a.xlsx", _password_in_zip(), "file_encrypted"),
    "old password": lambda: BadFile(
        "a.xls", old_book(globals_=record(0x2F, b"\1\0\1\0\1\0" + bytes(48))), "file_encrypted"
    ),
    "macro": lambda: BadFile(
        "a.xlsx", with_parts({"xl/vbaProject.bin": b"\0"}), "file_macros"
    ),
    "macro workbook": lambda: BadFile(
        "a.xlsm", with_parts({"xl/vbaProject.bin": b"\0"}), "file_macros"
    ),
    "macro sheet": lambda: BadFile(
        "a.xlsx", with_parts({"xl/macrosheets/sheet1.xml": "<a/>"}), "file_macros"
    ),
    "old macro": lambda: BadFile("a.xls", ole("Workbook", "_VBA_PROJECT_CUR"), "file_macros"),
    "cut": lambda: BadFile("a.xlsx", good()[:-200], "zip_truncated"),
    "half": lambda: BadFile("a.xlsx", good()[: len(good()) // 2], "zip_truncated"),
    "head cut": lambda: BadFile("a.xlsx", b"PK" + good()[500:], "file_damaged"),
    "corrupt directory": lambda: BadFile("a.xlsx", _corrupt_directory(), "file_damaged"),
    "corrupt data": lambda: BadFile("a.xlsx", _corrupt_data(), "file_damaged"),
    "old cut": lambda: BadFile("a.xls", ole("Workbook"), "file_damaged"),
    "no contents": lambda: BadFile(
        "a.xlsx", without("[Content_Types].xml"), "zip_content_types"
    ),
    "no workbook": lambda: BadFile("a.xlsx", without("xl/workbook.xml"), "file_damaged"),
    "no worksheet": lambda: BadFile("a.xlsx", without("xl/worksheets/sheet1.xml"), "file_damaged"),
    "no relations": lambda: BadFile(
        "a.xlsx", without("xl/_rels/workbook.xml.rels"), "file_damaged"
    ),
    "no sheets": lambda: BadFile("a.xlsx", book(), "no_sheets"),
    "no cells": lambda: BadFile("a.xlsx", book(sheet("")), "no_cells"),
    "only formats": lambda: BadFile(
        "a.xlsx", book(sheet('<row r="3" ht="20"><c r="B3" s="1"/></row>')), "no_cells"
    ),
    "path": lambda: BadFile("a.xlsx", with_parts({"../../etc/x": "a"}), "zip_path"),
    "absolute path": lambda: BadFile("a.xlsx", with_parts({"/etc/x": "a"}), "zip_path"),
    "twice": lambda: BadFile("a.xlsx", _duplicate(), "zip_duplicate"),
    "method": lambda: BadFile("a.xlsx", packed(parts(FIGURES), ZIP_BZIP2), "zip_method"),
    "many entries": lambda: BadFile(
        "a.xlsx", with_parts({f"xl/media/{i}.png": b"" for i in range(5_000)}), "zip_entries"
    ),
    "bomb": lambda: BadFile("a.xlsx", _bomb(), "zip_unpacked"),
    "bomb of many sheets": lambda: BadFile("a.xlsx", _many_sheets(), "zip_unpacked"),
    "bomb that lies": lambda: BadFile("a.xlsx", _lying_bomb(60, 1_000), "zip_ratio"),
    "small bomb that lies": lambda: BadFile("a.xlsx", _lying_bomb(2, 1_000), "file_damaged"),
    "overlapping bomb": lambda: BadFile("a.xlsx", _overlapping_bomb(), "zip_unpacked"),
    "nested bomb": lambda: BadFile(
        "a.xlsx", packed({f"{i}.zip": packed({"a": bytes(MB)}) for i in range(16)}),
        "file_not_workbook",
    ),
    "laughs": lambda: BadFile("a.xlsx", book(LAUGHS + FIGURES), "xml_declarations"),
    "laughs in texts": lambda: BadFile(
        "a.xlsx", with_parts({"xl/sharedStrings.xml": LAUGHS + "<sst/>"}), "xml_declarations"
    ),
    "outside": lambda: BadFile("a.xlsx", book(OUTSIDE + FIGURES), "xml_declarations"),
    "outside in workbook": lambda: BadFile(
        "a.xlsx", with_parts({"xl/workbook.xml": OUTSIDE + "<workbook/>"}), "xml_declarations"
    ),
    "utf-16": lambda: BadFile(
        "a.xlsx", packed(parts(FIGURES) | {"xl/worksheets/sheet1.xml": FIGURES.encode("utf-16")}),
        "xml_encoding",
    ),
    "utf-7": lambda: BadFile(
        "a.xlsx", book('<?xml version="1.0" encoding="UTF-7"?>' + FIGURES), "xml_encoding"
    ),
    "far cell": lambda: BadFile(
        "a.xlsx",
        book(sheet(f"<row>{cell_xml('A1', 1)}</row><row>{cell_xml('XFD1048576', 2)}</row>")),
        "grid_too_large", "XFD1048576",
    ),
    "far right": lambda: BadFile(
        "a.xlsx",
        book(sheet(f"{cell_xml('A1', 1)}{cell_xml('XFD1', 2)}{cell_xml('A300', 2)}")),
        "grid_too_large", "XFD1",
    ),
    "far cell by another hand": lambda: BadFile(
        "a.xlsx",
        book(
            f"<x:worksheet xmlns:x={MAIN[6:]}><x:sheetData><x:row r='1'><x:c r='A1'><x:v>1</x:v>"
            "</x:c></x:row><x:row r='1048576'><x:c s='1' r='XFD1048576'><x:v>2</x:v></x:c></x:row>"
            "</x:sheetData></x:worksheet>"
        ),
        "grid_too_large", "XFD1048576",
    ),
    "beyond Excel": lambda: BadFile(
        "a.xlsx", book(sheet(cell_xml("ZZZZ99999999", 1))), "file_damaged"
    ),
    "row 0": lambda: BadFile("a.xlsx", book(sheet(cell_xml("A0", 1))), "file_damaged"),
    "no text": lambda: BadFile(
        "a.xlsx", book(sheet('<row r="1"><c r="A1" t="s"><v>5</v></c></row>')), "sheet_text_missing"
    ),
    "no XML": lambda: BadFile("a.xlsx", book("<worksheet><sheetData><row><c"), "sheet_damaged"),
    "zeros in XML": lambda: BadFile("a.xlsx", book(FIGURES[:150] + "\0" * 9), "sheet_damaged"),
    "zeros in CSV": lambda: BadFile("a.csv", b"a;b\n" * 20_000 + b"\0\0;1\n", "csv_binary"),
    "broken UTF-8": lambda: BadFile(
        "a.csv", "Tỉnh;Điểm\nHà Nội;7,5\n".encode() + b"\xe1\xba;1\n", "csv_encoding"
    ),
    "one column": lambda: BadFile("a.csv", b"abc\ndef\n", "csv_separator"),
    "open quotation": lambda: BadFile("a.csv", b'a;b\n"1;2\n3;4\n', "csv_damaged"),
    "comma twice": lambda: BadFile(
        "a.csv", "Tỉnh,Năm,Điểm\nHà Nội,2022,7,85\nHuế,2022,7,9\n".encode(), "csv_ragged", "D2"
    ),
    "wide CSV": lambda: BadFile(
        "a.csv", b"a;b\n" * 3_000 + b";" * 3_000 + b"\n", "grid_too_large", "DKK3001"
    ),
}  # fmt: skip
