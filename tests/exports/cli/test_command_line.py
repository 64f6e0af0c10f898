"""The command line: which file it writes, and how it says no."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from pptx import Presentation

import catalog
from exports.__main__ import main


def _ask(command: str, out: Path, **other: str) -> int:
    asked = {"kind": "year", "unit": "dong-nai", "year": "2024", "out": str(out)} | other
    return main([command, *(part for key, value in asked.items() for part in (f"--{key}", value))])


@pytest.mark.parametrize("kind", ["meeting", "year"])
def test_a_deck_of_each_kind_in_either_language(home: Path, tmp_path: Path, kind: str) -> None:  # noqa: ARG001
    for lang, word in (("vi", "điểm"), ("en", "points")):
        out = tmp_path / f"{lang}.pptx"
        assert _ask("deck", out, kind=kind, lang=lang) == 0
        titles = [
            s.shapes.title.text_frame.text for s in Presentation(BytesIO(out.read_bytes())).slides
        ]
        assert any(word in title for title in titles)


def test_a_report_of_half_a_year_as_a_word_document(home: Path, tmp_path: Path) -> None:  # noqa: ARG001
    for lang, word in (("vi", "6 tháng đầu năm 2024"), ("en", "first half of 2024")):
        out = tmp_path / f"{lang}.docx"
        assert _ask("report", out, kind="half-year", lang=lang) == 0
        assert any(word in p.text for p in docx.Document(str(out)).paragraphs)


def test_the_day_that_the_settings_put_in_place_of_today_holds(
    home: Path,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(catalog.load().settings["plan"], "today", "2018-05-02")
    assert _ask("report", tmp_path / "a.docx", kind="half-year", year="2018") == 0
    made = docx.Document(str(tmp_path / "a.docx"))
    said = [p.text for p in made.paragraphs]
    assert any("Tính đến ngày 02/5/2018" in text for text in said)
    assert any("ngày 02 tháng 5 năm 2018" in text for text in said)


def test_what_a_meeting_sees_as_a_document(home: Path, tmp_path: Path) -> None:  # noqa: ARG001
    assert _ask("report", tmp_path / "a.docx", kind="meeting") == 0
    said = [c.text for t in docx.Document(str(tmp_path / "a.docx")).tables for c in t._cells]
    assert {"7,13", "+0,10"} <= set(said)


def test_tables_as_a_workbook_and_as_csv(home: Path, tmp_path: Path) -> None:  # noqa: ARG001
    assert _ask("table", tmp_path / "a.xlsx", kind="half-year") == 0
    assert _ask("table", tmp_path / "a.csv", kind="meeting") == 0
    said = (tmp_path / "a.csv").read_text("utf-8-sig")
    assert '"5 Thủ tục hành chính công";"2024";"7,03";"7,13";"0,10";' in said


def test_a_report_as_pdf(home: Path, tmp_path: Path) -> None:  # noqa: ARG001
    assert _ask("report", tmp_path / "a.pdf") == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_it_builds_the_database_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPI_HOME", str(tmp_path / "new"))
    assert _ask("deck", tmp_path / "a.pptx") == 0
    assert (tmp_path / "new").is_dir()


def test_a_province_after_the_mergers_is_the_one_of_that_name(home: Path, tmp_path: Path) -> None:  # noqa: ARG001
    assert _ask("deck", tmp_path / "a.pptx", year="2025") == 0


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"year": "1999"}, 1),
        ({"unit": "ha-tay", "year": "2020"}, 1),
        ({"unit": "atlantis"}, 2),
        ({"name": "a.doc"}, 2),
        ({"name": "missing/a.pptx"}, 2),
    ],
)
def test_it_says_no_with_the_right_status(
    home: Path,  # noqa: ARG001
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    asked: dict[str, str],
    status: int,
) -> None:
    name = asked.pop("name", "a.pptx")
    assert _ask("deck", tmp_path / name, **asked) == status
    assert capsys.readouterr().err.strip()
    assert list(tmp_path.iterdir()) == []


def test_wrong_words_end_with_status_2() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["deck", "--kind", "weekly"])
    assert ended.value.code == 2
