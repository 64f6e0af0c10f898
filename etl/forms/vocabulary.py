"""The words that a log's cells may hold, folded, and the codes they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from catalog import Catalog
from catalog.targets import KINDS
from catalog.tiers import tiers
from etl.parsing.normalize import normalize
from strings import LANGS, translate

Pairs = Iterator[tuple[str, str]]

STATUSES = ("planned", "doing", "done", "dropped")
RHYTHMS = (
    "fortnightly", "monthly", "quarterly", "half_year", "year", "half_year_and_year", "regular",
    "periodic",
)  # fmt: skip
_CODE = re.compile(r"(?:(?:I|II|III|IV|V)\.)?\d{1,3}(?:\.\d{1,3})*(?![\w.])")


class Spellings:
    """Spellings and the codes they stand for, compared folded."""

    __slots__ = ("codes", "spelled")

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self.codes: dict[str, str] = {}
        self.spelled: dict[str, str] = {}
        for spelling, code in pairs:
            self.codes.setdefault(normalize(spelling), code)
            self.spelled.setdefault(normalize(spelling), spelling)

    def code(self, text: str) -> str | None:
        """Return the code that a text stands for; None where it is not known."""
        return self.codes.get(normalize(text))

    def near(self, text: str) -> str | None:
        """Return the known spelling most like a text: to suggest, never to decide."""
        found = get_close_matches(normalize(text), list(self.spelled), n=1, cutoff=0.75)
        return self.spelled[found[0]] if found else None


@dataclass(frozen=True, slots=True)
class FormWords:
    """One vocabulary a kind of column; `tasks`: task code -> its area."""

    divisions: Spellings
    areas: Spellings
    components: Spellings
    statuses: Spellings
    rhythms: Spellings
    indices: Spellings
    aims: Spellings
    tiers: Spellings
    titles: Spellings
    tasks: Mapping[str, str]

    def task(self, text: str) -> str | None:
        """Return the code in front of a title ("5.3 – Nâng cao …"), or that of a title in full."""
        code = code_of(text)
        return code if code in self.tasks else self.titles.code(text)


def code_of(text: str) -> str:
    """Return the code that a text begins with: "iii.1.2: Phối hợp" -> "III.1.2".

    "" where it has none.
    """
    found = _CODE.match(text.strip().upper())
    return found[0] if found else ""


def form_words(catalog: Catalog, year: int, plan: pd.DataFrame) -> FormWords:
    """Return the words of one plan's year; `plan` has its tasks (columns task, area, text)."""
    return FormWords(
        divisions=Spellings(_divisions(catalog)),
        areas=Spellings(_areas(catalog)),
        components=Spellings(_components(catalog, year)),
        statuses=Spellings(_labels("status", STATUSES)),
        rhythms=Spellings(_labels("rhythm", RHYTHMS)),
        indices=Spellings(_indices(catalog)),
        aims=Spellings(_aims()),
        tiers=Spellings((s, t.code) for t in tiers() for s in (t.name_vi, t.name_en, t.code)),
        titles=Spellings(zip(plan["text"], plan["task"], strict=True)),
        tasks=dict(zip(plan["task"], plan["area"], strict=True)),
    )


def _labels(group: str, codes: Iterable[str]) -> Pairs:
    """Return a list of our own: its words in both languages, other usual ones, its codes."""
    for code in codes:
        for lang in LANGS:
            yield translate(f"{group}.{code}", lang), code
            for usual in translate(f"{group}_also.{code}", lang).split("|"):
                yield usual, code
        yield code, code


def _indices(catalog: Catalog) -> Pairs:
    for index in catalog.indices.values():
        names = (index.name_vi, index.name_en, index.long_vi, index.long_en)
        for name in (*names, f"Chỉ số {index.name_vi}", index.code):
            yield name, index.code


def _aims() -> Pairs:
    """Return the kinds of targets: their names in both languages and their codes."""
    for kind in KINDS:
        for lang in LANGS:
            yield translate(f"targets.kind_{kind}", lang), kind
        yield kind, kind


def _divisions(catalog: Catalog) -> Pairs:
    for division in catalog.divisions.values():
        for spelling in (division.name_vi, division.name_en, *division.aliases, division.code):
            yield spelling, division.code


def _areas(catalog: Catalog) -> Pairs:
    for area in catalog.areas:
        names = [area.name_vi, area.name_en, area.short_vi, area.short_en]
        # A bare number is the plan's own; in front of a name it may be PAPI's: the name decides.
        numbers = (str(area.ordinal), area.component.removeprefix("d"))
        numbered = [f"{number}. {name}" for number in numbers for name in names]
        alone = [str(area.ordinal), f"Nội dung {area.ordinal}", area.component]
        for spelling in (*names, *numbered, *alone):
            yield spelling, area.component


def _components(catalog: Catalog, year: int) -> Pairs:
    edition = catalog.edition("papi", year)
    for part in edition.components if edition else ():
        if part.role == "sub_dimension":
            names = (part.name_vi, part.name_en)
            for spelling in (
                *names,
                part.number,
                *(f"{part.number} {n}" for n in names),
                part.code,
            ):
                yield spelling, part.code
