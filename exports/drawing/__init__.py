"""Draw a chart once for every file.

`charts.drawing` turns a chart into a Drawing of series, axes and labels; `svg.svg` writes that as
SVG, `picture.as_svg` and `picture.as_png` as a picture; `values.values` lists the chart's values.
"""
