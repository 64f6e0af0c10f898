"""Show reports and offer controls in Streamlit, which only this folder and the pages import.

`runtime` runs the app, `html` and `render` draw reports, `interactive` opens charts in Plotly,
`controls` are shared by pages, `screens` belong to single pages, `frame` is around every page.
"""
