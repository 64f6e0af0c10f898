"""Build interactive charts: the one place that knows Plotly, loaded only when a reader asks for it.

Offers `figure` (a chart as Plotly's figure, its buttons and language) and `view.View`.
"""
