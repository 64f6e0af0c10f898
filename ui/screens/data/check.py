"""Step 2 of an import: disagreeing with what was recognised, agreeing to warnings, storing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from catalog import Catalog, Lang, Unit
from reports.data.effect import Effect
from reports.data.findings import Finding, Group, Line, listed
from reports.model import Link
from strings import translate
from strings.numbers import number
from ui.controls import downloads
from ui.html import elements, imports
from ui.html.imports import Excerpt
from ui.html.markup import EMPTY, fill, put
from ui.html.style import palette
from ui.render import show
from ui.runtime import identity
from ui.runtime.identity import ask_name
from ui.screens.data.file import DONE, Upload, kind_name, put_aside


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose against what was recognised; None leaves it to the file."""

    index: str | None = None
    year: int | None = None
    sheet: str | None = None
    skip_bad_rows: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """An import that was stored."""

    number: int
    rows: int
    what: str


def choice(file: Upload) -> Choice:
    """What stands in the fields beside what was recognised."""
    state = st.session_state
    return Choice(
        index=state.get("import_index") or file.kind,
        year=state.get("import_year"),
        sheet=state.get("import_sheet"),
        skip_bad_rows=bool(state.get("import_skip")),
    )


def title(file: Upload, finding: str, lang: Lang) -> None:
    """Which file is open, at which step, and the finding."""
    put(imports.top(translate("import.title", lang), file.said(lang), "check", lang))
    put(elements.block(fill("<h1>{}</h1>", finding)))


def layout_name(code: str, lang: Lang) -> str:
    """The name of a layout that is our own: a template, or the form of a log."""
    own = "template" if code.startswith("template") else code
    return translate(f"import.layout_{own}", lang) if own in ("template", "log") else code


def findings(told: Sequence[Group], excerpts: Mapping[Finding, Excerpt], lang: Lang) -> int:
    """The findings by what is to be done; returns how many warnings are not agreed to yet."""
    waiting = 0
    for group in told:
        if group.severity == "warning":
            waiting += agreed(group, lang)
        else:
            put(imports.lines(group, excerpts, lang))
    if not told:
        put(elements.hint(translate("import.no_findings", lang)))
    return waiting


def tally(title: str, numbers: Mapping[str, int], lang: Lang) -> None:
    """What would change of what is stored, in numbers."""
    put(elements.block(imports.counts(title, numbers, lang)))


def effect(found: Effect, lang: Lang) -> None:
    """The verdicts of one province as they would be."""
    put(elements.block(imports.effect(found, palette(), lang)))


def refused(why: Sequence[str], lang: Lang) -> None:
    """Says why nothing was stored after all."""
    st.error(translate("import.refused", lang, why=" ".join(why)))


def recognised(
    facts: Mapping[str, str],
    kind: str,
    sheets: Sequence[str],
    province: Callable[[], Unit] | None,
    catalog: Catalog,
    lang: Lang,
) -> Unit | None:
    """What was recognised, and fields to choose otherwise; returns the province to look ahead for."""
    with st.container(horizontal=True, key="recognised"):
        put(imports.strip(facts))
        with st.popover(translate("import.disagree", lang)):
            st.caption(translate("import.disagree_hint", lang))
            kinds = (*catalog.indices, "tasks", "activities", "targets")
            _optional("index", kinds, lambda k: kind_name(str(k), catalog, lang), lang)
            _optional("year", range(2035, 2004, -1), str, lang)
            if len(sheets) > 1:
                _optional("sheet", sheets, str, lang)
            if kind in ("tasks", "activities", "targets"):
                st.checkbox(translate("import.skip_bad", lang), key="import_skip")
            if province:
                st.caption(translate("import.look_ahead", lang))
            return province() if province else None


def _optional(
    name: str, options: Sequence[object], label: Callable[[object], str], lang: Lang
) -> None:
    st.selectbox(
        translate(f"import.{name}", lang),
        options,
        index=None,
        format_func=label,
        key=f"import_{name}",
        placeholder=translate("import.as_recognised", lang),
    )


def agreed(group: Group, lang: Lang) -> int:
    """The warnings, a box to tick beside each; returns how many are still open."""
    waiting = 0
    with st.container(key="warnings"):
        put(elements.block(imports.group_head(group, lang)))
        for n, line in enumerate(group.lines):
            waiting += not _tick(n, line, lang)
        st.text_input(
            translate("import.reason", lang),
            key="import_reason",
            placeholder=translate("import.reason_example", lang),
            max_chars=400,
        )
    return waiting


def _tick(n: int, line: Line, lang: Lang) -> bool:
    with st.container(horizontal=True, key=f"tick_row_{n}"):
        put(elements.block(imports.line_of(line, {}, lang)))
        return st.checkbox(translate("import.agree", lang), key=f"agree_{line.key}", width=110)


def reason() -> str:
    """Why the warnings are accepted."""
    return str(st.session_state.get("import_reason", "")).strip()


def actions(findings: Sequence[Finding], why_not: str, *, blocked: bool, lang: Lang) -> bool:
    """The buttons under the effect; true when the file is to be stored."""
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
    """Step 3: what was stored, and where to go on."""
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
                show.link(Link(page, {}), translate(f"import.{key}", lang))
        if st.button(translate("import.other", lang), key="import_next"):
            st.session_state.pop(DONE, None)
            st.rerun()
