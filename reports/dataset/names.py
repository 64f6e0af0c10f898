"""What a component is called: as its edition prints it, or as the plan says."""

from __future__ import annotations

from catalog import Catalog, Lang
from strings import translate

WHOLE = "*"  # what a break names that cuts every component of an index


def printed_name(
    catalog: Catalog, index: str, component: str, lang: Lang, year: int | None = None
) -> str:
    """Return number and name as the edition of the year prints them, else as the newest that has it does.

    The component "*" is the whole index.
    """
    if component == WHOLE:
        return translate("definitions.whole", lang)
    found = catalog.component(index, component, year) or catalog.component(index, component)
    return f"{found.number} {found.name(lang)}".strip() if found else component


def component_name(catalog: Catalog, component: str, lang: Lang, year: int | None = None) -> str:
    """Return the plan's wording for its areas, else the name that the year's edition prints."""
    planned = catalog.area(component)
    if planned:
        return planned.name(lang)
    editions = (
        catalog.component(index, component, year) or catalog.component(index, component)
        for index in catalog.indices
    )
    return next((found.name(lang) for found in editions if found), component)
