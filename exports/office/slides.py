"""A report as slides: each Headline opens one, what follows it is shown on it or said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from exports.tables.blocks import as_table, sentences
from reports.model import (
    Block,
    Chart,
    Coverage,
    Deadlines,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Sayings,
    Table,
    Tile,
    Tiles,
    flat,
)

ROWS = 10  # of a table that fit on one slide
NARROW = 4  # columns of a table that can stand beside a chart


@dataclass(slots=True)
class Slide:
    """One finding with what shows it; `facts` go to the speaker's notes, `sources` to the foot."""

    headline: Headline
    tiles: list[Tile] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def slides(report: Report) -> list[Slide]:
    """Sort the blocks of a report into slides; a table longer than a slide goes on over the next ones."""
    found: list[Slide] = []
    for block in flat(report.blocks):
        if isinstance(block, Headline):
            found.append(Slide(block, sentences=sentences(block)))
        elif isinstance(block, Heading):
            found.append(Slide(Headline(block.text)))
        elif found:
            _put(found[-1], block)
    return [part for slide in found for part in _parts(slide)]


def _put(slide: Slide, block: Block) -> None:
    match block:
        case Tiles():
            slide.tiles += block.tiles
        case Chart():
            slide.charts.append(block)
            slide.sentences += block.notes
        case Table() if block.rows:
            slide.tables.append(block)
        case Notice() | Paragraph():
            slide.sentences.append(block.text)
        case Sayings():
            slide.sentences += block.sentences
        case Prompt():
            slide.sentences.append(f"[{block.text}]")
        case Deadlines() | Coverage():
            slide.tables.append(as_table(block))
        case Facts():
            slide.facts.append(block)
        case Legend():
            slide.sources += block.sources


def _parts(slide: Slide) -> Iterator[Slide]:
    """Split off a slide for each table that is too wide to stand beside a chart, or too long."""
    wide = [t for t in slide.tables if slide.charts and len(t.columns) > NARROW]
    if wide:
        yield replace(slide, tables=[t for t in slide.tables if t not in wide])
        for table in wide:
            alone = Slide(slide.headline, tables=[table], sources=slide.sources)
            yield from _parts(alone)
        return
    long = next((t for t in slide.tables if len(t.rows) > ROWS and not slide.charts), None)
    if long is None:
        yield slide
        return
    for start in range(0, len(long.rows), ROWS):
        chosen = None if long.highlight is None else long.highlight - start
        part = replace(long, rows=long.rows[start : start + ROWS], highlight=chosen)
        others = [part if t is long else t for t in slide.tables]
        yield replace(slide, tables=others if start == 0 else [part])
