"""Workbooks to fill in, and made-up samples in their form."""
