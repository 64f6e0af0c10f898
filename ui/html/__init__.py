"""Pieces of a page as HTML, and the one style sheet."""
