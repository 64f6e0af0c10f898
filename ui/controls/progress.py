"""Progress of long work in the page: the steps with their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from strings import Lang, translate
from strings.numbers import number

Step = Callable[[str, int, int | None], None]
"""Told the step, how many rows of it are done, and of how many (None: not known)."""


@contextmanager
def progress(working: str, place: DeltaGenerator, lang: Lang) -> Iterator[Step]:
    """Show the current step of long work; clear it when the work is done.

    `place` is an st.empty that is drawn at every rerun: what follows it keeps its position.
    """
    with place.status(working, expanded=True) as box:
        drawn: dict[str, DeltaGenerator] = {}

        def step(name: str, done: int = 0, total: int | None = None) -> None:
            if name not in drawn:
                drawn[name] = st.empty()
            drawn[name].caption(_said(name, done, total, lang))
            box.update(label=f"{working}: {translate(f'step.{name}', lang).lower()}")

        yield step
    place.empty()


def _said(name: str, done: int, total: int | None, lang: Lang) -> str:
    step = translate(f"step.{name}", lang)
    if not done:
        return step
    rows = number(done, lang, 0)
    if total:
        return translate(
            "import.step_rows_of", lang, step=step, done=rows, total=number(total, lang, 0)
        )
    return translate("import.step_rows", lang, step=step, done=rows)
