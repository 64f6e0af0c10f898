"""How rows get in: guard, read, recognise, extract, check, preview, commit.

A page and `python -m etl` call the same two functions: importing.intake.look says what an import
would do, importing.commit.commit does all of it or nothing.
"""
