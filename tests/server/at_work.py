"""What people do at a server in one of its lives, and what they were told is done."""

from __future__ import annotations

import json
import subprocess
import threading
from collections import Counter
from dataclasses import dataclass, field

import httpx
from websockets.exceptions import ConnectionClosed

import store
from tests.browser import Server
from tests.etl.killed import ask
from tests.server.client import client, drawn, home_of, rerun, shown, sign_in, sign_out, websocket

READ = ("", "area", "index", "compare")


@dataclass(slots=True)
class Acknowledged:
    """What was said to be done."""

    begun: list[str] = field(default_factory=list)  # cookies of sessions
    ended: list[str] = field(default_factory=list)
    acts: Counter[tuple[str, str]] = field(default_factory=Counter)  # who, action
    notes: list[str] = field(default_factory=list)
    imports: list[int] = field(default_factory=list)
    version: int = 0  # the one that the last import made, or a note after it
    score: float | None = None  # of the last import


@dataclass(frozen=True, slots=True)
class Shift:
    """One life of a server and who works on it; `over` is set just before it is killed."""

    server: Server
    importer: subprocess.Popen[str]
    kept: Acknowledged
    noted: threading.Event = field(default_factory=threading.Event)  # a note was acknowledged
    over: threading.Event = field(default_factory=threading.Event)


def _sign_in(shift: Shift, browser: httpx.Client, name: str) -> str:
    cookie = sign_in(browser, name)
    shift.kept.begun.append(cookie)
    shift.kept.acts[name, "sign_in"] += 1
    return cookie


def _come_and_go(shift: Shift) -> None:
    """Signs in, and every other time out again."""
    with client(shift.server) as browser:
        cookie = _sign_in(shift, browser, "officer")
        if shift.kept.acts["officer", "sign_in"] % 2:
            shift.kept.begun.remove(cookie)  # until it is answered nobody knows
            sign_out(browser)
            shift.kept.ended.append(cookie)
            shift.kept.acts["officer", "sign_out"] += 1


def _read(shift: Shift) -> None:
    """Asks for a page of another role, which leaves a row, and reads one of the own pages."""
    with client(shift.server) as browser:
        cookie = _sign_in(shift, browser, "viewer")
    with websocket(shift.server, cookie) as opened:
        opened.send(rerun("accounts"))
        try:
            shown(opened)
        except ConnectionClosed as closed:
            if closed.rcvd is None or closed.rcvd.code != 4403:
                raise
            shift.kept.acts["viewer", "page.open"] += 1
    with websocket(shift.server, cookie) as opened:
        opened.send(rerun(READ[shift.kept.acts["viewer", "sign_in"] % len(READ)]))
        said = shown(opened)
        assert [text for text in said if text.startswith("exception")] == []


def _write(shift: Shift) -> None:
    """Types notes into a form, one after another."""
    kept = shift.kept
    with client(shift.server) as browser:
        cookie = _sign_in(shift, browser, "analyst")
    with websocket(shift.server, cookie) as opened:
        opened.send(rerun("annotations"))
        elements = drawn(opened)
        [place] = [each.text_input.id for each in elements if each.HasField("text_input")]
        [button] = [each.button.id for each in elements if each.button.is_form_submitter]
        while not shift.over.is_set():
            text = f"{len(kept.notes)} of {cookie}"
            opened.send(rerun("annotations", {place: text, button: True}))
            while not any('<div class="notice">' in each for each in shown(opened)):
                pass
            kept.notes.append(text)
            kept.acts["analyst", "annotations.write"] += 1
            shift.noted.set()


def _import(shift: Shift) -> None:
    """Commits a score from the command line, another one every time; it outlives the server."""
    home, kept = home_of(shift.server), shift.kept
    file, score = home.with_name("sipas.csv"), 60 + len(kept.imports) / 100
    text = f"Tỉnh;SIPAS 2024\nĐồng Nai;{score:.2f}\n".replace(".", ",")
    file.write_text(text, "utf-8")
    options = ("--index", "sipas", "--year", "2024", "--by", "Lan", "--accept-warnings", "x")
    answer = ask(shift.importer, "commit", str(file), *options)
    assert answer["status"] == 0, answer
    kept.imports.append(json.loads(answer["said"])["id"])
    kept.version, kept.score = store.current(home).number, score


WORK = (_come_and_go, _read, _write, _import)
