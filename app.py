"""The app for one person on one machine: frame, menu, then the chosen page."""

import streamlit as st
from streamlit.starlette import App

import store
from etl import shipped
from strings import say
from ui import data, frame, language
from ui.serving import ready
from ui.turns import turn


def script() -> None:
    """What runs for a reader at every click."""
    lang = language.current()
    frame.configure(lang)
    frame.keep_to_this_machine(lang)
    try:
        data.pin()
    except (store.NoVersion, store.Outdated):
        with st.spinner(say("message.loading", lang)):
            shipped.ensure(store.home())
        data.pin()
    except (store.Damaged, store.TooNew, store.Unreachable) as error:
        st.error(say(f"fault.{type(error).__name__.lower()}", lang, about=error))
        st.stop()
    frame.run(lang)


if __name__ == "__main__":
    with turn():
        script()
else:  # `streamlit run` imports this file and serves `app`, which runs it again for every reader
    app = App(__file__, lifespan=ready)
