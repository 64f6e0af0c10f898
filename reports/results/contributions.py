"""What moved a component: the change of each of its parts, as bars from one zero line."""

from __future__ import annotations

from analytics.verdict import Verdict
from catalog import Lang
from reports.charts import Bar, Bars
from reports.dataset.province_results import ProvinceResults
from reports.model import Chart, Notice
from strings import translate

BAR = 34  # pixels
DECIMALS = 3
NAME_WIDTH = 38  # letters


def contributions(results: ProvinceResults, row: Verdict, lang: Lang) -> Chart | Notice:
    """Bars of exact change, largest first, the sum last; a notice where nothing can be summed."""
    edition = results.catalog.edition(row.index, row.year)
    parts = edition.children(row.component) if edition else ()
    changes = [(p, _change(results, p.code, row)) for p in parts]
    known = [(p, c) for p, c in changes if c is not None]
    if not row.judged or row.exact_change is None or not parts or len(known) < len(parts):
        code = row.reason or "no_previous"
        because = translate(f"reason.{code}", lang, year=row.year, previous_year=row.previous_year)
        return Notice(translate("area.parts_none", lang, reason=because))
    known.sort(key=lambda pair: -pair[1])
    bars = [Bar(_short(f"{p.number} {p.name(lang)}"), change) for p, change in known]
    total = Bar(_short(translate("area.parts_total", lang)), row.exact_change, total=True)
    up, down = sum(c > 0 for _, c in known), sum(c < 0 for _, c in known)
    return Chart(
        key=f"parts_{row.component}",
        title=translate("area.parts_title", lang, up=up, down=down),
        subtitle=translate("area.parts_subtitle", lang, previous=row.previous_year, year=row.year),
        content=Bars((*bars, total), DECIMALS),
        alt=translate(
            "area.parts_alt", lang
        ),  # the same every year: Streamlit remounts what has a new alt
        height=BAR * (len(bars) + 1) + 24,
        index=row.index,
        component=row.component,
        year=row.year,
    )


def _change(results: ProvinceResults, code: str, row: Verdict) -> float | None:
    now, before = results.score(code, row.year), results.score(code, row.previous_year)
    return None if now is None or before is None else now - before


def _short(name: str) -> str:
    """Return what two rows of a chart's names hold."""
    if len(name) <= NAME_WIDTH:
        return name
    cut = name.rfind(" ", 0, NAME_WIDTH)
    rest = name[cut + 1 :]
    return (
        f"{name[:cut]} {rest if len(rest) <= NAME_WIDTH else rest[: NAME_WIDTH - 1].rstrip() + '…'}"
    )
