"""The open websockets: each hands messages on while its session lives, then is closed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import Message, Receive, Send

from access import notes, sessions
from access.roles import may_open
from access.settings import Settings

LOG = logging.getLogger("papi.gate")

EVERY = 2.0  # seconds between two looks at the sessions behind them
ENDED, NOT_YOURS = 4401, 4403  # why one was closed


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message asks for: a page by its address, and whether no person asked."""

    page: str | None = None
    automatic: bool = False


class Lines:
    """All open websockets of this process."""

    def __init__(
        self, settings: Settings, asked: Callable[[bytes], Asked], clock: Callable[[], float]
    ) -> None:
        self.settings = settings
        self._asked = asked
        self._clock = clock
        self._open: set[Line] = set()
        self._watcher: asyncio.Task[None] | None = None

    def begin(self, session: str, receive: Receive, send: Send) -> Line:
        """A new one, which is looked after from now on."""
        line = Line(self, session, receive, send)
        self._open.add(line)
        if self._watcher is None or self._watcher.done():
            self._watcher = asyncio.create_task(self._watch(), name="papi-sessions")
        return line

    def forget(self, line: Line) -> None:
        """The app is done with it."""
        self._open.discard(line)

    def end(self, session: str) -> None:
        """Closes every one of a session."""
        for line in self._open:
            if line.session == session:
                line.end(ENDED)

    async def let_through(self, session: str, message: bytes) -> int:
        """Looks at one message of a browser: 0, or the code to close its websocket with."""
        now = self._clock()
        who = sessions.find(self.settings.home, session, now, self.settings.limits)
        if who is None:
            return ENDED
        asked = self._asked(message)
        if asked.page is not None and not may_open(who.role, asked.page):
            await notes.refused(self.settings, who, "page.open", f"page/{asked.page}", now)
            return NOT_YOURS
        if not asked.automatic:
            await notes.in_use(self.settings, who, now)
        return 0

    async def _watch(self) -> None:
        try:
            while self._open:
                await asyncio.sleep(EVERY)
                alive = sessions.living(self.settings.home, self._clock(), self.settings.limits)
                for session in {line.session for line in self._open} - alive:
                    self.end(session)
        except Exception:
            LOG.exception("sessions cannot be read: every websocket is closed")
            for line in self._open:
                line.end(ENDED)
            raise


class Line:
    """One open websocket, between the server and the app."""

    def __init__(self, lines: Lines, session: str, receive: Receive, send: Send) -> None:
        self.session = session
        self._lines = lines
        self._receive = receive
        self._send = send
        self._ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(self, code: int) -> None:
        """Closes it from this side."""
        if not self._ended.done():
            self._ended.set_result(code)

    async def receive(self) -> Message:
        """The browser's next message, or the news that the websocket is closed."""
        message = await self._next()
        if message and message["type"] == "websocket.receive":
            code = await self._lines.let_through(self.session, message.get("bytes") or b"")
            if code:
                self.end(code)
        if message and not self._ended.done():
            return message
        code = self._ended.result()
        await self._send({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}

    async def send(self, message: Message) -> None:
        """Passes the app's message on, unless the session is over."""
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
