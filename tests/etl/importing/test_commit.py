"""Committing is all or nothing, undoing leaves what was before, two writers do not meet."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import catalog
import store
from etl.__main__ import main
from etl.archive import originals
from etl.importing import intake
from etl.importing.commit import ImportRefused, commit
from etl.model.previewed import Choices, Preview
from etl.preview.opened import OpenedFile
from etl.preview.scores import preview_sheets
from etl.workbook.sheets import Cell
from store import activities, database, imports, scores
from store.digest import digest
from store.undo import CannotUndo, undo
from tests.browser import ROOT
from tests.etl import workbooks as books
from tests.etl.logbooks import book, row, rows, seen

CATALOG = catalog.load()
PAPI = "papi_2022.xlsx"

Rows = Sequence[Mapping[str, Cell]]


def bring(said: Rows, folder: Path, name: str = "a.xlsx") -> int:
    found, content = seen(said, folder, name)
    return commit(found, content, "An", folder)


def bring_scores(book: books.Book, folder: Path, name: str) -> int:
    found, content = scored(book, folder, name)
    return commit(found, content, "An", folder, "đã đối chiếu")


def scored(book: books.Book, folder: Path, name: str) -> tuple[Preview, bytes]:
    held = scores.scores(store.read(store.current(folder)))
    content = repr(book).encode()
    return preview_sheets(OpenedFile.of(books.sheets(book), content, name), CATALOG, held), content


def digests(folder: Path) -> dict[str, str]:
    return digest(store.read(store.current(folder)))


def totals(change: float = 0.0) -> books.Book:
    """The PAPI totals of 2022 alone, the first of them changed."""
    wide = books.figures("papi", 2022)["papi"].dropna()
    wide.iloc[0] += change
    head: list[Cell] = ["STT", "Tỉnh, thành phố", "Chỉ số PAPI tổng hợp năm 2022"]
    body: books.Rows = [
        [n, books.name(str(u)), float(v)] for n, (u, v) in enumerate(wide.items(), 1)
    ]
    return {"PAPI": [head, *body]}


def test_an_import_is_stored_with_who_what_and_the_original(own_home: Path) -> None:
    content = book(rows(3))
    found = intake.look(content, "thang_3.xlsx", own_home, CATALOG)
    number = commit(found, content, "An", own_home)
    cursor = store.read(store.current(own_home))
    entry = imports.history(cursor).iloc[0]
    assert (entry["id"], entry["kind"], entry["file"], entry["imported_by"], entry["rows"]) == (
        number, "activities", "thang_3.xlsx", "An", 3,
    )  # fmt: skip
    assert json.loads(entry["details"])["difference"]["new"] == 3
    kept = originals.find(own_home, entry["sha256"])
    assert kept
    assert kept.read_bytes() == content
    noted = originals.sidecar(own_home, entry["sha256"])["imports"][0]  # type: ignore[index]
    assert (noted["file"], noted["by"], noted["rows"]) == ("thang_3.xlsx", "An", 3)
    stored = activities.activities(cursor)
    assert (stored["import_id"] == number).sum() == 3


def test_undoing_leaves_row_for_row_what_was_before(own_home: Path) -> None:
    before = digests(own_home)
    first = bring(rows(5), own_home)
    between = digests(own_home)
    second = bring_scores(totals(-0.01), own_home, PAPI)
    assert digests(own_home) != between
    undo(second, "Bình", own_home)
    assert digests(own_home) == between
    undo(first, "Bình", own_home)
    assert digests(own_home) == before
    register = imports.history(store.read(store.current(own_home))).set_index("id")
    assert register.loc[[first, second], "withdrawn_by"].tolist() == ["Bình", "Bình"]


def test_later_changes_are_kept_and_named(own_home: Path) -> None:
    first = bring(rows(3, quantity=1.0), own_home, "a.xlsx")
    second = bring(rows(2, quantity=7.0), own_home, "b.xlsx")
    undone = undo(first, "An", own_home)
    assert (undone.restored, undone.removed) == (0, 1)
    assert undone.kept[["id", "file", "rows"]].to_numpy().tolist() == [[second, "b.xlsx", 2]]
    stored = activities.activities(store.read(store.current(own_home)))
    mine = stored[stored["what"].str.startswith("Việc ")]
    assert mine["quantity"].tolist() == [7.0, 7.0]


def test_an_earlier_import_shows_again_under_a_withdrawn_one(own_home: Path) -> None:
    bring(rows(3, quantity=1.0), own_home, "a.xlsx")
    between = digests(own_home)
    second = bring(rows(3, quantity=7.0), own_home, "b.xlsx")
    undone = undo(second, "An", own_home)
    assert (undone.restored, undone.removed) == (3, 0)
    assert digests(own_home) == between


def test_warnings_want_a_reason_and_errors_block(own_home: Path) -> None:
    found, content = scored(totals(-0.01), own_home, PAPI)
    assert found.ready
    before = digests(own_home)
    with pytest.raises(ImportRefused, match="commit_warnings"):
        commit(found, content, "An", own_home)
    with pytest.raises(ImportRefused, match="commit_warnings"):
        commit(found, content, "An", own_home, "   ")
    with pytest.raises(ImportRefused, match="commit_by_nobody"):
        commit(found, content, " ", own_home, "vì")
    with pytest.raises(ImportRefused, match="row_negative"):
        bring([row(quantity=-1.0)], own_home)
    assert digests(own_home) == before
    number = commit(found, content, "An", own_home, "đã đối chiếu")
    register = imports.history(store.read(store.current(own_home))).set_index("id")
    assert register.loc[number, "note"] == "đã đối chiếu"


def test_a_preview_that_is_no_longer_true_is_refused(own_home: Path) -> None:
    stale, content = seen(rows(3, quantity=2.0), own_home)
    bring(rows(3, quantity=5.0), own_home)
    before = digests(own_home)
    with pytest.raises(ImportRefused, match="commit_stale"):
        commit(stale, content, "An", own_home)
    with pytest.raises(ValueError, match="not the file"):
        commit(stale, content + b" ", "An", own_home)
    assert digests(own_home) == before


def test_what_another_import_left_alone_may_still_be_stored(own_home: Path) -> None:
    found, content = seen(rows(3), own_home)
    bring([row(what="Việc khác")], own_home, "b.xlsx")
    assert commit(found, content, "An", own_home)


def test_a_total_alone_keeps_the_interval_that_it_does_not_repeat(own_home: Path) -> None:
    held = scores.scores(store.read(store.current(own_home)))
    old = held[(held["index"] == "papi") & (held["year"] == 2022) & held["se"].notna()]
    bring_scores(totals(), own_home, PAPI)
    now = scores.scores(store.read(store.current(own_home)))
    new = now[(now["index"] == "papi") & (now["year"] == 2022) & (now["component"] == "papi")]
    assert new.set_index("unit")["se"].dropna().equals(old.set_index("unit")["se"])


@pytest.mark.parametrize(
    ("number", "reason"), [(999, "unknown"), (1, "shipped"), (-1, "withdrawn")]
)
def test_what_cannot_be_undone(own_home: Path, number: int, reason: str) -> None:
    if number < 0:
        number = bring(rows(1), own_home)
        undo(number, "An", own_home)
    before = digests(own_home)
    with pytest.raises(CannotUndo, match=reason):
        undo(number, "An", own_home)
    assert digests(own_home) == before


def test_a_fault_in_the_middle_leaves_nothing(own_home: Path) -> None:
    found, content = seen(rows(3), own_home)
    before, version = digests(own_home), store.current(own_home)
    broken = replace(found, rows=found.rows.assign(date=pd.NaT))  # the table wants a day
    with pytest.raises(Exception, match="NOT NULL"):
        commit(broken, content, "An", own_home)
    assert (digests(own_home), store.current(own_home)) == (before, version)
    assert not list((own_home / "versions").glob("draft-*"))


def test_a_second_writer_is_told_in_time(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, content = seen(rows(3), own_home)
    holding = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(own_home)], stdout=subprocess.PIPE, cwd=ROOT
    )
    try:
        assert holding.stdout
        assert holding.stdout.readline() == b"held\n"
        with pytest.raises(store.Busy), database.write(own_home, wait=0.3):
            pass
        start = time.monotonic()
        assert main(["undo", "1", "--by", "An", "--lang", "en"]) == 1
        assert 9 < time.monotonic() - start < 15
        assert "Somebody else is writing" in capsys.readouterr().err
    finally:
        holding.kill()
        holding.communicate()
    # The lock goes with its holder: the next one in line stores what was seen.
    assert commit(found, content, "An", own_home)


HOLD = """
import sys, time
from pathlib import Path
from store import database
with database.write(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_commits_at_once_land_one_after_the_other(own_home: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / f"{name}.xlsx" for name in ("a", "b")}
    for name, file in files.items():
        file.write_bytes(book([row(what=f"Việc {name}")]))
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "etl", "commit", str(file), "--by", name, "--json"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )
        for name, file in files.items()
    ]  # fmt: skip
    said = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    numbers = {json.loads(text)["id"] for text in said}
    stored = activities.activities(store.read(store.current(own_home)))
    assert len(numbers) == 2
    assert set(stored.loc[stored["import_id"].isin(numbers), "what"]) == {"Việc a", "Việc b"}


def test_skipping_bad_rows_is_kept_as_a_warning(own_home: Path) -> None:
    choices = Choices(skip_bad_rows=True)
    found, content = seen([*rows(2), row(quantity=-1.0)], own_home, choices=choices)
    number = commit(found, content, "An", own_home, "hàng 4 hỏi lại sau")
    entry = imports.history(store.read(store.current(own_home))).set_index("id").loc[number]
    assert (entry["rows"], entry["note"]) == (2, "hàng 4 hỏi lại sau")
    assert json.loads(entry["details"])["issues"]["warning:rows_left_out"] == 1
