"""The crosswalk and the explanation keep their state in the address."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import opened, sound, text

pytestmark = pytest.mark.usefixtures("home")


def test_an_estimate_is_shown_only_after_the_tick() -> None:
    at = opened("bridge", unit="dong-nai-2025", year="2024")
    assert "Ước tính – không phải số công bố" not in text(at)
    at.checkbox(key="pick_estimate").check().run()
    assert sound(at)
    assert at.query_params["estimate"] == "1"
    assert at.query_params["unit"] == "dong-nai-2025"
    assert "Ước tính – không phải số công bố" in text(at)
    at.checkbox(key="pick_estimate").uncheck().run()
    assert "estimate" not in at.query_params


def test_an_old_province_leads_to_what_it_became() -> None:
    at = opened("bridge", unit="binh-phuoc")
    assert sound(at)
    assert "Đồng Nai (từ 01/7/2025) gồm Bình Phước, Đồng Nai" in text(at)


def test_an_explanation_leads_to_the_cell_of_each_score() -> None:
    at = opened("explain", unit="dong-nai", year="2024", index="papi", component="d5")
    assert sound(at)
    links = {link.proto.label: link.proto.query_string for link in at.get("page_link")}
    assert "year=2023" in links["Truy xuất nguồn điểm năm 2023"]
    assert "component=d5" in links["Truy xuất nguồn điểm năm 2024"]
