"""Every shipped figure equals the collected official figures, and none of quality A, B or C is left out."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

import catalog
from catalog.load import DATA

COLLECTED = Path(os.environ["OFFICIAL_WORKBOOKS"]).parent / "data"
LATER = ("pci_2022_total.csv", "par_sipas_more_fragments.csv")
PCI = {
    "TOTAL": "pci", "UNWEIGHTED": "pci.unweighted", "ENTRY": "pci.entry", "LAND": "pci.land",
    "TRANS": "pci.transparency", "TIME": "pci.time", "COMPLIANCE": "pci.time",
    "INFORMAL": "pci.informal", "BIAS": "pci.bias", "PROACT": "pci.proactivity",
    "SUPPORT": "pci.support", "LABOR": "pci.labour", "LEGAL": "pci.legal",
    "IMPL": "pci.implementation",
}  # fmt: skip
PAR = {"LEADER_SURVEY": "par.leader_survey", "SOCIOECON": "par.socioeconomic"}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _code(index: str, year: int, code: str) -> str:
    if index == "pci":
        return PCI[code.split("_", 1)[-1]]
    if code == "TOTAL":
        return index
    if index == "par":
        short = code.removeprefix("PAR_")
        return PAR.get(short, f"par.{short.lower()}")
    if code == "TOTAL_W":
        return "papi.weighted"
    edition = catalog.load().edition("papi", year)
    assert edition
    return next(c.code for c in edition.components if c.number == code.removeprefix("D"))


def _collected(index: str) -> dict[tuple[int, str, str], tuple[str, ...]]:
    found: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for r in _rows(COLLECTED / f"{index}_scores.csv"):
        if r.get("quality", "A") not in ("A", "B", "C"):
            continue
        year = int(r["year"])
        unit = catalog.load().namesake(r.get("province_code") or r["province_slug"], year)
        assert unit, r
        interval = tuple(r.get(k) or "" for k in ("se", "ci_low", "ci_high"))
        key = (year, unit.code, _code(index, year, r.get("code") or r["component_code"]))
        assert key not in found, key
        found[key] = (r["score"], *interval)
    return found | _collected_later(index)


def _collected_later(index: str) -> dict[tuple[int, str, str], tuple[str, ...]]:
    """What was found after the first collection: PCI totals of 2022, and fragments with a rank."""
    found: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for name in LATER:
        for r in _rows(COLLECTED / name):
            unit = catalog.load().namesake(r["unit"], int(r["year"]))
            exact = r["value"] or r["rank"].isdigit()
            if r["index"].lower() == index and r["component"] == "TOTAL" and unit and exact:
                value = f"{float(r['value']):g}" if r["value"] else ""
                found[(int(r["year"]), unit.code, index)] = (value, "", "", "")
    return found


@pytest.mark.parametrize("index", ["papi", "pci", "par", "sipas"])
def test_shipped_figures_equal_the_collected_ones(index: str) -> None:
    shipped = {
        (int(r["year"]), r["unit"], r["component"]): (r["value"], r["se"], r["low"], r["high"])
        for r in _rows(DATA / "scores" / f"{index}.csv")
    }
    assert shipped == _collected(index)
