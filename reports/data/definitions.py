"""What makes figures comparable: the breaks and thresholds of an index, and who changed them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from catalog import Break, Catalog, Component, Lang
from catalog.check import Problem, problems
from catalog.edits import break_subject
from reports.data.history import moment
from reports.dataset.names import printed_name
from reports.model import Block, Cell, Column, Headline, Link, Notice, Report, Table
from strings import translate
from strings.numbers import number

Edited = Mapping[str, Mapping[str, Any]]
"""The entry that holds of each subject that people changed: id, note, by, at."""
WHOLE = "*"


def edited(entries: pd.DataFrame) -> Edited:
    """Return the entries of a kind by their subject."""
    return {str(e["subject"]): e for e in entries.to_dict("records")}


def breaks(catalog: Catalog, entries: pd.DataFrame, index: str, lang: Lang) -> Report:
    """Every break of an index, newest first, those that are not enabled with them."""
    own = [b for b in catalog.breaks if b.index == index]
    own.sort(key=lambda b: -b.year)
    enabled = sum(b.enabled for b in own)
    name = catalog.indices[index].name(lang)
    counts = {"name": name, "enabled": enabled, "waiting": len(own) - enabled}
    changed = edited(entries)
    table = Table(
        "breaks",
        translate("definitions.breaks", lang, name=name),
        _columns(("component", "between", "state", "reason", "source", "edited"), lang),
        tuple(_break_row(catalog, b, changed.get(break_subject(b)), lang) for b in own),
        note=translate("definitions.breaks_note", lang),
    )
    finding = translate("definitions.breaks_finding", lang, **counts)
    return _report(catalog, finding, ("definitions.breaks_rule",), table, lang)


def thresholds(catalog: Catalog, entries: pd.DataFrame, index: str, lang: Lang) -> Report:
    """Return the thresholds of an index's components; those without one among the dimensions stand too."""
    changed = edited(entries)
    newest = catalog.editions[index][-1].components
    shown = [c for c in newest if c.code in catalog.thresholds or c.role in ("total", "dimension")]
    with_one = sum(catalog.threshold(c.code) is not None for c in shown)
    name = catalog.indices[index].name(lang)
    table = Table(
        "thresholds",
        translate("definitions.thresholds", lang, name=name),
        (
            *_columns(("component",), lang),
            Column("points_90", translate("definitions.points_90", lang), "score"),
            Column("points_95", translate("definitions.points_95", lang), "score"),
            *_columns(("source", "edited"), lang),
        ),
        tuple(_threshold_row(catalog, c, changed.get(c.code), lang) for c in shown),
        note=translate("definitions.thresholds_note", lang),
    )
    finding = translate("definitions.thresholds_finding", lang, name=name, k=with_one, n=len(shown))
    return _report(catalog, finding, ("definitions.thresholds_rule",), table, lang)


def proposals(catalog: Catalog, found: pd.DataFrame, index: str, lang: Lang) -> Report:
    """Where nearly the whole country moved one way and no break says why: a person decides."""
    own = found[found["index"] == index]
    name = catalog.indices[index].name(lang)
    table = Table(
        "proposals",
        translate("definitions.proposals", lang, name=name),
        _columns(("component", "between", "movement", "registered"), lang),
        tuple(_proposal_row(catalog, row, lang) for row in newest_first(own)),
        note=translate("definitions.proposals_note", lang),
    )
    key = "proposals_finding" if len(own) else "proposals_none"
    finding = translate(f"definitions.{key}", lang, name=name, n=len(own))
    return _report(catalog, finding, ("definitions.proposals_rule",), table, lang)


def newest_first(found: pd.DataFrame) -> list[Any]:
    """Return the movements, newest year first, as rows."""
    return list(found.sort_values("year", ascending=False, kind="stable").itertuples(index=False))


def movement(row: Any, lang: Lang) -> str:  # noqa: ANN401 - a row of analytics.country.movements
    """Return the arithmetic of a movement: "62/63 tỉnh tăng, trung vị +0,41"."""
    return translate(
        "definitions.moved",
        lang,
        k=int(row.risen),
        n=int(row.compared),
        median=number(row.median_change, lang, sign=True),
    )


def draft(row: Any) -> Break:  # noqa: ANN401 - a row of analytics.country.movements
    """Return the break that a movement proposes: suspected, its arithmetic as the reason."""
    n = int(row.compared)
    return Break(
        index=str(row.index),
        component=str(row.component),
        year=int(row.year),
        status="suspected",
        enabled=True,
        short_vi=translate("definitions.moved_short", "vi", k=int(row.risen), n=n),
        short_en=translate("definitions.moved_short", "en", k=int(row.risen), n=n),
        reason_vi=movement(row, "vi"),
        reason_en=movement(row, "en"),
        source=translate("definitions.moved_source", "en", n=n),
    )


def between(year: int, lang: Lang) -> str:
    """Return the two years that a break keeps apart."""
    return translate("definitions.between_years", lang, before=year - 1, year=year)


def by_whom(entry: Mapping[str, Any] | None, lang: Lang) -> str:
    """Who changed a definition last, when and why; of one that nobody changed that it ships."""
    if entry is None:
        return translate("definitions.shipped", lang)
    return translate(
        "definitions.edited_by",
        lang,
        by=entry["by"],
        when=moment(entry["at"], lang),
        reason=entry["note"],
    )


def _report(
    catalog: Catalog, finding: str, rules: Iterable[str], table: Table, lang: Lang
) -> Report:
    sentences = tuple(translate(rule, lang) for rule in rules)
    blocks: tuple[Block, ...] = (Headline(finding, sentences), *faults(catalog, lang), table)
    return Report("definitions", lang, translate("definitions.title", lang), blocks)


def faults(catalog: Catalog, lang: Lang) -> tuple[Notice, ...]:
    """Everything that is wrong with the definitions that hold, and where to undo it."""
    found = worded(problems(catalog), lang)
    link = Link("history", {})
    return (Notice("; ".join(found), link, translate("app.history", lang)),) if found else ()


def worded(found: Iterable[Problem], lang: Lang) -> list[str]:
    """Return a sentence for each fault."""
    return [translate(f"problem.{p.code}", lang, about=p.about) for p in found]


def _columns(keys: Iterable[str], lang: Lang) -> tuple[Column, ...]:
    return tuple(Column(key, translate(f"definitions.{key}", lang)) for key in keys)


def _break_row(
    catalog: Catalog, b: Break, entry: Mapping[str, Any] | None, lang: Lang
) -> dict[str, Cell]:
    return {
        "state": state(b, lang),
        "component": printed_name(catalog, b.index, b.component, lang),
        "between": between(b.year, lang),
        "reason": translate(f"break.{b.status}", lang, reason=b.reason(lang)),
        "source": b.cited(lang),
        "edited": by_whom(entry, lang),
    }


def state(b: Break, lang: Lang) -> str:
    """Whether a break is applied."""
    return translate(f"definitions.{'enabled' if b.enabled else 'waiting'}", lang)


def _threshold_row(
    catalog: Catalog, c: Component, entry: Mapping[str, Any] | None, lang: Lang
) -> dict[str, Cell]:
    found = catalog.threshold(c.code)
    source = found.source(lang) if found else ""
    return {
        "component": printed_name(catalog, c.index, c.code, lang),
        "points_90": found.points_90 if found else None,
        "points_95": found.points_95 if found else None,
        "source": source,
        "edited": by_whom(entry, lang) if found or entry else "",
    }


def _proposal_row(catalog: Catalog, row: Any, lang: Lang) -> dict[str, Cell]:  # noqa: ANN401
    return {
        "component": printed_name(catalog, row.index, row.component, lang),
        "between": between(int(row.year), lang),
        "movement": movement(row, lang),
        "registered": translate("definitions.registered_yes", lang) if row.registered else "",
    }
