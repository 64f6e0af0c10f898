"""The page that all others are measured beside."""

from __future__ import annotations

import ast

from streamlit.testing.v1 import AppTest

from bench.screens import EMPTY_APP


def test_the_empty_page_answers_a_change_of_its_choice() -> None:
    page = AppTest.from_file(EMPTY_APP).run()
    assert page.text[0].value == "The year is 2024"
    page.selectbox(key="year").select(2023).run()
    assert page.text[0].value == "The year is 2023"
    assert not page.exception


def test_the_empty_page_loads_nothing_but_streamlit() -> None:
    tree = ast.walk(ast.parse(EMPTY_APP.read_text("utf-8")))
    loaded = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in loaded] == ["import streamlit as st"]
