"""A row of the audit trail that was removed, altered or put in is found."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from pathlib import Path

import pytest

from access import audit
from access.audit import Act, Problem
from access.database import Unwritable, writing
from tests.access.asgi import NOON

ROWS = 6


@pytest.fixture
def trail(tmp_path: Path) -> Path:
    """A home whose trail has six rows."""
    for number in range(ROWS):
        act = Act("lan", "scores.import", f"import/{number}", address="192.0.2.7", after="ab" * 32)
        audit.record(tmp_path, act, NOON + number)
    return tmp_path


def tamper(home: Path, *statements: str) -> None:
    """Does what somebody with the file in hand can do."""
    with sqlite3.connect(home / "access.sqlite") as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("DROP TRIGGER audit_keeps")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_a_whole_trail_is_whole(trail: Path) -> None:
    assert audit.verify(trail) == []
    assert audit.verify(trail, audit.head(trail)) == []
    newest = audit.entries(trail, limit=2)
    assert [entry.act.object for entry in newest] == ["import/5", "import/4"]
    assert newest[0].at == "2027-01-15T08:00:05.000+00:00"
    assert newest[0].previous == newest[1].digest


def test_an_empty_trail_is_whole(tmp_path: Path) -> None:
    assert audit.verify(tmp_path, audit.head(tmp_path)) == []


@pytest.mark.parametrize("number", range(1, ROWS + 1))
def test_a_removed_row_is_found_wherever_it_stood(trail: Path, number: int) -> None:
    tamper(trail, f"DELETE FROM audit WHERE id = {number}")  # noqa: S608 - a forger's own
    assert audit.verify(trail) == [Problem(number, "removed")]


def test_the_end_cut_off_is_found_also_after_new_rows(trail: Path) -> None:
    tamper(trail, "DELETE FROM audit WHERE id > 4")
    assert audit.verify(trail) == [Problem(5, "removed"), Problem(6, "removed")]
    audit.record(trail, Act("viet", "sign_in"), NOON)
    assert audit.verify(trail) == [Problem(5, "removed"), Problem(6, "removed")]


@pytest.mark.parametrize(
    "column", ["at", "who", "action", "object", "before", "after", "address", "result", "previous"]
)
def test_an_altered_value_is_found_in_every_column(trail: Path, column: str) -> None:
    change = f"UPDATE audit SET {column} = {column} || 'x' WHERE id = 3"  # noqa: S608 - a forger's own
    tamper(trail, change)
    assert audit.verify(trail) == [Problem(3, "altered")]


def test_a_row_sealed_anew_no_longer_leads_to_the_next(trail: Path) -> None:
    forged = Act("nobody", "scores.import", "import/2")
    entry = audit.entries(trail, before=4, limit=1)[0]
    seal = audit.digest([entry.previous, 3, entry.at, asdict(forged)])
    tamper(
        trail,
        "UPDATE audit SET who = 'nobody', address = '', after = '', "  # noqa: S608
        f"digest = '{seal}' WHERE id = 3",
    )
    assert audit.verify(trail) == [Problem(4, "out_of_order")]


def test_a_trail_rewritten_to_its_end_is_told_by_a_witness(trail: Path) -> None:
    witness = audit.head(trail)
    for file in trail.glob("access.sqlite*"):
        file.unlink()
    for number in range(ROWS):
        audit.record(trail, Act("nobody", "scores.import", f"import/{number}"), NOON + number)
    assert audit.verify(trail) == []
    assert audit.verify(trail, witness) == [Problem(ROWS, "witness")]


def test_the_database_itself_refuses_to_alter_or_remove(trail: Path) -> None:
    for statement in ("UPDATE audit SET who = 'x'", "DELETE FROM audit"):
        connection = sqlite3.connect(trail / "access.sqlite")
        with pytest.raises(sqlite3.IntegrityError, match="audit rows are not"):
            connection.execute(statement)
        connection.close()


def test_an_act_that_is_not_kept_leaves_no_row(trail: Path) -> None:
    def fail() -> None:
        with writing(trail) as connection:
            audit.append(connection, Act("lan", "account.add"), NOON)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        fail()
    assert len(audit.entries(trail)) == ROWS
    assert audit.verify(trail) == []


def test_a_full_disk_is_said_and_changes_nothing(trail: Path) -> None:
    def fill() -> None:
        with writing(trail) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")
            for number in range(1000):
                audit.append(connection, Act("lan", "import", f"import/{number}" * 50), NOON)

    with pytest.raises(Unwritable, match="full"):
        fill()
    assert audit.verify(trail) == []
    assert len(audit.entries(trail)) == ROWS


def test_equal_states_have_equal_digests() -> None:
    assert audit.digest({"a": 1, "b": "ệ"}) == audit.digest({"b": "ệ", "a": 1})
    assert audit.digest({"a": 1}) != audit.digest({"a": 2})
