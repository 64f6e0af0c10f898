"""The what-if page: sliders, ready mixes and the address say the same."""

from __future__ import annotations

import pytest

from tests.pages.test_pages import opened, sound, text

pytestmark = pytest.mark.usefixtures("home")
ADDRESS = {"unit": "dong-nai", "year": "2024", "index": "papi", "component": "d4"}


def test_a_link_sets_the_sliders() -> None:
    at = opened("what_if", **ADDRESS, gains="d4.services:15")
    assert sound(at)
    assert at.select_slider(key="gain_d4.services").value == 15
    assert "6,71 thành 6,86 (+0,15): đạt, trong sai số" in text(at)
    assert "gains=d4.services:15" in at.code[0].value


def test_a_slider_writes_itself_into_the_address() -> None:
    at = opened("what_if", **ADDRESS)
    at.select_slider(key="gain_d4.willingness").set_value(20).run()
    assert sound(at)
    assert at.query_params["gains"] == "d4.willingness:20"
    at.select_slider(key="gain_d4.services").set_value(-5).run()
    assert at.query_params["gains"] == "d4.services:-5,d4.willingness:20"
    at.button(key="mix_reset").click().run()
    assert "gains" not in at.query_params


def test_a_ready_mix_sets_the_sliders() -> None:
    at = opened("what_if", **ADDRESS)
    at.button(key="mix_clear").click().run()
    assert sound(at)
    values = [int(str(slider.value)) for slider in at.select_slider]
    assert sum(values) == 75
    assert "đạt, rõ rệt" in text(at)


def test_a_scenario_that_cannot_be_read_is_named() -> None:
    at = opened("what_if", **ADDRESS, gains="abc")
    assert sound(at)
    assert "gains=abc" in text(at)
    assert all(slider.value == 0 for slider in at.select_slider)
