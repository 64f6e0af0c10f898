"""Every component of an index by year, the higher the darker."""

from __future__ import annotations

from catalog import Component, Lang
from reports.dataset.province_results import ProvinceResults, breaks_of
from reports.model import Cell, Column, Link, Linked, Shaded, Table
from strings import translate

HEAT_STEPS = 5
ROLES = ("total", "variant", "dimension", "sub_dimension", "block")


def components(results: ProvinceResults, code: str, year: int, lang: Lang) -> Table:
    """Lay out all components by year as a shaded table; a cell after a break says so.

    A name opens its verdict of `year`, or its last one where it was not measured then.
    """
    found = _newest(results, code)
    years = [
        y for y in results.years(code) if any(results.score(c.code, y) is not None for c in found)
    ]
    rows: list[dict[str, Cell]] = []
    for c in found:
        to = _explanation(results, code, c.code, year)
        cells: dict[str, Cell] = {"component": Linked(f"{c.number} {c.name(lang)}".strip(), to)}
        cuts = {b.year: b for b in breaks_of(results.catalog, code, c.code, enabled=True)}
        for y in years:
            cells[str(y)] = _shaded(results, code, c.code, y, y in cuts)
        rows.append(cells)
    return Table(
        key=f"components_{code}",
        title=translate("index.components", lang),
        subtitle=translate("index.components_hint", lang),
        columns=(
            Column("component", translate("column.component", lang)),
            *(Column(str(y), str(y), "heat") for y in years),
        ),
        rows=tuple(rows),
    )


def _explanation(results: ProvinceResults, index: str, component: str, year: int) -> Link:
    address = {"index": index, "component": component}
    if results.verdict(component, year) is None:
        address["year"] = str(results.scored_years(component)[-1])
    return Link("explain", address)


def _shaded(
    results: ProvinceResults, index_code: str, component: str, year: int, cut: bool
) -> Shaded:
    value = results.score(component, year)
    found = results.catalog.component(index_code, component, year)
    step = 0
    if value is not None and found and found.low is not None and found.high is not None:
        share = (value - found.low) / (found.high - found.low)
        step = min(HEAT_STEPS - 1, max(0, int(share * HEAT_STEPS)))
    return Shaded(value, step, "cut" if cut else "")


def _newest(results: ProvinceResults, code: str) -> list[Component]:
    """Return every component the index ever had, in the newest printed order, older ones after."""
    seen: dict[str, Component] = {}
    for edition in reversed(results.catalog.editions[code]):
        for c in edition.components:
            if c.role in ROLES:
                seen.setdefault(c.code, c)
    family = {c.code: i for i, c in enumerate(seen.values())}

    def place(c: Component) -> tuple[int, int, int]:
        top = c.parent if c.role == "sub_dimension" else c.code
        return (ROLES.index(c.role) == 4, family.get(top or c.code, 0), family[c.code])

    held = [
        c
        for c in seen.values()
        if any(results.score(c.code, y) is not None for y in results.years(c.code))
    ]
    return sorted(held, key=place)
