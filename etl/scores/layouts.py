"""The shapes and words of workbooks, as declared in data/layouts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

from catalog.load import DATA
from catalog.model import Named
from etl.parsing.normalize import normalize, plain

Shape = Literal["wide", "transposed", "lists", "details", "long", "province_sheet"]
Measure = Literal[
    "value", "se", "low", "high", "variance", "maximum", "self_scored", "rank", "order", "ignored"
]
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A label that matches says `measure`, of `component` where it is named ("" = of the total before it)."""

    measure: Measure
    component: str
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Layout(Named):
    """A declared shape; `index` is empty where any index may come in it."""

    code: str
    index: str
    shape: Shape
    complete: bool
    indicators: bool


@dataclass(frozen=True, slots=True)
class KnownGap(Named):
    """Years whose published total differs from its published parts, with the reason as its name."""

    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IndexVocabulary:
    """How one index is spelt: texts are folded; `labels` are further spellings of components."""

    index: str
    words: tuple[str, ...]
    number_decides: bool
    number_leads: frozenset[str]
    zero_is_missing: bool
    left_out: frozenset[str]
    labels: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    layouts: tuple[Layout, ...]
    known_gaps: tuple[KnownGap, ...]
    published: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What every layout shares; texts are folded, except the marks, which are plain."""

    unit_headers: frozenset[str]
    year_headers: frozenset[str]
    missing_marks: frozenset[str]
    generic_totals: frozenset[str]
    row_patterns: tuple[Pattern, ...]
    above_patterns: tuple[Pattern, ...]
    scale_patterns: tuple[Pattern, ...]
    abbreviations: Mapping[str, str]
    abbreviated: Pattern
    rules: tuple[Rule, ...]
    long: Mapping[str, frozenset[str]]

    def is_row_word(self, folded: str) -> bool:
        """Return whether a name is no province: the country, a statistic, a lookup block."""
        return any(p.search(folded) for p in self.row_patterns)

    def is_above(self, folded: str) -> bool:
        """Return whether a name stands over a row above the provinces.

        Weights, scales, numbering.
        """
        return any(p.search(folded) for p in self.above_patterns)

    def expand(self, folded: str) -> str:
        """Write out the abbreviations of a normalized text."""
        return self.abbreviated.sub(lambda m: self.abbreviations[m[0]], folded)


@dataclass(frozen=True, slots=True)
class Layouts:
    """Every declared layout, with the words of each index."""

    words: SharedWords
    vocabularies: Mapping[str, IndexVocabulary]
    general: tuple[Layout, ...]

    def of(self, index: str) -> tuple[Layout, ...]:
        """Return the layouts an index may come in, its own first."""
        return self.vocabularies[index].layouts + self.general


@cache
def load(folder: Path = DATA / "layouts") -> Layouts:
    """Load every layout that ships with the product."""
    tables = {p.stem: tomllib.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.toml"))}
    words, general = _words(tables.pop("words")), tables.pop("any")
    return Layouts(
        words=words,
        vocabularies={t["index"]: _vocabulary(t) for t in tables.values() if "index" in t},
        general=tuple(_layout("", t) for t in general["layouts"]),
    )


def _words(table: dict[str, Any]) -> SharedWords:
    return SharedWords(
        unit_headers=_folded(table["unit_headers"]),
        year_headers=_folded(table["year_headers"]),
        missing_marks=frozenset(plain(t) for t in table["missing_marks"]),
        generic_totals=_folded(table["generic_totals"]),
        row_patterns=_patterns(table["row_patterns"]),
        above_patterns=_patterns(table["above_patterns"]),
        scale_patterns=_patterns(table["scale_patterns"]),
        abbreviations=table["abbreviations"],
        abbreviated=re.compile(rf"\b(?:{'|'.join(table['abbreviations'])})\b"),
        rules=_rules(table),
        long={role: _folded(texts) for role, texts in table["long"].items()},
    )


def _vocabulary(table: dict[str, Any]) -> IndexVocabulary:
    index = table["index"]
    return IndexVocabulary(
        index=index,
        words=tuple(normalize(t) for t in table["words"]),
        number_decides=table["number_decides"],
        number_leads=_folded(table["number_leads"]),
        zero_is_missing=table["zero_is_missing"],
        left_out=frozenset(table["left_out_when_unknown"]),
        labels={code: tuple(texts) for code, texts in table["labels"].items()},
        rules=_rules(table),
        layouts=tuple(_layout(index, t) for t in table["layouts"]),
        known_gaps=tuple(
            KnownGap(t["reason_vi"], t["reason_en"], tuple(t["years"]))
            for t in table.get("known_gaps", ())
        ),
        published={int(year): n for year, n in table.get("published", {}).items()},
    )


def _layout(index: str, table: dict[str, Any]) -> Layout:
    return Layout(
        name_vi=table["name_vi"],
        name_en=table["name_en"],
        code=table["code"],
        index=index,
        shape=cast(Shape, table["shape"]),
        complete=table.get("complete", False),
        indicators=table.get("indicators", False),
    )


def _rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    return tuple(
        Rule(cast(Measure, t["measure"]), t.get("component", ""), _patterns(t["patterns"]))
        for t in table.get("rules", ())
    )


def _patterns(texts: Iterable[str]) -> tuple[Pattern, ...]:
    return tuple(re.compile(t) for t in texts)


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(normalize(t) for t in texts)
