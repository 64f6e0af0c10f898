"""Colours can be read in both themes, and verdicts told apart by every kind of sight."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from reports.model.palette import PALETTES, Palette

TEXTS = ("ink", "ink2", "ink3", "met", "not_met", "unchanged", "not_comparable", "no_data", "best")
VERDICTS = ("met", "not_met", "unchanged", "not_comparable")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHTS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.01182, 0.04294, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.3039],
        ]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ @ np.ones(3)


def _linear(colour: str) -> np.ndarray:
    raw = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(raw <= 0.04045, raw / 12.92, ((raw + 0.055) / 1.055) ** 2.4)


def _contrast(a: str, b: str) -> float:
    light, dark = sorted((float(TO_XYZ[1] @ _linear(c)) for c in (a, b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _lab(colour: str, sight: np.ndarray) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(sight @ _linear(colour), 0, 1) / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_text_stands_out_from_page_and_panel(palette: Palette) -> None:
    weak = {
        (name, ground): round(_contrast(getattr(palette, name), getattr(palette, ground)), 2)
        for name in TEXTS
        for ground in ("bg", "panel")
        if _contrast(getattr(palette, name), getattr(palette, ground)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_marks_and_outlines_stand_out(palette: Palette) -> None:
    weak = [
        n
        for n in ("edge", "peers", "median", "accent")
        if _contrast(getattr(palette, n), palette.bg) < 3
    ]
    assert weak == []
    assert min(_contrast(colour, palette.bg) for colour in palette.others) >= 3


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_numbers_stand_out_from_every_step_of_the_heat_scale(palette: Palette) -> None:
    ratios = [_contrast(a, b) for a, b in zip(palette.heat, palette.heat_ink, strict=True)]
    assert min(ratios) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_verdicts_differ_for_every_kind_of_sight(palette: Palette, sight: str) -> None:
    near = {
        pair: round(float(distance), 1)
        for pair in combinations(VERDICTS, 2)
        if (
            distance := np.linalg.norm(
                _lab(getattr(palette, pair[0]), SIGHTS[sight])
                - _lab(getattr(palette, pair[1]), SIGHTS[sight])
            )
        )
        < 19
    }
    assert near == {}
