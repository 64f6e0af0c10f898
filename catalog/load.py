"""Reads the definitions in data/ into one Catalog."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from catalog.definitions import Catalog
from catalog.model import (
    Area,
    Break,
    Component,
    Division,
    Edition,
    Index,
    Link,
    Named,
    Publication,
    Source,
    Threshold,
    Unit,
)

DATA = Path(__file__).resolve().parent.parent / "data"

CsvRow = dict[str, str]


def rows(path: Path) -> Iterator[CsvRow]:
    """Read the rows of a CSV file as dicts of text."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def load(data: Path = DATA) -> Catalog:
    """Load every definition that ships with the product."""
    indices = {r["index"]: _index(r) for r in rows(data / "indices" / "indices.csv")}
    return Catalog(
        indices=indices,
        editions={code: _editions(code, data / "indices" / code) for code in indices},
        areas=tuple(_area(r) for r in rows(data / "areas.csv")),
        units={r["unit"]: _unit(r) for r in rows(data / "units.csv")},
        regions={
            r["region"]: Named(r["name_vi"], r["name_en"]) for r in rows(data / "regions.csv")
        },
        aliases=_aliases(data / "aliases.csv"),
        divisions={r["division"]: _division(r) for r in rows(data / "divisions.csv")},
        breaks=tuple(_break(r) for r in rows(data / "breaks.csv")),
        thresholds=_thresholds(data / "thresholds.csv"),
        publications=tuple(_publication(r) for r in rows(data / "publications.csv")),
        groups=_groups(data / "groups.csv"),
        sources=_sources(data / "sources.csv"),
        links=tuple(Link(**r) for r in rows(data / "crosswalk.csv")),
        settings=tomllib.loads((data / "settings.toml").read_text("utf-8")),
    )


def _index(r: CsvRow) -> Index:
    return Index(
        name_vi=r["name_vi"],
        name_en=r["name_en"],
        code=r["index"],
        roll_up=cast(Any, r["roll_up"]),
        compare=cast(Any, r["compare"]),
        relative=r["relative"] == "1",
        long_vi=r["long_vi"],
        long_en=r["long_en"],
        publisher_vi=r["publisher_vi"],
        publisher_en=r["publisher_en"],
    )


def _editions(index: str, folder: Path) -> tuple[Edition, ...]:
    files = sorted(folder.glob("*.csv"), key=lambda p: int(p.stem))
    return tuple(
        Edition(index, int(p.stem), tuple(_component(index, r) for r in rows(p))) for p in files
    )


def _component(index: str, r: CsvRow) -> Component:
    return Component(
        name_vi=r["name_vi"],
        name_en=r["name_en"],
        index=index,
        code=r["code"],
        number=r["number"],
        parent=r["parent"] or None,
        role=cast(Any, r["role"]),
        low=_number(r["min"]),
        high=_number(r["max"]),
        scale=r["scale"] or (f"{r['min']}–{r['max']}" if r["max"] else ""),
        weight=_number(r["weight"]),
    )


def _area(r: CsvRow) -> Area:
    return Area(
        name_vi=r["name_vi"],
        name_en=r["name_en"],
        ordinal=int(r["ordinal"]),
        component=r["component"],
        in_plan=r["in_plan"] == "1",
        short_vi=r["short_vi"],
        short_en=r["short_en"],
    )


def _unit(r: CsvRow) -> Unit:
    return Unit(
        name_vi=r["name_vi"],
        name_en=r["name_en"],
        code=r["unit"],
        slug=r["slug"],
        kind=cast(Any, r["kind"]),
        region=r["region"],
        since=date.fromisoformat(r["since"]) if r["since"] else date.min,
        until=date.fromisoformat(r["until"]) if r["until"] else date.max,
        successor=r["successor"] or None,
    )


def _division(r: CsvRow) -> Division:
    return Division(
        name_vi=r["name_vi"],
        name_en=r["name_en"],
        code=r["division"],
        kind=cast(Any, r["kind"]),
        head_vi=r["head_vi"],
        head_en=r["head_en"],
        aliases=tuple(a for a in r["aliases"].split("|") if a),
    )


def _publication(r: CsvRow) -> Publication:
    return Publication(r["component"], int(r["since"]), r["text_vi"], r["text_en"])


def _aliases(path: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for r in rows(path):
        found.setdefault(r["slug"], []).append(r["alias"])
    return {slug: tuple(names) for slug, names in found.items()}


def _groups(path: Path) -> dict[tuple[str, int], tuple[int, ...]]:
    """Read how many provinces each published group has, by component and year."""
    names = ("high", "mid_high", "mid_low", "low")
    return {
        (r["component"], int(r["year"])): tuple(int(r[name]) for name in names) for r in rows(path)
    }


def _sources(path: Path) -> dict[tuple[str, str], Source]:
    """Read the sources by the text stored with a figure: today's, and those of earlier releases."""
    found: dict[tuple[str, str], Source] = {}
    for r in rows(path):
        source = Source(r["source_vi"], r["source_en"], r["copy_vi"], r["copy_en"])
        texts = [r["source_vi"], *filter(None, r["former"].split("|"))]
        found |= {(r["index"], text): source for text in texts}
    return found


def _break(r: CsvRow) -> Break:
    """Return a row of breaks.csv as a Break."""
    return Break(
        index=r["index"],
        component=r["component"],
        year=int(r["year"]),
        status=cast(Any, r["status"]),
        enabled=r["enabled"] == "1",
        short_vi=r["short_vi"],
        short_en=r["short_en"],
        reason_vi=r["reason_vi"],
        reason_en=r["reason_en"],
        source=r["source_vi"],
        source_en=r["source_en"],
    )


def _thresholds(path: Path) -> dict[str, tuple[Threshold, ...]]:
    """Return the thresholds of each component, oldest first."""
    found: dict[str, list[Threshold]] = {}
    for r in rows(path):
        found.setdefault(r["component"], []).append(_threshold(r))
    return {code: tuple(sorted(each, key=lambda t: t.since or 0)) for code, each in found.items()}


def _threshold(r: CsvRow) -> Threshold:
    """Return a row of thresholds.csv as a Threshold."""
    return Threshold(
        component=r["component"],
        points_90=float(r["points_90"]),
        points_95=float(r["points_95"]),
        source_vi=r["source_vi"],
        source_en=r["source_en"],
        since=_whole(r["since"]),
        until=_whole(r["until"]),
        pairs=_whole(r["pairs"]),
    )


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _number(text: str) -> float | None:
    return float(text) if text else None
