"""Workbooks in every layout publishers have used, filled with the figures that ship."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO

import pandas as pd
from openpyxl import Workbook

import catalog
from catalog import Edition
from catalog.load import DATA
from etl.importing import shipped
from etl.workbook.sheets import Cell, MergedRange, Sheet
from store.scores import FIGURE

CATALOG = catalog.load()
Rows = list[list[Cell]]
Book = dict[str, Rows]

INDICATORS = (
    ("Proportion with Civic Knowledge", "Hiểu biết về chính sách hiện hành (%)", "0%-100%", 0.67),
    ("Rating of primary school (5 pt scale)", "Nhận xét về chất lượng dạy học (1=Rất kém; 5=Rất tốt)", "0-5 điểm", 4.1),
    ("Minutes to School", "Quãng thời gian tới trường (PHÚT – theo giá trị trung vị)", "Tối thiểu - Tối đa", 10),
)  # fmt: skip
SHORT = {
    "pci.entry": "Gia nhập\n thị trường", "pci.land": "Tiếp cận \nđất đai", "pci.transparency": "Tính minh bạch",
    "pci.time": "Chi phí \nthời gian", "pci.informal": "Chi phí không\n chính thức", "pci.bias": "Cạnh tranh bình đẳng",
    "pci.proactivity": "Tính \nnăng động", "pci.support": "Hỗ trợ\n doanh nghiệp", "pci.labour": "Đào tạo \nlao động",
    "pci.legal": "Thiết chế\n pháp lý",
}  # fmt: skip
SPELT = {
    "ho-chi-minh": "TP.Hồ Chí Minh", "thua-thien-hue": "TT-Huế", "ba-ria-vung-tau": "BRVT", "bac-kan": "Bắc Cạn",
    "quang-ngai": "Quảng Ngãi ", "dak-lak": "Đắc Lắk", "hoa-binh": "Hoà Bình",
}  # fmt: skip


@cache
def stored() -> pd.DataFrame:
    """Every figure that ships, as the store holds it."""
    paths = sorted((DATA / "scores").glob("*.csv"))
    every = pd.concat([shipped.shipped_figures(p) for p in paths], ignore_index=True)
    return every.reindex(columns=list(FIGURE))


@cache
def stored_of(index: str, *years: int) -> pd.DataFrame:
    """What is stored of an index in some years."""
    held = stored()
    return held[(held["index"] == index) & held["year"].isin(years)].reset_index(drop=True)


@cache
def figures(index: str, year: int) -> pd.DataFrame:
    """The shipped figures of an index and year: units down in the publishers' order, components across."""
    rows = stored_of(index, year)
    wide = rows.pivot_table("value", "unit", "component", dropna=False, aggfunc="first")
    return wide.reindex([u.code for u in CATALOG.units_of(year) if u.code in set(rows["unit"])])


def edition(index: str, year: int) -> Edition:
    found = CATALOG.edition(index, year)
    assert found is not None
    return found


def name(unit: str, *, english: bool = False) -> str:
    return CATALOG.units[unit].name("en" if english else "vi")


def spelt(unit: str) -> str:
    return SPELT.get(unit, name(unit))


def cell(value: float, missing: Cell = None) -> Cell:
    return missing if pd.isna(value) else float(value)


def papi_combined(years: Sequence[int]) -> Book:
    """2011-2016 in one file: two header rows, a stale year over the total, a row of maxima below."""
    book: Book = {}
    for year in years:
        wide, parts = figures("papi", year), edition("papi", year).components
        codes = [c.code for c in parts if c.role in ("dimension", "sub_dimension")]
        heads = [["tinhid", "tentinh_eng", "tentinh_vie"] for _ in range(2)]
        names = [edition("papi", year).find(code) for code in codes]
        heads[0] += [c.name_en for c in names if c] + ["Un-weighted2015PAPI"]
        heads[1] += [c.name_vi for c in names if c] + ["Chỉ số PAPI (không có trọng số)"]
        rows: Rows = [list(h) for h in heads]
        for n, (unit, row) in enumerate(wide.iterrows(), start=1):
            total = cell(row["papi"], 0)
            rows.append(
                [n, name(unit, english=True), name(unit), *(cell(row[c]) for c in codes), total]
            )
        best = [cell(wide[c].max()) for c in [*codes, "papi"]]
        rows.append([999, "Highest", "Điểm cao nhất", *best])
        book[f"{year}_PAPI"] = rows
    return book


LATER = edition("papi", 2018)


def papi_yearly(year: int) -> Book:
    """2011-2017, one file a year: labels of 2018 over older numbers, no total, sheets of parts."""
    wide, held = figures("papi", year), edition("papi", year)
    shown = [c for c in held.components if c.role in ("dimension", "sub_dimension")]

    def label(number: str) -> str:
        printed = next(c for c in LATER.components if c.number == number)
        return f"{number}: {printed.name_vi} "

    head: list[Cell] = ["Tỉnh/Thành phố", *(label(c.number) for c in shown)]
    body: Rows = [
        [name(unit), *(cell(row[c.code]) for c in shown)] for unit, row in wide.iterrows()
    ]
    book = {f"{year}PAPI- Bảng tổng hợp kết quả": [head, *body]}
    for d in (c for c in shown if c.role == "dimension"):
        parts = [d, *held.children(d.code)]
        top: list[Cell] = [
            "Tỉnh/Thành phố",
            *(label(c.number) for c in parts),
            "Tỷ lệ người dân biết (%)",
        ]
        rows: Rows = [
            [name(unit), *(cell(row[c.code]) for c in parts), 0.5] for unit, row in wide.iterrows()
        ]
        book[f"Điểm thành phần {d.number}"] = [top, *rows]
    return book


def papi_transposed(
    year: int, *, missing: Cell = 0, english: bool = True, grouped: bool = False
) -> Book:
    """Since 2018: provinces in columns; totals with intervals, dimensions, parts, indicators, notes."""
    wide, held = figures("papi", year), edition("papi", year)
    units = list(wide.index)
    rows: Rows = [
        ["Mã tỉnh", "Mã tỉnh", "Thang điểm/Scale", *range(1, len(units) + 1)],
        [*["Tỉnh/Thành phố trực thuộc trung ương"] * 2, None, *(name(u) for u in units)],
    ]
    rows += _intervals(year, units)
    for c in (c for c in held.components if c.role in ("dimension", "sub_dimension")):
        lead = "Chỉ số nội dung " if c.role == "dimension" else ""
        title = f"Dimension {c.number}: {c.name_en}" if lead else c.name_en
        labels: list[Cell] = [
            title,
            f"{lead}{c.number}: {c.name_vi}",
            f"{c.low}-{c.high} điểm/points",
        ]
        rows.append([*labels, *(cell(v, missing) for v in wide[c.code])])
        if c.role == "sub_dimension":
            rows += [[*i[:3], *[i[3]] * len(units)] for i in INDICATORS]
    rows.append(["Observations", "Số quan sát", "respondents/người trả lời", *[192] * len(units)])
    rows.append(
        [
            "Note: below 15 persons ",
            "Ghi chú: mẫu trả lời không đủ n=> 15. ",
            None,
            *[None] * len(units),
        ]
    )
    rows.append(
        ["Copyright @CECODES (2023)", "Bản quyền @CECODES (2023)", None, *[None] * len(units)]
    )
    if not english:
        rows = [row[1:] for row in rows]
    if grouped:
        rows = _grouped(rows, units)
    return {f"{year}_VIE_ENG": rows}


def _intervals(year: int, units: Sequence[str]) -> Rows:
    """The total's rows: weighted ones left blank, then the unweighted with its interval."""
    blank: list[Cell] = [None] * len(units)
    said = "Chỉ số PAPI tổng hợp"
    rows: Rows = [
        ["Weighted PAPI Score", f"{said} (có trọng số)", "10-80 điểm/points", *blank],
        [
            "PAPI 95% CI Low",
            f"{said} (có trọng số) - điểm tối thiểu trong khoảng tin cậy 95%",
            None,
            *blank,
        ],
        [
            "PAPI 95% CI High",
            f"{said} (có trọng số) - điểm tối đa trong khoảng tin cậy 95%",
            None,
            *blank,
        ],
        ["PAPI Standard Error", f"{said} (có trọng số) - sai số ", None, *blank],
    ]
    held = stored_of("papi", year)
    held = held[held["component"] == "papi"].set_index("unit").reindex(units)
    open_ = f"{said} (không có trọng số)"
    measured = (
        ("value", "Unweighted PAPI Score", open_),
        ("low", "Unweighted 95% CI Low", f"{open_} - điểm tối thiểu trong khoảng tin cậy 95%"),
        ("high", "Unweighted 95% CI High", f"{open_} - điểm tối đa trong khoảng tin cậy 95%"),
        ("se", "Unweighted Standard Error", f"{open_} - sai số "),
    )
    for column, english, vietnamese in measured:
        missing: Cell = 0 if column == "value" else None
        scale = "10-80 điểm/points" if column == "value" else None
        rows.append([english, vietnamese, scale, *(cell(v, missing) for v in held[column])])
    return rows


def _grouped(rows: Rows, units: Sequence[str]) -> Rows:
    """Old provinces grouped under the names of 2025 in a row above, an empty column after each group."""
    heirs = {u: CATALOG.units[u].successor or u for u in units}
    order = sorted(range(len(units)), key=lambda n: heirs[units[n]])
    above: list[Cell] = ["Tỉnh mới", "Tỉnh mới", None]
    picked: list[int] = [0, 1, 2]
    gaps: set[int] = set()
    for before, n in zip([-1, *order], order, strict=False):
        if before >= 0 and heirs[units[before]] != heirs[units[n]]:
            gaps.add(len(picked))
            picked.append(-1)
            above.append(None)
        above.append(CATALOG.units[heirs[units[n]]].name_vi)
        picked.append(n + 3)
    body = [[row[p] if p >= 0 and p < len(row) else None for p in picked] for row in rows]
    return [above, *body]


def pci_wide(year: int) -> Book:
    """2005-2007 and 2009: a flat summary in two languages, least and greatest below."""
    wide, held = figures("pci", year), edition("pci", year)
    codes = [c.code for c in held.components if c.role == "dimension"]
    parts = [c for c in held.components if c.role == "dimension"]
    heads: Rows = [
        [None, "Tỉnh, thành phố", *(c.name_en for c in parts), f"Weighted PCI  {year}"],
        [
            None,
            "Tỉnh, thành phố",
            *(c.name_vi for c in parts),
            f"Chí số PCI {year} (đã có trọng số)",
        ],
    ]
    wide = wide.sort_values("pci", ascending=False)
    body: Rows = [
        [float(n), spelt(unit), *(cell(row[c]) for c in codes), cell(row["pci"])]
        for n, (unit, row) in enumerate(wide.iterrows(), start=1)
    ]
    ends: Rows = [
        [None, word, *(cell(getattr(wide[c], how)()) for c in [*codes, "pci"])]
        for word, how in (("MIN", "min"), ("MAX", "max"))
    ]
    return {"Bảng xếp hạng": [], "PCI Tóm tắt": [*heads, *body, *ends]}


def pci_lists(year: int) -> Book:
    """2008 and 2010-2016: each sub-index ranked on its own, side by side; a block below looks one up."""
    wide, held = figures("pci", year), edition("pci", year)
    codes = [c.code for c in held.components if c.role == "dimension"]
    head: list[Cell] = ["Thứ tự", "Tỉnh"]
    for code in codes:
        head += [SHORT[code], None]
    head[-1:] = [None, f"PCI {year}", "Xếp hạng", "Nhóm\n xếp hạng"]
    lists = [wide[c].dropna().sort_values(ascending=False, kind="stable") for c in [*codes, "pci"]]
    rows: Rows = []
    for n in range(len(wide)):
        row: list[Cell] = [n + 1]
        for one in lists:
            row += [spelt(str(one.index[n])), float(one.iloc[n])] if n < len(one) else [None, None]
        rows.append([*row, n + 1, "Tốt"])
    shown = wide.loc["ha-noi"]
    below: list[Cell] = [None, "Hà Nội"]
    for code in [*codes, "pci"]:
        below += [float(shown[code]), None]
    ranks: list[Cell] = [None, "Thứ tự", *[x for _ in codes for x in (5, None)], 51]
    return {"Tong hop": [head, *rows, [None], list(head), [*below[:-1], 51, 0], ranks]}


def pci_details(year: int) -> Book:
    """One sheet a sub-index: its score beside the indicators that make it."""
    wide, held = figures("pci", year), edition("pci", year)
    book: Book = {}
    for c in (c for c in held.components if c.role == "dimension"):
        head: list[Cell] = [
            "Mã PCI",
            "Tỉnh",
            f"Chỉ số thành phần {c.number}",
            "% DN có mặt bằng kinh doanh",
        ]
        rows: Rows = [
            [n, spelt(u), float(v), 0.25] for n, (u, v) in enumerate(wide[c.code].items())
        ]
        book[c.name_vi[:31]] = [
            head,
            *rows,
            [None],
            [None, "Median", float(wide[c.code].median()), 0.25],
        ]
    return book


def par_parts(year: int, units: Sequence[str]) -> tuple[Book, list[MergedRange]]:
    """Eight domains, each with maximum, self-scored and appraised points; the total beside (made up)."""
    held = edition("par", year)
    domains = [c for c in held.components if c.role == "dimension"]
    tops = [8.5, 10, 13, 6.5, 15, 12, 15, 20]
    first: list[Cell] = ["STT", "Tỉnh, thành phố"]
    second: list[Cell] = [None, None]
    for d in [*domains, None]:
        first += [f"{d.number}. {d.name_vi}" if d else f"PAR INDEX {year}", None, None]
        second += ["Điểm tối đa", "Tự chấm", "Thẩm định"]
    rows: Rows = []
    for n, unit in enumerate(units, start=1):
        row: list[Cell] = [n, name(unit)]
        scored = [round(top * (0.8 + 0.01 * (n % 5)), 2) for top in tops]
        for top, points in zip(tops, scored, strict=True):
            row += [top, round(points + 0.1, 2), points]
        rows.append([*row, 100, round(sum(scored) + 0.8, 2), round(sum(scored), 2)])
    merged = [MergedRange(1, c, 1, c + 2) for c in range(2, 2 + 27, 3)]
    title: list[Cell] = [f"KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM {year}"]
    return {"PAR": [title, first, second, *rows]}, merged


def sipas_table(year: int, units: Sequence[str]) -> Book:
    """The five factors and the overall index in per cent (made up)."""
    held = edition("sipas", year)
    head: list[Cell] = [
        "STT",
        "Tỉnh/Thành phố",
        *(c.name_vi for c in held.components[1:6]),
        "SIPAS (%)",
        "Xếp hạng",
    ]
    rows: Rows = [
        [n, name(u), 80.1, 81.2, 82.3, 83.4, 79.9, 90.0 - n / 10, n]
        for n, u in enumerate(units, start=1)
    ]
    return {f"SIPAS {year}": [head, *rows]}


def long_rows(index: str, year: int) -> Rows:
    """One figure a row, by codes."""
    rows: Rows = [["index", "year", "unit", "component", "value"]]
    for unit, row in figures(index, year).iterrows():
        rows += [[index, year, str(unit), str(c), float(v)] for c, v in row.items() if pd.notna(v)]
    return rows


def sheets(
    book: Mapping[str, Rows], merged: Sequence[MergedRange] = (), **fields: object
) -> list[Sheet]:
    """The book as the reader would give it."""
    return [Sheet(title, rows, merged=tuple(merged), **fields) for title, rows in book.items()]  # type: ignore[arg-type]


def content(book: Mapping[str, Rows]) -> bytes:
    """The book as the bytes of an .xlsx."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in book.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def texts(book: Mapping[str, Rows], change: Callable[[str], str]) -> Book:
    """The book with every text changed, tabs included."""
    return {
        change(title): [[change(x) if isinstance(x, str) else x for x in row] for row in rows]
        for title, rows in book.items()
    }


def decomposed(book: Mapping[str, Rows]) -> Book:
    return texts(book, lambda text: unicodedata.normalize("NFD", text))
