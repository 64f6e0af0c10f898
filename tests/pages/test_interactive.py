"""The interactive view of a chart: zoom, hover, other provinces, a picture that says what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Locator, Page, expect

AREA = "/area?unit=dong-nai&year=2024&component=d5"
YEARS = "el => el._fullLayout.xaxis.range.map(Number)"
NAMES = "el => el._fullData.map(trace => trace.name)"


def opened(page: Page, words: str, nth: int = 0) -> Locator:
    """The chart of the view that a button opens; Plotly is loaded for it and not before."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    button = page.get_by_role("button", name=words).nth(nth)
    expect(button).to_be_visible()
    assert not any("PlotlyChart" in url for url in loaded)
    button.click()
    chart = page.get_by_role("dialog").locator(".js-plotly-plot")
    expect(chart.locator(".scatterlayer, .barlayer").first).to_be_visible()
    return chart


def add(page: Page, name: str) -> None:
    field = page.get_by_role("dialog").locator("input").first
    field.click()
    field.fill(name)
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Tab")


def pointed(page: Page, chart: Locator, x: float) -> str:
    """What the chart says when pointed at a share of its width."""
    box = chart.locator(".nsewdrag").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + x * box["width"] - 9, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + x * box["width"], box["y"] + box["height"] / 2, steps=3)
    said = chart.locator(".hoverlayer .legend")
    expect(said).to_be_visible()
    return " ".join(said.locator("text").all_text_contents())


def years(chart: Locator) -> Sequence[float]:
    found: Sequence[float] = chart.evaluate(YEARS)
    return found


def test_zoom_and_reset(page: Page) -> None:
    page.goto(AREA)
    chart = opened(page, "Xem tương tác")
    whole = years(chart)
    box = chart.locator(".nsewdrag").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.3 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.7 * box["height"], steps=5)
    page.mouse.up()
    expect(chart.locator(".zoombox")).to_have_count(0)
    first, last = years(chart)
    assert whole[0] < first < last < whole[1]
    expect(chart.locator("[data-title='Trở lại ban đầu']")).to_be_visible()
    chart.locator("[data-title='Trở lại ban đầu']").click()
    page.wait_for_function(
        "whole => document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range[0] == whole",
        arg=whole[0],
    )


def test_values_of_all_series_and_of_a_province_added(page: Page) -> None:
    page.goto(AREA)
    chart = opened(page, "Xem tương tác")
    assert "Hậu Giang" not in chart.evaluate(NAMES)
    add(page, "Hậu Giang")
    expect(chart.locator(".legendtext", has_text="Hậu Giang")).to_be_visible()
    assert "Hậu Giang" in chart.evaluate(NAMES)
    said = pointed(page, chart, 0.945)
    assert "2024" in said
    assert re.search(r"Đồng Nai : 7,13 \(△ Đạt\)", said)
    assert re.search(r"Hậu Giang : 7,59", said)
    assert re.search(r"Trung vị : 7,22", said)
    chart.locator(".legendtoggle").last.click()
    page.wait_for_function(
        "document.querySelector('.js-plotly-plot')._fullData.at(-1).visible == 'legendonly'"
    )


def test_a_line_added_is_cut_where_ours_is(page: Page) -> None:
    page.goto(AREA)
    chart = opened(page, "Xem tương tác")
    add(page, "Hậu Giang")
    expect(chart.locator(".legendtext", has_text="Hậu Giang")).to_be_visible()
    gaps = "name => document.querySelector('.js-plotly-plot').data.find(t => t.name == name)"
    ours, theirs = (page.evaluate(gaps, name) for name in ("Đồng Nai", "Hậu Giang"))
    assert theirs["x"] == ours["x"]
    assert [theirs["y"][theirs["x"].index(year)] for year in (2015.5, 2020.5)] == [None, None]


@pytest.mark.parametrize(
    ("lang", "open_", "image", "expected"),
    [
        ("vi", "Xem tương tác", "Tải ảnh SVG",
         ("Chuỗi 2011–2024", "Thủ tục hành chính công", "Đồng Nai", "· 2024", "Nguồn: PAPI", "7,0")),
        ("en", "Interactive view", "Download as SVG",
         ("2011–2024", "Dong Nai", "· 2024", "Source: PAPI", "7.0")),
    ],
)  # fmt: skip
def test_the_picture_says_what_where_when_and_from_where(
    page: Page, lang: str, open_: str, image: str, expected: tuple[str, ...]
) -> None:
    page.goto(f"{AREA}&lang={lang}")
    chart = opened(page, open_)
    page.get_by_role("dialog").get_by_text("SVG", exact=True).click()
    button = chart.locator(f"[data-title='{image}']")
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    assert download.value.suggested_filename == "papi_d5_dong-nai_2024.svg"
    drawing = ET.parse(Path(download.value.path()))  # noqa: S314 - made by this test's own page
    said = " ".join("".join(e.itertext()) for e in drawing.iter("{http://www.w3.org/2000/svg}text"))
    assert [text for text in expected if text not in said] == []
    assert re.search(r"\d{2}/\d{1,2}/\d{4}", said)


def test_bars_and_dots_take_provinces_too(page: Page) -> None:
    page.goto(AREA)
    chart = opened(page, "Xem tương tác", nth=1)
    add(page, "Tây Ninh")
    expect(chart.locator(".legendtext", has_text="Tây Ninh")).to_be_visible()
    expect(chart.locator(".barlayer .trace")).to_have_count(2)
    page.goto("/compare?unit=dong-nai&year=2024&index=papi&component=d5")
    chart = opened(page, "Xem tương tác")
    add(page, "Hậu Giang")
    expect(chart.locator(".ytick text", has_text="Hậu Giang")).to_be_visible()


def test_a_picture_in_pixels_in_a_dark_room(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/index?unit=dong-nai&year=2024&index=papi")
    chart = opened(page, "Xem tương tác")
    assert chart.evaluate("el => el._fullLayout.paper_bgcolor") == "#0D1520"
    with page.expect_download() as download:
        chart.locator("[data-title='Tải ảnh PNG']").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")
