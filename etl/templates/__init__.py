"""Workbooks to fill in, and made-up samples in their form.

Offers build.template, sample.write and sample_year.bring_in.
"""
