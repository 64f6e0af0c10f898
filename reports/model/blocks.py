"""What is said: a report of blocks, drawn by the pages and written by the exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from catalog import Lang
from reports.charts import Bars, Dots, Mark, Trend
from reports.model.cells import Link, Table
from reports.model.tiles import Tiles
from reports.model.work import Coverage, Deadlines


@dataclass(frozen=True, slots=True)
class Count:
    """A big figure with what it counts: "6/6", "đạt: cao hơn năm trước"."""

    figure: str
    label: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The finding of a page with the counts beside it and the sentences under it.

    `subject` says above it what it is about; `made_up` is the badge of figures that are not real.
    """

    finding: str
    sentences: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    subject: str = ""
    made_up: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart whose title states the finding; `alt` says it to those who cannot see it.

    `height` is in pixels; `notes` are what people wrote on points of it, with who and when.
    `index`, `component` and `year` are what it is about.
    """

    key: str
    title: str
    subtitle: str
    content: Trend | Bars | Dots
    alt: str
    height: int
    notes: tuple[str, ...] = ()
    index: str = ""
    component: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of reasoning: what, how much, and what follows from it."""

    label: str
    value: str
    remark: str = ""
    mark: Mark | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Why a verdict is what it is, line by line, under group heads."""

    key: str
    title: str
    facts: tuple[Fact, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side with their relative widths."""

    widths: tuple[float, ...]
    columns: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something missing or not comparable, said in the size of what is there, with a way on."""

    text: str
    link: Link | None = None
    link_label: str = ""


@dataclass(frozen=True, slots=True)
class Ways:
    """Where one may go on from a verdict, each with its words; a file has no use for it."""

    links: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """The key to the marks of a page, then its sources and the date of its data."""

    scale: str
    unit: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A head in a document: level 1 is a part (I., II.), level 2 an article (1., 2.)."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or more of a document, every figure in it from the data."""

    text: str


@dataclass(frozen=True, slots=True)
class Sayings:
    """A sentence that may be said and one that must not, each under its label, to be copied."""

    title: str
    may_label: str
    may: str
    must_not_label: str
    must_not: str

    @property
    def sentences(self) -> tuple[str, str]:
        """Both as a document prints them; the second says itself that it must not be said."""
        return f"{self.may_label}: {self.may}", self.must_not


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a person still has to write here; no export takes it for a statement."""

    text: str


@dataclass(frozen=True, slots=True)
class Annex:
    """A part of a document behind the signature, with its own title and pages."""

    title: str
    blocks: tuple[Block, ...]


Block = (
    Headline
    | Tiles
    | Chart
    | Table
    | Facts
    | Columns
    | Notice
    | Ways
    | Legend
    | Heading
    | Paragraph
    | Sayings
    | Prompt
    | Annex
    | Deadlines
    | Coverage
)


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those side by side one after the other."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from flat(inner for column in block.columns for inner in column)
        else:
            yield block


@dataclass(frozen=True, slots=True)
class Report:
    """A page, a slide deck or a document before it is drawn. `data_version` is what it rests on."""

    key: str
    lang: Lang
    title: str
    blocks: tuple[Block, ...]
    data_version: int = 0
    address: Mapping[str, str] = field(default_factory=dict)
