"""A report as a file: slides, a document in the decree's form, a workbook, a picture."""
