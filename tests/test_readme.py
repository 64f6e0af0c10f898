"""What the README tells a newcomer to do and to read is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_named_is_a_target_of_make() -> None:
    named = set(re.findall(r"(?:^|`|rem )make ([a-z]+)", README, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def test_every_file_linked_exists() -> None:
    linked = set(re.findall(r"\]\(((?!https?:)[^)#]+)", README))
    assert linked
    assert {name for name in linked if not (ROOT / name).exists()} == set()
