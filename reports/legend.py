"""The key to the marks and the line of sources at the foot of a report."""

from __future__ import annotations

from collections.abc import Iterable

from catalog import Lang
from reports.case import Case
from reports.model import Legend
from strings import say
from strings.numbers import day


def legend(case: Case, indices: Iterable[str], lang: Lang, *, scale: str = "") -> Legend:
    """Scale, publishers of the indices shown, date of the data and the note on false alarms."""
    named = [case.catalog.indices[code] for code in indices]
    publishers = dict.fromkeys(f"{i.name(lang)} ({i.publisher(lang)})" for i in named)
    return Legend(
        scale=say("legend.scale", lang, scale=scale) if scale else "",
        unit=case.unit.name(lang),
        sources=(
            say("legend.source", lang, sources="; ".join(publishers), day=day(case.updated, lang)),
            *([say("legend.false_alarm", lang)] if scale else []),
        ),
    )
