"""Which parts of other indices stand beside a PAPI area: declared, not computed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.load import DATA, rows
from catalog.model import Catalog, Lang


@dataclass(frozen=True, slots=True)
class Link:
    """A component of another index beside an area, with the reason; no arithmetic follows."""

    area: str  # a PAPI dimension
    index: str
    component: str
    reason_vi: str
    reason_en: str

    def reason(self, lang: Lang) -> str:
        return self.reason_vi if lang == "vi" else self.reason_en


@cache
def links(path: Path = DATA / "crosswalk.csv") -> tuple[Link, ...]:
    """The declared links, in the order of the file."""
    return tuple(
        Link(r["area"], r["index"], r["component"], r["reason_vi"], r["reason_en"])
        for r in rows(path)
    )


def link_problems(catalog: Catalog, declared: tuple[Link, ...]) -> list[str]:
    """One English sentence for each fault in the links; empty when all hold."""
    found = []
    for link in declared:
        where = f"crosswalk {link.area} {link.component}"
        if not catalog.area(link.area):
            found.append(f"{where}: unknown area")
        if link.index not in catalog.indices or not catalog.component(link.index, link.component):
            found.append(f"{where}: unknown component")
        if not (link.reason_vi and link.reason_en):
            found.append(f"{where}: lacks a reason")
    pairs = [(link.area, link.component) for link in declared]
    found += [
        f"crosswalk {a} {c}: stands twice" for a, c in {p for p in pairs if pairs.count(p) > 1}
    ]
    return found
