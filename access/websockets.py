"""Open websocket connections: they forward messages while their session is active."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive, Send

from access import gate_log, sessions
from access.roles import may_open
from access.settings import Settings

LOG = logging.getLogger("papi.gate")

EVERY = 2.0  # seconds between two checks of the sessions
ENDED, NOT_YOURS = 4401, 4403  # close codes: session over, page of another role


@dataclass(frozen=True, slots=True)
class BrowserRequest:
    """What a browser's message requests: a page by its path; `automatic`: no person caused it."""

    page: str | None = None
    automatic: bool = False


class WebsocketConnections:
    """All open websockets of this process.

    `parse` reads what a message of the browser requests.
    """

    def __init__(
        self,
        settings: Settings,
        parse: Callable[[bytes], BrowserRequest],
        clock: Callable[[], float],
    ) -> None:
        self.settings = settings
        self._parse = parse
        self._clock = clock
        self._open: set[WebsocketConnection] = set()
        self._watcher: asyncio.Task[None] | None = None

    def open(self, session: str, receive: Receive, send: Send) -> WebsocketConnection:
        """Add a connection and watch its session from now on."""
        connection = WebsocketConnection(self, session, receive, send)
        self._open.add(connection)
        if self._watcher is None or self._watcher.done():
            self._watcher = asyncio.create_task(self._watch(), name="papi-sessions")
        return connection

    def remove(self, connection: WebsocketConnection) -> None:
        """Remove a connection that the app has closed."""
        self._open.discard(connection)

    def end(self, session: str) -> None:
        """Close every connection of a session."""
        for connection in self._open:
            if connection.session == session:
                connection.end(ENDED)

    async def check(self, session: str, message: bytes) -> int:
        """Check one message of a browser; return 0, or the code to close its websocket with."""
        now = self._clock()
        who = sessions.find(self.settings.home, session, now, self.settings.limits)
        if who is None:
            return ENDED
        request = self._parse(message)
        if request.page is not None and not may_open(who.role, request.page):
            await gate_log.record_refusal(
                self.settings, who, "page.open", f"page/{request.page}", now
            )
            return NOT_YOURS
        if not request.automatic:
            await gate_log.touch_session(self.settings, who, now)
        return 0

    async def _watch(self) -> None:
        try:
            while self._open:
                await asyncio.sleep(EVERY)
                alive = sessions.active_keys(
                    self.settings.home, self._clock(), self.settings.limits
                )
                for session in {connection.session for connection in self._open} - alive:
                    self.end(session)
        except Exception:
            LOG.exception("sessions cannot be read: every websocket is closed")
            for connection in self._open:
                connection.end(ENDED)
            raise


class WebsocketConnection:
    """One open websocket between the server and the app."""

    def __init__(
        self, connections: WebsocketConnections, session: str, receive: Receive, send: Send
    ) -> None:
        self.session = session
        self._connections = connections
        self._receive = receive
        self._send = send
        self._ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(self, code: int) -> None:
        """Close the connection from this side with a code."""
        if not self._ended.done():
            self._ended.set_result(code)

    async def receive(self) -> Message:
        """Return the browser's next message, or a disconnect once the websocket is closed."""
        message = await self._next()
        if message and message["type"] == "websocket.receive":
            code = await self._connections.check(self.session, message.get("bytes") or b"")
            if code:
                self.end(code)
        if message and not self._ended.done():
            return message
        code = self._ended.result()
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    async def send(self, message: Message) -> None:
        """Forward a message of the app, unless the session is over."""
        if not self._ended.done():
            await self._send(message)

    async def _next(self) -> Message | None:
        coming = asyncio.create_task(_message(self._receive))
        either: list[asyncio.Future[Any]] = [coming, self._ended]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if self._ended.done():
            coming.cancel()
            return None
        return coming.result()


async def _message(receive: Receive) -> Message:
    return await receive()
