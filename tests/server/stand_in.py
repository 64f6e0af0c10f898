"""Stands in for the app behind the gate: says who is here and uses what the pages use of Streamlit."""

import json
import os
import sys
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from starlette.routing import Mount, Route, WebSocketRoute

from access import identity

MARK = (
    "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4IiBoZWlnaHQ9IjgiPjxyZWN0"
    "IHdpZHRoPSI4IiBoZWlnaHQ9IjgiLz48L3N2Zz4="
)


def routes() -> list[dict[str, object]]:
    """Every route of the process that runs this script."""
    server = sys.modules["server"]
    found: list[dict[str, object]] = [
        {
            "path": route.path,
            "kind": type(route).__name__,
            "methods": sorted(getattr(route, "methods", None) or []),
        }
        for route in server.app._starlette_app.routes
        if isinstance(route, Route | Mount | WebSocketRoute)
    ]
    beside: list[dict[str, object]] = [
        {"path": route.path, "kind": "Route", "methods": ["GET"]}
        for route in server.routes._app.routes
        if isinstance(route, Route)
    ]
    return found + beside


def overview() -> None:
    """Everything that needs something of the browser."""
    who = identity.current(st.context.headers)
    st.title(f"{who.name} {who.role}")
    st.text(f"cookies: {sorted(st.context.cookies)}")
    st.plotly_chart(go.Figure(go.Scatter(x=[1, 2], y=[2, 1])), key="line", theme=None)
    st.dataframe(pd.DataFrame({"năm": [2023, 2024], "điểm": [7.03, 7.13]}))
    st.html(f'<img alt="" src="data:image/svg+xml;base64,{MARK}"><p style="color:red">đỏ</p>')
    st.html("<style>.x{color:red}</style>")
    given = st.file_uploader("tệp")
    if given:
        st.text(f"nhận {given.name} {given.size}")
    st.download_button("tải", b"abc", "a.txt")
    st.segmented_control("ngôn ngữ", ["vi", "en"])
    st.selectbox("năm", [2024, 2023])
    st.markdown(":material/home: **đậm**")


def accounts() -> None:
    """A page of administrators."""
    st.title("accounts")


Path(os.environ["PAPI_HOME"], "routes.json").write_text(json.dumps(routes()), "utf-8")
st.navigation(
    [
        st.Page(overview, title="overview", url_path="overview", default=True),
        st.Page(accounts, title="accounts", url_path="accounts"),
    ],
    position="top",
).run()
