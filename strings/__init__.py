"""The texts of the product, Vietnamese and English side by side in the .toml files of this folder."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")
FOLDER = Path(__file__).parent


@cache
def words() -> dict[str, dict[str, str]]:
    """Return every key, dotted and without its file ("overview.title"), with its texts.

    Raises ValueError for a key without both languages or in two files.
    """
    found: dict[str, dict[str, str]] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        _collect(found, "", tomllib.loads(path.read_text("utf-8")), path.name)
    return found


def _collect(
    found: dict[str, dict[str, str]], prefix: str, table: dict[str, object], file: str
) -> None:
    for key, value in table.items():
        if not isinstance(value, dict):
            raise ValueError(f"{file}: {prefix}{key} is not a table with vi and en")
        if set(value) == set(LANGS):
            if prefix + key in found:
                raise ValueError(f"{file}: {prefix}{key} stands in two files")
            found[prefix + key] = value
        else:
            _collect(found, f"{prefix}{key}.", value, file)


def translate(key: str, lang: Lang, **values: object) -> str:
    """Return the text of a key with its placeholders filled.

    Raises KeyError for an unknown key or a missing value.
    """
    return words()[key][lang].format(**values)
