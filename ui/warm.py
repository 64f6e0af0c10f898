"""What is loaded once and never collected: libraries stay out of the collection after every rerun."""

from __future__ import annotations

import gc
from functools import cache

from reports.figures import layout, line
from reports.palette import LIGHT


@cache
def settle() -> None:
    """Takes the loaded libraries out of the garbage collector's sight, once a process.

    Streamlit collects fully after each rerun and holds every thread meanwhile: 50 ms with pandas
    and Plotly loaded, nothing once they are frozen. Plotly loads on first use, so it is used first.
    """
    line([0], [0.0], [], name="").to_plotly_json()
    layout(LIGHT, "vi", 100)
    gc.collect()
    gc.freeze()
