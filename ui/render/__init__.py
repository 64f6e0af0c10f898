"""Draw a whole report.

Offers `show.show` and `show.show_cached` (a page), `paper` (a document), `wall` (a slide), `loss`
(a damaged version), and `routes` (the pages by name, and links to them).
"""
