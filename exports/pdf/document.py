"""The same report as PDF, set by typst with the fonts that ship: for a phone, and to print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from exports.drawing.picture import as_svg, fonts
from exports.tables.blocks import as_table, lines, numbered_annexes, sentences, tiles_table
from exports.tables.columns import LETTERS, cell, widths
from exports.text import plain
from reports.documents.letter import Letter
from reports.model import (
    Annex,
    Block,
    Chart,
    Coverage,
    Deadlines,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Sayings,
    Table,
    Tiles,
    flat,
)
from strings import Lang, translate

FORM = Path(__file__).with_name("report.typ")
WIDTH, HEIGHT = 468.0, 225.0  # points: a chart between the margins
SIGN = re.compile("[△▲▽▼] ")  # in a sentence the word of a verdict is enough
WEATHER = re.compile("[\u2600-\u26ff]\ufe0f? ?")  # signs of momentum, which the font has not
Json = dict[str, Any]  # as JSON holds it


def document(report: Report, letter: Letter) -> bytes:
    """Write the report as .pdf in the decree's form; what a person has to fill is marked."""
    body = [b for b in report.blocks if not isinstance(b, Annex)]
    data = {
        "lang": report.lang,
        "title": report.title,
        "letter": asdict(letter),
        "words": {k: translate(f"letter.{k}", report.lang) for k in ("bases", "signer")},
        "blocks": list(_blocks(body, report.lang)),
        "annexes": [
            _annex(annex, number, report.lang) for number, annex in numbered_annexes(report)
        ],
    }
    return typst.compile(
        FORM.read_bytes(),
        format="pdf",
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(_plain(data), ensure_ascii=False)},
    )


def _annex(annex: Annex, number: str, lang: Lang) -> Json:
    label = translate("letter.annex", lang, number=number).strip()
    return {
        "label": label,
        "title": annex.title.upper(),
        "blocks": list(_blocks(annex.blocks, lang)),
    }


def _blocks(  # noqa: C901 - one case a kind of block
    blocks: Iterable[Block], lang: Lang
) -> Iterator[Json]:
    """Turn blocks into what the form reads; what only a page shows is left out."""
    for block in flat(blocks):
        match block:
            case Heading():
                kind, text = (
                    ("part", block.text.upper()) if block.level == 1 else ("article", block.text)
                )
                yield {"kind": kind, "text": text}
            case Paragraph() | Notice():
                yield {"kind": "text", "text": block.text}
            case Headline():
                yield {"kind": "article", "text": block.finding}
                yield from ({"kind": "text", "text": said} for said in sentences(block))
            case Tiles():
                yield _table(tiles_table(block, lang), lang)
            case Facts():
                yield from ({"kind": "text", "text": SIGN.sub("", s)} for s in lines(block, lang))
            case Sayings():
                yield from ({"kind": "text", "text": said} for said in block.sentences)
            case Prompt():
                yield {"kind": "prompt", "text": block.text}
            case Legend():
                yield {"kind": "source", "text": " ".join(block.sources)}
            case Chart():
                yield _chart(block, lang)
            case Table() if block.rows:
                yield _table(block, lang)
            case Deadlines() | Coverage():
                yield _table(as_table(block), lang)


def _chart(chart: Chart, lang: Lang) -> Json:
    drawn = as_svg(chart, lang, WIDTH, HEIGHT)
    below = [text for text in (chart.subtitle, *chart.notes) if text]
    said = {"title": chart.title, "below": below, "alt": chart.alt}
    return {"kind": "chart", "svg": drawn, **said}


def _table(table: Table, lang: Lang) -> Json:
    wide = widths(table, 1, LETTERS, lang)
    columns = [
        {"label": c.label, "kind": c.kind, "width": w}
        for c, w in zip(table.columns, wide, strict=True)
    ]
    rows = [[cell(c, row, lang) for c in table.columns] for row in table.rows]
    return {
        "kind": "table",
        "title": table.title,
        "note": table.note,
        "columns": columns,
        "rows": rows,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return WEATHER.sub("", plain(value))
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, (list, tuple)) else value
