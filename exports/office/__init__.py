"""Write slides and Word documents with native charts.

`powerpoint.deck` and `word.document` write a report; `chart_file.native` is a chart in either;
`department.department` reads who speaks from the settings.
"""
