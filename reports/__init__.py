"""Make what is said of results and work, in either language, before it is drawn or filed.

A report is a `Report` of blocks (room `model`); a function of a room returns one for a page or a file.
"""
