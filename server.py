"""The app behind sign-in, for a server that others reach: `streamlit run server.py`."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from streamlit import file_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.starlette import App
from streamlit.util import calc_hash

from access import settings as installation
from access.document import Document, inline_digests
from access.gate import Gate
from access.headers import Headers, app_policy
from access.identity import GATE
from access.roles import PAGES
from access.routes import Routes
from access.websockets import BrowserRequest
from strings import translate
from ui.runtime.serving import ready

STATIC = Path(file_util.get_static_dir())
INDEX = (STATIC / "index.html").read_text("utf-8")
FONT = next(STATIC.glob("static/media/SourceSansVF-Upright*.woff2"))
PAGE_OF = {calc_hash(page): page for page in PAGES}  # Streamlit knows a page by this
POLICY = app_policy(*inline_digests(INDEX))


def parse_message(message: bytes) -> BrowserRequest:
    """Read which page a message of Streamlit's protocol requests."""
    sent = BackMsg()
    try:
        sent.ParseFromString(message)
    except DecodeError:
        return BrowserRequest()
    if sent.WhichOneof("type") != "rerun_script":
        return BrowserRequest()
    state = sent.rerun_script
    page = PAGE_OF.get(state.page_script_hash)
    if page is None and state.page_name in PAGES:
        page = state.page_name or None
    return BrowserRequest(page, automatic=state.is_auto_rerun)


def log_to_stderr() -> None:
    """Log each act of the audit trail and each fault of the gate to stderr, for the journal."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("papi")
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)


async def fault(_request: Request, _error: Exception) -> Response:
    """Answer an unhandled exception; runs outside the middleware, so it adds the headers itself."""
    answer = PlainTextResponse("Internal error", 500)
    headers.add(MutableHeaders(raw=answer.raw_headers))
    return answer


os.environ[GATE] = "1"
log_to_stderr()
settings = installation.read(os.environ)
routes = Routes(settings, translate, FONT)
headers = Headers(app=routes, policy=POLICY, tls=settings.tls)

app = App(
    os.environ.get("PAPI_APP", "app.py"),
    middleware=[
        Middleware(Headers, policy=POLICY, tls=settings.tls),
        Middleware(GZipMiddleware, compresslevel=5),
        Middleware(Gate, settings=settings, routes=routes, parse=parse_message),
        Middleware(Document, html=INDEX),
    ],
    exception_handlers={Exception: fault},
    lifespan=ready,
)
