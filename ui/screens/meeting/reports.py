"""The page of periodic reports: which one, whether its figures are frozen, and freezing them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

import queries
from catalog import Catalog, Lang, periods
from commands import period_reports
from queries import Version, register
from queries.register import Period
from reports.documents.frozen import Standing
from strings import translate
from ui.controls import entries, filters, unit_filters
from ui.runtime import identity, shown
from ui.runtime.attempt import attempt

ACTION = "reports.freeze"
KINDS = ("year", "half-year", "meeting")


def period(catalog: Catalog, newest: int, lang: Lang) -> Period:
    """Ask for kind, year and province; all in the address."""
    kind = filters.segments(
        "kind", KINDS, "year", lambda k: translate(f"report_kind.{k}", lang), lang
    )
    current = max(newest, periods.plan_year(catalog, periods.today(catalog)))
    years = list(range(current, min(catalog.editions["papi"][0].first_year, newest), -1))
    year = filters.pick(
        "year", years, newest, lambda y: translate("filter.year_only", lang, year=y), lang
    )
    unit = unit_filters.unit_in(catalog, year, lang)
    return Period(kind, year, unit.code)


def freezes(of: Period) -> list[Standing]:
    """Return every standing freeze of a period, newest first."""
    found = register.freezes(shown.version(), of)
    return [Standing(f.number, f.version, f.by, f.at, f.note) for f in found]


def opened(found: Sequence[Standing], lang: Lang) -> Version | None:
    """Return the version that the report is based on; None, with a notice, if it cannot be opened."""
    if not found:
        return shown.version()
    try:
        return queries.version(queries.home(), found[0].version)
    except queries.Damaged as error:
        st.error(translate("frozen.damaged", lang, file=error))
        return None


def freeze(of: Period, found: Sequence[Standing], lang: Lang) -> None:
    """Freeze the period after confirmation; the newest freeze can be undone."""
    if not identity.can(ACTION):
        return
    label = translate("frozen.again" if found else "frozen.freeze", lang)
    with st.popover(label, width="stretch"), st.form("freeze", border=False):
        st.caption(translate("frozen.agree", lang))
        note = st.text_input(translate("frozen.note", lang), max_chars=200)
        sent = st.form_submit_button(translate("frozen.freeze", lang), type="primary")
    identity.ask_name(lang)
    if found:
        entries.take_back(found[0].number, ACTION, lang, translate("frozen.undo", lang))
    if sent and attempt(lang, period_reports.freeze, of, note.strip()) is not None:
        entries.again(translate("frozen.kept", lang, version=shown.version().number))
