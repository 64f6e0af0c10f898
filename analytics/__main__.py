"""Command line of the verdicts: python -m analytics verdicts --unit dong-nai --year 2024."""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import asdict
from pathlib import Path

import pandas as pd

import catalog
import store
from analytics import thresholds, track_record
from analytics.headline import by_chance, count, four_counts
from analytics.joint import standing
from analytics.judge import verdicts
from analytics.outlook import past
from analytics.verdict import rows_of
from catalog import Catalog
from catalog.load import DATA
from etl.importing import shipped
from queries.definitions import definitions
from store import scores

FIELDS = (
    "index", "component", "number", "year", "score", "previous_year", "previous", "change", "goal",
    "reason", "unit", "strength", "evidence", "z", "significant", "net_of_country", "net_strength",
    "momentum", "rank", "n",
)  # fmt: skip
COUNTS = {"rank", "n"}
COUNTED = ("of", "comparable", "clear_rises", "within_noise", "clear_falls", "no_conclusion")
TABLE = (
    "index",
    "number",
    "component",
    "score",
    "previous",
    "change",
    "goal",
    "strength",
    "net_strength",
    "reason",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when done, 2 when used wrongly."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if (
        chosen.command in ("verdicts", "headline")
        and chosen.unit
        and chosen.unit not in catalog.load().units
    ):
        parser.error(f"unknown unit: {chosen.unit}; units are the codes of data/units.csv")
    shipped.ensure(store.home())
    version = store.current(store.home())
    held = definitions(version)
    figures = scores.scores(store.read(version))
    match chosen.command:
        case "backtest":
            print(_backtest(figures, held, as_objects=chosen.json))
        case "thresholds":
            print(_thresholds(figures, held, chosen))
        case "headline":
            print(_headline(figures, held, chosen))
        case _:
            units = [chosen.unit] if chosen.unit else None
            found = verdicts(figures, held, units=units, years=[chosen.year])
            if found.empty:
                parser.error(
                    f"no verdicts: no figures of {chosen.year}, or the unit did not exist then"
                )
            print(as_json(found) if chosen.json else as_table(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analytics", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("verdicts", help="every verdict of a year on the year before")
    which = command.add_mutually_exclusive_group(required=True)
    which.add_argument("--unit", help="a province's code, for example dong-nai")
    which.add_argument("--all", action="store_true", help="all provinces of the year")
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    command = commands.add_parser(
        "headline", help="the plan's areas together: four counts, and what chance alone would give"
    )
    command.add_argument("--unit", required=True, help="a province's code, for example dong-nai")
    command.add_argument("--year", type=int, required=True)
    command.add_argument("--json", action="store_true", help="one object instead of lines")
    command = commands.add_parser(
        "thresholds", help="derive the noise of each component and period, and write it down"
    )
    command.add_argument("--json", action="store_true", help="a list of objects instead of a table")
    command.add_argument(
        "--to", type=Path, default=DATA / "thresholds.csv", help="the file that is written"
    )
    command = commands.add_parser(
        "backtest", help="how good the probabilities of a rise would have been, year by year"
    )
    command.add_argument("--json", action="store_true", help="one object instead of tables")
    return parser


def _headline(figures: pd.DataFrame, held: Catalog, chosen: argparse.Namespace) -> str:
    """Count one province's areas of the plan; net_firm are those that stand all together."""
    codes = [area.component for area in held.plan_areas]
    rows = list(rows_of(verdicts(figures, held, units=[chosen.unit], years=[chosen.year])))
    found, met = four_counts(rows, codes), count(rows, codes).met
    named = {
        name: row.component if row else None
        for name, row in (
            ("clearest_rise", found.clearest_rise),
            ("clearest_fall", found.clearest_fall),
        )
    }
    said = {
        **{name: getattr(found, name) for name in COUNTED},
        "met": met,
        **named,
        "net_firm": sorted(standing(rows, codes)),
        "by_chance": {k: round(v, 4) for k, v in asdict(by_chance(found.tested)).items()},
    }
    if chosen.json:
        return json.dumps(said)
    return "\n".join(f"{name:<14} {value}" for name, value in said.items())


def _backtest(figures: pd.DataFrame, held: Catalog, *, as_objects: bool) -> str:
    cases = track_record.backtest(past(figures, held))
    overall = track_record.record(cases)
    parts = {
        f"by_{name}": [
            {name: key, **asdict(each)} for key, each in track_record.records(cases, name).items()
        ]
        for name in ("component", "year")
    }
    deciles = [asdict(each) for each in track_record.calibration(cases)]
    if as_objects:
        return json.dumps({**asdict(overall), **parts, "calibration": deciles})
    return "\n\n".join(
        pd.DataFrame(rows).to_string(index=False, float_format="%.3f")
        for rows in ([asdict(overall)], *parts.values(), deciles)
    )


def _thresholds(figures: pd.DataFrame, held: Catalog, chosen: argparse.Namespace) -> str:
    derived = thresholds.derive(figures, held)
    thresholds.write(derived, chosen.to)
    rows = [asdict(each) for each in derived]
    if chosen.json:
        return json.dumps([{k: _plain(k, v) for k, v in row.items()} for row in rows])
    columns = ["component", "since", "until", "pairs", "covariance", "points_90", "points_95"]
    table = pd.DataFrame(rows)[[*columns, "evidence"]]
    table["covariance"] = table["covariance"].map("{:.5f}".format)
    text: str = table.to_string(index=False, float_format="%.2f", na_rep="")
    return f"{text}\n{chosen.to}"


def as_json(found: pd.DataFrame) -> str:
    """Return the rows as objects with the fields that others rely on.

    Null where there is nothing.
    """
    rows = found[list(FIELDS)].to_dict("records")
    return json.dumps(
        [{k: _plain(k, v) for k, v in row.items()} for row in rows], ensure_ascii=False
    )


def as_table(found: pd.DataFrame) -> str:
    """Lay out the rows for a person to read."""
    text: str = found[["unit", *TABLE]].to_string(index=False, float_format="%.2f", na_rep="")
    return text


def _plain(field: str, value: object) -> object:
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return None
    return int(value) if isinstance(value, float) and field in COUNTS else value


if __name__ == "__main__":
    sys.exit(main())
