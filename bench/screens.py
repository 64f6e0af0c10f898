"""The screens that are measured: where they are, what is clicked, and where the answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.home import ROOT

APP = ROOT / "app.py"
EMPTY_APP = Path(__file__).with_name("empty_app.py")
LOADED_APP = Path(__file__).with_name("loaded_app.py")
WATCH = Path(__file__).with_name("painted.js")  # goes into every window that is measured


@dataclass(frozen=True, slots=True)
class Screen:
    """`control` is the input of a select box; `shown` the element whose text answers its change."""

    script: Path
    path: str
    control: str
    shown: str


_EMPTY = ("/", '[data-testid="stSelectbox"] input', '[data-testid="stText"]')

EMPTY = Screen(EMPTY_APP, *_EMPTY)
LOADED = Screen(LOADED_APP, *_EMPTY)
_YEAR, _FINDING = ".st-key-pick_year input", '[data-testid="stMain"] h1'

OVERVIEW = Screen(APP, "/?unit=dong-nai&year=2024", _YEAR, _FINDING)
AREA = Screen(APP, "/area?unit=dong-nai&year=2024&component=d5", _YEAR, _FINDING)

# Walked through in turn for the memory of a long day; each is another page than the one before.
PAGES = (OVERVIEW.path, AREA.path, "/index?index=papi", "/compare?component=d5")
