"""Controls of the administration pages.

Offers `accounts` and `account_tables`, and `audit`.
"""
