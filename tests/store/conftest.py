"""The store's tests run on files and on a lake: what asks for place, on_both or own_both runs twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Lake, lake_connection, lake_transfer, versions
from tests.postgres import Postgres, on

KINDS = ["files", "lake"]


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An empty home whose store is files, then one whose store is a lake."""
    if request.param == "files":
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("PAPI_STORE", raising=False)
            yield tmp_path
    else:
        server: Postgres = request.getfixturevalue("postgres")
        with on(Lake(server.database(), str(tmp_path / "lake"))):
            yield tmp_path


@pytest.fixture(scope="session")
def shipped_lake(
    home: Path, postgres: Postgres, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, str]:
    """The shipped figures on a lake that nobody has open: its database, and where its data lie."""
    made = Lake(postgres.database("shipped"), str(tmp_path_factory.mktemp("lake")))
    lake_transfer.copy_to_lake(made, [versions.current(home)])
    lake_connection.forget(made)
    return "shipped", made.data


def _copied(request: pytest.FixtureRequest) -> Lake:
    """A lake of its own with the shipped figures; files of data are only ever added."""
    server: Postgres = request.getfixturevalue("postgres")
    template, data = request.getfixturevalue("shipped_lake")
    return Lake(server.database(template=template), data)


@pytest.fixture(scope="module", params=KINDS)
def on_both(request: pytest.FixtureRequest, home: Path) -> Iterator[Path]:
    """The home with the shipped figures, on files and on a lake."""
    if request.param == "files":
        yield home
    else:
        with on(_copied(request)):
            yield home


@pytest.fixture(params=KINDS)
def own_both(request: pytest.FixtureRequest, own_home: Path) -> Iterator[Path]:
    """A copy of it that a test may write to."""
    if request.param == "files":
        yield own_home
    else:
        with on(_copied(request)):
            yield own_home
