"""Blocks as tables, and tables as workbooks."""
