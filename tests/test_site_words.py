"""What only sites print: the lists of lexicons/furniture.toml, and the signs sought before them."""

import pytest

from models.lexicon import load_toml
from pipeline.endings import is_broken_off, is_final
from pipeline.readers.ordinal_lines import ordinal_lines
from pipeline.site_words import is_cut, matches


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("Vui lòng đăng nhập để xem toàn văn", True),
        ("ĐĂNG NHẬP TÀI KHOẢN ĐỂ TẢI VĂN BẢN", True),
        ("Bạn cần nâng cấp tài khoản", True),
        ("[...]", True),
        ("[ … ]", True),
        ("Người dân đăng ký hộ tịch trực tuyến", False),
        ("Nâng cao chỉ số cải cách hành chính", False),
        ("Mời các đơn vị dự họp", False),
    ],
)
def test_cut(words: str, cut: bool) -> None:
    assert is_cut(words) is cut


def test_each_pattern_of_a_cut_holds_a_sign() -> None:
    lists = load_toml("furniture")
    for pattern in lists["cut"]:
        assert any(sign in pattern for sign in lists["cut_signs"]), pattern


@pytest.mark.parametrize(
    ("words", "final"),
    [("Tổ chức thực hiện./.", True), ("thực hiện./. ", True), ("thực hiện/.", True),
     ("thực hiện./", True), ("thực hiện.", False), ("số 12/KH-UBND", False), ("và/hoặc", False)],
)  # fmt: skip
def test_last_stop(words: str, final: bool) -> None:
    assert is_final(words) is final


@pytest.mark.parametrize(
    ("words", "broken"),
    [("Các sở, ngành [...]", True), ("theo quy định [ … ] ", True), ("[...] các sở", False)],
)
def test_broken_off(words: str, broken: bool) -> None:
    assert is_broken_off(words) is broken


def test_tail_is_told_from_its_beginning() -> None:
    assert matches("tail", "» Bình luận (3):")
    assert not matches("tail", "Tiếp thu bình luận của người dân")


@pytest.mark.parametrize(
    ("source", "starts"),
    [
        ("STT\nNội dung", [0]),
        ("Phụ lục\n\n  Số TT\nNội dung", [9]),
        ("**TT**\n# 1", [0, 7]),
        ("| STT | Nội dung |\nChữ số 5", []),
    ],
)
def test_lines_that_open_with_the_ordinal(source: str, starts: list[int]) -> None:
    assert ordinal_lines(source) == starts
