import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.squeezing import SqueezedText, fold, squeeze, squeeze_agency

SAME = [
    # wild
    ("Uỷ ban nhân dân", "Ủy ban nhân dân"),
    ("Đạt ≥ 80 %", "đạt ≥80%"),
    ("giai đoạn 2021 – 2025", "giai đoạn\n2021-2025"),
    ("QÐ-UBND", "QĐ-UBND"),
    (
        "số hoá, thuỷ lợi, khoẻ, hoà giải, toà án, quí I",
        "số hóa thủy lợi khỏe hòa giải tòa án quý I",
    ),
    # synthetic
    (unicodedata.normalize("NFD", "Tối thiểu 35% thủ tục"), "tối thiểu 35% thủ tục"),
    ("th\u00a0u ỷ", "thuỷ"),
]
DIFFERENT = [("đạt 80%", "đạt 80"), ("≥ 80", "≤ 80"), ("sở", "so"), ("tỉnh ủy", "tỉnh uy")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_words(one: str, other: str) -> None:
    assert squeeze(one) == squeeze(other)
    text = SqueezedText.of(unicodedata.normalize("NFC", f"x {one} y"))
    assert text.find(squeeze(other)) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words(one: str, other: str) -> None:
    assert squeeze(one) != squeeze(other)


def test_an_agency_is_known_by_its_abbreviation() -> None:
    assert squeeze_agency("UBND các huyện có liên quan") == squeeze_agency(
        "Uỷ ban nhân dân các huyện liên quan"
    )
    assert squeeze_agency("HĐND tỉnh") == squeeze_agency("Hội đồng nhân dân tỉnh")


def test_offsets_lead_to_the_squeezed_words() -> None:
    text = "Đạt ≥ 80 % (tám mươi); ß uỷ"
    squeezed = SqueezedText.of(text)
    start, end = squeezed.span(text.index("80"), text.index("(") + 4)
    assert squeezed.squeezed[start:end] == "80%tám"
    assert squeezed.squeezed.endswith("ssủy")  # one letter that folds to two
    assert squeezed.span(-5, 10_000) == (0, len(squeezed.squeezed))


def test_the_nth_occurrence() -> None:
    text = SqueezedText.of("30% xã, 30% huyện")
    assert [text.find_nth("30%", n) for n in (0, 1, 2)] == [0, 5, -1]
    assert text.find("") == -1


@given(st.text(alphabet="aăáủyuỷ hoàòá%≥, 1Ð\n-"))
def test_a_text_and_its_squeezed_form_agree(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    squeezed = SqueezedText.of(composed)
    assert squeezed.squeezed == squeeze(composed)
    assert squeezed.at[-1] == len(squeezed.squeezed)
    assert len(squeezed.at) == len(composed) + 1
    assert fold(fold(text)) == fold(text)
