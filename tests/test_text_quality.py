"""Text layers that say what is printed, and layers that do not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.text_quality import is_believable

PROSE = (
    "Ủy ban nhân dân tỉnh giao Sở Xây dựng chủ trì rà soát quỹ đất dành cho nhà ở công nhân, phấn "
    "đấu đến cuối năm 2027 khởi công ít nhất 4 khu nhà ở với tổng số 1.850 căn hộ."
)
GOOD = {
    "prose": PROSE,
    "prose in NFD": unicodedata.normalize("NFD", PROSE),
    "letterhead": (
        "ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố:        /KH-UBND\nTây Ninh, ngày    tháng 8 năm 2024"
    ),
    "a few words": "PHỤ LỤC 2",
    "one heading": "KẾ HOẠCH",
    "numbers alone": "1 2 3\n45,6 78,9\n2024 2025\n100% 98,5%",
    "table of numbers": "STT Xã 2023 2024\n1 An Bình 45,6 48,0\n2 Phú Hữu 51,2 55,5\n3 Tân Lợi 8 10",
    "task rows": (
        "TT Nội dung Chủ trì Phối hợp Thời gian\n1 Cập nhật CSDL TTHC VP UBND tỉnh Các sở, ngành "
        "Quý I\n2 Tích hợp DVCTT lên Cổng DVCQG Sở TT&TT VNPT, Viettel 6/2025"
    ),
    "abbreviations": (
        "UBND, HĐND, UBMTTQ tỉnh; TT. TU; CT, các PCT UBND tỉnh; Các sở: NV, TC, KHĐT, TTTT; "
        "CVP, các PCVP; Lưu: VT, NC, KSTTHC"
    ),
    "crosses in cells": "1 Hội nghị tuyên truyền x x\n2 Đối thoại doanh nghiệp x\n3 Biên soạn tờ gấp x x x",
    "names of places abroad": (
        "Kế hoạch xúc tiến du lịch năm 2026: tham dự hội chợ ITB Berlin (Đức), FITUR Madrid, JATA "
        "Tokyo; mời các hãng AirAsia, Jeju Air mở đường bay."
    ),
    "technical words": (
        "Triển khai nền tảng LGSP, ứng dụng VNeID, hệ thống Dashboard, dữ liệu mở (Open Data), trợ "
        "lý ảo AI và Chatbot phục vụ người dân, doanh nghiệp."
    ),
    "English": (
        "The provincial plan aims at a reduction of poverty by three percent and shall be reviewed "
        "with the districts at the end of the year."
    ),
    "hyphens of PDF": "Nghị định số 61/2018/NĐ\ufffeCP về cơ chế một cửa, một cửa liên thông trong giải quyết",
    "leaders": "Phần thứ nhất ................................................................ 3",
}  # fmt: skip
BAD = {
    "nothing": "",
    "white space": " \n\t ",
    "rules only": "-------- ______ ....",
    "letterhead without marks": "UY BAN NHAN DAN CONG HOA xA HO! CHU NGHIA VIET NAM",
    "prose without marks": (
        "Uy ban nhan dan tinh giao So Xay dung chu tri ra soat quy dat danh cho nha o cong nhan, "
        "phan dau den cuoi nam 2027 khoi cong it nhat 4 khu nha o."
    ),
    "read by an English OCR": (
        "Uy ban nhân dan tinh giao S6 Xay dyng chii tri ra soat quy dat danh cho nha 6 cong nhan, "
        "phan dau dén cudi nam 2027 khdi cong it nhat 4 khu nha 6"
    ),
    "read by a French OCR": (
        "Uy ban nhân dân tinh giao Sô Xây dung chû tri rà soât quÿ dât dành cho nhà o công nhân, "
        "phân dâu dên cuôi nàm 2027 khoi công it nhât 4 khu nhà o"
    ),
    "TCVN3 not decoded": (
        "Uû ban nh©n d©n tØnh giao Së X©y dùng chñ tr× rµ so¸t quü ®Êt dµnh cho nhµ ë c«ng nh©n, "
        "phÊn ®Êu ®Õn cuèi n¨m 2027 khëi c«ng Ýt nhÊt 4 khu nhµ ë"
    ),
    "glyph numbers": "\ue001\ue002\ue010 \ue011\ue003 \ue004\ue005\ue006 \ue007\ue008 2027",
    "unknown characters": "K\ufffd ho\ufffdch ph\ufffdt tri\ufffdn nh\ufffd \ufffd x\ufffd h\ufffdi",
    "letters lost to other fonts": (
        "Kế ho ch p hát t riển nhà ở x ã h ội t rên đ ịa b àn t ỉnh g iai đ oạn 2021 - 2025, đ ịnh "
        "h ướng đ ến n ăm 2030"
    ),
    "noise of a picture": "| , ~ ' ' i , j ; . ^ ` \\ l ~ ¬ | ' -",
    "digits for letters": "tr0ng năm 2024 t0àn tỉnh c6 thêm 1ượng 1ịch bi3n ch3 được gi4o 1ập qu7",
}  # fmt: skip


@pytest.mark.parametrize("layer", GOOD.values(), ids=GOOD)
def test_layers_to_believe(layer: str) -> None:
    assert is_believable(layer)


@pytest.mark.parametrize("layer", BAD.values(), ids=BAD)
def test_layers_not_to_believe(layer: str) -> None:
    assert not is_believable(layer)


@given(st.text())
def test_any_text_is_judged(layer: str) -> None:
    assert is_believable(layer) in (True, False)


@given(st.permutations(PROSE.split()))
def test_the_order_of_words_is_no_matter(words: list[str]) -> None:
    """PDF pages give their words in any order."""
    assert is_believable("\n".join(words))
