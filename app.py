"""The app for one person on one machine: frame, menu, then the chosen page."""

import streamlit as st
from streamlit.starlette import App

import store
from etl.importing import shipped
from strings import translate
from ui import frame
from ui.runtime import language, shown
from ui.runtime.rerun_queue import queued
from ui.runtime.serving import ready


def script() -> None:
    """Run for a reader at every click."""
    lang = language.current()
    frame.configure(lang)
    frame.keep_to_this_machine(lang)
    try:
        shown.pin()
    except (store.NoVersion, store.Outdated):
        with st.spinner(translate("message.loading", lang)):
            shipped.ensure(store.home())
        shown.pin()
    except (store.Damaged, store.TooNew, store.Unreachable) as error:
        st.error(translate(f"fault.{type(error).__name__.lower()}", lang, about=error))
        st.stop()
    frame.run(lang)


if __name__ == "__main__":
    with queued():
        script()
else:  # `streamlit run` imports this file and serves `app`, which runs it again for every reader
    app = App(__file__, lifespan=ready)
