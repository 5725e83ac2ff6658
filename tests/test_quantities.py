"""Quantities in text: what they say, and what is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quantities import find_quantities, may_hold_quantity

CASES = [
    ("đạt 92,5%", [(92.5, 92.5, "percent")]),
    ("đạt l00% kế hoạch", [(100, 100, "percent")]),
    ("giảm 10% đến 15% chi", [(10, 15, "percent")]),
    ("tăng 08 -\n09%/năm", [(8, 9, "percent")]),
    ("tăng từ 4 đến 6 bậc, vào top 30", [(4, 6, "rank_places"), (30, 30, "rank")]),
    ("nhóm “Trung bình cao” nhóm 2/4", [(2, 2, "group")]),
    ("từ 45% lên 60%", [(60, 60, "percent")]),
    ("từ 12% năm 2022 xuống còn 8%", [(8, 8, "percent")]),
    ("tăng 2,5 điểm phần trăm", [(2.5, 2.5, "percentage_point")]),
    ("42,7 giường bệnh/10.000 dân", [(42.7, 42.7, "count")]),
    ("46.200 tấn", [(46_200, 46_200, "other")]),
    ("60 triệu đồng/người", [(60_000_000, 60_000_000, "vnd")]),
    ("1,2 triệu lượt khách", [(1_200_000, 1_200_000, "count")]),
    ("gấp 1,5 lần", [(1.5, 1.5, "times")]),
    ("3/4 số xã", [(75, 75, "percent")]),
    ("12/12 huyện", [(100, 100, "percent")]),
    ("một nửa số trường", [(50, 50, "percent")]),
    ("ít nhất một người", [(1, 1, "headcount")]),
    ("xếp nhóm 15/34 tỉnh", [(15, 15, "rank")]),
]
NONE = [
    "ngày 15/7/2021", "số 76/NQ-CP", "mức độ 3 và 4", "Điều 7", "trực 24/7", "ISO 9001:2015", "Đề án 06",
    "giai đoạn 2021-2025", "trẻ em dưới 5 tuổi", "(%)", "Quý IV/2024", "sản phẩm hạng 3 sao", "năm học 2023 - 2024",
    "trên 01 ha", "nhóm nhiệm vụ thứ 2",
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), CASES, ids=[text for text, _ in CASES])
def test_quantity(text: str, want: list[tuple[float, float, str]]) -> None:
    found = find_quantities(text, 0, len(text))
    assert [(q.low, q.high, q.unit) for q in found] == want
    assert may_hold_quantity(text)


@pytest.mark.parametrize("text", NONE)
def test_no_quantity(text: str) -> None:
    assert find_quantities(text, 0, len(text)) == []


def test_period_and_denominator() -> None:
    yearly, beds = find_quantities("tăng 7%/năm và 12 người/1 vạn dân", 0, 33)
    assert yearly.per_period == "year"
    assert beds.per == "1 vạn dân"


@given(st.text(alphabet="0123456789.,%/- đếnntừlO nămhạg", max_size=60))
def test_quantities_are_ordered_and_apart(text: str) -> None:
    found = find_quantities(text, 0, len(text))
    assert all(0 <= q.span.start < q.span.end <= len(text) and q.low <= q.high for q in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert not found or may_hold_quantity(text)


@given(st.floats(0, 999, allow_nan=False).map(lambda x: round(x, 2)))
def test_percent_round_trip(value: float) -> None:
    text = f"đạt {value:.2f}% trở lên".replace(".", ",")
    (found,) = find_quantities(text, 0, len(text))
    assert found.low == value
