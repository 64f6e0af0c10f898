"""What may be said of a verdict, and what must not: two sentences from the verdicts alone, never a cause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics.momentum import Streak, streak
from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults, change_text
from reports.model import Sayings
from strings import translate
from strings.numbers import number

ROW = 3
"""Rises in a row from which a row is worth telling."""


def sayings(results: ProvinceResults, row: Verdict, lang: Lang) -> Sayings:
    """Put both sentences on a component's verdict into one block."""
    area = results.catalog.area(row.component)
    name = (
        area.name(lang) if area else component_name(results.catalog, row.component, lang, row.year)
    )
    known = (results.verdict(row.component, y) for y in results.years(row.component))
    past = [each for each in known if each is not None and each.year < row.year]
    return Sayings(
        title=translate("said.title", lang),
        may_label=translate("said.may", lang),
        may=may(row, results.unit.name(lang), name, lang),
        must_not_label=translate("said.must_not", lang),
        must_not=must_not(row, past, lang),
    )


def may(row: Verdict, unit: str, name: str, lang: Lang) -> str:
    """Say the score, the change and how sure it is, beside the country where that is known."""
    said: dict[str, object] = {
        "name": name,
        "unit": unit,
        "year": row.year,
        "previous_year": row.previous_year,
        "score": number(row.score, lang),
        "previous": number(row.previous, lang),
    }
    if row.goal == "no_data":
        key = "no_score" if row.score is None else "no_previous"
        return translate(f"said.{key}", lang, **said)
    if not row.judged:
        return translate("said.not_comparable", lang, **said)
    strength = translate(f"said.is_{row.strength}", lang)
    text = translate(f"said.{row.goal}", lang, **said, change=change_text(row, lang))
    net = _net(row, lang)
    return f"{text}; {strength}{f', {net}' if net else ''}."


def _net(row: Verdict, lang: Lang) -> str:
    if row.net_strength in ("", "unknown"):
        return ""
    word = translate(f"strength.{row.net_strength}", lang).lower()
    change = number(row.net_of_country, lang, sign=True)
    return translate("said.net", lang, change=change, strength=word)


def must_not(row: Verdict, past: Sequence[Verdict], lang: Lang) -> str:
    """Say which claims the verdicts do not bear.

    past: the verdicts of the component on earlier years, oldest first.
    """
    claims = list(_unborne(row, past, lang))
    if not claims:
        claims = [translate("said.next_year", lang)]
    return translate("said.do_not", lang, claims=translate("said.or", lang).join(claims))


def _unborne(row: Verdict, past: Sequence[Verdict], lang: Lang) -> Iterator[str]:
    years = {"year": row.year, "previous_year": row.previous_year}
    if not row.judged:
        yield translate(f"said.no_direction_{row.goal}", lang, **years)
    elif row.goal == "unchanged":
        yield translate("said.no_goal", lang, **years)
    else:
        yield from _too_sure(row, lang)
        if row.goal == "met" and row.previous_year == row.year - 1:
            yield from _in_a_row(streak([*past, row]), lang)


def _too_sure(row: Verdict, lang: Lang) -> Iterator[str]:
    """Rule out calling a change clear that is not, or a province's own that the country shares."""
    way = "rise" if row.goal == "met" else "fall"
    if row.strength != "clear":
        why = translate(f"said.is_{row.strength}", lang)
        yield translate(f"said.clear_{way}", lang, why=why)
    elif row.net_strength not in ("", "unknown", "clear"):
        yield translate(f"said.own_{way}", lang)


def _in_a_row(found: Streak, lang: Lang) -> Iterator[str]:
    if found.rises < ROW:
        yield translate("said.three_in_a_row", lang, n=found.rises)
    elif found.clear < found.rises:
        yield translate("said.all_clear", lang, n=found.rises, k=found.clear)
