"""python -m analytics verdicts."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pandas as pd
import pytest

import store
from analytics.__main__ import FIELDS, main
from catalog.load import DATA

KEYS = {
    "index", "component", "number", "year", "score", "previous_year", "previous", "change", "goal",
    "reason", "unit", "strength", "evidence", "z", "significant", "net_of_country", "net_strength",
    "momentum", "rank", "n",
}  # fmt: skip


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert main(["verdicts", *arguments, "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_one_unit_as_json(
    home: Path, capsys: pytest.CaptureFixture[str], verdict: pd.DataFrame
) -> None:
    assert home.exists()
    rows = said(capsys, "--unit", "dong-nai", "--year", "2024")
    expected = verdict[(verdict["unit"] == "dong-nai") & (verdict["year"] == 2024)]
    assert len(rows) == len(expected)
    assert all(set(row) == KEYS == set(FIELDS) for row in rows)
    d5 = next(row for row in rows if row["component"] == "d5")
    assert d5["goal"] == "met"
    assert (d5["number"], d5["change"], d5["rank"], d5["n"]) == ("5", 0.1, 40, 61)
    assert d5["significant"] is False
    assert d5["reason"] is None
    pci = next(row for row in rows if row["component"] == "pci")
    assert (pci["goal"], pci["reason"]) == ("no_data", "no_score_and_previous")
    for empty in ("number", "score", "z", "strength", "net_strength", "rank", "momentum"):
        assert pci[empty] is None
    assert not any(isinstance(v, float) and math.isnan(v) for row in rows for v in row.values())


def test_the_headline_of_one_unit(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.exists()
    assert main(["headline", "--unit", "dong-nai", "--year", "2023", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    parts = ("clear_rises", "within_noise", "clear_falls", "no_conclusion")
    assert [found[name] for name in parts] == [0, 5, 1, 0]
    assert (found["of"], found["met"]) == (6, 0)
    assert (found["clearest_rise"], found["clearest_fall"]) == (None, "d6")
    assert found["by_chance"]["any_clear"] == pytest.approx(0.2649)
    assert main(["headline", "--unit", "dong-nai", "--year", "2023"]) == 0
    assert "clearest_fall  d6" in capsys.readouterr().out


def test_all_units(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.exists()
    rows = said(capsys, "--all", "--year", "2018")
    assert len({row["unit"] for row in rows}) == 63
    assert {row["index"] for row in rows} == {"papi", "pci", "par", "sipas"}


def test_a_table_for_people(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert home.exists()
    assert main(["verdicts", "--unit", "dong-nai", "--year", "2024"]) == 0
    printed = capsys.readouterr().out
    assert "d5.certification" in printed
    assert "nan" not in printed.lower()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--unit", "atlantis", "--year", "2024"], "atlantis"),
        (["--unit", "dong-nai", "--year", "2031"], "2031"),
        (["--unit", "dong-nai", "--year", "2025"], "2025"),  # not after the mergers
        (["--unit", "dong-nai", "--year", "last"], "last"),
        (["--year", "2024"], "--unit"),
        (["--unit", "dong-nai", "--all", "--year", "2024"], "--all"),
    ],
)
def test_a_wrong_use_is_a_sentence_and_status_2(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
) -> None:
    assert home.exists()
    with pytest.raises(SystemExit) as stopped:
        main(["verdicts", *arguments])
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert word in said.err
    assert said.out == ""


def test_it_builds_the_database_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PAPI_HOME", str(tmp_path / "new"))
    assert said(capsys, "--unit", "dong-thap", "--year", "2018")
    assert store.current(tmp_path / "new").number == 1


def test_thresholds_are_printed_and_written(
    home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert home.exists()
    file = tmp_path / "thresholds.csv"
    assert main(["thresholds", "--json", "--to", str(file)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert file.read_text("utf-8") == (DATA / "thresholds.csv").read_text("utf-8")
    d4 = next(row for row in rows if (row["component"], row["since"]) == ("d4", 2018))
    assert (d4["until"], d4["pairs"], round(d4["covariance"], 4)) == (2024, 297, -0.0737)
    assert (d4["points_90"], d4["points_95"], d4["evidence"]) == (0.63, 0.75, "changes")
    silent = next(row for row in rows if row["component"] == "d3.responsiveness")
    assert (silent["points_95"], silent["evidence"]) == (None, "few_pairs")
    assert main(["thresholds", "--to", str(file)]) == 0
    printed = capsys.readouterr().out
    assert "-0.07372" in printed
    assert str(file) in printed


def test_the_backtest_as_one_object_and_as_tables(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert home.exists()
    assert main(["backtest", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["cases"] == 4789
    assert [round(found[key], 3) for key in ("accuracy", "brier", "coverage_90")] == [
        0.657, 0.217, 0.892,
    ]  # fmt: skip
    assert [row["component"] for row in found["by_component"]] == [f"d{k}" for k in range(1, 9)]
    assert [row["year"] for row in found["by_year"]] == list(range(2012, 2025))
    for rows in (found["by_component"], found["by_year"], found["calibration"]):
        assert sum(row["cases"] for row in rows) == 4789
    assert main(["backtest"]) == 0
    printed = capsys.readouterr().out
    assert "coverage_90" in printed
    assert "0.217" in printed
