"""What is wrong with a target is named; those that ship can all be judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from catalog import load
from catalog.targets import Target, examples, target_problems

GOOD = Target("dong-nai", "papi", "d4", 2024, "floor", 6.9)


def test_a_good_target_has_no_problems() -> None:
    assert target_problems(load(), GOOD) == []
    assert target_problems(load(), replace(GOOD, kind="rank", value=10, upper=15)) == []
    assert target_problems(load(), replace(GOOD, kind="keep", value=None)) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"unit": "atlantis"}, "target_unit"),
        ({"unit": "dong-nai-2025"}, "target_unit"),
        ({"component": "d9"}, "target_component"),
        ({"index": "gdp"}, "target_component"),
        ({"value": None}, "target_value"),
        ({"kind": "keep"}, "target_value"),
        ({"value": 11.0}, "target_scale"),
        ({"value": -1.0}, "target_scale"),
        ({"kind": "quartile", "value": 5.0}, "target_scale"),
        ({"kind": "percent_floor", "value": 101.0}, "target_scale"),
        ({"kind": "rank", "value": 2.5}, "target_whole"),
        ({"upper": 7.0}, "target_range"),
        ({"kind": "rank", "value": 15.0, "upper": 10.0}, "target_range"),
        ({"tier": "a"}, "target_tier"),
        ({"kind": "tier", "value": None, "tier": "a"}, "target_tier"),
        ({"kind": "tier", "value": None}, "target_tier"),
    ],
)
def test_a_faulty_target_is_named(changes: dict[str, object], code: str) -> None:
    wrong = replace(GOOD, **changes)  # type: ignore[arg-type] # fields of Target by name
    assert [p.code for p in target_problems(load(), wrong)] == [code]


def test_the_examples_are_sound_and_name_their_source() -> None:
    assert len(examples()) > 30
    for target in examples():
        assert target_problems(load(), target) == []
        assert target.source
    subjects = [target.subject for target in examples()]
    assert len(set(subjects)) == len(subjects)
    assert {t.unit for t in examples()} >= {"dong-thap", "binh-dinh", "lao-cai", "tuyen-quang"}
