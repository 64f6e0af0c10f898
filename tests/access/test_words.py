"""Every act of the trail has its words on the page of the trail."""

from __future__ import annotations

import pytest

from access.roles import ACTIONS
from strings import LANGS
from ui.screens.admin import audit


@pytest.mark.parametrize("code", [*audit.OF_THE_GATE, *ACTIONS])
def test_every_act_has_a_name(code: str) -> None:
    assert len({audit.act(code, lang) for lang in LANGS} | {code}) == 3
