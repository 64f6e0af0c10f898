"""Where a number comes from: file, sheet, cell, import, and everything that was said of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from catalog import Catalog, Lang, Unit
from reports.data.history import moment
from reports.model import Column, Fact, Facts, Table
from strings import translate
from strings.numbers import number

PRECISE = 6


def value_text(value: object, lang: Lang) -> str:
    """Return a figure with the decimals it has, at least two."""
    if not isinstance(value, int | float) or pd.isna(value):
        return number(None, lang)
    decimals = len(f"{value:.{PRECISE}f}".rstrip("0").split(".")[1])
    return number(float(value), lang, max(decimals, 2))


def finding(
    figure: Mapping[str, Any] | None, unit: Unit, year: int, component: str, lang: Lang
) -> str:
    """Return the one sentence over a traced number."""
    said: dict[str, Any] = {"unit": unit.name(lang), "year": year, "component": component}
    if figure is None:
        return translate("trace.nothing", lang, **said)
    file = str(figure["file"]).rsplit("/", 1)[-1]
    if pd.isna(figure["value"]):
        return translate("trace.finding_missing", lang, **said, file=file)
    value = value_text(figure["value"], lang)
    return translate("trace.finding", lang, **said, value=value, cell=figure["cell"], file=file)


def where(catalog: Catalog, index: str, figure: Mapping[str, Any], lang: Lang) -> Facts:
    """Return the way of the figure in use, line by line."""
    source = catalog.source(index, str(figure["source"]))
    basis = str(figure["basis"])
    lines = {
        "value": value_text(figure["value"], lang),
        "interval": _interval(figure, lang),
        "maximum": _known(figure["maximum"], lang),
        "rank": _known(figure["rank"], lang, 0),
        "status": translate(f"trace.status_{figure['status']}", lang),
        "basis": translate(f"basis.{basis}", lang) if basis else "",
        "source": source.title(lang),
        "copy": source.read_from(lang),
        "file": str(figure["file"]),
        "cell": ", ".join(t for t in (str(figure["sheet"]), str(figure["cell"])) if t),
        "import": translate(
            "trace.import_of",
            lang,
            number=figure["import_id"],
            by=figure["imported_by"],
            when=moment(figure["imported_at"], lang),
        ),
    }
    facts = tuple(
        Fact(translate(f"trace.{key}", lang), text) for key, text in lines.items() if text
    )
    return Facts("where", translate("trace.where", lang), facts)


def _interval(figure: Mapping[str, Any], lang: Lang) -> str:
    if pd.isna(figure["se"]) and pd.isna(figure["low"]):
        return ""
    said = {key: value_text(figure[key], lang) for key in ("se", "low", "high")}
    return translate("trace.interval_of", lang, **said)


def _known(value: object, lang: Lang, decimals: int = 2) -> str:
    return "" if pd.isna(value) else number(float(str(value)), lang, decimals)


def everything(said: pd.DataFrame, lang: Lang) -> Table:
    """Every entry about the figure, newest first."""
    columns = (
        Column("number", translate("history.number", lang)),
        Column("value", translate("column.score", lang)),
        Column("when", translate("history.when", lang)),
        Column("by", translate("history.by", lang)),
        Column("file", translate("history.file", lang)),
        Column("cell", translate("trace.cell", lang)),
        Column("state", translate("history.state", lang)),
    )
    rows = tuple(_entry(entry, lang) for entry in said.to_dict("records"))
    return Table("said", translate("trace.said", lang), columns, rows)


def _entry(entry: Mapping[str, Any], lang: Lang) -> dict[str, str]:
    undone = not pd.isna(entry["withdrawn_at"])
    return {
        "number": str(entry["import_id"]),
        "value": value_text(entry["value"], lang),
        "when": moment(entry["imported_at"], lang),
        "by": entry["imported_by"],
        "file": entry["file"],
        "cell": f"{entry['sheet']}, {entry['cell']}",
        "state": translate("history.state_withdrawn" if undone else "history.state_stands", lang),
    }
