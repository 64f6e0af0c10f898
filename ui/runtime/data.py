"""Cached reads: everything that rests on a data version is computed once for that version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

import catalog
import store
from catalog import Catalog, Lang, Unit
from reports.dataset.all_results import AllResults, Known, all_results, joined, joined_cases
from reports.dataset.annotations import noted
from reports.dataset.province_results import ProvinceResults
from reports.dataset.read_set import WHOLE, ReadSet
from reports.model.palette import Palette
from store import imports, manual_entries, scores, undo
from store import targets as store_targets
from store.content import Content, content
from strings import translate
from ui.runtime.gc_tuning import kept

Told = TypeVar("Told")
PINNED = "version"


def definitions() -> Catalog:
    """The definitions of the current version: those that ship, as people have changed them."""
    return _definitions(entries=_content(version()).definitions)


@st.cache_resource(max_entries=3, show_spinner=False)
def _definitions(entries: str) -> Catalog:  # noqa: ARG001 - the cache's key
    return catalog.with_edits(catalog.load(), manual_entries.edits(cursor()))


def known() -> Known:
    """What can be asked of the current version: much less than its results."""
    return _known(version())


@lru_cache(maxsize=8)
def _known(of: store.Version) -> Known:
    newest = {
        index: max((year for (_, year), found in figures.items() if found.values), default=0)
        for index, figures in _content(of).figures.items()
    }
    return Known(definitions(), {index: year for index, year in newest.items() if year})


def entries(kind: str) -> pd.DataFrame:
    """What people typed of a kind and holds, one row a subject (store.manual_entries.newest)."""
    return manual_entries.newest(cursor(), kind)


@st.cache_resource(max_entries=3, show_spinner=False)
def _targets(number: int) -> pd.DataFrame:  # noqa: ARG001 - the cache's key
    return store_targets.targets(cursor())


def targets() -> pd.DataFrame:
    """The targets that hold in the current version (store.targets.targets)."""
    return _targets(version().number)


def home() -> Path:
    """The folder of all local state."""
    return store.home()


def cursor() -> store.Connection:
    """A cursor of its own on the version that this rerun shows."""
    return store.read(version())


@contextmanager
def told_when_busy(lang: Lang) -> Iterator[None]:
    """Says so where another import is being written or the disk is full; nothing was changed then."""
    try:
        yield
    except store.Busy:
        st.error(translate("import.busy", lang))
    except (store.Unwritable, store.Unreachable) as error:
        st.error(translate(f"fault.{type(error).__name__.lower()}", lang, about=error))


def register() -> pd.DataFrame:
    """Every import, newest first (store.imports.history)."""
    return imports.history(cursor())


def files() -> dict[int, str]:
    """The file of each import, by its number."""
    entries = register()
    return dict(zip(entries["id"].astype(int), entries["file"], strict=True))


def undoable(entry: Mapping[str, object]) -> bool:
    """Whether an import can be undone: it does not ship with the product and still stands."""
    return entry["kind"] != "shipped" and bool(pd.isna(entry["withdrawn_at"]))


def later(number: int) -> pd.DataFrame:
    """The imports that stand over rows of an earlier one and would stay if that were undone."""
    return undo.later(cursor(), number)


def pin() -> None:
    """Holds the current version for this rerun: what is stored meanwhile shows at the next click.

    Raises store.NoVersion, store.Outdated, store.Damaged, store.TooNew.
    """
    st.session_state[PINNED] = store.current(store.home())


@contextmanager
def looking_at(found: store.Version) -> Iterator[None]:
    """Reads from another published version inside the block: frozen figures."""
    shown = version()
    st.session_state[PINNED] = found
    try:
        yield
    finally:
        st.session_state[PINNED] = shown


def version() -> store.Version:
    """The published version that this rerun shows, the same from its first figure to its last."""
    found: store.Version = st.session_state[PINNED]
    return found


@lru_cache(maxsize=8)
def _content(of: store.Version) -> Content:
    return content(store.read(of))


def _all(indices: Sequence[str]) -> tuple[str, ...]:
    return tuple(indices) or tuple(sorted(_content(version()).figures))


@lru_cache(maxsize=500)
def _word(of: store.Version, indices: tuple[str, ...], scope: ReadSet = WHOLE) -> str:
    """What the results of some indices rest on in a version, in a word."""
    found = _content(of)
    rest: list[object] = [indices, sorted(scope.components), scope.until, scope.everyone]
    for index in indices:
        figures = sorted(found.figures[index].items())
        # A missing score is a row as well, to the newest year; and an axis ends where figures do.
        rest.append(max(year for _, year in found.figures[index]))
        rest += [(*key, many) for key, (_, many) in figures if scope.names(key[0])]
        rest += [(*key, word) for key, (word, _) in figures if scope.holds(*key)]
    rest += [found.definitions, found.annotations, found.updated]
    return sha256(repr(rest).encode()).hexdigest()


@st.cache_resource(max_entries=6, show_spinner=False)
def _of_index(index: str, word: str) -> AllResults:  # noqa: ARG001 - the cache's key
    cursor = store.read(version())
    notes = noted(manual_entries.standing(cursor, "annotation").to_dict("records"))
    updated = _content(version()).updated
    found = scores.of(cursor, index)
    return kept(all_results(found, definitions(), version().number, updated, notes))


@st.cache_resource(max_entries=3, show_spinner=False)
def _of_several(_indices: tuple[str, ...], word: str) -> AllResults:  # noqa: ARG001 - the cache's key
    return kept(joined([_board((index,)) for index in _indices]))


def _board(indices: tuple[str, ...]) -> AllResults:
    word = _word(version(), indices)
    if len(indices) > 1:
        return _of_several(_indices=indices, word=word)
    return _of_index(index=indices[0], word=word)


def results(*indices: str) -> AllResults:
    """All verdicts of the current version, or those of some indices: they outlive imports of the others."""
    return replace(_board(_all(indices)), version=version().number)


@st.cache_resource(max_entries=200, show_spinner=False)
def _whole(_indices: tuple[str, ...], word: str, unit: str) -> ProvinceResults:  # noqa: ARG001 - the cache's key
    of = _board(_indices)
    if len(_indices) == 1:
        return kept(_alone(of.case(of.catalog.units[unit])))
    each = [_whole(_indices=(i,), word=_word(version(), (i,)), unit=unit) for i in _indices]
    return kept(_alone(joined_cases(of, each)))


def _alone(found: ProvinceResults) -> ProvinceResults:
    """Without the tables of all provinces: they are large, and only the boards hold them."""
    return replace(found, frames=None)


@st.cache_resource(max_entries=400, show_spinner=False)
def _case(
    _indices: tuple[str, ...],
    _scope: ReadSet,
    word: str,
    unit: str,
    against: tuple[int, int] | None,
) -> ProvinceResults:
    of = _board(_indices)
    found = _whole(_indices=_indices, word=_word(version(), _indices), unit=unit)
    if against:
        found = of.against(found, *against)
    if _scope != WHOLE:
        found = replace(found, frames=of.frames).within(_scope)
    return kept(replace(found, content=word))


def case(
    unit: Unit, year: int, previous: int, *indices: str, scope: ReadSet = WHOLE
) -> ProvinceResults:
    """One province in the current version, its `year` compared with `previous`; indices as `results`.

    It outlives imports of whatever lies outside its scope.
    """
    chosen = _all(indices)
    found = _case(
        _indices=chosen,
        _scope=scope,
        word=_word(version(), chosen, scope),
        unit=unit.code,
        against=None if previous == year - 1 else (year, previous),
    )
    if scope == WHOLE:
        found = replace(found, frames=_board(chosen).frames)
    return replace(found, version=version().number)


def told(build: Callable[..., Told], of: ProvinceResults, *choices: str | int | Palette) -> Told:
    """build(of, *choices), computed once for what it rests on: a report follows from these alone.

    The version in it is the one for which it was first computed.
    """
    found: Told = _told(
        _build=build,
        _of=of,
        name=f"{build.__module__}.{build.__name__}",
        content=of.content,
        unit=of.unit.code,
        against=of.against,
        choices=choices,
    )
    return found


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs={Palette: lambda p: p.bg})
def _told(
    _build: Callable[..., Any],
    _of: ProvinceResults,
    name: str,  # noqa: ARG001 - the rest is the cache's key
    content: str,  # noqa: ARG001
    unit: str,  # noqa: ARG001
    against: tuple[int, int] | None,  # noqa: ARG001
    choices: tuple[str | int | Palette, ...],
) -> Any:  # noqa: ANN401 - whatever build gives
    return kept(_build(_of, *choices))
