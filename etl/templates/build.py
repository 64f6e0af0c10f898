"""Templates to download: for the figures of each index, for plans, activity logs and targets."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from catalog import Catalog
from etl.forms.declared import form
from etl.templates.form_template import form_template
from etl.templates.score_template import score_template
from strings import Lang

TemplateKind = Literal["papi", "pci", "par", "sipas", "tasks", "activities", "targets"]
KINDS: tuple[TemplateKind, ...] = get_args(TemplateKind)


def template(
    kind: TemplateKind, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang = "vi"
) -> bytes:
    """Return a template as an .xlsx; `plan` has the tasks that logs of the year may name.

    Raises ValueError where the index was not published yet in that year.
    """
    if kind in ("tasks", "activities", "targets"):
        return form_template(form(kind), catalog, year, plan, lang)
    edition = catalog.edition(kind, year)
    if edition is None:
        raise ValueError(f"{kind} {year}")
    return score_template(edition, catalog, year, lang)
