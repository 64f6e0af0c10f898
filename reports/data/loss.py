"""What is said where a version of the data is damaged and an older one is shown in its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reports.data.history import moment
from strings import Lang, translate

NAMED = 6  # so many lost entries are named before the rest is counted


class Entry(Protocol):
    """An entry of the register that only a damaged version held."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def at(self) -> str: ...
    @property
    def withdrawn_by(self) -> str | None: ...


class Loss(Protocol):
    """Damaged versions, the one shown instead, and what only they held."""

    @property
    def versions(self) -> tuple[int, ...]: ...
    @property
    def shown(self) -> int: ...
    @property
    def entries(self) -> Sequence[Entry]: ...
    @property
    def named(self) -> bool: ...


def title(loss: Loss, lang: Lang) -> str:
    """Say which version is damaged and which is shown."""
    versions = ", ".join(str(number) for number in loss.versions)
    return translate("loss.title", lang, versions=versions, shown=loss.shown)


def missing(loss: Loss, lang: Lang, most: int = NAMED) -> list[str]:
    """List what the version shown lacks: a heading, a line an entry, then what to do."""
    lines = []
    if loss.entries:
        lines.append(translate("loss.missing", lang, count=len(loss.entries)))
        lines += [f"– {_entry(entry, lang)}" for entry in loss.entries[:most]]
        if len(loss.entries) > most:
            lines.append(f"– {translate('loss.more', lang, count=len(loss.entries) - most)}")
    elif loss.named:
        lines.append(translate("loss.none", lang))
    if not loss.named:
        lines.append(translate("loss.unnamed", lang))
    return [*lines, translate("loss.do", lang)]


def _entry(entry: Entry, lang: Lang) -> str:
    at = moment(entry.at, lang)
    if entry.withdrawn_by:
        return translate(
            "loss.withdrawal", lang, number=entry.id, file=entry.file, by=entry.withdrawn_by, at=at
        )
    kind = translate(f"history.kind_{entry.kind}", lang)
    return translate(
        "loss.entry", lang, number=entry.id, kind=kind, file=entry.file, by=entry.by, at=at
    )
