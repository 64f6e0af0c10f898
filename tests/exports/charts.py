"""Reads the charts of an Office file back: what the chart shows and what its workbook holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from reports.model import Chart, Report, flat

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
Points = list[tuple[float | str, float]]


@dataclass(frozen=True, slots=True)
class Read:
    """One chart: the points of each series as drawn, and the same as the workbook has them."""

    drawn: dict[str, Points]
    held: dict[str, Points]
    codes: set[str]


def charts(content: bytes) -> list[Read]:
    """The charts of a file in the order of their parts, each with the workbook of its number."""
    with ZipFile(BytesIO(content)) as file:
        parts = [n for n in file.namelist() if "/charts/chart" in n and n.endswith(".xml")]
        parts.sort(key=lambda name: int("".join(filter(str.isdigit, name.rsplit("/", 1)[1]))))
        return [_read(file, name) for name in parts]


def _read(file: ZipFile, name: str) -> Read:
    root = etree.fromstring(file.read(name))
    relations = name.replace("charts/", "charts/_rels/") + ".rels"
    target = etree.fromstring(file.read(relations))[0].get("Target")
    book = load_workbook(
        BytesIO(file.read(f"{name.split('/', maxsplit=1)[0]}/{target.removeprefix('../')}"))
    )
    drawn = {s.findtext(f"{C}tx//{C}v"): _points(s) for s in root.iter(f"{C}ser")}
    codes = {n.get("formatCode") for n in root.iter(f"{C}numFmt")}
    return Read(
        drawn, _held(book["Sheet1"].values, bars=root.find(f".//{C}barChart") is not None), codes
    )


def _points(series: etree._Element) -> Points:
    xs = series.find(f"{C}xVal") if series.find(f"{C}xVal") is not None else series.find(f"{C}cat")
    ys = series.find(f"{C}yVal") if series.find(f"{C}yVal") is not None else series.find(f"{C}val")
    x, y = _cache(xs), _cache(ys)
    return [(x[i], float(y[i])) for i in sorted(y)]


def _cache(values: etree._Element) -> dict[int, float | str]:
    found = {int(p.get("idx")): p.findtext(f"{C}v") for p in values.iter(f"{C}pt")}
    numeric = values.find(f"{C}numRef") is not None
    return {i: float(v) if numeric else v for i, v in found.items()}


def _held(rows: Iterator[tuple[float | str | None, ...]], *, bars: bool) -> dict[str, Points]:
    head, *body = list(rows)
    step = 1 if bars else 2
    found: dict[str, Points] = {}
    for at in range(1, len(head), step):
        found[str(head[at])] = [
            (r[0 if bars else at - 1] or 0.0, float(r[at] or 0)) for r in body if r[at] is not None
        ]
    return found


def shown(report: Report) -> list[Chart]:
    """The charts of a report in order."""
    return [b for b in flat(report.blocks) if isinstance(b, Chart)]
