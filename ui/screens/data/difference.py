"""The comparison of a file with what is stored, with its filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from catalog import Catalog, Lang
from reports.data.difference import KINDS, Kind, chosen, count, difference_table
from reports.model import Report
from strings import translate
from strings.numbers import number
from ui.controls import downloads
from ui.render.show import show


def difference(parts: Mapping[Kind, pd.DataFrame], catalog: Catalog, lang: Lang) -> None:
    """Draw each figure beside what is stored, with filters and a file of all of it."""
    counts = {kind: count(parts[kind]) for kind in KINDS}
    present = [kind for kind in KINDS if counts[kind]]
    if not present:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="difference_filters"):
        kind = _kind(present, counts, lang)
        frame = parts[kind]
        unit = _filter("unit", frame, lambda u: catalog.units[u].name(lang), lang)
        component = _filter("component", frame, lambda c: _component(c, frame, catalog, lang), lang)
        rows = chosen(frame, unit, component)
        table = difference_table(rows, kind, catalog, lang)
        full = difference_table(rows, kind, catalog, lang, len(rows))
        st.download_button(
            translate("import.difference_download", lang),
            lambda: downloads.xlsx(
                [{c.label: row.get(c.key) for c in full.columns} for row in full.rows]
            ),
            f"{translate('import.difference_name', lang)}.xlsx",
            downloads.XLSX,
            on_click="ignore",
        )
    show(Report("difference", lang, table.title, (table,)))


def _kind(present: Sequence[Kind], counts: Mapping[Kind, int], lang: Lang) -> Kind:
    found = st.segmented_control(
        translate("import.difference_kind", lang),
        present,
        default="changed" if "changed" in present else present[0],
        format_func=lambda k: translate(
            "import.kind_count",
            lang,
            kind=translate(f"import.kind_{k}", lang),
            count=number(counts[k], lang, 0),
        ),
        required=True,
        label_visibility="collapsed",
        key="difference_kind",
    )
    return found if found in present else present[0]


def _filter(column: str, frame: pd.DataFrame, label: Callable[[str], str], lang: Lang) -> str:
    """Ask for one value of a column to keep, '' for all; only where the rows are figures."""
    if "value" not in frame:
        return ""
    options = ["", *pd.unique(frame[column])]
    picked: str = st.selectbox(
        translate(f"column.{column}", lang),
        options,
        format_func=lambda code: label(code) if code else translate(f"import.every_{column}", lang),
        label_visibility="collapsed",
        key=f"difference_{column}",
        width=260,
    )
    return picked


def _component(code: str, frame: pd.DataFrame, catalog: Catalog, lang: Lang) -> str:
    row = frame[frame["component"] == code].iloc[0]
    found = catalog.component(str(row["index"]), code, int(row["year"]))
    return f"{found.number} {found.name(lang)}".strip() if found else code
