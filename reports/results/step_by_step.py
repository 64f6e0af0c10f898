"""The arithmetic of a verdict, line by line, each result beside what it was computed from."""

from __future__ import annotations

from math import hypot

import pandas as pd

from analytics.explain import Explanation
from analytics.rank import COUNTRY
from analytics.strength import Z_90, Z_95
from catalog import Lang
from reports.model import Fact, Facts, Mark
from strings import translate
from strings.numbers import number, percent

SIGNS = {"met": ">", "unchanged": "=", "not_met": "<"}


def facts(found: Explanation, lang: Lang) -> Facts:
    """By the letter of the goal, by the noise, beside the country; without a verdict its reason."""
    row = found.verdict
    title = translate("explain.arithmetic", lang)
    if row["goal"] not in SIGNS:
        years = {"year": row["year"], "previous_year": row["previous_year"]}
        mark = Mark(row["goal"], row["strength"])
        short = translate(f"reason.{row['reason']}", lang, **years)
        return Facts("arithmetic", title, (Fact(short, "", mark=mark),))
    lines = (*_letter(row, lang), *_noise(found, lang), *_context(row, lang))
    note = translate("explain.z_rule", lang) if row["z"] == row["z"] else ""
    return Facts("arithmetic", title, lines, note)


def _letter(row: pd.Series, lang: Lang) -> list[Fact]:
    group, lines = translate("area.by_the_letter", lang), []
    now, before = number(row["measured"], lang), number(row["measured_before"], lang)
    if row["measure"] == "share":
        label = translate("explain.share_of", lang, year=row["year"])
        said = f"100 × {number(row['score'], lang)} / {number(row['maximum'], lang)}"
        lines.append(Fact(label, f"{now}%", said, group=group))
    rounded = f"{now} {SIGNS[row['goal']]} {before}"
    mark = Mark(row["goal"], row["strength"])
    lines.append(Fact(translate("explain.rounded", lang), rounded, mark=mark, group=group))
    change = number(row["change"], lang, sign=True)
    remark = f"{now} − {before}"
    return [*lines, Fact(translate("explain.difference", lang), change, remark, group=group)]


def _noise(found: Explanation, lang: Lang) -> list[Fact]:
    row, group = found.verdict, translate("area.how_sure", lang)
    exact = number(row["exact_change"], lang, 4, sign=True)
    full = f"{number(row['measured'], lang, 4)} − {number(row['measured_before'], lang, 4)}"
    lines = [Fact(translate("explain.exact", lang), exact, full, group=group)]
    if row["evidence"] in ("published_se", "published_interval"):
        lines.append(_error(found, lang, group))
    if found.threshold:
        limits = f"{number(row['points_90'], lang)}; {number(row['points_95'], lang)}"
        source = translate("area.evidence_threshold", lang)
        lines.append(Fact(translate("explain.threshold", lang), limits, source, group=group))
    if row["z"] == row["z"]:
        z = number(row["z"], lang, sign=True)
        lines.append(Fact(translate("explain.z", lang), z, _formula(found, lang), group=group))
    else:
        lines.append(
            Fact(
                translate("area.evidence", lang),
                "",
                translate("area.evidence_none", lang),
                group=group,
            )
        )
    strength = translate(f"strength.{row['strength']}", lang)
    return [*lines, Fact(translate("column.strength", lang), "", strength, group=group)]


def _error(found: Explanation, lang: Lang, group: str) -> Fact:
    """√(SE² + SE²): errors of the two scores as they are compared."""
    now, before = _errors(found)
    text = f"√({number(now, lang, 3)}² + {number(before, lang, 3)}²)"
    label = translate("explain.error_of", lang)
    return Fact(label, number(hypot(now, before), lang, 3), text, group=group)


def _errors(found: Explanation) -> tuple[float, float]:
    row = found.verdict
    scale = row["measured"] / row["score"] if row["score"] else 1.0
    scale_before = row["measured_before"] / row["previous"] if row["previous"] else 1.0
    return scale * found.figure.standard_error, scale_before * found.previous.standard_error


def _formula(found: Explanation, lang: Lang) -> str:
    """How z was computed, see analytics.strength."""
    row = found.verdict
    change, size = _factor(row["exact_change"], lang), abs(row["exact_change"])
    if not found.threshold:
        return f"{change} / {number(hypot(*_errors(found)), lang, 3)}"
    if size >= row["points_95"]:
        return f"{number(Z_95, lang)} × {change} / {number(row['points_95'], lang)}"
    if size >= row["points_90"]:
        return translate("explain.z_between", lang)
    return f"{number(Z_90, lang, 3)} × {change} / {number(row['points_90'], lang)}"


def _factor(value: float, lang: Lang) -> str:
    """A number after a sign of arithmetic: a negative one in brackets."""
    text = number(value, lang, 3)
    return f"({text})" if value < 0 else text


def _context(row: pd.Series, lang: Lang) -> list[Fact]:
    group, lines = translate("area.context", lang), []
    change = number(row["exact_change"], lang, 3)
    if row["compared"] >= COUNTRY:
        median = number(row["median_change"], lang, 3, sign=True)
        rising = translate("area.rising", lang, k=int(row["risen"]), n=int(row["compared"]))
        lines.append(Fact(translate("area.country_change", lang), median, rising, group=group))
        net = number(row["net_of_country"], lang, 3, sign=True)
        less = f"{change} − {_factor(row['median_change'], lang)}"
        lines.append(Fact(translate("explain.net", lang), net, less, group=group))
    if row["significant"] is not None:
        share = percent(100 * row["exact_change"] / row["measured_before"], lang, sign=True)
        said = f"{change} / {number(row['measured_before'], lang, 3)}"
        key = "is_significant" if row["significant"] else "not_significant"
        word = translate(f"explain.{key}", lang)
        label = translate("explain.relative", lang)
        lines.append(Fact(label, share, f"{said}: {word}", group=group))
    if row["momentum"]:
        word = translate(f"momentum.{row['momentum']}", lang)
        lines.append(Fact(translate("area.momentum", lang), "", word, group=group))
    return lines
