"""The rows of a file of targets: names to codes, and whether each target can be judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pandas as pd

from catalog import Catalog
from catalog.targets import target_from, target_problems
from etl.forms.rows import TableFaults
from etl.forms.values import CellFault
from etl.parsing.normalize import normalize
from etl.parsing.places import ProvinceNames
from store.targets import KEY

COLUMNS = (
    "unit", "index", "component", "year", "kind", "bound", "upper", "tier", "text", "source",
    "sheet", "row",
)  # fmt: skip


def read_names(frame: pd.DataFrame, faults: TableFaults, catalog: Catalog, year: int) -> None:
    """Put codes in the place of names of provinces and components; an empty one has a meaning."""
    places = ProvinceNames(catalog)
    home = catalog.units[catalog.settings["department"]["unit"]]
    own = catalog.namesake(home.slug, year) or home
    for at, text in frame["unit"].items():
        unit = places.unit(text, year) if text else own
        if unit is None:
            near = places.suggest(text, year)
            _fault(faults, at, "unit", "row_province", text, near)
        else:
            frame.at[at, "unit"] = unit.code
    for at, (index, text) in frame[["index", "component"]].iterrows():
        known = dict(_parts(catalog, index, year))
        if not known:
            continue  # the index itself cannot be read, or was not published then
        code = known.get(normalize(text)) if text else index
        if code is None:
            _fault(faults, at, "component", "row_part", text, _near(text, known))
        else:
            frame.at[at, "component"] = code


def judge(frame: pd.DataFrame, faults: TableFaults, catalog: Catalog, year: int) -> None:
    """Add a fault for each row that is read but cannot hold, or that repeats one above it."""
    fine = frame[~faults.wrong[frame.index.to_numpy()]]
    seen: set[tuple[object, ...]] = set()
    for at, row in zip(fine.index, fine.to_dict("records"), strict=True):
        target = target_from(row | {"year": year, "value": row["bound"]})
        for problem in target_problems(catalog, target):
            faults.add_alike(
                "kind", _places(at), CellFault(f"row_{problem.code}", {"value": target.kind})
            )
        key = tuple(getattr(target, name) for name in KEY)
        if key in seen:
            faults.add_alike("kind", _places(at), CellFault("row_target_twice"))
        seen.add(key)


def _parts(catalog: Catalog, index: str, year: int) -> Iterator[tuple[str, str]]:
    """Every spelling of a component of the year's edition, and its code."""
    edition = catalog.edition(index, year) if index in catalog.indices else None
    for c in edition.components if edition else ():
        title = catalog.indices[index].name_vi
        for name in (c.name_vi, c.name_en):
            numbered = f"{c.number} {name}".strip()
            for spelling in (name, numbered, f"{title}: {numbered}"):
                yield normalize(spelling), c.code
        if c.number:
            yield normalize(c.number), c.code
        yield normalize(c.code), c.code


def _near(text: str, known: Iterable[str]) -> list[str]:
    return get_close_matches(normalize(text), list(known), n=1, cutoff=0.75)


def _fault(
    faults: TableFaults, at: object, column: str, code: str, text: str, near: list[str]
) -> None:
    values = {"value": text} | ({"near": near[0]} if near else {})
    faults.add_alike(column, _places(at), CellFault(f"{code}_near" if near else code, values))


def _places(at: object) -> pd.Index:
    return pd.Index([at])
