"""Controls of single pages.

One room for each section of the menu: `results`, `work`, `meeting`, `data` and `admin`.
"""
