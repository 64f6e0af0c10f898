"""Files of a frozen period hold its figures; notes on points are in the charts of files."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

import store
from exports.__main__ import main
from store import frozen, manual_entries, scores
from store.frozen import Period

PERIOD = Period("year", 2024, "dong-nai")


def _csv(folder: Path) -> str:
    out = folder / "a.csv"
    asked = ["--kind", "year", "--unit", "dong-nai", "--year", "2024", "--out", str(out)]
    assert main(["table", *asked]) == 0
    return out.read_text("utf-8-sig")


def _later(folder: Path) -> None:
    with store.write(folder) as connection:
        number = manual_entries.record(connection, "scores", "sau.xlsx", "An", {}, rows=1)
        rows = scores.scores(connection)
        at = (rows["unit"] == "dong-nai") & (rows["year"] == 2024) & (rows["component"] == "d5")
        scores.add(connection, number, rows[at].drop(columns="import_id").assign(value=7.5))


def test_a_frozen_period_is_written_from_its_version(own_home: Path, tmp_path: Path) -> None:
    frozen.freeze(own_home, PERIOD, "An")
    _later(own_home)
    assert '"2024";"7,03";"7,13"' in _csv(tmp_path)
    frozen.freeze(own_home, PERIOD, "An")
    assert '"2024";"7,03";"7,50"' in _csv(tmp_path)


def test_a_frozen_version_that_is_gone_is_said(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen.freeze(own_home, PERIOD, "An")
    (own_home / "versions" / "000001.duckdb").unlink()
    out = tmp_path / "a.csv"
    asked = ["--kind", "year", "--unit", "dong-nai", "--year", "2024", "--out", str(out)]
    assert main(["table", *asked]) == 1
    assert "000001.duckdb" in capsys.readouterr().err
    assert not out.exists()


def test_a_note_is_in_the_charts_of_a_deck(own_home: Path, tmp_path: Path) -> None:
    said = {"component": "d5", "year": 2021, "unit": "", "text": "đổi bộ câu hỏi"}
    with store.write(own_home) as connection:
        manual_entries.record(connection, "annotation", "d5/2021/*", "An", said)
    out = tmp_path / "a.pptx"
    asked = ["--kind", "meeting", "--unit", "dong-nai", "--year", "2024", "--out", str(out)]
    assert main(["deck", *asked]) == 0
    with ZipFile(out) as parts:
        charts = [parts.read(n).decode() for n in parts.namelist() if "charts/chart" in n]
    assert any("đổi bộ câu hỏi" in chart for chart in charts)
