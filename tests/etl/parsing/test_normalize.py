"""Spellings that are one, and numbers in front of labels."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import Unit
from etl.parsing.normalize import clean, key, normalize, numbered, without_years, years
from etl.parsing.places import ProvinceNames
from tests.etl.workbooks import CATALOG

PLACES = ProvinceNames(CATALOG)
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chứng thực/xác  nhận", "CHUNG THUC, XAC NHAN"),
        ("Gia nhập\n thị trường", "gia nhập thị trường"),
        ("Hà\u00a0Nội", "Hà Nội"),
        ("Hà\u200b Nội", "ha noi"),
        ("Đắk Lắk", "dak lak"),
        ("ă\u0301", "ắ"),
    ],
)
def test_spellings_are_one(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


def test_key_joins_words() -> None:
    assert key("Kon Tum") == key("KonTum") == key("KON-TUM") == "kontum"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ăâđêôơưắầẩẫậéèẻẽẹ ABCdef-/.,", max_size=30))
def test_every_unicode_form_folds_alike(text: str) -> None:
    forms = {
        normalize(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")
    }
    assert len(forms) == 1
    assert normalize(normalize(text)) == normalize(text)
    assert clean(unicodedata.normalize("NFD", text)) == clean(text)


@pytest.mark.parametrize(
    ("label", "number", "rest"),
    [
        ("Chỉ số nội dung 1: Tham gia", "1", "tham gia"),
        ("Dimension 8: E-Governance", "8", "e-governance"),
        ("1.1: Tri thức công dân ", "1.1", "tri thuc cong dan"),
        ("1.1. Tri thức", "1.1", "tri thuc"),
        ("2.1 Tiếp cận thông tin", "2.1", "tiep can thong tin"),
        ("Sub-Index2", "2", ""),
        ("D1", "1", ""),
    ],
)
def test_numbers_in_front_of_labels(label: str, number: str, rest: str) -> None:
    found = numbered(label)
    assert found is not None
    assert (found.number, found.rest) == (number, rest)


@pytest.mark.parametrize(
    "label", ["1-10 điểm/points", "0%-100%", "95% CI", "3 năm qua", "PCI 2012"]
)
def test_quantities_are_no_numbering(label: str) -> None:
    assert numbered(label) is None


def test_years_of_a_text() -> None:
    assert years("PAPI_2011-2013_official") == (2011, 2012, 2013)
    assert years("Un-weighted2015PAPI") == (2015,)
    assert years("20211231") == ()
    assert normalize(without_years("Chỉ số CCHC năm 2022 (%)")) == "chi so cchc"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Hà Nội ", "ha-noi"),
        ("HCMC", "ho-chi-minh"),
        ("Tp.HCM", "ho-chi-minh"),
        ("TP.Hồ Chí Minh", "ho-chi-minh"),
        ("TT- Huế", "thua-thien-hue"),
        ("BRVT", "ba-ria-vung-tau"),
        ("Đắc Lắk", "dak-lak"),
        ("Đăk Lăk", "dak-lak"),
        ("Bắc Cạn", "bac-kan"),
        ("Hoà Bình", "hoa-binh"),
        ("1. Tỉnh Đồng Nai*", "dong-nai"),
        (unicodedata.normalize("NFD", "Thừa Thiên-Huế"), "thua-thien-hue"),
    ],
)
def test_a_name_means_a_province(text: str, unit: str) -> None:
    found = PLACES.unit(text, 2022)
    assert found is not None
    assert found.code == unit


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(CATALOG.units_of(2022)),
    st.sampled_from(("", "Tỉnh ", "TP. ", "Thành phố ", "12. ", "tinh ")),
    st.sampled_from(("", "*", " (1)", " ²", "\u00a0", " **")),
    st.sampled_from(("NFC", "NFD", "NFKC", "NFKD")),
    st.sampled_from((str, str.upper, str.lower)),
)
def test_a_name_means_its_province_however_it_is_written(
    unit: Unit, before: str, after: str, form: Form, case: Callable[[str], str]
) -> None:
    text = unicodedata.normalize(form, case(f"{before}{unit.name_vi}{after}"))
    found = PLACES.unit(text, 2022)
    assert found == unit


def test_a_name_means_the_province_of_its_year() -> None:
    codes = {y: u.code for y in (2022, 2025) if (u := PLACES.unit("Đồng Nai", y))}
    assert codes == {2022: "dong-nai", 2025: "dong-nai-2025"}
    assert PLACES.unit("Hà Tây", 2006) is not None
    assert PLACES.unit("Hà Tây", 2012) is None
    assert PLACES.unit("Bình Dương", 2025) is None
    assert PLACES.unit("dong-nai-2025", 2024) is None


def test_likeness_only_suggests() -> None:
    assert PLACES.unit("Đồng Nay", 2022) is None
    assert PLACES.suggest("Đồng Nay", 2022) == ["Đồng Nai"]
