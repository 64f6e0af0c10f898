"""Report on the data: imports, the register, one number, definitions.

`findings.groups`, `summary.facts`, `difference.difference_table` and `effect.effect` describe a file before it
is stored; `history.history` lists the imports; `trace.finding` follows a number to its cell;
`definitions.breaks`, `thresholds` and `proposals` and `editions.editions` show the definitions;
`loss.title` reports a damaged version.
"""
