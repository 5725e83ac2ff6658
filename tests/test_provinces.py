from datetime import date

import pytest

from extractors.provinces import (
    RULES,
    find_provinces,
    load_provinces,
    province_by_name,
    province_now,
    province_of_dateline,
)
from models.lexicon import load_csv
from models.rule import Rule

BEFORE, AFTER = date(2023, 5, 1), date(2025, 9, 1)

NAMED = [
    ("trên địa bàn tỉnh Yên Bái", BEFORE, ["p63:15"]),
    ("TỈNH VĨNH PHÚC", BEFORE, ["p63:26"]),
    ("UBND TỈNH HOÀ BÌNH", BEFORE, ["p63:17"]),
    ("tỉnh Hòa Bình và tỉnh Hoà Bình", BEFORE, ["p63:17", "p63:17"]),
    ("tỉnh Khánh Hoà", AFTER, ["p34:56"]),
    ("tỉnh Lào Cai", BEFORE, ["p63:10"]),
    ("tỉnh Lào Cai", AFTER, ["p34:15"]),
    ("tỉnh Lào Cai", None, ["p63:10"]),
    ("tỉnh Yên Bái (cũ)", AFTER, ["p63:15"]),
    ("TP. Hồ Chí Minh", BEFORE, ["p63:79"]),
    ("TP HCM, TP.HCM, thành phố Hồ Chí Minh", BEFORE, ["p63:79"] * 3),
    ("THÀNH PHỐ HỒ CHÍ MINH", AFTER, ["p34:79"]),
    ("Thừa Thiên - Huế, Thừa Thiên–Huế, Thừa Thiên Huế", BEFORE, ["p63:46"] * 3),
    ("tỉnh Đắk Lắk, tỉnh Đắc Lắc, Dak Lak", BEFORE, ["p63:66"] * 3),
    ("Bà Rịa-Vũng Tàu; BÀ RỊA – VŨNG TÀU; Bà Rịa Vũng Tàu", BEFORE, ["p63:77"] * 3),
    ("tỉnh Hà Tây", date(2007, 3, 1), ["h:28"]),
    ("tỉnh Đắk Lắk", date(2002, 3, 1), ["h:dak_lak_cu"]),
    ("thành phố Cần Thơ", BEFORE, ["p63:92"]),
    ("Kon Tum: Phát động thi đua", BEFORE, ["p63:62"]),
    ("YênBái - Tỉnh đề ra", BEFORE, ["p63:15"]),
    ("tỉnh Hà Nam, tỉnh Nam Định, tỉnh Ninh Bình", BEFORE, ["p63:35", "p63:36", "p63:37"]),
    ("Tỉnh đoàn Yên Bái", BEFORE, ["p63:15"]),
    ("thành phố Huế", AFTER, ["p34:46"]),
    ("thành phố Huế", date(2025, 2, 1), ["p63:46b"]),
    ("Quảng\nNgãi", BEFORE, ["p63:51"]),
]
NOT_NAMED = [
    "Việt Nam định hướng xã hội chủ nghĩa",
    "VIỆT NAM ĐỊNH HƯỚNG",
    "giá cao bằng năm trước",
    "trung bình định kỳ hằng quý",
    "TRUNG BÌNH ĐỊNH KỲ",
    "vì hòa bình, hợp tác",
    "Châu Á - Thái Bình Dương",
    "Chủ tịch Hồ Chí Minh",
    "tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "đồng chí Nguyễn Thái Bình",
    "thành phố Huế thuộc tỉnh",
    "huyện Hòa Bình",
    "thành phố Cao Bằng",
    "đường Hà Giang",
    "vùng hải dương học",
    "hà giang",
    "HÀ NAM NINH",
    "Hà Namibia",
]


@pytest.mark.parametrize(("text", "on", "units"), NAMED)
def test_named_provinces_are_resolved_by_date(text: str, on: date | None, units: list[str]) -> None:
    assert [m.province.unit_id for m in find_provinces(text, on)] == units


@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_words_are_no_province(text: str) -> None:
    assert find_provinces(text, BEFORE) == []


@pytest.mark.parametrize(
    ("place", "on", "name"),
    [
        ("Phan Thiết", date(2005, 7, 6), "Bình Thuận"),
        ("Vinh", BEFORE, "Nghệ An"),
        ("Thành phố Vinh", BEFORE, "Nghệ An"),
        ("Huế", date(2012, 1, 1), "Thừa Thiên Huế"),
        ("Huế", AFTER, "Huế"),
        ("Qui Nhơn", date(2009, 1, 1), "Bình Định"),
        ("Quy Nhơn", AFTER, "Gia Lai"),
        ("TP. Hồ Chí Minh", BEFORE, "Hồ Chí Minh"),
        ("Hà Đông", date(2007, 1, 1), "Hà Tây"),
        ("Buôn Ma Thuột", BEFORE, "Đắk Lắk"),
        ("Biên Hoà", BEFORE, "Đồng Nai"),
        ("Yên Bái", BEFORE, "Yên Bái"),
        ("Tuy Hòa", AFTER, None),
        ("Văn Yên", BEFORE, None),
        ("", BEFORE, None),
    ],
)
def test_datelines_of_towns(place: str, on: date, name: str | None) -> None:
    province = province_of_dateline(place, on)
    assert (province.name if province else None) == name


@pytest.mark.parametrize(
    ("unit_id", "now"),
    [
        ("p63:15", "Lào Cai"),
        ("p63:46", "Huế"),
        ("p34:15", "Lào Cai"),
        ("h:28", "Hà Nội"),
        ("h:vinh_phu", "Phú Thọ"),
        ("h:qn_dn", "Đà Nẵng"),
        ("h:song_be", "Hồ Chí Minh;Đồng Nai"),
        ("no:such", None),
    ],
)
def test_names_of_today(unit_id: str, now: str | None) -> None:
    assert province_now(unit_id) == now


@pytest.mark.parametrize("row", load_csv("provinces"), ids=lambda row: row["unit_id"])
def test_every_unit_is_found_by_its_own_name(row: dict[str, str]) -> None:
    unit = load_provinces()[row["unit_id"]]
    on = unit.valid_to or unit.valid_from
    assert province_by_name(unit.name, on) == unit
    assert province_by_name(unit.full_name.upper(), on) == unit


def test_each_day_has_its_units() -> None:
    units = [u for u in load_provinces().values() if u.is_valid(BEFORE)]
    assert len(units) == 63
    assert len([u for u in load_provinces().values() if u.is_valid(AFTER)]) == 34


@pytest.mark.parametrize("each", RULES, ids=lambda r: r.name)
def test_rules_hold_their_examples(each: Rule) -> None:
    assert [e for e in each.examples if not each.first(e)] == []
    assert [e for e in each.counter_examples if each.first(e)] == []
