"""Step 2 of an import: disagreeing with what was recognised, agreeing to warnings, storing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from catalog import Catalog, Lang, Unit
from reports.data.effect import Effect
from reports.data.findings import Finding, FindingLine, Group
from strings import translate
from ui.html import elements, imports
from ui.html.imports import Excerpt
from ui.html.markup import fill, put
from ui.html.style import palette
from ui.screens.data.file import Upload, kind_name


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose against what was recognised; None leaves it to the file."""

    index: str | None = None
    year: int | None = None
    sheet: str | None = None
    skip_bad_rows: bool = False


def choice(file: Upload) -> Choice:
    """Read the fields beside what was recognised."""
    state = st.session_state
    return Choice(
        index=state.get("import_index") or file.kind,
        year=state.get("import_year"),
        sheet=state.get("import_sheet"),
        skip_bad_rows=bool(state.get("import_skip")),
    )


def title(file: Upload, finding: str, lang: Lang) -> None:
    """Show which file is open, at which step, and the finding."""
    put(imports.top(translate("import.title", lang), file.description(lang), "check", lang))
    put(elements.block(fill("<h1>{}</h1>", finding)))


def layout_name(code: str, lang: Lang) -> str:
    """Return the name of a layout of the product: a template, or the form of a log."""
    own = "template" if code.startswith("template") else code
    return translate(f"import.layout_{own}", lang) if own in ("template", "log") else code


def findings(told: Sequence[Group], excerpts: Mapping[Finding, Excerpt], lang: Lang) -> int:
    """Draw the findings by what is to be done; return how many warnings are not accepted yet."""
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
    """Show how many stored figures would change."""
    put(elements.block(imports.counts(title, numbers, lang)))


def effect(found: Effect, lang: Lang) -> None:
    """Show the verdicts of one province as they would be."""
    put(elements.block(imports.effect(found, palette(), lang)))


def recognised(
    facts: Mapping[str, str],
    kind: str,
    sheets: Sequence[str],
    province: Callable[[], Unit] | None,
    catalog: Catalog,
    lang: Lang,
) -> Unit | None:
    """Draw what was recognised and fields to change it; return the province to preview."""
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
    """Draw the warnings, a box to tick beside each; return how many are still open."""
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


def _tick(n: int, line: FindingLine, lang: Lang) -> bool:
    with st.container(horizontal=True, key=f"tick_row_{n}"):
        put(elements.block(imports.line_of(line, {}, lang)))
        return st.checkbox(translate("import.agree", lang), key=f"agree_{line.key}", width=110)
