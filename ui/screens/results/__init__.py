"""Controls of the results pages.

Offers `targets`, `what_if` (scenarios), `links` and `annotations`.
"""
