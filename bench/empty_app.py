"""An ordinary empty Streamlit page: a choice and a line of text, nothing loaded or tuned."""

import streamlit as st

year = st.selectbox("Year", range(2024, 2010, -1), key="year")
st.text(f"The year is {year}")
