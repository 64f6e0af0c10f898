"""What the commands demo, digest and verify answer about a home."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import store
from catalog import Catalog
from etl.cli.answer import Answer
from etl.importing import shipped
from etl.importing import verify as checking
from store.digest import digest as digest_of
from strings import translate


def demo(folder: Path) -> Answer:
    """Build the database from what ships, where there is none yet."""
    shipped.ensure(folder)
    version = store.current(folder)
    path = str(version.path)
    return Answer({"version": version.number, "path": path}, (path,))


def digest(folder: Path) -> Answer:
    """Give one sha256 for each table of the published version."""
    found = digest_of(store.read(store.current(folder)))
    return Answer(found, (f"{sha256}  {table}" for table, sha256 in found.items()))


def verify(arguments: Namespace, folder: Path, catalog: Catalog) -> Answer:
    """List every problem of a home."""
    found = checking.verify(folder, catalog)
    lines = [translate(f"problem.{each.code}", arguments.lang, about=each.about) for each in found]
    listed = [
        {"code": each.code, "about": each.about, "message": text}
        for each, text in zip(found, lines, strict=True)
    ]
    return Answer(
        listed, lines or [translate("etl.all_holds", arguments.lang)], refused=bool(found)
    )
