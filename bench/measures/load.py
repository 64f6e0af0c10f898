"""Many readers at once: clicks of 50 and of 200 sessions, imports going on, beside an empty page."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

import catalog
import store
from access import accounts, sessions
from access.database import writing
from bench.home import ROOT
from bench.measures.memory import resident
from bench.rows import Row
from bench.screens import EMPTY_APP
from store import scores
from strings.numbers import number
from tests.browser import Server, served

PAGES = ("", "area", "index", "compare")
YEARS = range(2012, 2025)
SECONDS = 40.0
IMPORTS = 10
YEAR, MOVED = 2024, "dong-nai"
IMPORTED = ("sipas", "papi")  # of an index beside the one most pages show, and of that one
READER = "reader"


@dataclass(frozen=True, slots=True)
class Load:
    """How many sessions, and the seconds between the clicks of one."""

    sessions: int
    pause: float
    limit: float  # ms, of the 95th percentile


LOADS = (Load(50, 2.0, 300), Load(200, 10.0, 500))


def measure(home: Path) -> Iterator[Row]:
    """Measure the product behind its gate, then the empty page, under the same clicks."""
    accounts.add(home, READER, "", "viewer", None, None, by="bench", now=time.time())
    with served(ROOT / "server.py", home) as server:
        warm_up(server, cookies_of(home, READER, 1), PAGES)
        few, many = LOADS
        for index in IMPORTED:
            importing = _imports(home, index)
            times = asyncio.run(clicks(server, few, cookies_of(home, READER, few.sessions), PAGES))
            beside = f"imports of {index.upper()}"
            yield Row(f"{beside} meanwhile", _wait_for(importing), "")
            yield Row(
                f"{_name('p95 of a rerun', few)}, {beside}", p95(times), "ms", limit=few.limit
            )
        times = asyncio.run(clicks(server, many, cookies_of(home, READER, many.sessions), PAGES))
        yield Row(_name("p95 of a rerun", many), p95(times), "ms", limit=many.limit)
        yield Row("memory of the server", resident(server.process), "MB", limit=1024)
    with served(EMPTY_APP, home) as server:
        warm_up(server, [""], ("",))
        for load in LOADS:
            times = asyncio.run(clicks(server, load, [""] * load.sessions, ("",)))
            yield Row(_name("the same of an empty page", load), p95(times), "ms")


def _name(what: str, load: Load) -> str:
    return f"{what}, {load.sessions} sessions"


def cookies_of(home: Path, name: str, count: int) -> list[str]:
    """Begin `count` sessions of an account; return their cookies."""
    with writing(home) as connection:
        return [sessions.begin(connection, name, "127.0.0.1", time.time()) for _ in range(count)]


def warm_up(server: Server, cookies: Sequence[str], pages: Sequence[str]) -> None:
    """Click as one reader, so that the first use of the server is not measured."""
    asyncio.run(clicks(server, Load(1, 0.0, 0), cookies, pages))


async def clicks(
    server: Server, load: Load, cookies: Sequence[str], pages: Sequence[str]
) -> list[float]:
    """Return the milliseconds of every click of every session, one per cookie, for SECONDS."""
    end = time.monotonic() + SECONDS
    readers = (
        _reader(server, load, cookie, pages, end, random.Random(nth))  # noqa: S311 - no secret
        for nth, cookie in enumerate(cookies)
    )
    return [each for times in await asyncio.gather(*readers) for each in times]


async def _reader(
    server: Server,
    load: Load,
    cookie: str,
    pages: Sequence[str],
    end: float,
    chance: random.Random,
) -> list[float]:
    """Return a session's milliseconds from each click to the end of its rerun, without the first."""
    await asyncio.sleep(chance.uniform(0, load.pause))
    times: list[float] = []
    async with connect(
        server.url.replace("http:", "ws:") + "/_stcore/stream",
        origin=Origin(server.url),
        additional_headers={"Cookie": f"papi={cookie}"} if cookie else {},
        subprotocols=[Subprotocol("streamlit")],
        proxy=None,
        max_size=None,
        ping_interval=None,  # a slow answer is to be measured, not given up
    ) as opened:
        while time.monotonic() < end:
            start = time.monotonic()
            await opened.send(_click(chance.choice(pages), chance.choice(YEARS)))
            await _finished(opened)
            times.append((time.monotonic() - start) * 1000)
            await asyncio.sleep(load.pause)
    return times[1:]


def _click(page: str, year: int) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = f"year={year}"
    message.rerun_script.page_script_hash = calc_hash(page) if page else ""
    return bytes(message.SerializeToString())


async def _finished(opened: ClientConnection) -> None:
    """Wait for the end of a rerun. Raises RuntimeError if it showed an exception."""
    while True:
        message = ForwardMsg()
        message.ParseFromString(await opened.recv(decode=False))
        if message.WhichOneof("type") == "script_finished":
            return
        if message.delta.new_element.WhichOneof("type") == "exception":
            raise RuntimeError(message.delta.new_element.exception.message)


def _imports(home: Path, index: str) -> subprocess.Popen[bytes]:
    """Start ten imports of an index's totals, one after another, from the command line."""
    files = [str(_file(home, index, n)) for n in range(IMPORTS)]
    work = f"""
import subprocess, sys
for file in {files!r}:
    subprocess.run([sys.executable, "-m", "etl", "commit", file, "--index", {index!r},
        "--year", "{YEAR}", "--by", "bench", "--accept-warnings", "bench"], check=True)
"""
    return subprocess.Popen(
        [sys.executable, "-c", work],
        cwd=ROOT,
        env={**os.environ, "PAPI_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )


def _file(home: Path, index: str, nth: int) -> Path:
    """Write the stored totals of a year, with one province's changed a little more in each file."""
    units = catalog.load().units
    rows = scores.of(store.read(store.current(home)), index)
    rows = rows[(rows["component"] == index) & (rows["year"] == YEAR) & rows["value"].notna()]
    totals = dict(zip(rows["unit"], rows["value"], strict=True))
    totals[MOVED] = totals.get(MOVED, 80.0) + (nth + 1) / 10
    lines = [f"{units[u].name_vi};{number(total, 'vi', 4)}" for u, total in totals.items()]
    file = home / f"{index}_{nth}.csv"
    file.write_text(f"Tỉnh;{index.upper()} {YEAR}\n" + "\n".join(lines) + "\n", "utf-8")
    return file


def _wait_for(importing: subprocess.Popen[bytes]) -> int:
    """Return how many imports there were. Raises CalledProcessError if one failed."""
    if status := importing.wait():
        raise subprocess.CalledProcessError(status, importing.args)
    return IMPORTS


def p95(times: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(times, n=20)[-1]
