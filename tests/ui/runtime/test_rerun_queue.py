"""Reruns go through one after another, and a long one holds nobody up for long."""

from __future__ import annotations

import time
from threading import Event, Thread

import pytest

from ui.runtime.rerun_queue import PATIENCE, queued


def started(work: list[Thread]) -> None:
    for thread in work:
        thread.start()
        time.sleep(0.01)  # so that they come in this order


def test_they_end_in_the_order_in_which_they_came() -> None:
    inside: list[int] = []
    ended: list[int] = []

    def rerun(number: int) -> None:
        with queued():
            inside.append(number)
            assert len(inside) == len(ended) + 1  # nobody else is in there
            time.sleep(0.02)
            ended.append(number)

    work = [Thread(target=rerun, args=(number,)) for number in range(6)]
    started(work)
    for thread in work:
        thread.join()
    assert ended == list(range(6))


def test_a_long_one_goes_on_beside_those_after_it() -> None:
    done, waited = Event(), []

    def long() -> None:
        with queued():
            done.wait(30)

    def short() -> None:
        start = time.monotonic()
        with queued():
            waited.append(time.monotonic() - start)

    work = [Thread(target=long), Thread(target=short), Thread(target=short)]
    started(work)
    for thread in work[1:]:
        thread.join()
    assert len(waited) == 2
    assert not done.is_set()
    start = time.monotonic()
    with queued():  # whoever comes later does not wait for it at all
        assert time.monotonic() - start < PATIENCE / 2
    done.set()
    work[0].join()


def test_a_fault_ends_the_turn() -> None:
    with pytest.raises(ZeroDivisionError), queued():
        raise ZeroDivisionError
    start = time.monotonic()
    with queued():
        assert time.monotonic() - start < PATIENCE / 2
