"""What an import says at a glance: the finding of the page, what was recognised, why it has to wait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from catalog import Catalog, Lang
from reports.data.difference import Kind, count
from reports.data.findings import Group
from strings import translate
from strings.numbers import number


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file was taken for; `layout` in the reader's language."""

    index: str
    years: tuple[int, ...]
    sheets: tuple[str, ...]
    layout: str
    rows: pd.DataFrame


def what(index: str) -> str:
    """Return what the rows of an import are: figures, tasks, activities or targets."""
    return index if index in ("tasks", "activities", "targets") else "figures"


def finding(
    found: Recognised, parts: Mapping[Kind, pd.DataFrame], groups: Sequence[Group], lang: Lang
) -> str:
    """Return the one sentence over an import that has been looked at."""
    number_of = {group.severity: group.count for group in groups}
    errors, warnings = number_of.get("error", 0), number_of.get("warning", 0)
    if found.rows.empty and errors:
        return translate("import.nothing_read", lang)
    rows = number(count(found.rows), lang, 0)
    named = translate(f"import.what_{what(found.index)}", lang)
    if errors:
        return translate("import.blocked", lang, errors=errors, rows=rows, what=named)
    if warnings:
        return translate("import.to_agree", lang, warnings=warnings, rows=rows, what=named)
    same = not len(parts["new"]) and not len(parts["changed"])
    return translate("import.nothing_new" if same else "import.ready", lang, rows=rows, what=named)


def facts(found: Recognised, catalog: Catalog, lang: Lang) -> dict[str, str]:
    """Return what was recognised, by label."""
    unknown = translate("import.not_known", lang)
    index = catalog.indices.get(found.index)
    kind = translate(f"import.kind_{found.index}", lang) if found.index and not index else ""
    sheets = ", ".join(f"“{s}”" for s in found.sheets)
    if len(found.sheets) > 2:
        sheets = translate("import.sheets", lang, count=len(found.sheets))
    return {
        translate("import.index", lang): index.name(lang) if index else kind or unknown,
        translate("import.year", lang): _years(found.years) or unknown,
        translate("import.layout", lang): found.layout or unknown,
        translate("import.sheet", lang): sheets or unknown,
        **_sizes(found, catalog, lang),
    }


def _years(years: Sequence[int]) -> str:
    whole = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if whole else ", ".join(map(str, years))


def _sizes(found: Recognised, catalog: Catalog, lang: Lang) -> dict[str, str]:
    if found.index not in catalog.indices or found.rows.empty:
        return {translate("import.rows", lang): number(len(found.rows), lang, 0)}
    rows, year = found.rows, max(found.rows["year"])
    edition = catalog.edition(found.index, year)
    held = set(rows["component"])
    roles = [c.role for c in edition.components if c.code in held] if edition else []
    dimensions, parts = roles.count("dimension"), roles.count("sub_dimension")
    said = translate("import.parts_of", lang, parts=len(held))
    if dimensions and parts:
        said = translate("import.parts_papi", lang, dimensions=dimensions, parts=parts)
    provinces = rows["unit"].nunique()
    every = max(len(catalog.units_of(y)) for y in set(rows["year"]))
    return {
        translate("import.provinces", lang): translate(
            "import.provinces_of", lang, found=provinces, all=every
        ),
        translate("import.parts", lang): said,
    }


def why_not(
    groups: Sequence[Group], waiting: int, reason: str, lang: Lang, *, allowed: bool
) -> str:
    """Why an import cannot be stored yet; empty where it can."""
    errors = next((g.count for g in groups if g.severity == "error"), 0)
    warned = any(g.severity == "warning" for g in groups)
    if not allowed:
        return translate("import.wait_right", lang)
    if errors and waiting:
        return translate("import.wait_errors_and", lang, count=errors, warnings=waiting)
    if errors:
        return translate("import.wait_errors", lang, count=errors)
    if waiting:
        return translate("import.wait_ticks", lang, count=waiting)
    if warned and not reason:
        return translate("import.wait_reason", lang)
    return ""


def tally(found: Recognised, parts: Mapping[Kind, pd.DataFrame], lang: Lang) -> dict[str, int]:
    """How many rows are new, changed, the same, missing and not in the file, by label."""
    counted = {kind: count(parts[kind]) for kind in ("new", "changed", "unchanged")}
    missing = int(found.rows["value"].isna().sum()) if "value" in found.rows else 0
    return {
        **{translate(f"import.{kind}", lang): n for kind, n in counted.items()},
        **({translate("import.missing", lang): missing} if "value" in found.rows else {}),
        translate("import.gone", lang): count(parts["gone"]),
    }


def tally_title(found: Recognised, parts: Mapping[Kind, pd.DataFrame], lang: Lang) -> str:
    """Return what the tally is beside: the store, and whether it has anything of the years."""
    stored = sum(len(parts[kind]) for kind in ("changed", "gone")) + count(parts["unchanged"])
    if stored or not found.years:
        return translate("import.against_store", lang)
    return translate("import.against_empty", lang, year=_years(found.years))
