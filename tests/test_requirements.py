"""A stranger installs the versions that were tested, from wherever pip is set up to look."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _lines(name: str) -> list[str]:
    """The lines of a requirements file without comments."""
    text = (ROOT / name).read_text("utf-8")
    return [line.split("#")[0].strip() for line in text.splitlines() if line.split("#")[0].strip()]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_direct_dependencies_are_pinned_as_in_the_constraints(name: str) -> None:
    pins = [line.split(";")[0] for line in _lines(name) if not line.startswith("-")]
    assert pins
    assert set(pins) <= set(_lines("constraints.txt"))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "constraints.txt"])
def test_every_line_is_one_exact_version_or_one_of_our_files(name: str) -> None:
    ours = {"-c constraints.txt", "-r requirements.txt"}
    loose = [line for line in _lines(name) if line not in ours and line.count("==") != 1]
    assert loose == []
