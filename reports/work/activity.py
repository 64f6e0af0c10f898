"""One activity in full: what was logged, by whom it came in, and its row in the file."""

from __future__ import annotations

from catalog import Lang
from reports.data.history import moment
from reports.model import Fact, Facts, Headline, Linked
from reports.work.log_rows import quantity, serves
from reports.work.state import PlanState, Row, area_name, headline, origin
from strings import translate
from strings.numbers import day


def entry_headline(plan_state: PlanState, row: Row, lang: Lang) -> Headline:
    """Return what was done, when and by which division."""
    said = {
        "day": day(row["date"].date(), lang),
        "division": plan_state.owner(row["division"], lang),
    }
    finding = translate("work.entry.finding", lang, what=row["what"], **said)
    return headline(plan_state, lang, finding, (), translate("work.log.subject", lang))


def entry_facts(plan_state: PlanState, row: Row, lang: Lang) -> Facts:
    """Every cell of the activity's row, then the import that brought it."""
    component = plan_state.catalog.component("papi", row["component"]) if row["component"] else None
    by = {"by": row["imported_by"], "when": moment(row["imported_at"], lang)}
    lines = {
        "area": area_name(plan_state.catalog, row["area"], lang),
        "task": _text(serves(plan_state, row, lang)) if row["task"] else "",
        "component": component.name(lang) if component else "",
        "output": row["output"],
        "quantity": quantity(row, lang),
        "state": translate(f"status.{row['status']}", lang),
        "evidence": row["evidence"],
        "note": row["note"],
        "origin": origin(row["file"], row["sheet"], row["row"], lang),
        "came": translate("work.entry.came", lang, number=int(row["import_id"]), **by),
    }
    facts = tuple(
        Fact(translate(f"work.head.{key}", lang), "", text) for key, text in lines.items() if text
    )
    return Facts("entry", translate("work.entry.facts", lang), facts)


def _text(cell: object) -> str:
    return str(cell.value) if isinstance(cell, Linked) else str(cell)
