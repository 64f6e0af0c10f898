"""The arithmetic of a verdict, line by line: for the notes of a slide and for whoever doubts it."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.explain import Explanation, Figure, explain
from catalog import Lang
from reports.dataset.all_results import AllResults
from reports.dataset.province_results import Verdict
from reports.model import Fact, Facts
from strings import translate
from strings.numbers import number

JUDGED = ("met", "unchanged", "not_met")


def arithmetic(board: AllResults, row: Verdict, lang: Lang) -> Facts:
    """The two stored figures with their cells, the test of the change and the breaks consulted."""
    rows = board.verdicts
    same = (rows["unit"] == row.unit) & (rows["component"] == row.component)
    found = explain(board.scores, board.catalog, rows[same & (rows["year"] == row.year)].iloc[0])
    facts = (*_figures(found, lang), *_test(row, found, lang), *_breaks(found, lang))
    return Facts(f"arithmetic_{row.component}", translate("arithmetic.title", lang), facts)


def _figures(found: Explanation, lang: Lang) -> Iterator[Fact]:
    for figure in (found.figure, found.previous):
        if figure.value == figure.value:
            label = translate("arithmetic.stored", lang, year=figure.year)
            yield Fact(label, number(figure.value, lang, 4), _place(figure, lang))


def _place(figure: Figure, lang: Lang) -> str:
    cell = f"{figure.sheet}!{figure.cell}" if figure.cell else figure.sheet
    return translate("arithmetic.place", lang, source=figure.source, cell=cell)


def _test(row: Verdict, found: Explanation, lang: Lang) -> Iterator[Fact]:
    if row.goal not in JUDGED:
        return
    before, now = found.previous.shown, found.figure.shown
    sum_ = f"{number(now, lang)} − {number(before, lang)}"
    yield Fact(
        translate("arithmetic.change", lang), f"{sum_} = {number(row.change, lang, sign=True)}"
    )
    if row.points_95 > 0:
        limits = translate(
            "arithmetic.limits",
            lang,
            exact=number(row.exact_change, lang, 3, sign=True),
            points_90=number(row.points_90, lang),
            points_95=number(row.points_95, lang),
        )
        strength = translate(f"strength.{row.strength}", lang)
        yield Fact(translate("arithmetic.noise", lang), limits, strength)
    if row.z == row.z:
        yield Fact("z", number(row.z, lang, sign=True), translate("arithmetic.z", lang))


def _breaks(found: Explanation, lang: Lang) -> Iterator[Fact]:
    for each in found.breaks:
        if each.between:
            state = "arithmetic.cuts" if each.registered.enabled else "arithmetic.not_enabled"
            label = translate("arithmetic.break", lang, year=each.registered.year)
            yield Fact(label, each.registered.reason(lang), translate(state, lang))
