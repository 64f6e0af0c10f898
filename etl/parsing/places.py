"""Names of provinces: which one a text means in a year, and what it may have meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache

from catalog import Catalog, Unit
from etl.parsing.normalize import normalize

_BEFORE = re.compile(r"^(?:\d+ )?(?:(?:tinh|thanh pho|tp|t p|thu do|province of|city of) )*")
_AFTER = re.compile(r"(?: (?:province|city|\d))*$")


@lru_cache(maxsize=1 << 14)
def place_key(text: str) -> str:
    """Strip prefix, numbering, spacing and accents: "1. TP. Hồ Chí Minh" -> "hochiminh"."""
    words = normalize(text)
    bare = _AFTER.sub("", _BEFORE.sub("", words))
    return (bare or words).replace(" ", "")


@dataclass(frozen=True, slots=True)
class ProvinceNames:
    """The spellings of all provinces; `slugs` is what a key may mean, `codes` the unit it names outright."""

    catalog: Catalog
    slugs: dict[str, tuple[str, ...]] = field(init=False)
    codes: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        found: dict[str, dict[str, None]] = {}
        for unit in self.catalog.units.values():
            for name in (unit.name_vi, unit.name_en, unit.slug):
                found.setdefault(place_key(name), {})[unit.slug] = None
        for slug, names in self.catalog.aliases.items():
            for name in names:
                found.setdefault(place_key(name), {})[slug] = None
        object.__setattr__(self, "slugs", {k: tuple(v) for k, v in found.items()})
        object.__setattr__(self, "codes", {normalize(code): code for code in self.catalog.units})

    def known(self, text: str) -> tuple[str, ...]:
        """Return the provinces, of whatever time, that a text may name; usually one or none."""
        return self.slugs.get(place_key(text), ()) or self._coded(text)

    def unit(self, text: str, year: int) -> Unit | None:
        """Return the province that a text means in a year."""
        code = self.codes.get(normalize(text), "")
        if code and self.catalog.units[code].exists(self.catalog.as_of(year)):
            return self.catalog.units[code]
        slugs = self.slugs.get(place_key(text), ())
        means = (self.catalog.namesake(slug, year) for slug in slugs)
        return next((unit for unit in means if unit), None)

    def suggest(self, text: str, year: int) -> list[str]:
        """Return names of that year that look like the text; for a person to choose from."""
        names = {place_key(u.name_vi): u.name_vi for u in self.catalog.units_of(year)}
        return [names[k] for k in get_close_matches(place_key(text), list(names), n=3, cutoff=0.7)]

    def _coded(self, text: str) -> tuple[str, ...]:
        code = self.codes.get(normalize(text))
        return (self.catalog.units[code].slug,) if code else ()
