"""The checks of a score file: small functions, each of one thing, none of which raises.

Offers CHECKS, check (runs them all) and CheckedFile (what they look at).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from etl.checks import history, shape, values, years
from etl.checks.checked_file import CheckedFile
from etl.model.issues import Issue

CHECKS: tuple[Callable[[CheckedFile], Iterable[Issue]], ...] = (
    years.year_of_table,
    years.year_of_index,
    shape.components_missing,
    shape.components_empty,
    shape.provinces_missing,
    shape.provinces_of_another_map,
    shape.hidden_lines,
    shape.figures_missing,
    values.out_of_scale,
    values.above_maximum,
    values.looks_normalised,
    values.sum_differs,
    values.outside_interval,
    values.rank_order,
    history.already_imported,
    history.same_figures,
    history.figures_changed,
    history.measures_changed,
    history.figures_lost,
    history.figures_rounded,
    history.fewer_figures,
    history.jump,
    history.level,
    history.names_apart,
)


def check(checked: CheckedFile) -> list[Issue]:
    """Run every check and return all that they find."""
    return [issue for one in CHECKS for issue in one(checked)]


__all__ = ["CHECKS", "CheckedFile", "check"]
