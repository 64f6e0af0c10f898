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
OVERVIEW = Screen(
    APP,
    "/?unit=dong-nai&year=2024",
    '.st-key-filters [data-testid="stSelectbox"]:nth-of-type(1) input',
    '[data-testid="stMain"] h1',
)
AREA = Screen(
    APP,
    "/area?unit=dong-nai&year=2024&area=d5",
    '.st-key-filters [data-testid="stSelectbox"]:nth-of-type(1) input',
    '[data-testid="stMain"] h1',
)

# Walked through in turn for the memory of a long day; each is another page than the one before.
PAGES = (OVERVIEW.path, AREA.path, "/index?index=papi", "/compare?area=d5")
