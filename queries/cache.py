"""A bounded cache whose key is everything that a value depends on."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class Cache(Generic[Value]):
    """Values by key, those used last; threads that ask for one at the same time compute it once."""

    def __init__(self, most: int) -> None:
        self.computed = 0
        self._most = most
        self._lock = Lock()
        self._found: OrderedDict[Hashable, Future[Value]] = OrderedDict()
        _CACHES.append(self)

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return the value of a key, made by the first who asks for it. Raises what `make` raises.

        What `make` reads and the key does not say must not change the value.
        """
        with self._lock:
            found = self._found.get(key)
            if found is not None:
                self._found.move_to_end(key)
        return self._make(key, make) if found is None else found.result()

    def _make(self, key: Hashable, make: Callable[[], Value]) -> Value:
        mine: Future[Value] = Future()
        with self._lock:
            found = self._found.setdefault(key, mine)
            if found is mine:
                self.computed += 1
                while len(self._found) > self._most:
                    self._found.popitem(last=False)
        if found is not mine:
            return found.result()
        try:
            mine.set_result(make())
        except BaseException as error:
            with self._lock:
                if self._found.get(key) is mine:
                    del self._found[key]
            mine.set_exception(error)
            raise
        return mine.result()


_CACHES: list[Cache[Any]] = []


def computed() -> int:
    """Count the values that all caches have computed since the process began."""
    return sum(each.computed for each in _CACHES)
