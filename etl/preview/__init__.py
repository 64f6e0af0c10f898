"""Everything an import would do, before it does it, with the cells around what was found.

Offers scores.preview_sheets, logs.preview_sheets, opened.open_file and excerpts.excerpts_of.
"""
