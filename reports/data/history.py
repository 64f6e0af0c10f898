"""The register of imports as a table, and one import in full."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from catalog import Catalog, Lang
from reports.model import Column, Fact, Facts, Headline, Report, Table
from strings import translate
from strings.numbers import NOTHING, day, number


def moment(value: object, lang: Lang) -> str:
    """Return a moment of the register (UTC) as the clock on the wall here says it."""
    at = pd.Timestamp(str(value)).to_pydatetime().replace(tzinfo=UTC).astimezone()
    return f"{day(at.date(), lang)} {at:%H:%M}"


def history(register: pd.DataFrame, chosen: int, lang: Lang) -> Report:
    """Every import, newest first; the chosen one is marked."""
    newest: datetime | None = register["imported_at"].max() if len(register) else None
    when = day(newest.date(), lang) if newest is not None else NOTHING
    finding = translate("history.finding", lang, count=len(register), day=when)
    columns = tuple(
        Column(key, translate(f"history.{key}", lang), "rank" if key == "rows" else "text")
        for key in ("number", "when", "by", "file", "kind", "rows", "state")
    )
    rows = tuple(_row(entry, lang) for entry in register.to_dict("records"))
    ids = register["id"].tolist()
    table = Table(
        "history",
        translate("history.title", lang),
        columns,
        rows,
        highlight=ids.index(chosen) if chosen in ids else None,
    )
    return Report("history", lang, translate("history.title", lang), (Headline(finding), table))


def _row(entry: Mapping[str, Any], lang: Lang) -> dict[str, str]:
    undone = not pd.isna(entry["withdrawn_at"])
    return {
        "number": str(entry["id"]),
        "when": moment(entry["imported_at"], lang),
        "by": entry["imported_by"],
        "file": entry["file"],
        "kind": translate(f"history.kind_{entry['kind']}", lang),
        "rows": number(entry["rows"], lang, 0),
        "state": translate("history.state_withdrawn" if undone else "history.state_stands", lang),
    }


def option(entry: Mapping[str, Any], lang: Lang) -> str:
    """Return an import by its number and file, for a list to choose from."""
    return translate("history.option", lang, number=entry["id"], file=entry["file"])


def one(entry: Mapping[str, Any], catalog: Catalog, lang: Lang) -> Facts:
    """Who, when, which file, what it changed, what was accepted, and whether it stands."""
    details = json.loads(entry["details"]) if entry["details"] else {}
    lines = {
        "file": str(entry["file"]),
        "by": str(entry["imported_by"]),
        "when": moment(entry["imported_at"], lang),
        "covers": _covers(details, catalog, lang),
        "counts": _counts(details, lang),
        "accepted": _accepted(details, lang),
        "reason": str(entry["note"]),
        "digest": str(entry["sha256"])[:16],
    }
    if not pd.isna(entry["withdrawn_at"]):
        lines["withdrawn"] = translate(
            "history.withdrawn_by",
            lang,
            by=entry["withdrawn_by"],
            when=moment(entry["withdrawn_at"], lang),
        )
    facts = tuple(
        Fact(translate(f"history.{key}", lang), text) for key, text in lines.items() if text
    )
    return Facts("import", translate("history.one", lang, number=entry["id"]), facts)


def _covers(details: Mapping[str, Any], catalog: Catalog, lang: Lang) -> str:
    index = catalog.indices.get(str(details.get("index", "")))
    years = ", ".join(map(str, details.get("years", ())))
    return f"{index.name(lang)} {years}".strip() if index else years


def _counts(details: Mapping[str, Any], lang: Lang) -> str:
    counts = details.get("difference")
    if not counts:
        return ""
    said = {key: number(counts[key], lang, 0) for key in ("new", "changed", "unchanged")}
    return translate("history.counts_of", lang, **said)


def _accepted(details: Mapping[str, Any], lang: Lang) -> str:
    issues: Mapping[str, int] = details.get("issues", {})
    count = sum(n for key, n in issues.items() if key.startswith("warning:"))
    if "issues" not in details:
        return ""
    return (
        translate("history.accepted_count", lang, count=count)
        if count
        else translate("history.accepted_none", lang)
    )


def undo_words(number_: int, later: pd.DataFrame, lang: Lang) -> tuple[str, str]:
    """Return what undoing does, and which later imports stay."""
    kept = "; ".join(
        translate(
            "history.undo_later", lang, number=r.id, file=r.file, rows=number(r.rows, lang, 0)
        )
        for r in later.itertuples()
    )
    said = (
        translate("history.undo_kept", lang, later=kept)
        if kept
        else translate("history.undo_nothing_kept", lang)
    )
    return translate("history.undo_ask", lang, number=number_), said
