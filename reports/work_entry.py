"""One activity in full: what was logged, by whom it came in, and its row in the file."""

from __future__ import annotations

from catalog import Lang
from reports.history import moment
from reports.model import Fact, Facts, Headline
from reports.work_blocks import Linked
from reports.work_case import Row, Work, area_name, headline, origin
from reports.work_log import quantity, serves
from strings import say
from strings.numbers import day


def entry_headline(case: Work, row: Row, lang: Lang) -> Headline:
    """What was done, when and by which division."""
    said = {"day": day(row["date"].date(), lang), "unit": case.owner(row["unit"], lang)}
    finding = say("work.entry.finding", lang, what=row["what"], **said)
    return headline(case, lang, finding, (), say("work.log.subject", lang))


def entry_facts(case: Work, row: Row, lang: Lang) -> Facts:
    """Every cell of the activity's row, then the import that brought it."""
    component = case.catalog.component("papi", row["component"]) if row["component"] else None
    by = {"by": row["imported_by"], "when": moment(row["imported_at"], lang)}
    lines = {
        "area": area_name(case.catalog, row["area"], lang),
        "task": _text(serves(case, row, lang)) if row["task"] else "",
        "component": component.name(lang) if component else "",
        "output": row["output"],
        "quantity": quantity(row, lang),
        "state": say(f"status.{row['status']}", lang),
        "evidence": row["evidence"],
        "note": row["note"],
        "origin": origin(row["file"], row["sheet"], row["row"], lang),
        "came": say("work.entry.came", lang, number=int(row["import_id"]), **by),
    }
    facts = tuple(
        Fact(say(f"work.head.{key}", lang), "", text) for key, text in lines.items() if text
    )
    return Facts("entry", say("work.entry.facts", lang), facts)


def _text(cell: object) -> str:
    return str(cell.value) if isinstance(cell, Linked) else str(cell)
