"""Reports as files to download: made only when asked for, in the colours of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from catalog import Catalog, Lang, Unit
from exports import powerpoint, word
from exports.powerpoint import Department
from reports.letter import letter
from reports.model import Report
from strings import say
from strings.numbers import day
from ui import html, identity, work_filters

OFFICE = "application/vnd.openxmlformats-officedocument."
MIMES = {
    "pptx": OFFICE + "presentationml.presentation",
    "docx": OFFICE + "wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be had: the words on its button, its name, and what writes it."""

    label: str
    name: str
    make: Callable[[], bytes]

    @property
    def mime(self) -> str:
        return MIMES[self.name.rsplit(".", 1)[-1]]


@dataclass(frozen=True, slots=True)
class Source:
    """What a file says of where it comes from."""

    catalog: Catalog
    unit: Unit
    lang: Lang


def slides(build: Callable[[], Report], name: str, of: Source) -> File:
    """The report as slides."""

    def make() -> bytes:
        today = day(work_filters.today(of.catalog), of.lang)
        where = f"{of.unit.name(of.lang)} · {today}"
        return powerpoint.deck(build(), department(of.catalog, of.lang), where)

    return File(say("frozen.pptx", of.lang), f"{name}.pptx", make)


def document(build: Callable[[], Report], name: str, of: Source) -> File:
    """The report as a document in the form of the decree."""

    def make() -> bytes:
        report = build()
        today = work_filters.today(of.catalog)
        head = letter(of.catalog, of.unit, report.title, today, (), of.lang)
        return word.document(report, head)

    return File(say("frozen.docx", of.lang), f"{name}.docx", make)


def department(catalog: Catalog, lang: Lang) -> Department:
    """Who speaks, as the settings give it; a logo that cannot be read is left out."""
    chosen = catalog.settings["department"]
    try:
        logo = Path(chosen["logo"]).read_bytes() if chosen["logo"] else b""
    except OSError:
        logo = b""
    return Department(chosen[f"name_{lang}"], logo)


def offer(row: DeltaGenerator, build: Callable[[], Report], name: str, of: Source) -> None:
    """A button in a row of controls that opens to the files of a page's report."""
    if not identity.can("reports.download"):
        return
    with row:
        box = st.popover(say("frozen.files", of.lang), on_change="rerun", key="files")
    if box.open:
        with box:
            buttons([slides(build, name, of), document(build, name, of)])


def listed(files: Sequence[File], lang: Lang) -> None:
    """The files under a head of their own, for those who may have them."""
    if identity.can("reports.download"):
        st.html(html.block(html.heading(say("frozen.files", lang))))
        buttons(files)


def buttons(files: Sequence[File]) -> None:
    """A button a file; the file is written when its button is pressed."""
    for file in files:
        st.download_button(
            file.label,
            file.make,
            file.name,
            file.mime,
            key=f"file_{file.name}",
            on_click="ignore",
            width="stretch",
        )
