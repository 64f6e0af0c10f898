"""The app for one person on one machine: frame, menu, then the chosen page."""

import streamlit as st

import store
from etl import shipped
from strings import say
from ui import frame, language
from ui.warm import settle

settle()
lang = language.current()
frame.configure(lang)
frame.keep_to_this_machine(lang)
try:
    store.current(store.home())
except store.NoVersion:
    with st.spinner(say("message.loading", lang)):
        shipped.ensure(store.home())
except store.Damaged as error:
    st.error(say("message.damaged", lang, file=error))
    st.stop()
frame.run(frame.menu(lang), lang)
