"""One computation a key, however many ask; the ones used last are kept; what failed is tried again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from queries.cache import Cache, computed


def test_threads_that_ask_at_once_get_the_one_value_computed() -> None:
    cache: Cache[object] = Cache(4)
    together, before = Barrier(4), computed()

    def ask() -> object:
        together.wait()
        return cache.get("a", object)

    with ThreadPoolExecutor(4) as threads:
        found = [each.result() for each in [threads.submit(ask) for _ in range(4)]]
    assert len({id(each) for each in found}) == 1
    assert (cache.computed, computed()) == (1, before + 1)


def test_the_value_used_longest_ago_goes_first() -> None:
    cache: Cache[str] = Cache(2)
    for key in ("a", "b", "a", "c"):
        assert cache.get(key, lambda key=key: key) == key  # type: ignore[misc]
    for key, made in (("a", "a"), ("c", "c"), ("b", "anew")):
        assert cache.get(key, lambda: "anew") == made


def test_a_value_that_could_not_be_made_is_tried_again() -> None:
    cache: Cache[int] = Cache(2)
    with pytest.raises(ZeroDivisionError):
        cache.get("a", lambda: 1 // 0)
    assert cache.get("a", lambda: 1) == 1
