"""What was measured by area while the work went on."""

from __future__ import annotations

from analytics.signals import Reading, readings
from catalog import Lang
from catalog.signals import Signal, signals_of
from reports.model import (
    Cell,
    Column,
    Link,
    Linked,
    Table,
)
from reports.work.state import (
    PlanState,
    to_log,
)
from strings import translate
from strings.numbers import number, percent


def signals(plan_state: PlanState, lang: Lang) -> tuple[Table, ...]:
    """Return what was measured by area while the work went on."""
    read = readings(plan_state.cells, signals_of(plan_state.year))
    rows = tuple(_signal_row(plan_state, reading, lang) for reading in read)
    if not rows:
        return ()
    columns = (
        Column("signal", translate("work.head.signal", lang)),
        Column("value", translate("work.head.value", lang), "rank"),
    )
    title, note = translate("work.signals.title", lang), translate("work.signals.note", lang)
    return (Table("signals", title, columns, rows, note=note),)


def _signal_row(plan_state: PlanState, reading: Reading, lang: Lang) -> dict[str, Cell]:
    signal = reading.signal
    area = plan_state.catalog.area(signal.area)
    name = f"{area.ordinal} {signal.name(lang)}" if area else signal.name(lang)
    value = _signal_value(reading, lang)
    if reading.value is None:
        return {"signal": name, "value": value}
    return {"signal": name, "value": Linked(value, _rows_of(signal))}


def _rows_of(signal: Signal) -> Link:
    """Return the activities behind a signal: of its one task, of the task that its items measure."""
    tasks = {*signal.tasks, *signal.of}
    parents = {task.rpartition(".")[0] for task in tasks}
    found = tasks if len(tasks) == 1 else parents
    return to_log(of_task=found.pop()) if len(found) == 1 else to_log(area=signal.area)


def _signal_value(reading: Reading, lang: Lang) -> str:
    if reading.value is None:
        return translate("work.signals.none", lang)
    if reading.signal.kind == "share":
        part, whole = (number(v, lang, 0) for v in (reading.part, reading.whole))
        return f"{percent(reading.value, lang)} ({part}/{whole})"
    return number(reading.value, lang, 0 if reading.signal.kind == "sum" else 1)
