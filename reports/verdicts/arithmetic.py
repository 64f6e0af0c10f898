"""The arithmetic of a verdict, line by line: on its page, under an area, in the notes of a slide."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from analytics.explain import Explanation, Figure
from analytics.rank import COUNTRY
from analytics.strength import Z_90, Z_95
from analytics.verdict import Verdict
from catalog import Lang
from reports.model import Fact, Facts, Mark
from reports.model.written import strength
from strings import translate
from strings.numbers import number, percent

SIGNS = {"met": ">", "unchanged": "=", "not_met": "<"}
Errors = tuple[float, float]


def facts(row: Verdict, lang: Lang, errors: Errors | None = None) -> Facts:
    """By the letter of the goal, by the noise, beside the country; without a verdict its reason.

    errors: the standard errors of the two scores, where the verdict rests on them
    (analytics.explain.Explanation.errors); without them their formulas are left out.
    """
    title = translate("explain.arithmetic", lang)
    note = translate("explain.z_rule", lang) if row.judged and row.z is not None else ""
    return Facts("arithmetic", title, tuple(lines(row, lang, errors)), note)


def notes(found: Explanation, lang: Lang) -> Facts:
    """Return the two stored figures with their cells, the arithmetic, and the breaks between the years."""
    row = found.verdict
    said = (*_figures(found, lang), *lines(row, lang, found.errors), *_breaks(found, lang))
    return Facts(f"arithmetic_{row.component}", translate("explain.arithmetic", lang), said)


def lines(row: Verdict, lang: Lang, errors: Errors | None = None) -> Iterator[Fact]:
    """Each line of the arithmetic, under its group."""
    if not row.judged:
        years = {"year": row.year, "previous_year": row.previous_year}
        short = translate(f"reason.{row.reason}", lang, **years)
        yield Fact(short, "", mark=Mark(row.goal, row.strength))
        return
    yield from _letter(row, lang)
    yield from _noise(row, errors, lang)
    yield from context(row, lang)


def _letter(row: Verdict, lang: Lang) -> Iterator[Fact]:
    group = translate("area.by_the_letter", lang)
    now, before = number(row.measured, lang), number(row.measured_before, lang)
    if row.measure == "share":
        label = translate("explain.share_of", lang, year=row.year)
        formula = f"100 × {number(row.score, lang)} / {number(row.maximum, lang)}"
        yield Fact(label, f"{now}%", formula, group=group)
    mark = Mark(row.goal, row.strength)
    compared = f"{now} {SIGNS[row.goal]} {before}"
    yield Fact(translate("explain.rounded", lang), compared, mark=mark, group=group)
    change = number(row.change, lang, sign=True)
    yield Fact(translate("explain.difference", lang), change, f"{now} − {before}", group=group)


def _noise(row: Verdict, errors: Errors | None, lang: Lang) -> Iterator[Fact]:
    group = translate("area.how_sure", lang)
    exact = number(row.exact_change, lang, 4, sign=True)
    full = f"{number(row.measured, lang, 4)} − {number(row.measured_before, lang, 4)}"
    yield Fact(translate("explain.exact", lang), exact, full, group=group)
    if row.noise is None:
        why = translate("area.evidence_none", lang)
        yield Fact(translate("area.evidence", lang), "", why, group=group)
    else:
        if errors:
            yield _error(errors, lang, group)
        limits = "; ".join(f"±{number(points, lang)}" for points in row.noise)
        source = translate(f"area.evidence_{row.evidence}", lang)
        yield Fact(translate("area.thresholds", lang), limits, source, group=group)
        z = number(row.z, lang, sign=True)
        formula = _formula(row, row.noise, errors, lang)
        yield Fact(translate("explain.z", lang), z, formula, group=group)
    said = strength(row.strength or "unknown", row.net_strength, lang)
    yield Fact(translate("column.strength", lang), "", said, group=group)


def _error(errors: Errors, lang: Lang, group: str) -> Fact:
    now, before = (number(error, lang, 3) for error in errors)
    label = translate("explain.error_of", lang)
    return Fact(label, number(hypot(*errors), lang, 3), f"√({now}² + {before}²)", group=group)


def _formula(row: Verdict, noise: tuple[float, float], errors: Errors | None, lang: Lang) -> str:
    """How z was computed, see analytics.strength."""
    exact = row.exact_change or 0.0
    change = _factor(exact, lang)
    if row.evidence != "threshold":
        return f"{change} / {number(hypot(*errors), lang, 3)}" if errors else ""
    points_90, points_95 = noise
    if abs(exact) >= points_95:
        return f"{number(Z_95, lang)} × {change} / {number(points_95, lang)}"
    if abs(exact) >= points_90:
        return translate("explain.z_between", lang)
    return f"{number(Z_90, lang, 3)} × {change} / {number(points_90, lang)}"


def _factor(value: float | None, lang: Lang) -> str:
    """Write a number after a sign of arithmetic: a negative one in brackets."""
    text = number(value, lang, 3)
    return f"({text})" if value is not None and value < 0 else text


def context(row: Verdict, lang: Lang) -> Iterator[Fact]:
    """Beside the country, and in PAPI's own word."""
    group = translate("area.context", lang)
    change = number(row.exact_change, lang, 3)
    if row.compared >= COUNTRY:
        median = number(row.median_change, lang, 3, sign=True)
        rising = translate("area.rising", lang, k=row.risen, n=row.compared)
        yield Fact(translate("area.country_change", lang), median, rising, group=group)
        net = number(row.net_of_country, lang, 3, sign=True)
        less = f"{change} − {_factor(row.median_change, lang)}"
        yield Fact(translate("explain.net", lang), net, less, group=group)
    if row.significant is not None:
        share = percent(row.relative_change, lang, sign=True)
        word = translate(f"explain.{'is' if row.significant else 'not'}_significant", lang)
        formula = f"{change} / {number(row.measured_before, lang, 3)}: {word}"
        yield Fact(translate("explain.relative", lang), share, formula, group=group)


def _figures(found: Explanation, lang: Lang) -> Iterator[Fact]:
    for figure in (found.figure, found.previous):
        if figure.value is not None:
            label = translate("arithmetic.stored", lang, year=figure.year)
            yield Fact(label, number(figure.value, lang, 4), _place(figure, lang))


def _place(figure: Figure, lang: Lang) -> str:
    cell = f"{figure.sheet}!{figure.cell}" if figure.cell else figure.sheet
    return translate("arithmetic.place", lang, source=figure.source.title(lang), cell=cell)


def _breaks(found: Explanation, lang: Lang) -> Iterator[Fact]:
    for each in found.breaks:
        if each.between:
            state = "arithmetic.cuts" if each.registered.enabled else "arithmetic.not_enabled"
            label = translate("arithmetic.break", lang, year=each.registered.year)
            yield Fact(label, each.registered.reason(lang), translate(state, lang))
