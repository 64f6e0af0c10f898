"""Nhập số liệu: choose a file, see all that it would do, then store it or not."""

from __future__ import annotations

import streamlit as st

import queries
from commands import Identity, imports
from commands.imports import ImportRefused
from etl.forms.plans import shipped_plan
from etl.importing import intake
from etl.model.issues import Issue, message, worded
from etl.model.previewed import Choices, Preview
from etl.templates import build
from queries import indices
from queries.definitions import definitions
from reports.data import summary
from reports.data.difference import Parts, count
from reports.data.effect import Unit, effect
from reports.data.findings import Finding, Group, groups
from ui.controls import unit_filters
from ui.controls.progress import progress
from ui.runtime import identity, language, shown
from ui.runtime.attempt import attempt
from ui.screens.data import check as import_check
from ui.screens.data import difference as import_difference
from ui.screens.data import file as import_file
from ui.screens.data import storing
from ui.screens.data.check import Choice
from ui.screens.data.file import Upload
from ui.screens.data.storing import Done

lang = language.current()
version = shown.version()
catalog = definitions(version)
SEEN = "import_seen"


def newest() -> int:
    """Return the newest year of any index."""
    return max(indices.known(version).newest.values())


def make(kind: str, year: int) -> bytes:
    """Make the template of a kind for a year."""
    which = next(k for k in build.KINDS if k == kind)
    return build.template(which, catalog, year, shipped_plan(year), lang)


def preview_of(file: Upload, chosen: Choice) -> Preview:
    """Preview the file as chosen; the preview is cached until file, choice or store change."""
    key = (file.sha256, file.name, chosen, version.number)
    kept = st.session_state.get(SEEN)
    place = st.empty()
    if kept is None or kept[0] != key:
        own = identity.only_division("activities.write")
        asked = Choices(chosen.year, chosen.sheet, chosen.skip_bad_rows, own)
        with progress(import_file.working(lang), place, lang) as step:
            found = intake.look(
                file.content, file.name, queries.home(), catalog, chosen.index, asked, step
            )
        st.session_state[SEEN] = kept = (key, found)
    found_before: Preview = kept[1]
    return found_before


def finding_of(issue: Issue) -> Finding:
    """Turn an issue into a finding in the language of the page."""
    value = issue.values.get("value")
    return Finding(
        issue.code,
        issue.severity,
        issue.sheet,
        issue.cell,
        message(issue, lang),
        str(value) if isinstance(value, str) else "",
    )


def recognised_as(found: Preview) -> summary.Recognised:
    """Describe what the file was recognised as."""
    layout_issue = next((i.values["layout"] for i in found.issues if "layout" in i.values), None)
    layout = (
        str(worded(layout_issue, lang))
        if layout_issue
        else import_check.layout_name(found.layout, lang)
    )
    return summary.Recognised(found.index, found.years, found.sheets, layout, found.rows)


def check(file: Upload) -> None:
    """Show what the file would do, with its findings and the button to store it."""
    chosen = import_check.choice(file)
    found = preview_of(file, chosen)
    findings = [finding_of(issue) for issue in found.issues]
    grouped, known = groups(findings), recognised_as(found)
    difference = found.difference
    parts: Parts = {
        "new": difference.new,
        "changed": difference.changed,
        "unchanged": difference.unchanged,
        "gone": difference.gone,
    }
    import_check.title(file, summary.finding(known, parts, grouped, lang), lang)
    scored = found.index in catalog.indices and not found.rows.empty
    unit = import_check.recognised(
        summary.facts(known, catalog, lang),
        found.index,
        found.sheet_excerpts.sheets,
        (lambda: unit_filters.unit_in(catalog, newest_of(found), lang)) if scored else None,
        catalog,
        lang,
    )
    excerpts = {
        f: found.sheet_excerpts.excerpts[f.sheet, f.cell]
        for f in findings
        if (f.sheet, f.cell) in found.sheet_excerpts.excerpts
    }
    left, right = st.columns([792, 462], gap="medium")
    with left:
        waiting = import_check.findings(grouped, excerpts, lang)
    with right, st.container(key="side"):
        if not found.rows.empty:
            import_check.tally(
                summary.tally_title(known, parts, lang), summary.tally(known, parts, lang), lang
            )
        if unit:
            show_effect(found, unit)
        decide(file, found, grouped, findings, waiting)
    if not found.rows.empty:
        import_difference.difference(parts, catalog, lang)


def newest_of(found: Preview) -> int:
    """Return the newest year in the rows of a file."""
    return int(found.rows["year"].max())


def show_effect(found: Preview, unit: Unit) -> None:
    """Show what the results of one province would be."""
    scores, year = indices.all_results(version).scores, newest_of(found)
    import_check.effect(effect(scores, found.rows, catalog, unit, found.index, year, lang), lang)


def decide(
    file: Upload, found: Preview, grouped: tuple[Group, ...], findings: list[Finding], waiting: int
) -> None:
    """Offer to store the file; store it when asked to."""
    allowed = all(identity.can(*right) for right in imports.rights(found))
    why = summary.why_not(grouped, waiting, storing.reason(), lang, allowed=allowed)
    if not storing.actions(findings, why, blocked=not found.ready, lang=lang):
        return
    try:
        number = attempt(lang, store_file, file, found)
    except ImportRefused as refused:
        storing.refused([message(issue, lang) for issue in refused.issues], lang)
        return
    if number is not None:
        import_file.put_aside()
        st.session_state.pop(SEEN, None)
        done = Done(number, count(found.rows), summary.what(found.index))
        st.session_state[import_file.DONE] = done
        st.rerun()


def store_file(actor: Identity, file: Upload, found: Preview) -> int:
    accept = storing.reason() or None
    with progress(import_file.storing(lang), st.empty(), lang) as step:
        return imports.commit(actor, found, file.content, accept, step)


file = import_file.upload()
done: Done | None = st.session_state.get(import_file.DONE)
if file is not None:
    check(file)
elif done is not None:
    storing.finished(done, lang)
else:
    left, right = st.columns([792, 462], gap="large")
    with left:
        import_file.choose_file(lang)
    with right:
        import_file.templates(build.KINDS, catalog, newest(), make, lang)
