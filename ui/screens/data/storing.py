"""Steps 2 and 3 of an import: the decision to store the file, and what was stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from catalog import Lang
from reports.data.findings import Finding, listed
from reports.model import Link
from strings import translate
from strings.numbers import number
from ui.controls import downloads
from ui.html import elements, imports
from ui.html.markup import EMPTY, fill, put
from ui.render import routes
from ui.runtime import identity
from ui.runtime.identity import ask_name
from ui.screens.data.file import DONE, put_aside


@dataclass(frozen=True, slots=True)
class Done:
    """An import that was stored."""

    number: int
    rows: int
    what: str


def refused(why: Sequence[str], lang: Lang) -> None:
    """Show why nothing was stored."""
    st.error(translate("import.refused", lang, why=" ".join(why)))


def reason() -> str:
    """Return why the warnings are accepted."""
    return str(st.session_state.get("import_reason", "")).strip()


def actions(findings: Sequence[Finding], why_not: str, *, blocked: bool, lang: Lang) -> bool:
    """Draw the buttons under the effect; return true when the file is to be stored."""
    ask_name(lang)
    with st.container(horizontal=True, key="actions"):
        pressed = st.button(
            translate("import.commit", lang),
            type="secondary" if blocked else "primary",
            disabled=bool(why_not),
            key="import_commit",
            width="stretch",
        )
        label = translate("import.again" if blocked else "import.other", lang)
        st.button(
            label,
            type="primary" if blocked else "secondary",
            key="import_again",
            on_click=put_aside,
        )
        if findings:
            _list(findings, lang)
    why = fill("<b>{}.</b> ", why_not) if why_not else EMPTY
    put(elements.hint(why + translate("import.whole", lang)))
    return pressed


def _list(findings: Sequence[Finding], lang: Lang) -> None:
    with st.popover(translate("import.list", lang)):
        rows, name = listed(findings, lang), translate("import.list_name", lang)
        st.download_button(
            translate("import.list_csv", lang), downloads.csv(rows), f"{name}.csv", "text/csv",
            on_click="ignore", key="list_csv",
        )  # fmt: skip
        st.download_button(
            translate("import.list_xlsx", lang), downloads.xlsx(rows), f"{name}.xlsx", downloads.XLSX,
            on_click="ignore", key="list_xlsx",
        )  # fmt: skip


def finished(done: Done, lang: Lang) -> None:
    """Draw step 3: what was stored, and where to go next."""
    put(imports.top(translate("import.title", lang), "", "store", lang))
    text = translate(
        "import.done",
        lang,
        rows=number(done.rows, lang, 0),
        what=translate(f"import.what_{done.what}", lang),
        number=done.number,
    )
    put(elements.block(fill("<h1>{}</h1>", text)))
    put(elements.hint(translate("import.done_hint", lang)))
    with st.container(horizontal=True, vertical_alignment="center"):
        for page, key in (("overview", "see_board"), ("history", "see_history")):
            if identity.opens(page):
                routes.link(Link(page, {}), translate(f"import.{key}", lang))
        if st.button(translate("import.other", lang), key="import_next"):
            st.session_state.pop(DONE, None)
            st.rerun()
