"""A target in words: what it asks, what was reached, who set it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics.targets import Result
from catalog import Catalog, Lang
from catalog.targets import RANGES, Target
from catalog.tiers import tiers
from reports.data.history import moment
from reports.dataset.names import printed_name
from strings import translate
from strings.numbers import NOTHING, number

POINTS = {"floor", "rise", "keep", "above_median", "above_mean"}
PERCENT = {"tier", "percent_floor"}


def example_name(catalog: Catalog, target: Target, lang: Lang) -> str:
    """Return an example by who set it, when and for what: "Đồng Tháp 2022 · 1 Tham gia … · từ 4,83 điểm"."""
    unit = catalog.units[target.unit].name(lang)
    component = printed_name(catalog, target.index, target.component, lang)
    return f"{unit} {target.year} · {component} · {worded(target, lang)}"


def worded(target: Target, lang: Lang) -> str:
    """Return a target in words: "từ 4,83 điểm trở lên", "hạng 10–15"."""
    kind, span = target.kind, target.kind in RANGES and target.upper is not None
    values = {
        "value": _bound(target.value, kind, lang),
        "upper": _bound(target.upper, kind, lang),
        "group": translate(f"quartile.q{target.value:.0f}", lang)
        if kind == "quartile" and target.value
        else "",
        "tier": _tier(target, lang),
    }
    return translate(f"targets.{kind}_range" if span else f"targets.{kind}", lang, **values)


def _bound(value: float | None, kind: str, lang: Lang) -> str:
    if value is None:
        return ""
    whole = float(value).is_integer() and kind not in POINTS
    return number(value, lang, 0 if whole else 2)


def _tier(target: Target, lang: Lang) -> str:
    found = [t for t in tiers() if (t.index, t.code) == (target.index, target.tier)]
    return found[-1].name(lang) if found else target.tier


def reached(result: Result, lang: Lang) -> str:
    """Return what was reached, in the target's own measure."""
    value, kind = result.reached, result.target.kind
    if value is None:
        return NOTHING
    of = f"/{result.of}" if result.of else ""
    match kind:
        case "rank" | "region_rank" | "all_up":
            return f"{value:.0f}{of}"
        case "rank_rise":
            return translate("targets.ranks", lang, n=number(value, lang, 0, sign=True))
        case "quartile":
            return translate(f"quartile.q{value:.0f}", lang)
        case _ if kind in PERCENT:
            return f"{number(value, lang)}%"
        case "keep" | "above_median" | "above_mean":
            against = number(result.needed, lang)
            return translate(
                f"targets.against_{kind}", lang, value=number(value, lang), against=against
            )
        case _:
            return number(value, lang, sign=kind == "rise")


def why(result: Result, lang: Lang) -> str:
    """Why a target cannot be judged, or what has to be known of a judgement; empty without one."""
    if not result.reason:
        return ""
    year = result.target.year
    return translate(f"reason.{result.reason}", lang, year=year, previous_year=year - 1)


def origin(row: Mapping[str, Any], lang: Lang) -> str:
    """Who set a target and when, by hand or by a row of which file; then the plan's words."""
    sheet = row.get("sheet")
    said = translate("targets.typed", lang, by=row["by"], when=moment(row["at"], lang))
    if isinstance(sheet, str) and sheet:
        said = translate(
            "targets.by_file",
            lang,
            by=row["by"],
            file=row["file"],
            sheet=sheet,
            row=int(row["row"]),
        )
    quoted = "; ".join(text for text in (row.get("text"), row.get("source")) if text)
    return f"{said}. {quoted}" if quoted else said
