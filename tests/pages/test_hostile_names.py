"""Names and texts that would be more than text: every page and slide shows them as they were typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import catalog
import store
from access.roles import LOCAL, Identity
from commands import meetings, plans
from store import manual_entries
from tests.browser import ROOT
from tests.etl.logbooks import book, row
from ui.render.routes import PAGES
from ui.runtime.identity import GATED

TEXT = "<img src=x onerror=alert(1)> \"'><script>alert(1)</script> {{7*7}} =1+1"
MARKED = "<img src=x onerror=alert(1)>"  # what a long text that is cut still shows
SCORES = {"unit": "dong-nai", "year": "2024", "component": "d5"}
WORK = {"unit": "dong-nai", "plan": "2018", "as_of": "2018-11-24", "meeting": "2018-11-24"}
SLIDES = 12
TYPED = {
    "task": ("text", "done_when", "head", "legal", "note"),
    "task_entry": ("text", "done_when", "head", "legal", "note"),
    "activity": ("what", "output", "measure", "evidence", "note", "sheet"),
    "activity_entry": ("what", "output", "measure", "evidence", "note", "sheet"),
    "import": ("file", "imported_by", "note"),
}


class Shown(HTMLParser):
    """What a browser would make of HTML: its text, its attributes, and what no page of ours has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.foreign: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += [value for _, value in attrs if value]
        source = dict(attrs).get("src") or "data:"
        handlers = [name for name, _ in attrs if name.startswith("on")]
        if tag == "script" or handlers or not source.startswith("data:"):
            self.foreign.append(f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def hostile(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home in which everything that somebody can name or type is hostile."""
    known = catalog.load()
    unit, division = known.units["dong-nai"], known.divisions
    monkeypatch.setitem(known.units, "dong-nai", replace(unit, name_vi=f"Đồng Nai {TEXT}"))
    for code, each in division.items():
        named = replace(each, name_vi=f"{each.name_vi} {TEXT}", head_vi=TEXT)
        monkeypatch.setitem(known.divisions, code, named)
    actor = Identity(TEXT, TEXT, LOCAL)
    given = meetings.Conclusion(TEXT, "van-phong", TEXT, date(2018, 11, 30), "d5")
    meetings.conclude(actor, known, date(2018, 11, 24), given)
    plans.add_note(actor, 2018, "d5", TEXT, "judged")
    with store.write(own_home) as connection:
        said = {"component": "d5", "year": 2024, "unit": "", "text": TEXT}
        manual_entries.record(connection, "annotation", "d5/2024/", TEXT, said)
        for table, columns in TYPED.items():
            for column in columns:
                update = f'UPDATE "{table}" SET "{column}" = ?'  # noqa: S608 - names of this test
                connection.execute(update, [TEXT])
    st.cache_data.clear()  # kept with the names of before
    st.cache_resource.clear()
    yield own_home
    st.cache_data.clear()
    st.cache_resource.clear()


def opened(reader: AppTest, page: str, address: dict[str, str]) -> list[str]:
    """The HTML of a page; nothing on it is Markdown with HTML in it."""
    for kept in ("chosen", "unknown"):
        if kept in reader.session_state:
            del reader.session_state[kept]
    reader.switch_page(PAGES[page])
    reader.query_params.clear()
    reader.query_params.update(address)
    reader.run()
    assert not reader.exception
    assert not any(each.allow_html for each in (*reader.markdown, *reader.caption))
    return [element.value for element in reader.html]


def names_of(html: list[str]) -> int:
    """How often a page shows the text, as text; nothing else of it reaches the page."""
    shown = [Shown(each) for each in html if not each.startswith("<style>")]
    assert [foreign for each in shown for foreign in each.foreign] == []
    return sum(MARKED in text for each in shown for text in each.texts)


NAMELESS = {"beside", "definitions", "import"}  # whose names stand in fields of Streamlit


@pytest.mark.usefixtures("hostile")
def test_every_page_and_slide_shows_text() -> None:
    reader = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    pages = {
        name: opened(reader, name, WORK if "work" in script.split("/") else {**WORK, **SCORES})
        for name, script in PAGES.items()
        if name not in GATED
    }
    for at in range(2, SLIDES):
        pages["presenter"] += opened(reader, "presenter", {**WORK, **SCORES, "slide": str(at)})
    silent = {name for name, html in pages.items() if not names_of(html)}
    assert silent == NAMELESS


@pytest.mark.usefixtures("hostile")
def test_the_name_and_the_cells_of_a_file_are_text() -> None:
    reader = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    opened(reader, "import", {})
    faulty = book([row(what=TEXT, date=TEXT), row(task=TEXT), row(division=TEXT)])
    reader.file_uploader[0].upload(f"{TEXT}.xlsx".replace("/", "_"), faulty, "")
    reader.run()
    assert not reader.exception
    assert names_of([element.value for element in reader.html]) >= 3
