"""A verdict opened to its arithmetic: in words to be read aloud, then figures, noise and breaks."""

from __future__ import annotations

from collections.abc import Mapping

from analytics.explain import Consulted, Explanation, Figure, explain
from analytics.verdict import Verdict
from catalog import Catalog, Lang, Unit
from reports.data.trace import value_text
from reports.dataset.all_results import AllResults
from reports.dataset.names import printed_name
from reports.model import Block, Cell, Column, Columns, Headline, Report, Table
from reports.verdicts import arithmetic, spoken
from strings import translate
from strings.numbers import number

Files = Mapping[int, str]
"""The file of each import, by its number."""


def explained(
    all_results: AllResults,
    unit: Unit,
    index: str,
    component: str,
    year: int,
    previous: int,
    files: Files,
    lang: Lang,
) -> Report:
    """Return the verdict of a component on a year against an earlier one, opened."""
    row = _verdict(all_results, unit, component, index, year, previous)
    planned = all_results.catalog.area(component)
    printed = printed_name(all_results.catalog, index, component, lang, year)
    name = planned.name(lang) if planned else printed
    blocks: tuple[Block, ...]
    if row is None:
        blocks = (Headline(translate("explain.nothing", lang, name=name, year=year)),)
    else:
        found = explain(all_results.scores, all_results.catalog, row)
        blocks = (
            Headline(_finding(row, name, lang), spoken.sentences(found, all_results.catalog, lang)),
            _figures(found, files, lang),
            Columns(
                (0.5, 0.5),
                (
                    (arithmetic.facts(row, lang, found.errors),),
                    (_breaks(found, all_results.catalog, lang),),
                ),
            ),
        )
    return Report(
        "explain", lang, f"{translate('explain.title', lang)}: {name}", blocks, all_results.version
    )


def _verdict(
    all_results: AllResults, unit: Unit, component: str, index: str, year: int, previous: int
) -> Verdict | None:
    if previous == year - 1:
        return all_results.verdict(unit.code, component, year)
    rows = all_results.between(unit.code, index, year, previous)
    return next((row for row in rows if row.component == component), None)


def _finding(row: Verdict, name: str, lang: Lang) -> str:
    strength = translate(f"strength.{row.strength}", lang).lower() if row.strength else ""
    return translate(
        "explain.finding",
        lang,
        name=name,
        year=row.year,
        goal=translate(f"goal.{row.goal}", lang).lower(),
        strength=f", {strength}" if strength else "",
    )


def _figures(found: Explanation, files: Files, lang: Lang) -> Table:
    """Return the two scores with everything that is stored of them, one row a year."""
    wanted = [
        ("year", translate("column.year", lang), "year"),
        ("value", _head("value", lang), "text"),
    ]
    wanted += [(key, _head(key, lang), "text") for key in ("shown", "error", "interval")]
    wanted += [(key, _head(key, lang), "text") for key in ("maximum", "file", "cell", "import")]
    wanted.append(("source", translate("column.source", lang), "text"))
    rows = tuple(_figure(f, files, lang) for f in (found.figure, found.previous))
    empty = {key for key, *_ in wanted if all(not row.get(key) for row in rows)}
    columns = tuple(
        Column(key, label, "year" if kind == "year" else "text")
        for key, label, kind in wanted
        if key not in empty
    )
    note = translate("explain.interval_note", lang) if "interval" not in empty else ""
    return Table("explain_figures", translate("explain.figures", lang), columns, rows, note=note)


def _head(key: str, lang: Lang) -> str:
    return translate(f"explain.{key}", lang)


def _figure(found: Figure, files: Files, lang: Lang) -> dict[str, Cell]:
    known = found.value is not None
    interval = f"{number(found.low, lang)}–{number(found.high, lang)}"
    why = translate(f"basis.{found.basis}", lang) if found.basis else ""
    return {
        "year": found.year,
        "value": value_text(found.value, lang) if known else "",
        "shown": number(found.shown, lang) if known else "",
        "error": _known(found.standard_error, lang, 3),
        "interval": interval if found.low is not None else "",
        "maximum": _known(found.maximum, lang, 2),
        "file": files.get(found.import_id or 0, ""),
        "cell": ", ".join(text for text in (found.sheet, found.cell) if text),
        "import": "" if found.import_id is None else str(found.import_id),
        "source": " – ".join(text for text in (found.source.title(lang), why) if text),
    }


def _known(value: float | None, lang: Lang, decimals: int) -> str:
    return "" if value is None else number(value, lang, decimals)


def _breaks(found: Explanation, catalog: Catalog, lang: Lang) -> Table:
    """Every registered break that touches the component and what it does here.

    Those between the years first, then newest first.
    """
    consulted = sorted(found.breaks, key=lambda b: (not b.between, -b.registered.year))
    columns = tuple(
        Column(key, translate(f"explain.break_{key}", lang), "year" if key == "year" else "text")
        for key in ("year", "of", "state", "role", "reason")
    )
    rows = tuple(_break(each, catalog, lang) for each in consulted)
    note = "" if rows else translate("explain.breaks_empty", lang)
    decides = [each.decides for each in consulted]
    return Table(
        "explain_breaks",
        translate("explain.breaks", lang),
        columns if rows else (),
        rows,
        note=note,
        highlight=decides.index(True) if True in decides else None,
    )


def _break(each: Consulted, catalog: Catalog, lang: Lang) -> dict[str, Cell]:
    b = each.registered
    role = "decides" if each.decides else "between" if each.between else "apart"
    of = catalog.component(b.index, b.component)
    whole = catalog.indices[b.index].name(lang)
    return {
        "year": b.year,
        "of": whole if of is None or of.role == "total" else of.number,
        "state": translate("explain.state_on" if b.enabled else "explain.state_off", lang),
        "role": translate(f"explain.role_{role}", lang),
        "reason": f"{translate(f'break.{b.status}', lang, reason=b.reason(lang))} ({b.cited(lang)})",
    }
