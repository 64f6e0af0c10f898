"""How much a file may ask of this machine, by what it is meant to hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FileKind = Literal["scores", "tasks", "activities", "targets"]

MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes for sizes, seconds for times; `cells` is the area of a sheet's used range."""

    compressed: int
    unpacked: int
    cells: int
    memory: int
    cpu: int
    wall: int
    entries: int = 2_000
    ratio: int = 200
    ratio_from: int = 10 * MB  # a small part of one repeated character is nothing to fear


SHORT = Limits(20 * MB, 100 * MB, 4_000_000, 1_000 * MB, cpu=30, wall=45)
# 1,048,576 rows of 25 columns.
LONG = Limits(100 * MB, 1_000 * MB, 26_214_400, 2_000 * MB, cpu=150, wall=180)

LIMITS: dict[FileKind, Limits] = {
    "scores": SHORT,
    "tasks": SHORT,
    "activities": LONG,
    "targets": SHORT,
}
