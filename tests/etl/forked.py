"""Runs commands of python -m etl in children of a process that has loaded everything, and kills them.

A line of standard input is a command: its arguments, and when to kill it: seconds after its start
("start") or after its draft of a version appeared ("draft"), or never. A line of standard output
says how it ended: its exit status (None: killed), what it had said, its seconds, the draft's too.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from typing import Any

import store
from etl.__main__ import main

GLANCE = 0.0005  # seconds between two looks at the folder of versions
LONGEST = 60.0


def run(arguments: list[str], since: str, seconds: float | None) -> dict[str, Any]:
    """One command in a child of its own."""
    source, to = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        os.dup2(to, 1)
        status = main(arguments)
        sys.stdout.flush()
        os._exit(status)
    os.close(to)
    draft = None
    ended = 0
    while not ended:
        ended, status = os.waitpid(child, os.WNOHANG)
        now = time.monotonic()
        if draft is None and any((store.home() / "versions").glob(f"draft-{child}.duckdb")):
            draft = now
        begin = start if since == "start" else draft
        due = seconds is not None and begin is not None and now - begin >= seconds
        if not ended and (due or now - start > LONGEST):
            os.kill(child, signal.SIGKILL)
        time.sleep(GLANCE)
    with os.fdopen(source, encoding="utf-8") as pipe:
        said = pipe.read()
    return {
        "status": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "said": said,
        "seconds": now - start,
        "writing": 0.0 if draft is None else now - draft,
    }


def loop() -> None:
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(**json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    loop()
