"""What stands round a report that leaves the house: the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catalog import Catalog, Lang, Unit
from strings import translate

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Letter:
    """The fields of the decree in their order; texts as they are to be printed.

    `number` is "Số:    /BC-SNGV" until the clerk gives one; `signer` may be empty, then its place is
    left for a person to fill.
    """

    nation: str
    motto: str
    parent: str
    agency: str
    number: str
    place_and_day: str
    kind: str
    subject: str
    addressee: str
    bases: tuple[str, ...]
    recipients_label: str
    recipients: tuple[str, ...]
    authority: str
    office: str
    signer: str
    annex_reference: str


def letter(
    catalog: Catalog, unit: Unit, subject: str, on: date, bases: tuple[str, ...], lang: Lang
) -> Letter:
    """Write the letter of the department for a province and day, from data/settings.toml."""
    chosen = catalog.settings["letter"]
    agency = catalog.settings["department"][f"name_{lang}"]
    committee = translate(f"letter.committee_{unit.kind}", lang, unit=_joined(unit.name(lang)))
    given = chosen["number"].zfill(2) if chosen["number"] else " " * 5
    number = translate("letter.number", lang, number=given, symbol=chosen["symbol"])
    day = written_day(on, lang)
    readers = chosen[f"recipients_{lang}"].split("|")
    filed = translate("letter.filed", lang, who=chosen["filed"])
    return Letter(
        nation=translate("letter.nation", lang),
        motto=translate("letter.motto", lang),
        parent=committee.upper(),
        agency=agency.upper(),
        number=number,
        place_and_day=translate(
            "letter.place_and_day", lang, place=chosen["place"] or _place(unit, lang), day=day
        ),
        kind=translate("letter.kind", lang).upper(),
        subject=subject,
        addressee=translate("letter.addressee", lang, to=committee),
        bases=tuple(
            f"{base.rstrip('.;')}{';' if i < len(bases) else '.'}"
            for i, base in enumerate(bases, 1)
        ),
        recipients_label=translate("letter.recipients", lang),
        recipients=(*(f"- {each};" for each in readers), f"- {filed}."),
        authority=chosen[f"authority_{lang}"].upper(),
        office=chosen[f"office_{lang}"].upper(),
        signer=chosen["signer"],
        annex_reference=translate(
            "letter.annex_reference",
            lang,
            number=number.split(": ", 1)[1],
            day=day,
            agency=agency,
        ),
    )


def written_day(on: date, lang: Lang) -> str:
    """Write a day in words, "ngày 05 tháng 12 năm 2024": zeros before days below 10 and months 1 and 2 only."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    values: Mapping[str, object] = {"day": f"{on.day:02d}", "month": month, "year": on.year}
    if lang == "en":
        values = {"day": on.day, "month": month_name[on.month], "year": on.year}
    return translate("letter.day", lang, **values)


def _place(unit: Unit, lang: Lang) -> str:
    """Name the province, by which an agency dates its papers."""
    return unit.name(lang).replace("TP. ", translate("letter.city", lang))


def _joined(name: str) -> str:
    """Write a name that does not break over lines."""
    return name.replace(" ", NBSP)
