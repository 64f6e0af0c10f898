"""The import's own pieces as HTML: steps, what was recognised, findings, effect, cells around one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from markupsafe import Markup

from reports.data.effect import ComponentEffect, Effect
from reports.data.findings import Finding, FindingLine, Group, cells
from reports.model.palette import Palette
from strings import Lang, translate
from strings.numbers import number
from ui.html.elements import block, word
from ui.html.markup import EMPTY, fill, join

SIGNS = {"error": "✕", "warning": "?", "note": "i"}
STEPS = ("choose", "check", "store")


class Excerpt(Protocol):
    """Cells around one: letters of columns, and the file's row numbers with their texts."""

    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[int, tuple[str, ...]], ...]: ...
    @property
    def pending(self) -> frozenset[str]: ...


def top(title: str, detail: str, step: str, lang: Lang) -> Markup:
    """Return the page's title and the open file, with the three steps beside them."""
    names = [
        fill(
            '<span class="{}">{} {}</span>',
            "on" if each == step else "",
            n,
            translate(f"import.step_{each}", lang),
        )
        for n, each in enumerate(STEPS, start=1)
    ]
    return block(
        fill(
            '<div class="import-top"><div><b>{}</b>{}</div><div class="steps">{}</div></div>',
            title,
            f" – {detail}" if detail else "",
            join(names, Markup("<i></i>")),
        )
    )


def strip(facts: Mapping[str, str]) -> Markup:
    """Return what was recognised, in one line of labels and values."""
    pairs = join(
        fill("<div><span>{}</span><b>{}</b></div>", label, value) for label, value in facts.items()
    )
    return block(fill('<div class="strip">{}</div>', pairs))


def group_head(group: Group, lang: Lang) -> Markup:
    """Return what to do with the findings below, and how many there are."""
    return fill(
        '<div class="group for-{}"><i>{}</i><h3>{}</h3><b>{}</b><span>{}</span></div>',
        group.severity,
        SIGNS[group.severity],
        translate(f"import.group_{group.severity}", lang),
        number(group.count, lang, 0),
        translate(f"import.group_{group.severity}_hint", lang),
    )


def lines(group: Group, excerpts: Mapping[Finding, Excerpt], lang: Lang) -> Markup:
    """Return a group of findings: its heading and lines in one piece."""
    rows = join(line_of(line, excerpts, lang) for line in group.lines)
    return block(group_head(group, lang) + rows)


def line_of(line: FindingLine, excerpts: Mapping[Finding, Excerpt], lang: Lang) -> Markup:
    """Return a finding's place, text and cells around; similar findings fold behind an arrow."""
    first = line.first
    return fill(
        '<div class="line"><div class="at"><b>{}</b>{}</div><div>{}{}{}</div></div>',
        cells(line, lang),
        fill("<small>{}</small>", first.sheet) if first.sheet else "",
        _strong_value(first),
        excerpt(excerpts[first], first.cell, lang) if first in excerpts else "",
        _rest(line, lang),
    )


def _strong_value(finding: Finding) -> str | Markup:
    """Return the sentence with the cell's text bold, where it is quoted."""
    before, quoted, after = finding.sentence.partition(f"“{finding.value}”")
    if not finding.value or not quoted:
        return finding.sentence
    return fill("{}<b>{}</b>{}", before, quoted, after)


MOST_REST = 200


def _rest(line: FindingLine, lang: Lang) -> Markup:
    if not line.rest:
        return EMPTY
    rows = join(
        fill("<tr><td><b>{}</b></td><td>{}</td></tr>", f.cell, _strong_value(f))
        for f in line.rest[:MOST_REST]
    )
    if len(line.rest) > MOST_REST:
        left = number(len(line.rest) - MOST_REST, lang, 0)
        more = translate("import.in_the_file", lang, count=left)
        rows += fill("<tr><td></td><td>{}</td></tr>", more)
    summary = translate("import.more", lang, count=number(len(line.rest), lang, 0))
    return fill("<details><summary>{}</summary><table>{}</table></details>", summary, rows)


def excerpt(found: Excerpt, cell: str, lang: Lang) -> Markup:
    """Return the cells around one as they stand in the sheet, the cell framed, or a row ("449")."""
    return fill(
        '<div class="cells"><table><thead><tr><th></th>{}</tr></thead>{}</table></div>',
        join(fill("<th>{}</th>", c) for c in found.columns),
        join(_excerpt_row(row, texts, found, cell, lang) for row, texts in found.rows),
    )


def _excerpt_row(row: int, texts: Sequence[str], found: Excerpt, cell: str, lang: Lang) -> Markup:
    framed = []
    for column, text in zip(found.columns, texts, strict=False):
        place = f"{column}{row}"
        shown = _short(text, lang)
        if place in found.pending:
            shown = translate("import.pending", lang, formula=shown)
        it = Markup(' class="it"') if cell in (place, str(row)) else EMPTY
        framed.append(fill("<td{}>{}</td>", it, shown))
    return fill("<tr><th>{}</th>{}</tr>", row, join(framed))


LONG_NUMBER = re.compile(r"-?\d+\.\d{5,}")  # more decimals than anybody reads


def _short(text: str, lang: Lang, most: int = 44) -> str:
    if LONG_NUMBER.fullmatch(text):
        return number(float(text), lang, 4)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def counts(title: str, numbers: Mapping[str, int], lang: Lang) -> Markup:
    """Show how many stored figures would change."""
    tally = join(
        fill("<div><b>{}</b><span>{}</span></div>", number(n, lang, 0), label)
        for label, n in numbers.items()
    )
    return fill('<div class="rule"><h3>{}</h3><div class="tally">{}</div></div>', title, tally)


def effect(found: Effect, palette: Palette, lang: Lang) -> Markup:
    """Show the verdicts of one province as they would be."""
    return fill(
        '<div class="effect"><h3>{}</h3>{}<table>{}</table></div>',
        found.title,
        join(fill('<div class="sub">{}</div>', note) for note in found.notes),
        join(_effect_line(line, palette, lang) for line in found.lines),
    )


def _effect_line(line: ComponentEffect, palette: Palette, lang: Lang) -> Markup:
    before = EMPTY
    if line.changed and line.before.goal != "no_data":
        was = word(line.before, palette, lang)
        before = fill('<div class="was">{} {}</div>', translate("import.was", lang), was)
    return fill(
        '<tr><td><i>{}</i> {}</td><td class="n">{} → {}</td><td>{}{}</td></tr>',
        line.ordinal,
        line.name,
        line.previous,
        line.score,
        word(line.after, palette, lang),
        before,
    )
