"""Write workbooks and CSV, and turn blocks into tables for every other file.

`excel.workbook`, `excel.csv`; `blocks.as_table`, `blocks.tiles_table`, `blocks.sentences`,
`blocks.lines`; `columns.widths`, `columns.lines` for tables on paper.
"""
