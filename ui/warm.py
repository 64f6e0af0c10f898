"""What is loaded once and never collected: libraries stay out of the collection after every rerun."""

from __future__ import annotations

import gc
from functools import cache

from reports.figures import figure, layout, line
from reports.palette import LIGHT


@cache
def settle() -> None:
    """Takes the loaded libraries out of the garbage collector's sight, once a process.

    Streamlit collects fully after each rerun and holds every thread meanwhile: 50 ms with pandas
    and Plotly loaded, nothing once they are frozen. Plotly loads on first use, so it is used first.
    """
    figure([line([0], [0.0], [])], layout(LIGHT, "vi", 100)).to_json()
    gc.collect()
    gc.freeze()
