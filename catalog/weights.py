"""How much each predecessor counts in an estimate of a merged province: declared, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.load import DATA, rows
from catalog.model import Lang


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights by unit for one index, all from one source."""

    by_unit: Mapping[str, float]
    source_vi: str
    source_en: str

    def source(self, lang: Lang) -> str:
        """Return the source in a language."""
        return self.source_vi if lang == "vi" else self.source_en


NONE = Weights({}, "", "")


@cache
def weights(index: str, path: Path = DATA / "weights.csv") -> Weights:
    """Return the weights declared for an index; NONE where nobody declared any."""
    declared = [r for r in rows(path) if r["index"] == index]
    if not declared:
        return NONE
    by_unit = {r["unit"]: float(r["weight"]) for r in declared}
    return Weights(by_unit, declared[0]["source_vi"], declared[0]["source_en"])
