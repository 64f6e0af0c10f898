"""Storing the rows of a file, and one activity typed in a form."""

from __future__ import annotations

from collections.abc import Mapping

import store
from access import identity
from access.roles import Identity
from catalog import Catalog
from commands.trail import acting, name_of
from etl.importing import commit as importing
from etl.importing import typed
from etl.importing.commit import ImportRefused
from etl.model.previewed import Preview
from etl.model.steps import Step, silent

__all__ = ["ImportRefused", "add_activity", "commit", "rights"]

Right = tuple[str, str | None]
"""An action, and the division that it concerns."""


def rights(preview: Preview) -> list[Right]:
    """List the rights that storing a file needs: for activities, that of each division in it."""
    if preview.index != "activities":
        return [("targets.write" if preview.index == "targets" else "scores.import", None)]
    return [("activities.write", str(division)) for division in preview.rows["division"].unique()]


def commit(
    actor: Identity,
    preview: Preview,
    content: bytes,
    accept: str | None = None,
    step: Step = silent,
) -> int:
    """Import what a preview shows; return the import's number. Raises ImportRefused, as etl's `commit`."""
    (action, division), *others = rights(preview) or [("activities.write", None)]
    for right in others:
        identity.require(actor, *right)
    with acting(actor, action, f"file/{preview.file}", division):
        return importing.commit(preview, content, name_of(actor), store.home(), accept, step)


def add_activity(
    actor: Identity, catalog: Catalog, year: int, values: Mapping[str, str], division: str
) -> int:
    """Import one activity (texts by column code); return its import's number. Raises ImportRefused."""
    with acting(actor, "activities.write", f"activity/{year}", division):
        found = typed.add_activity(catalog, year, values, name_of(actor))
        if not isinstance(found, int):
            raise ImportRefused(found)
        return found
