"""What the texts over a column (or before a row) say together: which component, which known thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from catalog import Component, Edition
from etl.parsing.normalize import clean
from etl.scores.layouts import Measure
from etl.scores.lexicon import LabelReading, Lexicon

MeaningKind = Literal["component", "ignored", "indicator", "unknown", "not_in_edition"]


@dataclass(frozen=True, slots=True)
class Head:
    """One text over a column: `shared` with others by a merged cell, or `filled` in from a cell to the left."""

    text: str
    at: tuple[int, int]
    shared: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds; `named` when a name says so, not just a number or a word like "score".

    `remark` is an issue's code, with the `other` component that the label may mean.
    """

    kind: MeaningKind
    component: str = ""
    measure: Measure = "value"
    numbered: bool = False
    named: bool = False
    generic: bool = False
    years: tuple[int, ...] = ()
    label: str = ""
    at: tuple[int, int] | None = None
    remark: str = ""
    other: str = ""


def meaning(heads: Sequence[Head], lex: Lexicon, edition: Edition) -> Meaning:
    """Decide what the texts over one column, outermost first, say together in one edition."""
    own = _together([h for h in heads if not h.filled], lex, edition)
    if own.component or own.kind != "component" or not any(h.filled for h in heads):
        return own
    return _together(heads, lex, edition)


def _together(heads: Sequence[Head], lex: Lexicon, edition: Edition) -> Meaning:
    found = Meaning("unknown", label=_label(heads), at=heads[-1].at if heads else None)
    measure: Measure | None = None
    generic, unsaid, years_alone = False, False, True
    named: set[int] = set()
    for head in heads:
        said = lex.read_label(head.text)
        if said.silent:
            continue
        named |= set(said.years)
        measure, generic = said.measure or measure, generic or said.generic
        if said.measure == "value" and found.component:
            continue
        read = _one(head, said, lex, edition)
        unsaid = read.kind == "unknown" and not (said.measure or said.generic or said.year_alone)
        years_alone = years_alone and said.year_alone
        found = _joined(found, read, lex, edition)
    found = _settled(found, measure, generic or (years_alone and bool(named)), unsaid, heads, lex)
    return replace(found, years=tuple(sorted(named)), label=_label(heads))


def _one(head: Head, said: LabelReading, lex: Lexicon, edition: Edition) -> Meaning:
    """Return what one text says in an edition."""
    by_number = _of_number(said.number or (said.numbered.number if said.numbered else ""), edition)
    name = said.component or said.name
    found = Meaning(
        "component", numbered=bool(said.numbered), named=bool(name), label=head.text, at=head.at
    )
    if by_number and (said.number or lex.vocabulary.number_decides):
        return _checked(replace(found, component=by_number.code), name, lex, edition)
    if name and edition.find(name):
        other = by_number.code if by_number and by_number.code != name else ""
        remark = "label_number_differs" if other else ""
        return replace(found, component=name, remark=remark, other=other)
    if name:
        kind: MeaningKind = "ignored" if name in lex.vocabulary.left_out else "not_in_edition"
        return replace(found, kind=kind, component=name)
    if by_number and said.numbered and not said.numbered.rest:
        return replace(found, component=by_number.code)
    if said.numbered and _deeper(said.numbered.number, edition):
        return replace(found, kind="indicator")
    return replace(found, kind="ignored" if said.measure == "ignored" else "unknown")


def _checked(found: Meaning, name: str, lex: Lexicon, edition: Edition) -> Meaning:
    """Return a component found by its number, and whether its name agrees; a name of another edition is explained."""
    if not name or name == found.component:
        return found
    number = next(c.number for c in edition.components if c.code == found.component)
    explained = any(
        c.number == number and c.code == name for e in lex.editions for c in e.components
    )
    remark = "label_of_other_edition" if explained else "label_conflict"
    return replace(found, remark=remark, other=name)


def _of_number(number: str, edition: Edition) -> Component | None:
    return next((c for c in edition.components if number and c.number == number), None)


def _deeper(number: str, edition: Edition) -> bool:
    """Return a number of more levels than the edition has: a criterion below its components."""
    return number.count(".") > max(c.number.count(".") for c in edition.components)


def _joined(outer: Meaning, inner: Meaning, lex: Lexicon, edition: Edition) -> Meaning:
    """Two texts over one column: the inner one narrows the outer one, or they contradict each other."""
    if inner.kind == "unknown":
        return outer
    if not outer.component:
        return outer if outer.kind == "ignored" and not inner.component else inner
    if not inner.component or outer.component in _above(inner.component, edition):
        return inner
    if inner.component in _above(outer.component, edition):
        return outer
    if outer.numbered != inner.numbered:
        first, second = (outer, inner) if outer.numbered else (inner, outer)
        return first if first.remark else _checked(first, second.component, lex, edition)
    if inner.component != outer.component:
        return replace(outer, remark="label_conflict", other=inner.component)
    return replace(inner, named=inner.named or outer.named)


def _above(code: str, edition: Edition) -> set[str]:
    found = edition.find(code)
    above: set[str] = set()
    while found and found.parent:
        above.add(found.parent)
        found = edition.find(found.parent)
    return above


def _settled(
    found: Meaning,
    measure: Measure | None,
    generic: bool,
    unsaid: bool,
    heads: Sequence[Head],
    lex: Lexicon,
) -> Meaning:
    """Return the meaning with its measure; a group's name alone does not say what a column below it holds."""
    if measure == "ignored" or found.kind == "ignored":
        return replace(found, kind="ignored", component="", measure="ignored")
    from_group = any((h.shared or h.filled) and h.at == found.at for h in heads) and len(heads) > 1
    if found.component and from_group and unsaid:
        return replace(found, kind="unknown", component="")
    if found.kind == "unknown" and measure:
        return replace(found, kind="component", measure=measure)
    if found.kind == "unknown" and generic:
        return replace(found, kind="component", component=lex.editions[-1].total.code, generic=True)
    return replace(found, measure=measure or "value")


def _label(heads: Sequence[Head]) -> str:
    return " / ".join(dict.fromkeys(clean(h.text) for h in heads))
