"""A verdict in sentences that can be read aloud: goal, strength, country, PAPI's word, breaks."""

from __future__ import annotations

from analytics.explain import Explanation
from analytics.rank import COUNTRY
from analytics.verdict import Verdict
from catalog import Catalog, Lang
from reports.verdicts.basis import basis
from strings import translate
from strings.numbers import number, percent


def sentences(found: Explanation, catalog: Catalog, lang: Lang) -> tuple[str, ...]:
    """Say what is known, then what follows from it; what is missing comes before what cannot be compared."""
    row = found.verdict
    said = [_scores(row, catalog, lang)]
    if not row.judged:
        said.append(_obstacle(found, lang))
        return tuple(text for text in said if text)
    measured = {
        "score": number(row.measured, lang),
        "previous": number(row.measured_before, lang),
    }
    if row.measure == "share":
        years = {"year": row.year, "previous_year": row.previous_year}
        said.append(translate("explain.shares", lang, **measured, **years))
    said.append(translate(f"explain.{row.goal}", lang, **measured))
    said += [_strength(row, lang), basis(catalog, row, lang)]
    said += [_country(row, lang), _significant(row, lang), _breaks(found, lang)]
    return tuple(text for text in said if text)


def _scores(row: Verdict, catalog: Catalog, lang: Lang) -> str:
    if row.score is None or row.previous is None:
        return ""
    return translate(
        "explain.scores",
        lang,
        year=row.year,
        previous_year=row.previous_year,
        unit=catalog.units[row.unit].name(lang),
        score=number(row.score, lang),
        previous=number(row.previous, lang),
    )


def _obstacle(found: Explanation, lang: Lang) -> str:
    """Why there is no verdict."""
    row = found.verdict
    decisive = next((each.registered for each in found.breaks if each.decides), None)
    if decisive:
        return translate(f"break.{decisive.status}", lang, reason=decisive.reason(lang)) + "."
    years = {"year": row.year, "previous_year": row.previous_year}
    text = translate(f"reason.{row.reason}", lang, **years)
    figures = (found.figure, found.previous)
    basis = next((f.basis for f in figures if f.value is None and f.basis), "")
    return f"{text}. {translate(f'basis.{basis}', lang)}." if basis else f"{text}."


def _strength(row: Verdict, lang: Lang) -> str:
    return translate(
        f"explain.{row.strength}",
        lang,
        change=number(row.exact_change, lang, 3, sign=True),
        p90=number(row.points_90, lang),
        p95=number(row.points_95, lang),
    )


def _country(row: Verdict, lang: Lang) -> str:
    if row.compared < COUNTRY or row.median_change is None:
        return ""
    median = number(row.median_change, lang, 3, sign=True)
    net = number(row.net_of_country, lang, 3, sign=True)
    text = translate("explain.country", lang, n=row.compared, median=median, net=net)
    if row.net_strength in ("", "unknown"):
        return text
    word = translate(f"strength.{row.net_strength}", lang).lower()
    return f"{text.rstrip('.')}: {word}."


def _significant(row: Verdict, lang: Lang) -> str:
    if row.significant is None:
        return ""
    share = percent(row.relative_change, lang, sign=True)
    key = "is_significant" if row.significant else "not_significant"
    return translate(
        "explain.significant", lang, share=share, answer=translate(f"explain.{key}", lang)
    )


def _breaks(found: Explanation, lang: Lang) -> str:
    left = [
        each.registered for each in found.breaks if each.between and not each.registered.enabled
    ]
    if not left:
        return translate("explain.breaks_none", lang)
    listed = "; ".join(f"{b.year}: {b.short(lang)}" for b in left)
    return translate("explain.breaks_left", lang, breaks=listed)
