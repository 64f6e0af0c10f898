"""What every step of an import speaks of: issues, steps, previews and their differences.

Offers issues.Issue and issues.message, steps.Step, previewed.Preview and previewed.Choices.
"""
