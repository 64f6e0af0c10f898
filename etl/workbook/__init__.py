"""Bytes to cells: whether a file is safe, and its sheets with cells that know their address.

Offers guard.guard, read.read, sheets.Sheet and template_mark.marked.
"""
