"""Draws a report: on a page, on paper, on the wall."""
