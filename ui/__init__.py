"""Streamlit and nothing but Streamlit: how reports are shown and controls behave."""
