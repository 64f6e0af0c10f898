"""Progress on a terminal: the steps of an import with their counts; elsewhere silence."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from etl.model.steps import Step, StepName, silent
from strings import Lang, translate


@contextmanager
def progress(lang: Lang) -> Iterator[Step]:
    """Yield a step for preview and commit, drawn on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[rows]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True)) as shown:
        yield _drawn(shown, lang)


def _drawn(shown: Progress, lang: Lang) -> Step:
    tasks: dict[StepName, TaskID] = {}

    def step(name: StepName, done: int = 0, total: int | None = None) -> None:
        if name not in tasks:
            for task in tasks.values():
                shown.update(task, total=1, completed=1)
            tasks[name] = shown.add_task(translate(f"step.{name}", lang), total=total, rows="")
        shown.update(tasks[name], completed=done, total=total, rows=f"{done:,}" if done else "")

    return step
