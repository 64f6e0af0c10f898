"""Write a report as a file: slides, a document in the form of Decree 30/2020, a workbook, a picture.

Rooms: `drawing` (charts), `tables` (workbooks, CSV), `office` (slides, Word), `pdf`, `cli`;
`python -m exports` writes one file.
"""
