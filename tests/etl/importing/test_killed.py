"""kill -9 at any point of a commit or an undo: never half an import, never an acknowledged one lost."""

from __future__ import annotations

from pathlib import Path

from tests.etl.killed import killed

KILLS = 20


def test_a_killed_commit_or_undo_is_whole_or_not_at_all(tmp_path: Path) -> None:
    found = killed(tmp_path, KILLS)
    assert (found.lost, found.torn) == (set(), set())
    assert found.kills == {True: KILLS // 2, False: KILLS // 2}
