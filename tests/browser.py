"""A real server and a real Chromium: how the browser walk and the benchmark start both."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
QUIET = [
    "--no-sandbox",  # the sandbox does not start as root, and only our own pages are opened
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: its address, the number of its process and the file of what it says."""

    url: str
    process: int
    log: Path


@contextmanager
def served(script: Path, home: Path, *options: str) -> Iterator[Server]:
    """Runs a Streamlit script on a free loopback port until the block ends.

    Raises RuntimeError with the end of the log when it is not healthy within 30 seconds.
    """
    port = free_port()
    log = home / f"server-{port}.log"
    arguments = ["--server.port", str(port), "--server.address", "127.0.0.1", *options]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *arguments],
            cwd=ROOT,
            env={**os.environ, "PAPI_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
    try:
        server = Server(f"http://127.0.0.1:{port}", process.pid, log)
        _wait_until_healthy(server, process)
        yield server
    finally:
        _stop(process)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, else the one that Playwright brought.

    A busy machine gets its time before an expectation fails.
    """
    expect.set_options(timeout=20_000)
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser, server: Server) -> Iterator[Page]:
    """One reader's window, 1366×768; fails when the page threw or asked beyond the server."""
    context = browser.new_context(
        base_url=server.url,
        locale="vi-VN",
        viewport={"width": 1366, "height": 768},
        reduced_motion="reduce",
    )
    faults: list[str] = []

    def look(request: Request) -> None:
        local = (server.url, server.url.replace("http:", "ws:"), "data:", "blob:")
        if not request.url.startswith(local):
            faults.append(f"asked for {request.url}")

    try:
        context.on("request", look)
        context.on("weberror", lambda error: faults.append(f"threw {error.error}"))
        yield context.new_page()
        assert faults == []
    finally:
        context.close()


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_healthy(server: Server, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 30
    with httpx.Client(trust_env=False) as client:  # never by way of a proxy
        while time.monotonic() < end and process.poll() is None:
            try:
                if client.get(f"{server.url}/_stcore/health").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{server.log.read_text('utf-8')[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
