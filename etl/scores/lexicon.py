"""The names of one index in all its editions, and what a single label says by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from catalog import Catalog, Edition
from etl.parsing.normalize import Numbered, normalize, numbered, plain, without_years, years
from etl.parsing.places import ProvinceNames
from etl.scores.layouts import IndexVocabulary, Layouts, Measure, Rule, SharedWords

_BRACKETS = re.compile(r"\([^()]*\)")
_FRONT = re.compile(r"^(?:diem |chi so thanh phan |chi so |diem so |sub index )+")
_BACK = re.compile(r"(?: (?:sub index|score|points?|index|diem))+$")


@dataclass(frozen=True, slots=True)
class LabelReading:
    """What one text says by itself, whatever the year."""

    numbered: Numbered | None
    name: str
    measure: Measure | None
    component: str
    number: str
    generic: bool
    years: tuple[int, ...]
    year_alone: bool
    silent: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of one index in all editions, and how its labels are read."""

    vocabulary: IndexVocabulary
    words: SharedWords
    editions: tuple[Edition, ...]
    names: Mapping[str, str]
    _readings: dict[str, LabelReading] = field(default_factory=dict)

    def read_label(self, text: str) -> LabelReading:
        """Return what one text says by itself, whatever the year; remember it."""
        if text not in self._readings:
            self._readings[text] = self._read(text)
        return self._readings[text]

    def _read(self, text: str) -> LabelReading:
        bare = without_years(text)
        folded = normalize(bare)
        rule, number = self._rule(folded)
        scale = any(p.search(plain(text)) for p in self.words.scale_patterns)
        spelt = None if scale else numbered(bare)
        if spelt and spelt.lead and normalize(spelt.lead) not in self.vocabulary.number_leads:
            spelt = None
        return LabelReading(
            numbered=spelt,
            name="" if rule and rule.measure != "value" else self._name(bare, spelt),
            measure=rule.measure if rule else None,
            component=rule.component if rule else "",
            number=number,
            generic=folded in self.words.generic_totals,
            years=years(text),
            year_alone=not folded and bool(years(text)),
            silent=scale or not (folded or years(text)),
        )

    def _rule(self, folded: str) -> tuple[Rule | None, str]:
        for rule in (*self.vocabulary.rules, *self.words.rules):
            for pattern in rule.patterns:
                match = pattern.search(folded)
                if match:
                    return rule, match.groupdict().get("number") or ""
        return None, ""

    def _name(self, text: str, spelt: Numbered | None) -> str:
        texts = (text, spelt.rest) if spelt else (text,)
        return next(
            (self.names[f] for t in texts for f in forms(t, self.words) if f in self.names), ""
        )

    def suggest(self, text: str, edition: Edition) -> list[str]:
        """Return names of an edition that look like a label; for a person to choose from."""
        spelt = numbered(text)
        wanted = self.words.expand(normalize(spelt.rest if spelt and spelt.rest else text))
        known = {self.words.expand(normalize(c.name_vi)): c for c in edition.components}
        known |= {self.words.expand(normalize(c.name_en)): c for c in edition.components}
        found = get_close_matches(wanted, list(known), n=3, cutoff=0.6)
        return list(dict.fromkeys(f"{known[f].number} {known[f].name_vi}".strip() for f in found))


def lexicon(catalog: Catalog, vocabulary: IndexVocabulary, words: SharedWords) -> Lexicon:
    """Return the lexicon of one index.

    Names of all editions, their codes, and the declared spellings.
    """
    editions = catalog.editions[vocabulary.index]
    names: dict[str, str] = {}
    for edition in reversed(editions):
        for c in edition.components:
            code = "" if numbered(c.code) else c.code  # "d1" is a number; it says nothing by name
            for text in filter(None, (c.name_vi, c.name_en, code)):
                names.setdefault(words.expand(normalize(text)), c.code)
    for code, texts in vocabulary.labels.items():
        for text in texts:
            names.setdefault(words.expand(normalize(without_years(text))), code)
    return Lexicon(vocabulary, words, editions, names)


def forms(text: str, words: SharedWords) -> Iterator[str]:
    """Yield a label from as printed to bare: without brackets, "chỉ số", "điểm", "score"."""
    for shown in (text, _BRACKETS.sub(" ", text)):
        full = words.expand(normalize(shown))
        yield full
        yield _BACK.sub("", _FRONT.sub("", full))


@dataclass(frozen=True, slots=True)
class Reference:
    """What recognising needs: the definitions, the layouts and the lexicons of all indices."""

    catalog: Catalog
    layouts: Layouts
    places: ProvinceNames
    lexicons: dict[str, Lexicon]


def reference(catalog: Catalog, layouts: Layouts) -> Reference:
    """Build the reference for one set of definitions."""
    lexicons = {
        index: lexicon(catalog, v, layouts.words) for index, v in layouts.vocabularies.items()
    }
    return Reference(catalog, layouts, ProvinceNames(catalog), lexicons)
