"""Two app processes over one store behind nginx, a session always at the same one, beside one process."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from access import accounts
from bench.home import ROOT
from bench.measures.load import PAGES, SECONDS, Load, clicks, cookies_of, p95, warm_up
from bench.rows import Row
from tests.browser import Server, free_port, served

LOAD = Load(100, 2.0, 0)
READER = "two"
CONFIG = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; worker_processes 1;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    {sticky}
    upstream papi {{ hash $papi_session consistent; {servers} }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://papi;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_buffering off;
        }}
    }}
}}
"""


def measure(home: Path) -> Iterator[Row]:
    """Measure the same clicks on one process, then on two behind the proxy.

    Raises RuntimeError without nginx.
    """
    accounts.add(home, READER, "", "viewer", None, None, by="bench", now=time.time())
    with served(ROOT / "server.py", home) as one:
        yield from _rows(home, one, [one], "one process")
    with (
        served(ROOT / "server.py", home) as left,
        served(ROOT / "server.py", home) as right,
        proxied([left, right], home) as proxy,
    ):
        yield from _rows(home, proxy, [left, right], "two processes behind nginx")


def _rows(home: Path, asked: Server, servers: Sequence[Server], name: str) -> Iterator[Row]:
    for server in servers:
        warm_up(server, cookies_of(home, READER, 1), PAGES)
    cookies = cookies_of(home, READER, LOAD.sessions)
    times = asyncio.run(clicks(asked, LOAD, cookies, PAGES))
    yield Row(f"reruns a second of {LOAD.sessions} sessions, {name}", len(times) / SECONDS, "")
    yield Row(f"p95 of them, {name}", p95(times), "ms")


@contextmanager
def proxied(servers: Sequence[Server], folder: Path) -> Iterator[Server]:
    """Run a proxy before several processes, with the stickiness of deploy/nginx.conf.

    Raises RuntimeError without nginx.
    """
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if nginx is None:
        raise RuntimeError("nginx is not installed: apt-get install nginx-light")
    written = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
    sticky = next(line for line in written.splitlines() if "$papi_session {" in line)
    port = free_port()
    addresses = " ".join(f"server {server.url.removeprefix('http://')};" for server in servers)
    config = folder / "nginx.conf"
    config.write_text(
        CONFIG.format(folder=folder, sticky=sticky, servers=addresses, port=port), "utf-8"
    )
    process = subprocess.Popen([nginx, "-c", str(config), "-p", str(folder)])
    try:
        time.sleep(1)
        yield replace(servers[0], url=f"http://127.0.0.1:{port}", process=process.pid)
    finally:
        process.terminate()
        process.wait()
