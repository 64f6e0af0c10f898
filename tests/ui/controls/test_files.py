"""Files of the result pages: each opens again and says what its page says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO

import docx
import pytest
from pptx import Presentation

from reports.dataset.all_results import AllResults
from reports.dataset.province_results import ProvinceResults
from reports.model import Headline, Report, flat
from reports.results.area import area
from reports.results.compare import compare
from reports.results.index import index
from reports.results.overview import overview
from ui.controls import files
from ui.controls.files import Source

BUILDS: dict[str, Callable[[ProvinceResults], Report]] = {
    "overview": partial(overview, year=2024, previous=2023, lang="vi"),
    "area": partial(area, component="d5", year=2024, lang="vi"),
    "index": partial(index, code="pci", year=2022, lang="vi"),
    "compare": partial(compare, component="d5", year=2024, group="region", lang="vi"),
}

BEGINS = {
    "pdf": b"%PDF",
    "xlsx": b"PK",
    "csv": b"\xef\xbb\xbf",
    "png": b"\x89PNG",
    "svg": b"<svg",
}


def source(all_results: AllResults) -> Source:
    return Source(all_results.catalog, all_results.catalog.units["dong-nai"], "vi")


@pytest.mark.parametrize("page", BUILDS)
def test_slides_and_document_of_a_page_say_its_finding(
    all_provinces: AllResults, page: str
) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    build = partial(BUILDS[page], results)
    finding = next(b.finding for b in flat(build().blocks) if isinstance(b, Headline))
    deck = files.slides(build, page, source(all_provinces))
    shown = Presentation(BytesIO(deck.make()))
    titles = [s.shapes.title.text for s in shown.slides if s.shapes.title is not None]
    assert finding in titles
    paper = docx.Document(BytesIO(files.document(build, page, source(all_provinces)).make()))
    assert any(finding in p.text for p in paper.paragraphs)
    assert deck.mime.endswith("presentationml.presentation")


@pytest.mark.parametrize("page", BUILDS)
def test_every_other_file_of_a_page_is_what_its_name_says(
    all_provinces: AllResults, page: str
) -> None:
    results = all_provinces.province(all_provinces.catalog.units["dong-nai"])
    build, of = partial(BUILDS[page], results), source(all_provinces)
    made = [files.paper(build, page, of), files.workbook(build, page, of)]
    made += files.pieces(build(), page, of)
    assert len({f.name for f in made}) == len(made)
    for file in made:
        kind = file.name.rsplit(".", 1)[-1]
        assert file.make().startswith(BEGINS[kind]), file.name
        assert file.mime


def test_slides_without_a_logo_that_cannot_be_shown_say_so(all_provinces: AllResults) -> None:
    catalog = all_provinces.catalog
    chosen = {**catalog.settings["department"], "logo": "gone.png"}
    odd = replace(catalog, settings={**catalog.settings, "department": chosen})
    build = partial(BUILDS["area"], all_provinces.province(catalog.units["dong-nai"]))
    made = files.slides(build, "area", replace(source(all_provinces), catalog=odd))
    assert "gone.png" in made.remark
    cover = Presentation(BytesIO(made.make())).slides[0]
    assert "SỞ NGOẠI VỤ" in [s.text_frame.text for s in cover.shapes if s.has_text_frame]
    assert files.slides(build, "area", source(all_provinces)).remark == ""
