"""The results of the shipped figures, and the deck that the tests open again."""

from __future__ import annotations

import pytest

from exports.office.department import Department
from exports.office.powerpoint import deck
from reports.dataset.all_results import AllResults
from reports.documents.briefing import briefing
from reports.model import Report
from tests.reports import conftest

all_provinces = conftest.all_provinces
DEPARTMENT = Department("Sở Ngoại vụ")


@pytest.fixture(scope="session")
def slides_of_2024(all_provinces: AllResults) -> Report:
    unit = all_provinces.catalog.units["dong-nai"]
    return briefing(all_provinces, all_provinces.province(unit), 2024, "Kết quả năm 2024", "vi")


@pytest.fixture(scope="session")
def deck_of_2024(slides_of_2024: Report) -> bytes:
    return deck(slides_of_2024, DEPARTMENT, "Đồng Nai")
