"""Every figure that ships names its source as a reader wants it, and the copy it was read from."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog import load
from catalog.load import DATA, rows

SCORES = sorted((DATA / "scores").glob("*.csv"))


@pytest.mark.parametrize("file", SCORES, ids=lambda file: file.stem)
def test_every_figure_has_a_registered_source_and_a_quality(file: Path) -> None:
    found = list(rows(file))
    assert {r["quality"] for r in found} <= {"A", "B", "C"}
    registered = {r["source_vi"] for r in rows(DATA / "sources.csv") if r["index"] == file.stem}
    assert {r["source"] for r in found} == registered


def test_a_title_is_no_handle_and_no_address() -> None:
    for r in rows(DATA / "sources.csv"):
        for title in (r["source_vi"], r["source_en"]):
            assert title[:3] in ("PAP", "PCI", "PAR", "SIP"), title
            assert not any(sign in title for sign in ("[", "http", ".csv", ".xls", "@", "_")), title
        assert r["copy_vi"], r
        assert r["copy_en"], r


def test_a_source_in_both_languages() -> None:
    text = "PAPI 2024, CECODES–VFF-CRT–UNDP, bảng điểm theo tỉnh, chỉ số nội dung"
    source = load().source("papi", text)
    assert source.title("vi") == text
    assert source.title("en") == "PAPI 2024, CECODES–VFF-CRT–UNDP, scores by province, dimensions"
    assert "agg_province_year.csv" in source.read_from("vi")
    assert "file agg_province_year.csv" in source.read_from("en")


def test_a_database_of_an_earlier_release_reads_the_same() -> None:
    old = load().source("papi", "[tunah72] agg_province_year.csv 2024 D4")
    assert old.title("vi").startswith("PAPI 2024, CECODES–VFF-CRT–UNDP")
    assert load().source("par", "press").title("en") != load().source("sipas", "press").title("en")


def test_what_people_imported_is_its_own_title() -> None:
    source = load().source("papi", "papi_2025.xlsx")
    assert (source.title("vi"), source.title("en"), source.read_from("vi")) == (
        "papi_2025.xlsx", "papi_2025.xlsx", "",
    )  # fmt: skip
