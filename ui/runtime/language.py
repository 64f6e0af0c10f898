"""Vietnamese first, English by a switch in the corner."""

from __future__ import annotations

from typing import cast

import streamlit as st

from strings import LANGS, Lang
from ui.runtime import address

NAMES = {"vi": "Tiếng Việt", "en": "English"}


def current() -> Lang:
    """Return the language that the address asks for."""
    return cast(Lang, address.code("lang", LANGS, "vi"))


def switch(lang: Lang) -> None:
    """Draw the language switch, last: fixed in the corner, it takes no room where it is drawn."""
    st.session_state["pick_lang"] = lang
    with st.container(key="lang", width="content"):
        st.segmented_control(
            "Ngôn ngữ / Language",
            LANGS,
            format_func=NAMES.__getitem__,
            key="pick_lang",
            label_visibility="collapsed",
            required=True,
            on_change=lambda: address.put(lang=st.session_state["pick_lang"]),
        )
