"""Which year a table is of: what its tab, its title, its headings and the file's name say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.parsing.normalize import years

SILENT = frozenset({"year_from_name", "year_not_stated"})


@dataclass(frozen=True, slots=True)
class StatedYears:
    """The years named in each place, and the cells that name them; `label` is the total's own heading."""

    tab: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    label: tuple[int, ...] = ()
    title_cell: str = ""
    label_cell: str = ""

    def one(self, place: str) -> int | None:
        """Return the year a place names, where it names just one."""
        named: tuple[int, ...] = getattr(self, place)
        return named[0] if len(named) == 1 else None

    @property
    def single(self) -> tuple[int, ...]:
        """The single years named, by title, tab and heading in this order."""
        found = (self.one(p) for p in ("title", "tab", "label"))
        return tuple(dict.fromkeys(y for y in found if y))


@dataclass(frozen=True, slots=True)
class YearDecision:
    """The year taken, or None; `doubt` is a code of strings/issues_scores.toml where the places disagree."""

    year: int | None
    doubt: str = ""
    other: tuple[int, ...] = ()


def decide(stated: Sequence[StatedYears], file: str, wanted: int | None) -> list[YearDecision]:
    """Decide the year of each table.

    A person's choice goes before all; of the file, its content before its name.
    """
    stale = _stale(stated)
    named = years(file)
    taken = _together([_one(s, named, stale=stale) for s in stated])
    if wanted is not None:
        alone = len({d.year for d in taken if d.year}) <= 1
        return [_chosen(d, wanted, alone=alone) for d in taken]
    if named and taken and not {d.year for d in taken if d.year} & set(named):
        return [
            d if d.doubt or not d.year else YearDecision(d.year, "year_file_differs", named)
            for d in taken
        ]
    return taken


def _together(taken: Sequence[YearDecision]) -> list[YearDecision]:
    """Sheets that say no year go with those that do, where these agree on one."""
    own = {d.year for d in taken if d.doubt not in SILENT}
    if len(own) != 1:
        return list(taken)
    return [YearDecision(next(iter(own))) if d.doubt in SILENT else d for d in taken]


def _one(stated: StatedYears, named: tuple[int, ...], *, stale: int | None) -> YearDecision:
    said = [y for y in stated.single if not (y == stale and y != stated.one("tab"))]
    if not said:
        return (
            YearDecision(named[0], "year_from_name")
            if len(named) == 1
            else YearDecision(None, "year_not_stated")
        )
    if len(said) > 1:
        return YearDecision(said[0], "year_conflict", tuple(said))
    left_out = stale is not None and stale in stated.single and stale != said[0]
    return YearDecision(
        said[0], "year_heading_stale" if left_out else "", (stale,) if left_out and stale else ()
    )


def _stale(stated: Sequence[StatedYears]) -> int | None:
    """Return the year that stands in every heading although the tabs differ: a remainder of an older file."""
    headings = {s.one("label") for s in stated}
    tabs = [s.one("tab") for s in stated]
    differ = len(stated) > 1 and None not in tabs and len(set(tabs)) == len(tabs)
    return next(iter(headings)) if differ and len(headings) == 1 else None


def _chosen(decided: YearDecision, wanted: int, *, alone: bool) -> YearDecision:
    """Return what a person chose; a table that says another year is left out where there are several."""
    if decided.year == wanted:
        return YearDecision(
            wanted,
            "year_heading_stale" if decided.doubt == "year_heading_stale" else "",
            decided.other,
        )
    if wanted in decided.other or alone or decided.year is None:
        said = tuple(y for y in (decided.year, *decided.other) if y and y != wanted)
        return YearDecision(wanted, "year_by_choice" if said else "", tuple(dict.fromkeys(said)))
    return YearDecision(None, "year_left_out", (decided.year,))
