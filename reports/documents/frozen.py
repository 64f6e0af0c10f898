"""What is said of a report period's figures: frozen or not, by whom, and what moved since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from catalog import Lang
from reports.data.history import moment
from reports.model import Fact, Facts, Notice, Report, Table
from strings import translate


@dataclass(frozen=True, slots=True)
class Standing:
    """One freeze: the entry's number, the version it names, who, when (UTC) and a note."""

    number: int
    version: int
    by: str
    at: datetime
    note: str


def frozen(
    freezes: Sequence[Standing],
    current: int,
    lang: Lang,
    moves: Sequence[Table | Notice] = (),
) -> Report:
    """Whether a period's figures are frozen, newest freeze first, and what moved since."""
    blocks = (_state(freezes, current, lang), *moves)
    return Report("frozen", lang, translate("frozen.title", lang), blocks, current)


def _state(freezes: Sequence[Standing], current: int, lang: Lang) -> Facts:
    if not freezes:
        said = translate("frozen.not_yet", lang, version=current)
        return Facts("frozen", translate("frozen.title", lang), (Fact(said, ""),))
    lines = tuple(
        Fact(
            translate("frozen.holds" if nth == 0 else "frozen.before", lang),
            translate("frozen.version", lang, version=each.version),
            translate("frozen.who", lang, by=each.by, when=moment(each.at, lang)),
        )
        for nth, each in enumerate(freezes)
    )
    return Facts("frozen", translate("frozen.title", lang), lines, freezes[0].note)
