"""Single cells of a log: days, texts and quantities, in whatever form they are typed."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.forms.plans import shipped_plan
from etl.forms.values import CellFault, day_of, tidy, value_of, values_of
from etl.forms.vocabulary import form_words
from etl.parsing.normalize import clean
from tests.etl.logbooks import CATALOG

WORDS = form_words(CATALOG, 2018, shipped_plan(2018))
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
ODD = st.text(alphabet="aăắeÔđ \u0301\u00a0\u200b\u00ad\n\t'\0.x", max_size=12)


@settings(deadline=None)
@given(DAYS)
def test_a_day_survives_every_way_of_typing_it(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for cell in (
        day, datetime.combine(day, time(14, 30)), serial, float(serial),
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}",
        f"{day:%Y-%m-%d}", f"{day:%Y-%m-%d} 00:00:00", f"  {day:%d/%m/%Y} ",
        f"Ngày {day.day} tháng {day.month} năm {day.year}",
        unicodedata.normalize("NFD", f"ngày {day.day} tháng {day.month} năm {day.year}"),
    ):  # fmt: skip
        assert day_of(tidy(cell) if isinstance(cell, str) else cell) == day


@pytest.mark.parametrize(
    "cell",
    ["31/02/2018", "2018", "05/13/2018", "5/3/18", "hôm qua", "0", 20180305, 1.0, True, "32/01/2018",
     timedelta(1), ""],
)  # fmt: skip
def test_what_is_no_day_is_never_taken_for_one(cell: object) -> None:
    found = day_of(cell)  # type: ignore[arg-type]
    assert isinstance(found, CellFault)
    assert found.code == "row_date"


@settings(deadline=None, max_examples=300)
@given(ODD)
def test_a_tidy_text_is_what_the_long_way_makes_of_it(text: str) -> None:
    assert tidy(text) == clean(text)
    assert tidy(tidy(text)) == tidy(text)
    for form in ("NFC", "NFD"):
        assert tidy(unicodedata.normalize(form, text)) == tidy(text)


@settings(deadline=None, max_examples=40)
@given(st.lists(ODD | st.floats(0, 1e6) | st.text(max_size=5), max_size=400))
def test_many_cells_at_once_are_read_as_each_alone(cells: list[str | float]) -> None:
    assert values_of("text", cells, WORDS) == [value_of("text", cell, WORDS) for cell in cells]


@settings(deadline=None)
@given(st.decimals(0, 10**6, places=2), st.sampled_from((".", ",")))
def test_a_quantity_survives_either_mark(quantity: object, mark: str) -> None:
    typed = str(quantity).replace(".", mark)
    assert value_of("quantity", typed, WORDS) == float(str(quantity))
    assert value_of("quantity", float(str(quantity)), WORDS) == float(str(quantity))


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_names_of_units_areas_and_tasks_mean_the_same_in_every_form(form: str) -> None:
    def typed(text: str) -> str:
        return f" {unicodedata.normalize(form, text).upper()}\u00a0"  # type: ignore[arg-type]

    for division in CATALOG.divisions.values():
        assert value_of("division", typed(division.name_vi), WORDS) == division.code
    for area in CATALOG.areas:
        named = f"{area.ordinal}. {area.name_vi}"
        assert value_of("area", typed(named), WORDS) == area.component
    for task in WORDS.tasks:
        assert value_of("task", f"{task} – Nâng cao trách nhiệm", WORDS) == task
