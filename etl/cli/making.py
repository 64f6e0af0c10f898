"""What the commands template and sample write and answer."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from catalog import Catalog
from etl.cli.answer import Answer, UsedWrongly, unreadable
from etl.importing import intake
from etl.templates import sample as made_up
from etl.templates.build import template as build
from strings import translate


def template(arguments: Namespace, folder: Path, catalog: Catalog) -> Answer:
    """Write a template. Raises UsedWrongly for a year without an edition, or a bad path."""
    year = arguments.year or intake.template_year(arguments.kind, folder, catalog)
    plan = intake.plan(folder, year)
    try:
        content = build(arguments.kind, catalog, year, plan, arguments.lang)
    except ValueError:
        raise UsedWrongly(
            translate("etl.no_edition", arguments.lang, index=arguments.kind, year=year)
        ) from None
    try:
        arguments.out.write_bytes(content)
    except OSError as error:
        raise unreadable(arguments, arguments.out, error) from None
    path = str(arguments.out)
    return Answer({"file": path}, (path,))


def sample(arguments: Namespace, catalog: Catalog) -> Answer:
    """Write a made-up activity log."""
    made_up.write(catalog, arguments.year, arguments.rows, arguments.out)
    path = str(arguments.out)
    return Answer({"file": path, "rows": arguments.rows}, (path,))
