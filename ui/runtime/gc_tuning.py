"""What stays is kept out of the collection of garbage after every rerun: libraries, and what is cached."""

from __future__ import annotations

import gc
from functools import cache

from queries.cache import computed
from strings import words

THAW = 500  # values computed and files written before a full collection: that holds all for 0.5 s
_files: list[None] = []
_thawed = [0]  # how many there were at the last one


@cache
def settle() -> None:
    """Exclude the loaded libraries and texts from garbage collection, once a process.

    Streamlit collects fully after each rerun and holds every thread meanwhile: 50 ms with pandas
    loaded, nothing once it is frozen.
    """
    words()
    gc.collect()
    gc.freeze()


def tidy() -> None:
    """Collect a rerun's reference cycles at its end, and exclude what stays from later collections.

    The full collection that Streamlit makes next then finds next to nothing to look through.
    """
    gc.collect(1)
    if (now := computed() + len(_files)) - _thawed[0] >= THAW:
        _thawed[0] = now
        gc.unfreeze()
        gc.collect()
    gc.freeze()


def count_file(content: bytes) -> bytes:
    """Count a file that was written for a reader: writing one leaves many reference cycles."""
    _files.append(None)
    return content
