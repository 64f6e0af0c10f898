"""The department's picture: where it stands on the first slide, and which files are refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation

import catalog
from exports.__main__ import main
from exports.office.department import Department, Unfit, department
from exports.office.powerpoint import LOGO, deck
from reports.model import Report

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10" width="30" height="10">
<rect width="30" height="10" fill="#1D3B5E"/><circle cx="5" cy="5" r="3" fill="#fff"/></svg>"""


def settings(logo: Path | str) -> dict[str, str]:
    return {"name_vi": "Sở Ngoại vụ", "name_en": "Department", "logo": str(logo)}


def painted(form: str, width: int, height: int) -> bytes:
    content = BytesIO()
    Image.new("RGB", (width, height), "#1D3B5E").save(content, form)
    return content.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "shape"),
    [
        ("square.png", painted("PNG", 300, 300), 1),
        ("wide.png", painted("PNG", 1200, 100), 12),
        ("tall.JPG", painted("JPEG", 90, 180), 0.5),
        ("drawn.svg", SVG.encode("utf-8-sig"), 3),
    ],
)
def test_a_logo_stands_before_the_name_in_its_own_proportions(
    tmp_path: Path, name: str, content: bytes, shape: float
) -> None:
    (tmp_path / name).write_bytes(content)
    speaker = department(settings(tmp_path / name), "vi")
    cover = Presentation(BytesIO(deck(Report("a", "vi", "Kết quả", ()), speaker))).slides[0]
    picture = next(s for s in cover.shapes if hasattr(s, "image"))
    said = next(s for s in cover.shapes if s.has_text_frame and s.text_frame.text == "SỞ NGOẠI VỤ")
    left, top, width, height = LOGO.emu
    assert picture.width / picture.height == pytest.approx(shape, rel=0.02)
    assert max(picture.width / width, picture.height / height) == pytest.approx(1, abs=0.01)
    assert (picture.left, picture.top >= top) == (left, True)
    assert picture.left + picture.width < said.left
    assert picture.top + picture.height / 2 == pytest.approx(said.top + said.height / 2, abs=9525)
    assert picture.element.nvPicPr.cNvPr.get("descr") == "Sở Ngoại vụ"


def test_an_svg_is_sharp_on_a_wall(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG, "utf-8")
    with Image.open(BytesIO(department(settings(tmp_path / "a.svg"), "en").logo)) as image:
        assert image.height * 7.5 / LOGO.height > 600  # lines over the whole height of a slide


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", b"not a picture"),
        ("a.png", painted("PNG", 300, 300)[:200]),
        ("a.png", painted("GIF", 30, 30)),
        ("a.svg", b"<svg><rect></svg>"),
        ("a.svg", painted("PNG", 30, 30)),
        ("a.png", b""),
    ],
)
def test_what_is_not_a_picture_is_refused_by_name(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Unfit, match=rf"{name} .* không phải ảnh"):
        department(settings(tmp_path / name), "vi")


def test_letters_that_would_be_missing_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(SVG.replace("circle", "svg:text"), "utf-8")
    with pytest.raises(Unfit, match=r"a\.svg .* turn them into outlines"):
        department(settings(tmp_path / "a.svg"), "en")


def test_a_logo_that_is_gone_is_said_and_none_is_none(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=r"gone\.png .* cannot be read: No such file"):
        department(settings(tmp_path / "gone.png"), "en")
    assert department(settings(""), "vi") == Department("Sở Ngoại vụ")


def test_a_path_begins_in_the_products_folder_wherever_it_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert department(settings("ui/assets/icon.svg"), "vi").logo.startswith(b"\x89PNG")


def test_the_command_line_says_which_logo_and_writes_nothing(
    home: Path,  # noqa: ARG001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    chosen = catalog.load().settings["department"]
    monkeypatch.setitem(chosen, "logo", "gone.png")
    out = tmp_path / "a.pptx"
    asked = ["deck", "--kind", "year", "--unit", "dong-nai", "--year", "2024", "--out", str(out)]
    assert main(asked) == 2
    assert "gone.png" in capsys.readouterr().err
    assert not out.exists()
