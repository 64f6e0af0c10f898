"""What the indices are: values that describe them, without behaviour of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

Role = Literal["total", "dimension", "sub_dimension", "block", "variant"]
Lang = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a name in both languages."""

    name_vi: str
    name_en: str

    def name(self, lang: Lang) -> str:
        """Return the name in a language."""
        return self.name_vi if lang == "vi" else self.name_en


@dataclass(frozen=True, slots=True)
class Index(Named):
    """An index; `roll_up` says how components make the total, `compare` what is compared between years."""

    code: str
    roll_up: Literal["sum", "weighted", "none"]
    compare: Literal["score", "share"]
    relative: bool
    long_vi: str
    long_en: str
    publisher_vi: str
    publisher_en: str

    def long_name(self, lang: Lang) -> str:
        """Return the name in full in a language."""
        return self.long_vi if lang == "vi" else self.long_en

    def publisher(self, lang: Lang) -> str:
        """Return who publishes the index, in a language."""
        return self.publisher_vi if lang == "vi" else self.publisher_en


@dataclass(frozen=True, slots=True)
class Component(Named):
    """A component in one edition: `code` is its identity, `number` what that edition prints."""

    index: str
    code: str
    number: str
    parent: str | None
    role: Role
    low: float | None
    high: float | None
    scale: str
    weight: float | None


@dataclass(frozen=True)
class Edition:
    """The components of one index from `first_year` until the next edition, in printed order."""

    index: str
    first_year: int
    components: tuple[Component, ...]

    def __hash__(self) -> int:
        """Of its name: what is kept by editions is looked up often."""
        return hash((self.index, self.first_year))

    def find(self, code: str) -> Component | None:
        """Return the component of a code; None where this edition has none."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[str, Component]:
        return {c.code: c for c in self.components}

    def children(self, code: str) -> tuple[Component, ...]:
        """Return the parts that add up to a component.

        Blocks and variants are other cuts of a total.
        """
        parts = (c for c in self.components if c.parent == code)
        return tuple(c for c in parts if c.role in ("dimension", "sub_dimension"))

    @property
    def total(self) -> Component:
        """The component that the others add up to."""
        return next(c for c in self.components if c.role == "total")


@dataclass(frozen=True, slots=True)
class Area(Named):
    """A content area in the order and wording of the department's plan."""

    ordinal: int
    component: str
    in_plan: bool
    short_vi: str
    short_en: str

    def short(self, lang: Lang) -> str:
        """Return the short name in a language."""
        return self.short_vi if lang == "vi" else self.short_en


@dataclass(frozen=True, slots=True)
class Unit(Named):
    """A province while it existed: a merged province is another unit than its namesake before."""

    code: str
    slug: str
    kind: Literal["province", "city"]
    region: str
    since: date
    until: date
    successor: str | None

    def exists(self, on: date) -> bool:
        """Return whether the province existed on a day."""
        return self.since <= on <= self.until


@dataclass(frozen=True, slots=True)
class Division(Named):
    """A division of the department; a `group` stands for all of them and is only given tasks."""

    code: str
    kind: Literal["leadership", "division", "group"]
    head_vi: str
    head_en: str
    aliases: tuple[str, ...]

    def head(self, lang: Lang) -> str:
        """Return the title of its head in a language."""
        return self.head_vi if lang == "vi" else self.head_en


@dataclass(frozen=True, slots=True)
class Break:
    """From `year` on, `component` ('*' = all of the index) is not comparable with the years before."""

    index: str
    component: str
    year: int
    status: Literal["documented", "suspected"]
    enabled: bool
    short_vi: str
    short_en: str
    reason_vi: str
    reason_en: str
    source: str
    source_en: str = ""  # empty: `source` as it is, in whatever language a person typed it

    def reason(self, lang: Lang) -> str:
        """Return the reason in a language."""
        return self.reason_vi if lang == "vi" else self.reason_en

    def cited(self, lang: Lang) -> str:
        return self.source if lang == "vi" else self.source_en or self.source

    def short(self, lang: Lang) -> str:
        """Return the reason in a few words, for the foot of a chart."""
        return self.short_vi if lang == "vi" else self.short_en


@dataclass(frozen=True, slots=True)
class Threshold:
    """How large a change must be to leave the noise (points), where no standard error is published.

    It holds for scores from `since` to `until`; without them for all years, as one that a person
    typed, and without `until` to this day.
    """

    component: str
    points_90: float
    points_95: float
    source_vi: str
    source_en: str
    since: int | None = None
    until: int | None = None
    pairs: int | None = None  # pairs of adjacent changes behind it

    def holds(self, year: int) -> bool:
        return (self.since is None or self.since <= year) and (
            self.until is None or year <= self.until
        )

    def source(self, lang: Lang) -> str:
        return self.source_vi if lang == "vi" else self.source_en


@dataclass(frozen=True, slots=True)
class Publication:
    """How a publisher gives out a component from `since` on: why a figure may be missing for good."""

    component: str
    since: int
    text_vi: str
    text_en: str

    def text(self, lang: Lang) -> str:
        """Return the rule in a language."""
        return self.text_vi if lang == "vi" else self.text_en


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures were published, and the copy they were read from ("" where nothing is known)."""

    title_vi: str
    title_en: str
    copy_vi: str = ""
    copy_en: str = ""

    def title(self, lang: Lang) -> str:
        """Return the publication in a language."""
        return self.title_vi if lang == "vi" else self.title_en

    def read_from(self, lang: Lang) -> str:
        """Return the copy in a language."""
        return self.copy_vi if lang == "vi" else self.copy_en


@dataclass(frozen=True, slots=True)
class Link:
    """A component of another index beside an area, with the reason; no arithmetic follows."""

    area: str  # a PAPI dimension
    index: str
    component: str
    reason_vi: str
    reason_en: str

    def reason(self, lang: Lang) -> str:
        """Return the reason in a language."""
        return self.reason_vi if lang == "vi" else self.reason_en
