"""Bytes of one text in every encoding, undeclared, declared rightly and declared wrongly."""

import subprocess
from shutil import which
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from legacy_writer import (
    write_tcvn3,
    write_twice_utf8,
    write_viscii,
    write_vni,
    write_windows_1258,
)

from models.issues import ReadError
from models.text import RawFile
from pipeline.decode import decode, decode_text
from pipeline.double_utf8 import undo_double_utf8
from pipeline.readers.text import read_text

TEXT = """UỶ BAN NHÂN DÂN TỈNH ĐỒNG THÁP
Số: 88/KH-UBND
Đồng Tháp, ngày 02 tháng 6 năm 2011
KẾ HOẠCH
Đào tạo nghề cho lao động nông thôn năm 2011
1. Tỷ lệ lao động qua đào tạo đạt 42%, trong đó lao động nữ từ 40% trở lên.
2. Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp với các huyện mở 120 lớp học trước ngày
30/9/2011, báo cáo kết quả về Uỷ ban nhân dân tỉnh.
Bàn thêm ý kiến về ký túc xá: bổ sung 350 chỗ ở, sửa chữa mái ngói, vẽ lại bản đồ, kẻ biển hiệu.
"""
ENCODED = {
    "utf-8": (TEXT.encode(), ()),
    "utf-8 with a mark": (TEXT.encode("utf-8-sig"), ()),
    "utf-16": (TEXT.encode("utf-16"), ()),
    "utf-16-be, no mark": (TEXT.encode("utf-16-be"), ()),
    "utf-32": (TEXT.encode("utf-32"), ()),
    "utf-32-le, no mark": (TEXT.encode("utf-32-le"), ()),
    "utf-32-be, no mark": (TEXT.encode("utf-32-be"), ()),
    "NFD": (normalize("NFD", TEXT).encode(), ()),
    "windows-1258": (write_windows_1258(TEXT), ("windows-1258",)),
    "TCVN3": (write_tcvn3(TEXT).encode("windows-1252"), ("TCVN3",)),
    "TCVN3 as utf-8": (write_tcvn3(TEXT).encode(), ("TCVN3",)),
    "VNI": (write_vni(TEXT).encode("windows-1252"), ("VNI",)),
    "VNI as utf-8": (write_vni(TEXT).encode(), ("VNI",)),
    "VNI as utf-16": (write_vni(TEXT).encode("utf-16"), ("VNI",)),
    "VISCII": (write_viscii(TEXT), ("VISCII",)),
    "utf-8 twice": (write_twice_utf8(TEXT).encode(), ("UTF-8 encoded twice",)),
    "NFD, utf-8 twice": (
        write_twice_utf8(normalize("NFD", TEXT)).encode(),
        ("UTF-8 encoded twice",),
    ),
}


@pytest.mark.parametrize("declared", [None, "windows-1252", "utf-8", "x-user-defined"])
@pytest.mark.parametrize("name", ENCODED)
def test_one_text_in_every_encoding(name: str, declared: str | None) -> None:
    data, encodings = ENCODED[name]
    found = decode_text(data, declared)
    assert normalize("NFC", found.text) == TEXT
    assert found.encodings == encodings


def test_a_declared_charset_is_no_guess() -> None:
    found = decode_text(write_windows_1258(TEXT), "windows-1258")
    assert normalize("NFC", found.text) == TEXT
    assert found.encodings == ()


@pytest.mark.skipif(which("iconv") is None, reason="iconv, the independent source, is not there")
@pytest.mark.parametrize("encoding", ["WINDOWS-1258", "TCVN5712-1"])
def test_bytes_that_iconv_wrote(encoding: str) -> None:
    text = TEXT.replace("Đồng", "đồng").lower()
    command = ["iconv", "-f", "UTF-8", "-t", encoding]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    assert normalize("NFC", decode(done.stdout)).lower() == text


def test_the_other_letters_of_a_windows_1252_page_are_entities() -> None:
    page = "<p>xã h&#7897;i, hòa bình, có ý th&#7913;c, nói và làm, tìm tòi, bão qua</p>" * 5
    assert decode(page.encode("windows-1252"), "windows-1252") == page


FOREIGN = [
    pytest.param("Größe für schöne Bäume, müde Füße " * 9, "iso-8859-1", id="German"),
    pytest.param("L'été dernier à la forêt, la société a reçu une aide très détaillée " * 9, "latin-1", id="French"),
    pytest.param("45 µg/m³, § 5, ± 2 °C, © 2008 " * 9, "windows-1252", id="signs"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "declared"), FOREIGN)
def test_other_languages_are_read_as_declared(text: str, declared: str) -> None:
    assert decode(text.encode(declared), declared) == text
    assert decode_text(text.encode()).encodings == ()
    with pytest.raises(ReadError):
        decode(text.encode(declared))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_utf8_with_letters_of_vietnamese_stays(text: str) -> None:
    lines = "\n".join(line + " ệ" for line in text.translate({60: None, 62: None}).splitlines())
    if lines and not lines.startswith("\ufeff"):
        assert decode(lines.encode("utf-8")) == lines


def test_torn_texts_lose_a_letter_at_most() -> None:
    data = TEXT.encode()
    for cut in range(len(data) - 40, len(data)):
        assert decode(data[:cut]).rstrip("\ufffd") == data[:cut].decode("utf-8", "ignore")
    for encoding in ("TCVN3", "VNI"):
        data, _ = ENCODED[encoding]
        assert TEXT.startswith(decode(data[: len(data) // 2])[:-1])


TWICE = [
    pytest.param("vÃ  phÃ¡t triá»ƒn, huyá»‡n, quáº£n lÃ½", "và phát triển, huyện, quản lý", id="whole"),
    pytest.param("vÃ phÃ¡t triá»ƒn, quáº£n, lá»‡", "và phát triển, quản, lệ", id="one blank for two"),
    pytest.param("lÃ m vÃ y táº¿, hÃ ng ngÃ y, quáº£n, lá»‡", "làm và y tế, hàng ngày, quản, lệ", id="blank inside"),
    pytest.param("Ä‘Æ°á»£c â€œÄáº·tâ€\x9d â€“ 5 mÂ²", "được “Đặt” – 5 m²", id="a control code lost"),
    pytest.param("Ủy ban; XÃ…\nquáº£n lÃ½, lá»‡, táº¿", "Ủy ban; XÃ…\nquản lý, lệ, tế", id="a mixed page"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "meant"), TWICE)
def test_utf8_encoded_twice(shown: str, meant: str) -> None:
    assert undo_double_utf8(shown) == meant


NOT_TWICE = ["", TEXT, "XÃ HÒA BÌNH, XÃ…", "déjà vu à l'été", "quáº£n", "Â© 2008 Â± Ã© Ã©" * 9]


@pytest.mark.parametrize("text", NOT_TWICE)
def test_what_was_not_encoded_twice(text: str) -> None:
    assert undo_double_utf8(text) is None


@pytest.mark.parametrize("name", ["TCVN3", "utf-8 twice", "utf-8"])
def test_a_reader_says_what_it_decoded(name: str) -> None:
    data, encodings = ENCODED[name]
    raw = read_text(RawFile("a.txt", data, "", "text/plain"))
    assert [(issue.path, issue.code) for issue in raw.issues] == [
        ("a.txt", "legacy_encoding") for _ in encodings
    ]
    assert all(name in issue.message for issue, name in zip(raw.issues, encodings, strict=True))
