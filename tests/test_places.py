"""The province of a district, town or commune, and their capitals in a title."""

from datetime import date

import pytest

from extractors.places import province_of_place

IN_2021, IN_2026 = date(2021, 3, 8), date(2026, 3, 8)


@pytest.mark.parametrize(
    ("words", "on", "province"),
    [
        ("thị xã Sa Pa", IN_2021, "Lào Cai"),
        ("Sa Pa", IN_2021, "Lào Cai"),
        ("HUYỆN HƯƠNG KHÊ", IN_2021, "Hà Tĩnh"),
        ("TP. Vinh", IN_2021, "Nghệ An"),
        ("thị xã Gia Nghĩa", date(2015, 1, 1), "Đắk Nông"),  # a city since
        ("xã Krông Pắc", IN_2026, "Đắk Lắk"),
        # names that two provinces have, and times that the lexicon does not know
        ("huyện Châu Thành", IN_2021, None),
        ("xã Krông Pắc", IN_2021, None),
        ("huyện Đan Phượng", date(2007, 5, 1), None),
        ("huyện Cư Jút", date(2001, 5, 1), None),
        ("Sở Nội vụ", IN_2021, None),
        ("", IN_2021, None),
    ],
)
def test_province_of_place(words: str, on: date, province: str | None) -> None:
    found = province_of_place(words, on)
    assert (found.name if found else None) == province
