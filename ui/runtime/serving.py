"""What a server does before its first reader comes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.starlette import App

from ui.runtime import streamlit_patches


@asynccontextmanager
async def ready(_app: App) -> AsyncIterator[None]:
    """Apply the patches before the first reader comes: the lifespan of app.py and server.py."""
    streamlit_patches.apply_all()
    yield
