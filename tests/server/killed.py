"""People at work on a server that is ended by kill -9, and which of their acts are still there."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import httpx
from websockets.exceptions import ConnectionClosed, InvalidHandshake

import store
from access import audit, sessions
from access.database import writing
from access.settings import Limits
from catalog import load
from etl.importing.verify import verify
from store import imports, manual_entries, scores
from store.digest import digest
from tests.browser import ROOT, Server, served
from tests.etl.killed import commands
from tests.server.at_work import WORK, Acknowledged, Shift
from tests.server.client import PATIENCE, client

NO_ANSWER = (httpx.TransportError, ConnectionClosed, InvalidHandshake, OSError)
PAUSE = 0.1  # seconds before each piece of work
ASKED_AGAIN = 3  # sessions that are used again after a start
RECENT = 200  # sessions that are looked up: those of an hour ago have ended by themselves


@dataclass(slots=True)
class Outcome:
    """What was acknowledged and is gone, what is half done, and the seconds of each start again."""

    kept: Acknowledged = field(default_factory=Acknowledged)
    lost: set[str] = field(default_factory=set)
    torn: set[str] = field(default_factory=set)
    starts: list[float] = field(default_factory=list)


def moments(kills: int, longest: float) -> list[float | None]:
    """So many random moments, the same at every run."""
    chance = Random(kills)  # noqa: S311 - nothing here is secret
    return [chance.uniform(0, longest) for _ in range(kills)]


def killed(home: Path, after: Sequence[float | None], *, looks: bool) -> Outcome:
    """Starts a server of a home and kills it so many seconds later; again for each moment.

    None: at the moment when the first note is acknowledged. `looks`: after each kill, not only at
    the end; what is gone stays gone.
    """
    found = Outcome()
    found.kept.version = store.current(home).number
    at_work: list[Future[None]] = []
    with commands(home) as importer, ThreadPoolExecutor() as pool:
        for moment in after:
            with _started(home, found) as server:
                _finish(at_work)  # an import goes on while the server starts again
                at_work = _work(pool, Shift(server, importer, found.kept), moment)
            if looks:
                _finish(at_work)
                _look(home, found)
        with _started(home, found):
            del found.starts[0]  # nobody was killed before it
        _finish(at_work)
    _look(home, found)
    return found


def _look(home: Path, found: Outcome) -> None:
    found.lost |= lost(home, found.kept)
    found.torn |= torn(home, found.kept)


@contextmanager
def _started(home: Path, found: Outcome) -> Iterator[Server]:
    """A server that answers, to those too who had signed in on the one before."""
    with writing(home) as connection:
        # A sign-in counts as a guess until it is answered: five that were cut off lock a name.
        connection.execute("DELETE FROM guess")
    began = time.monotonic()
    with served(ROOT / "server.py", home) as server:
        with client(server) as anybody:
            healthy = anybody.get("/healthz").text == "ok"
        found.starts.append(time.monotonic() - began)
        assert healthy
        for cookies, status in ((found.kept.begun, 200), (found.kept.ended, 401)):
            for cookie in cookies[-ASKED_AGAIN:]:
                with client(server, cookie) as person:
                    if person.get("/").status_code != status:
                        found.lost.add(f"session {cookie}: not {status}")
        yield server


def _work(pool: Executor, shift: Shift, moment: float | None) -> list[Future[None]]:
    """Everybody works until the server is killed."""
    at_work = [pool.submit(_until_over, work, shift) for work in WORK]
    if moment is None:
        shift.noted.wait(PATIENCE)
    else:
        time.sleep(moment)
    shift.over.set()
    os.kill(shift.server.process, signal.SIGKILL)
    return at_work


def _finish(at_work: Sequence[Future[None]]) -> None:
    """Waits for what outlives the server; a fault from before it was killed is raised."""
    for each in at_work:
        each.result()


def _until_over(work: Callable[[Shift], None], shift: Shift) -> None:
    """One piece of work after another; only a killed server may leave one without an answer."""
    while not shift.over.wait(PAUSE):
        try:
            work(shift)
        except NO_ANSWER:
            if not shift.over.is_set():
                raise


def lost(home: Path, kept: Acknowledged) -> set[str]:
    """What was acknowledged and is not there."""
    version = store.current(home)
    cursor = store.read(version)
    living = sessions.active_keys(home, time.time(), Limits())
    acts = Counter((e.act.who, e.act.action) for e in audit.entries(home, limit=10**6))
    notes = {said["text"] for said in manual_entries.standing(cursor, "annotation")["said"]}
    return {
        *(f"session {c}" for c in kept.begun[-RECENT:] if sessions.key_of(c) not in living),
        *(f"end of {each}" for each in kept.ended if sessions.key_of(each) in living),
        *(f"act {each}" for each, times in kept.acts.items() if acts[each] < times),
        *(f"note {each}" for each in {*kept.notes} - notes),
        *(f"import {each}" for each in {*kept.imports} - {*imports.history(cursor)["id"]}),
        *(f"version {number}" for number in [kept.version] if number > version.number),
        *(f"score {each}" for each in [kept.score] if each not in {None, *_scores(cursor)}),
    }


def _scores(cursor: store.Connection) -> set[float]:
    """What there is of what is imported."""
    frame = scores.scores(cursor)
    wanted = frame["index"].eq("sipas") & frame["year"].eq(2024) & frame["unit"].eq("dong-nai")
    return {*frame.loc[wanted, "value"]}


def torn(home: Path, kept: Acknowledged) -> set[str]:
    """What is half done: in the home, in the trail, in the tables since the last import."""
    then, now = store.version(home, kept.version), store.current(home)
    moved = (
        () if then == now else digest(store.read(then)).items() ^ digest(store.read(now)).items()
    )
    found = [*verify(home, load()), *audit.verify(home), *dict(moved)]
    return {str(each) for each in found}
