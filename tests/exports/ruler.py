"""Measures a finished Word document: every property as it holds after all styles are resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree


@dataclass(frozen=True, slots=True)
class Measured:
    """One paragraph as printed. Lengths in points, `room` is the width it may fill."""

    text: str
    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    underlined: bool
    colours: frozenset[str]
    align: str
    first_line: float
    before: float
    after: float
    spacing: float
    room: float
    left: float
    right: float
    ruled: bool
    cell: int | None  # the column of the table it stands in


def measured(content: bytes) -> list[Measured]:
    """Every paragraph of the body in order, those of table cells included."""
    document = docx.Document(BytesIO(content))
    return [_measure(document, *found) for found in _paragraphs(document)]


def _paragraphs(document: Document) -> Iterator[tuple[Paragraph, int | None, float]]:
    section = document.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    page, left, right = (float(side or 0) / 12700 for side in sides)
    whole = page - left - right
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            rooms = [int(c.get(qn("w:w"))) / 20 for c in block._tbl.tblGrid.iter(qn("w:gridCol"))]
            for row in block.rows:
                for at, cell in enumerate(row.cells):
                    for paragraph in cell.paragraphs:
                        yield paragraph, at, rooms[at]
        else:
            yield block, None, whole


def _measure(document: Document, paragraph: Paragraph, cell: int | None, room: float) -> Measured:
    styles = {s.get(qn("w:styleId")): s for s in document.styles.element.iter(qn("w:style"))}
    chain = list(_chain(paragraph, styles))
    runs = [r for r in paragraph._p.iter(qn("w:r")) if "".join(r.itertext())]
    scopes = [[r.find(qn("w:rPr")), *(s.find(qn("w:rPr")) for s in chain)] for r in runs] or [
        [s.find(qn("w:rPr")) for s in chain]
    ]
    defaults = document.styles.element.find(
        f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
    )
    for scope in scopes:
        scope.append(defaults)
    shape = [paragraph._p.pPr, *(s.find(qn("w:pPr")) for s in chain)]
    spacing = {k: _found(shape, "w:spacing", k) for k in ("before", "after", "line", "lineRule")}
    indent = {k: _found(shape, "w:ind", k) for k in ("left", "right", "start", "end", "firstLine")}
    fonts = [_found(s, "w:rFonts", k) for s in scopes for k in ("ascii", "hAnsi", "eastAsia", "cs")]
    return Measured(
        text="".join(t.text or "" for t in paragraph._p.iter(qn("w:t"))),
        fonts=frozenset(str(f) for f in fonts),
        size=float(_found(scopes[0], "w:sz", "val") or 0) / 2,
        bold=_all_on(scopes, "w:b"),
        italic=_all_on(scopes, "w:i"),
        underlined=any((_found(s, "w:u", "val") or "none") != "none" for s in scopes),
        colours=frozenset(_found(s, "w:color", "val") or "auto" for s in scopes),
        align=_found(shape, "w:jc", "val") or "left",
        first_line=float(indent["firstLine"] or 0) / 20,
        before=float(spacing["before"] or 0) / 20,
        after=float(spacing["after"] or 0) / 20,
        spacing=float(spacing["line"] or 240) / 240,
        room=room,
        left=float(indent["left"] or indent["start"] or 0) / 20,
        right=float(indent["right"] or indent["end"] or 0) / 20,
        ruled=paragraph._p.find(
            f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}[@{qn('w:val')}='single']"
        )
        is not None,
        cell=cell,
    )


def _chain(paragraph: Paragraph, styles: dict[str, etree._Element]) -> Iterator[etree._Element]:
    """The paragraph's style, the style that is based on, and so on."""
    name: str | None = paragraph._p.style or "Normal"
    while name:
        yield styles[name]
        based = styles[name].find(qn("w:basedOn"))
        name = based.get(qn("w:val")) if based is not None else None


def _found(scopes: list[etree._Element | None], tag: str, attribute: str) -> str | None:
    """An attribute where it is said first, from the run outwards."""
    for scope in scopes:
        element = scope.find(qn(tag)) if scope is not None else None
        value = element.get(qn(f"w:{attribute}")) if element is not None else None
        if value is not None:
            return str(value)
    return None


def _all_on(scopes: list[list[etree._Element | None]], tag: str) -> bool:
    return all(_on(scope, tag) for scope in scopes)


def _on(scope: list[etree._Element | None], tag: str) -> bool:
    for part in scope:
        element = part.find(qn(tag)) if part is not None else None
        if element is not None:
            return element.get(qn("w:val"), "1") not in ("0", "false")
    return False
