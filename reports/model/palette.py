"""Colours by meaning, one set for a light room and one for a dark one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.charts import Bar
from reports.charts.words import Part

Theme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the product by what it means; tests hold the contrasts and the distances."""

    bg: str
    panel: str
    ink: str
    ink2: str
    ink3: str
    rule: str
    edge: str
    accent: str
    met: str
    met_tint: str
    not_met: str
    not_met_tint: str
    unchanged: str
    not_comparable: str
    no_data: str
    median: str
    best: str
    peers: str
    band: str
    noise_90: str
    noise_95: str
    others: tuple[str, str, str, str, str]
    heat: tuple[str, str, str, str, str]
    heat_ink: tuple[str, str, str, str, str]

    def goal(self, goal: str) -> str:
        """Return the colour of a verdict; its codes are the names of the fields."""
        return str(getattr(self, goal))

    def part(self, part: Part) -> str:
        """Return the colour of a part of a trend."""
        names = {"ours": "ink", "level": "accent", "noise": "ink3"}
        return str(getattr(self, names.get(part, part)))

    def bar(self, bar: Bar) -> tuple[str, str]:
        """Return the filling and the edge of a bar: a fall is hollow, the sum is ink."""
        if bar.total:
            return self.ink, self.ink
        return self.accent if bar.value >= 0 else self.bg, self.accent


LIGHT = Palette(
    bg="#FFFFFF",
    panel="#F3F5F8",
    ink="#14202E",
    ink2="#445063",
    ink3="#5B677A",
    rule="#D3D9E2",
    edge="#69778A",
    accent="#1D3B5E",
    met="#005F73",
    met_tint="#DCEEF1",
    not_met="#B03A00",
    not_met_tint="#FBE6DC",
    unchanged="#6E6A62",
    not_comparable="#7A3FA0",
    no_data="#5F6B7B",
    median="#626E7B",
    best="#86600A",
    peers="#7D8A9B",
    band="#EEF0F3",
    noise_90="#CDD8E6",
    noise_95="#E8EDF4",
    others=("#0068A8", "#B5520B", "#00795A", "#A3457E", "#6B5E00"),
    heat=("#FFFFFF", "#DCE5F0", "#AABFD9", "#6D8FB8", "#1D3B5E"),
    heat_ink=("#14202E", "#14202E", "#14202E", "#0B1220", "#FFFFFF"),
)
DARK = Palette(
    bg="#0D1520",
    panel="#162130",
    ink="#F2F5F9",
    ink2="#C0CAD6",
    ink3="#9AA7B8",
    rule="#2B3848",
    edge="#8A9AAF",
    accent="#9CC4F2",
    met="#2FC4C4",
    met_tint="#0F3338",
    not_met="#FF9C62",
    not_met_tint="#3B2417",
    unchanged="#E6D5A8",
    not_comparable="#C792F0",
    no_data="#9AA7B8",
    median="#AAB5C3",
    best="#E3B341",
    peers="#6F7F93",
    band="#182330",
    noise_90="#31445C",
    noise_95="#1F2D3E",
    others=("#6CB6F0", "#F0A06A", "#4FD1A5", "#F09CCB", "#D6D65A"),
    heat=("#0D1520", "#1B2E48", "#2B4C74", "#5A8CC6", "#9CC4F2"),
    heat_ink=("#F2F5F9", "#F2F5F9", "#F2F5F9", "#0B1220", "#0D1520"),
)
PALETTES: dict[Theme, Palette] = {"light": LIGHT, "dark": DARK}
