"""All of an import or nothing, what ships included, and whether what is stored still holds.

Offers intake.look, commit.commit, typed.add_activity, shipped.ensure, trace.trace, verify.verify.
"""
