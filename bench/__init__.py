"""Benchmarks of the product, beside an empty Streamlit page on the same machine."""
