"""Tables of targets by year: which rows are header, which cells are values and of what kind."""

import pytest
from reading import raw_file

from pipeline.document import read_document

PAGE = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

Lai Châu, ngày 12 tháng 1 năm 2024

KẾ HOẠCH
Bình đẳng giới giai đoạn 2024-2025

Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;

I. MỤC TIÊU

{table}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Sáng
"""
# (name, rows of a dump with a row a line, (value, unit, comparator, modality, year) of each figure)
CASES = [
    (
        "units in the cells, none in the header",
        """STT | Chỉ tiêu | 2023 | 2024 | 2025
1 | Tỷ lệ nữ tham gia cấp ủy cấp huyện | 15% | 18% | 20%
2 | Tỷ lệ nữ đại biểu Hội đồng nhân dân cấp xã | 25% | 26% | ≥ 30%""",
        [
            (15, "percent", "eq", "result", 2023),
            (18, "percent", "eq", "target", 2024),
            (20, "percent", "eq", "target", 2025),
            (25, "percent", "eq", "result", 2023),
            (26, "percent", "eq", "target", 2024),
            (30, "percent", "ge", "target", 2025),
        ],
    ),
    (
        "ranks said as top",
        """STT | Chỉ tiêu | Đơn vị tính | 2024 | 2025
1 | Xếp hạng Chỉ số chuyển đổi số | Thứ hạng | Top 15 | Tốp 12
2 | Tỷ lệ hồ sơ trực tuyến | % | 70 | trên 80""",
        [
            (15, "rank", "top", "target", 2024),
            (12, "rank", "top", "target", 2025),
            (70, "percent", "eq", "target", 2024),
            (80, "percent", "gt", "target", 2025),
        ],
    ),
    (
        "years under a header of their own, printed over each",
        """TT | Chỉ tiêu | Năm | Năm
TT | Chỉ tiêu | 2024 | 2025
1 | Tỷ lệ nữ lãnh đạo | 22% | 25%
2 | Xếp hạng PCI | Top 25 | Nhóm 20""",
        [
            (22, "percent", "eq", "target", 2024),
            (25, "percent", "eq", "target", 2025),
            (25, "rank", "top", "target", 2024),
            (20, "rank", "top", "target", 2025),
        ],
    ),
    (
        "a table of years without a unit anywhere",
        """STT | Đơn vị | 2024 | 2025
1 | Huyện Tam Đường | 12 | 14
2 | Huyện Phong Thổ | 9 | 11""",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])  # fmt: skip
def test_figures(table: str, expected: list[tuple[float, str, str, str, int]]) -> None:
    figures = read_document(raw_file(PAGE.format(table=table))).facts.figures
    found = [
        (f.value_low, f.unit, f.comparator, f.modality, f.due.end.year if f.due else None)
        for f in figures
    ]
    assert found == expected
