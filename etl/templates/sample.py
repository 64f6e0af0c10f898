"""Made-up activity logs in the template's form: for the demo, for trying out, for the benchmark."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

from catalog import Catalog, periods
from catalog.load import DATA, CsvRow, rows
from etl.forms.declared import form
from etl.forms.plans import shipped_plan
from strings import translate

MADE_UP = "Số liệu minh họa"
PHRASES = DATA / "samples" / "phrases.csv"
STATUS = (("done", 88), ("doing", 8), ("planned", 2), ("dropped", 2))

SampleRow = list[str | float | None]


def headings() -> list[str]:
    """Return the headings of an activity log, as the Vietnamese template prints them."""
    return [column.names["vi"] for column in form("activities").columns]


def lines(catalog: Catalog, year: int, count: int, seed: int = 2018) -> Iterator[SampleRow]:
    """Yield `count` made-up activities of a plan's year, by date, the same ones each time."""
    random = Random(seed)  # noqa: S311 - nothing here is secret
    phrases = list(rows(PHRASES))
    plan = shipped_plan(year).set_index("task")["area"].to_dict()
    first, last = periods.year(catalog, year)
    days = (last - first).days
    chosen = random.choices(phrases, [int(p["often"]) for p in phrases], k=count)
    offsets = sorted(random.choices(range(days + 1), k=count))
    times: Counter[str] = Counter()
    for number, (phrase, offset) in enumerate(zip(chosen, offsets, strict=True), start=1):
        day = first + timedelta(days=offset - _weekend(offset, first.weekday()))
        times[phrase["what"]] += 1
        what = f"{phrase['what']}, đợt {times[phrase['what']]}"
        yield _line(catalog, random, phrase | {"what": what}, number, max(day, first), plan)


def _weekend(offset: int, began_on: int) -> int:
    """How many days a weekend's work is moved back to its Friday."""
    return max((began_on + offset) % 7 - 4, 0)


def _line(
    catalog: Catalog, random: Random, phrase: CsvRow, number: int, day: date, plan: dict[str, str]
) -> SampleRow:
    division = catalog.divisions[random.choice(phrase["divisions"].split())]
    task = phrase["task"] if phrase["task"] in plan else ""
    area = next((a for a in catalog.areas if a.component == phrase["component"][:2]), None)
    part = catalog.component("papi", phrase["component"]) if random.random() < 0.6 else None
    status = random.choices([s for s, _ in STATUS], [w for _, w in STATUS])[0]
    return [
        number,
        f"{day:%d/%m/%Y}",
        division.name_vi,
        f"{area.ordinal}. {area.name_vi}" if area else "",
        task,
        part.name_vi if part else "",
        phrase["what"],
        phrase["output"],
        random.randint(int(phrase["low"]), int(phrase["high"])) if status == "done" else None,
        phrase["measure"],
        translate(f"status.{status}", "vi"),
        _evidence(random, division.code, number) if status == "done" else "",
        MADE_UP,
    ]


def _evidence(random: Random, division: str, number: int) -> str:
    drawn = random.random()
    if drawn < 0.12:
        return ""
    if drawn < 0.3:
        return f"Hồ sơ lưu số {number} tại đơn vị"
    return f"https://minh-chung.example.vn/{division}/{number:06d}"


def write(catalog: Catalog, year: int, count: int, out: Path) -> None:
    """Write a made-up log in the columns of the template, as .csv or as .xlsx."""
    table = lines(catalog, year, count)
    if out.suffix.lower() == ".csv":
        with out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([headings(), *table])
        return
    book = Workbook(write_only=True)
    sheet = book.create_sheet(form("activities").sheets["vi"])
    sheet.append([translate("template.title_activities", "vi", year=year), MADE_UP])
    sheet.append(headings())
    for line in table:
        sheet.append(line)
    book.save(out)
