"""The forms of python -m etl, their exit statuses and the fields of their JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from etl.__main__ import main
from tests.etl import workbooks as books
from tests.etl.logbooks import book, row, rows

PREVIEW = {"index", "layout", "years", "rows", "ready", "issues", "difference"}
ISSUE = {"code", "severity", "sheet", "cell", "value", "message"}


class Said:
    """One command: its exit status and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        try:
            self.status = main([str(each) for each in arguments])
        except SystemExit as wrong:
            self.status = int(str(wrong.code))
        self.out, self.err = capsys.readouterr()

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command says
        return json.loads(self.out)


@pytest.fixture
def papi(tmp_path: Path) -> Path:
    path = tmp_path / "papi_2022.xlsx"
    path.write_bytes(books.content(books.papi_transposed(2022)))
    return path


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "thang_3.xlsx"
    path.write_bytes(book(rows(3)))
    return path


def file(tmp_path: Path, content: bytes, name: str = "b.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "nobody"
    monkeypatch.setenv("PAPI_HOME", str(folder))
    return folder


def test_a_preview_works_on_an_empty_home_and_writes_nothing(
    empty_home: Path, papi: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "preview", papi, "--json")
    assert said.status == 0
    assert set(said.json) == PREVIEW
    assert (said.json["index"], said.json["layout"], said.json["years"]) == (
        "papi", "papi_transposed", [2022],
    )  # fmt: skip
    assert said.json["ready"] is True
    assert said.json["rows"] == 63 * 37
    new = said.json["difference"].pop("new")
    assert said.json["difference"].keys() == {"new", "changed", "unchanged", "gone"}
    assert new > 2_000
    assert not empty_home.exists()


@pytest.mark.usefixtures("home")
def test_unchanged_figures_are_ready_and_all_issues_have_their_fields(
    papi: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "preview", papi, "--json")
    assert (said.status, said.json["ready"], said.json["difference"]["changed"]) == (0, True, 0)
    wrong = books.papi_transposed(2022)
    wrong["2022_VIE_ENG"][10][5] = "abc"
    said = Said(capsys, "preview", file(tmp_path, books.content(wrong)), "--json")
    assert (said.status, said.json["ready"]) == (1, False)
    assert all(set(issue) == ISSUE for issue in said.json["issues"])
    first = said.json["issues"][0]
    assert (first["severity"], first["sheet"], first["cell"], first["value"]) == (
        "error", "2022_VIE_ENG", "F11", "abc",
    )  # fmt: skip


@pytest.mark.usefixtures("home")
def test_the_rows_as_csv(papi: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "rows.csv"
    assert Said(capsys, "preview", papi, "--out", out).status == 0
    written = pd.read_csv(out, dtype={"number": "str"}, keep_default_na=False)
    assert list(written.columns) == [
        "index", "year", "unit", "component", "number", "value", "sheet", "cell",
    ]  # fmt: skip
    key = ["unit", "component"]
    held = books.stored_of("papi", 2022).dropna(subset="value").set_index(key)["value"]
    assert len(written) == len(held)
    assert written.set_index(key)["value"].sub(held).abs().max() == 0
    assert written["cell"].str.fullmatch(r"[A-Z]+\d+").all()


@pytest.mark.usefixtures("home")
def test_index_year_and_sheet_may_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = file(tmp_path, books.content(books.papi_combined([2015, 2016])), "PAPI.xlsx")
    said = Said(
        capsys, "preview", two, "--index", "papi", "--year", 2016, "--sheet", "2016_PAPI", "--json"
    )
    assert (said.status, said.json["years"], said.json["index"]) == (0, [2016], "papi")
    assert Said(capsys, "preview", two, "--sheet", "2017_PAPI").status == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("preview", "nowhere.xlsx"),
        ("preview",),
        ("preview", "nowhere.xlsx", "--index", "pisa"),
        ("commit", "nowhere.xlsx"),
        ("commit", "nowhere.xlsx", "--by", "An"),
        ("undo", "eins", "--by", "An"),
        ("undo", "1"),
        ("undo", "999", "--by", "An"),
        ("trace", "papi", "2022", "atlantis", "d1"),
        ("trace", "papi", "2022", "dong-nai", "d99"),
        ("trace", "pisa", "2022", "dong-nai", "d1"),
        ("template", "pisa", "--out", "x.xlsx"),
        ("template", "papi", "--out", "/nowhere/x.xlsx"),
        ("template", "papi", "--year", "1999", "--out", "x.xlsx"),
        ("what",),
        (),
    ],
)
@pytest.mark.usefixtures("home")
def test_wrong_use_is_two_and_says_why(
    arguments: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    said = Said(capsys, *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert "Traceback" not in said.err


def test_commit_history_undo_and_digest(
    own_home: Path, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Said(capsys, "digest", "--json").json
    assert {"score", "task", "activity"} <= set(before)
    assert all(len(sha256) == 64 for sha256 in before.values())
    said = Said(capsys, "commit", log, "--by", "An", "--json")
    assert said.status == 0
    assert set(said.json) == PREVIEW | {"id"}
    number = said.json["id"]
    assert Said(capsys, "digest", "--json").json != before
    newest = Said(capsys, "history", "--json").json[0]
    assert (newest["id"], newest["imported_by"], newest["file"], newest["rows"]) == (
        number, "An", "thang_3.xlsx", 3,
    )  # fmt: skip
    assert newest["withdrawn_at"] is None
    said = Said(capsys, "undo", number, "--by", "Bình", "--json")
    assert (said.status, said.json) == (
        0, {"id": number, "restored": 0, "removed": 3, "kept": []},
    )  # fmt: skip
    assert Said(capsys, "digest", "--json").json == before
    assert Said(capsys, "history", "--json").json[0]["withdrawn_by"] == "Bình"
    assert Said(capsys, "undo", number, "--by", "Bình").status == 1
    shipped = Said(capsys, "history", "--json").json[-1]["id"]
    assert Said(capsys, "undo", shipped, "--by", "An").status == 1
    lines = Said(capsys, "digest").out.splitlines()
    assert dict(line.split("  ")[::-1] for line in lines) == before
    assert Said(capsys, "verify").status == 0
    assert own_home.is_dir()


@pytest.mark.usefixtures("own_home")
def test_errors_and_warnings_refuse_a_commit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = file(tmp_path, book([*rows(2), row(quantity=-1.0)]))
    said = Said(capsys, "commit", bad, "--by", "An")
    assert (said.status, said.out) == (1, "")
    assert "I4" in said.err
    alike = file(tmp_path, book([row(), row()]), "c.xlsx")
    assert Said(capsys, "commit", alike, "--by", "An").status == 1
    said = Said(capsys, "commit", alike, "--by", "An", "--accept-warnings", "hai buổi", "--json")
    assert said.status == 0
    assert Said(capsys, "history", "--json").json[0]["note"] == "hai buổi"
    said = Said(capsys, "commit", bad, "--by", "An", "--skip-bad-rows", "--accept-warnings", "sau")
    assert said.status == 0


def test_a_file_that_is_none_of_ours(
    empty_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Said(capsys, "preview", file(tmp_path, b"<html>", "a.xls"), "--json", "--lang", "en")
    assert (said.status, said.json["ready"], said.json["rows"]) == (1, False, 0)
    assert said.json["issues"][0]["message"].startswith("The file")
    for command in (["digest"], ["verify"], ["trace", "papi", "2022", "dong-nai", "d1"]):
        assert Said(capsys, *command).status == 1
    assert (Said(capsys, "history", "--json").json, empty_home.exists()) == ([], False)


@pytest.mark.usefixtures("home")
def test_a_number_is_traced_to_its_cell(capsys: pytest.CaptureFixture[str]) -> None:
    said = Said(capsys, "trace", "papi", 2022, "dong-nai", "d1", "--json")
    held = books.stored_of("papi", 2022).set_index(["unit", "component"])
    assert said.status == 0
    found = said.json
    assert found["value"] == held.loc[("dong-nai", "d1"), "value"]
    assert found["file"] == "data/scores/papi.csv"
    line = int(found["cell"][1:])
    shown = {each["row"]: each["cells"] for each in found["excerpt"]["rows"]}
    assert "dong-nai" in shown[line]
    assert 1 in shown
    assert {"import", "sheet", "cell", "by", "at", "original", "said", "sha256"} <= set(found)
    assert "dong-nai" in Said(capsys, "trace", "papi", 2022, "dong-nai", "d1").out
    assert Said(capsys, "trace", "papi", 1999, "dong-nai", "d1").status == 1


def test_an_imported_number_is_traced_to_the_cell_of_the_original(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also where the original is a file of megabytes: the rows around the cell are shown."""
    made = books.papi_transposed(2022)
    made["Ghi chú"] = [[f"{n} {n * 7919 % 100_003} ghi chú " * 12] for n in range(24_000)]
    content = books.content(made)
    path = file(tmp_path, content, "papi_2022.xlsx")
    said = Said(capsys, "commit", path, "--by", "An", "--accept-warnings", "thử", "--json")
    assert said.status == 0, said.err
    found = Said(capsys, "trace", "papi", 2022, "dong-nai", "d1", "--json").json
    assert (found["import"], found["by"], found["sheet"]) == (said.json["id"], "An", "2022_VIE_ENG")
    assert Path(found["original"]).read_bytes() == content
    at = found["excerpt"]["columns"].index(found["cell"].rstrip("0123456789"))
    row_ = int(found["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    cells = {each["row"]: each["cells"] for each in found["excerpt"]["rows"]}[row_]
    assert float(cells[at]) == pytest.approx(found["value"])
    assert any("Đồng Nai" in each["cells"] for each in found["excerpt"]["rows"])
    assert own_home.is_dir()
