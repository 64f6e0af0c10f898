"""Cells to scores: layouts recognised, columns and provinces named, figures extracted.

Offers find.find_scores, which reads a file's sheets by whichever layout fits, lexicon.reference
(what recognising needs), hints.hinted and difference.score_difference.
"""
