"""The empty page in a process that has loaded what most data apps load; for information."""

import pandas as pd  # noqa: F401  not used: what it holds is looked through after each rerun
import plotly.graph_objects as go  # noqa: F401  the same
import streamlit as st

year = st.selectbox("Year", range(2024, 2010, -1), key="year")
st.text(f"The year is {year}")
