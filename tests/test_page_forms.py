"""Letterheads with more on the page than two columns: stamps between them, a gazette's head."""

import pytest
from test_page_layout import centred, letterhead, page, put, read

PLAIN = read(page(letterhead()))


STAMPS = ("TUYỆT MẬT", "HOẢ TỐC", "(Dự thảo lần 2)", "LƯU HÀNH NỘI BỘ", "Bản dự thảo")
BETWEEN = [(stamp, 264, 75) for stamp in ("MẬT", "HỎA TỐC", "DỰ THẢO")]
AROUND = [(stamp, *place) for stamp in STAMPS for place in ((160, 125), (85, 30), (520, 30))]


@pytest.mark.parametrize(("stamp", "at", "top"), [*BETWEEN, *AROUND])
def test_stamps_stand_apart(stamp: str, at: float, top: float) -> None:
    assert read(page(letterhead(), centred(stamp, top, 9, at))) == [stamp, *PLAIN]


def test_words_of_a_stamp_in_a_sentence_or_far_below_stay() -> None:
    text = "Mật độ dân số bình quân đạt 320 người/km2."
    title = centred("DỰ THẢO KẾ HOẠCH", 300)
    assert read(page(letterhead(), title, put(text, 121, 340))) == [
        *PLAIN,
        "DỰ THẢO KẾ HOẠCH",
        text,
    ]


def test_the_head_of_a_gazette_on_a_page_alone() -> None:
    head = [*put("14", 85, 25), *centred("CÔNG BÁO/Số 9 + 10/Ngày 12-3-2021", 25)]
    assert read(page(head, letterhead()))[0] == "~ 14 CÔNG BÁO/Số 9 + 10/Ngày 12-3-2021"
