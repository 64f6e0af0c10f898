"""Report on scores, a page each.

`overview.overview`, `area.area`, `index.index`, `compare.compare`, `explain.explained`,
`crosswalk.crosswalk` for merged provinces, `linked.linked_indices`, `annotated.annotated`;
`table.results_table` and `trend.trend` are the table and the chart that they share.
"""
