"""The buttons of a page's files; who may not download sees none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from catalog import Lang
from reports.model import Report
from strings import translate
from ui.controls.files import File, Source, document, paper, pieces, slides, workbook
from ui.html import elements
from ui.html.markup import put
from ui.runtime import identity
from ui.runtime.gc_tuning import count_file


def offer(row: DeltaGenerator, build: Callable[[], Report], name: str, of: Source) -> None:
    """Draw a button in a row of controls that opens to the files of a page's report."""
    if not identity.can("reports.download"):
        return
    with row:
        box = st.popover(translate("frozen.files", of.lang), on_change="rerun", key="files")
    if box.open:
        with box:
            buttons(
                [
                    slides(build, name, of),
                    document(build, name, of),
                    paper(build, name, of),
                    workbook(build, name, of),
                    *pieces(build(), name, of),
                ]
            )


def listed(files: Sequence[File], lang: Lang) -> None:
    """Draw the files under a heading of their own, for those who may have them."""
    if identity.can("reports.download"):
        put(elements.block(elements.heading(translate("frozen.files", lang))))
        buttons(files)


def buttons(files: Sequence[File]) -> None:
    """Draw a button for each file; the file is written when its button is pressed."""
    for file in files:
        st.download_button(
            file.label,
            partial(_make, file),
            file.name,
            file.mime,
            key=f"file_{file.name}",
            on_click="ignore",
            width="stretch",
        )
        if file.remark:
            st.caption(file.remark)


def _make(file: File) -> bytes:
    return count_file(file.make())
