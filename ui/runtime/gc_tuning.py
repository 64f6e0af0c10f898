"""What stays is kept out of the collection of garbage after every rerun: libraries, and what is cached."""

from __future__ import annotations

import gc
from functools import cache
from typing import TypeVar

from reports.charts.figures import layout, line, spec
from reports.model import Chart
from reports.model.palette import LIGHT
from strings import words

Kept = TypeVar("Kept")
THAW = 500  # things kept until what the caches have dropped is looked for: that holds all for 0.5 s
_taken_in: list[None] = []


@cache
def settle() -> None:
    """Takes the loaded libraries and words out of the garbage collector's sight, once a process.

    Streamlit collects fully after each rerun and holds every thread meanwhile: 50 ms with pandas
    and Plotly loaded, nothing once they are frozen. Plotly loads on first use, so it is used first.
    """
    words()
    drawn = spec([line([0], [0.0], [])], layout(LIGHT, "vi", 100))
    Chart("", "", "", drawn, "", 100).figure.to_json()
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """At the end of a rerun: what it left in circles goes, what stays is not looked through again.

    The full collection that Streamlit makes next then finds next to nothing to look through.
    """
    gc.collect(1)
    if len(_taken_in) >= THAW:
        _taken_in.clear()
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def kept(made: Kept) -> Kept:
    """What a cache takes in: it pushes something older out, which is looked for now and then."""
    _taken_in.append(None)
    return made
