"""Charts as Plotly's figures, to be explored: the one place that knows Plotly, loaded when asked for."""
