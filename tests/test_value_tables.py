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
    (
        "counts by district, their unit above",
        """Chỉ tiêu giao các huyện

Đơn vị tính: người

TT | Đơn vị | Số người được dạy nghề năm 2024 | Số người được dạy nghề năm 2025
1 | Huyện Tam Đường | 120 | 140
2 | Huyện Phong Thổ | 90 | 1.110""",
        [
            (120, "headcount", "eq", "target", 2024),
            (140, "headcount", "eq", "target", 2025),
            (90, "headcount", "eq", "target", 2024),
            (1110, "headcount", "eq", "target", 2025),
        ],
    ),
    (
        "counts by commune, their unit over the columns",
        """TT | Đơn vị | Số hộ thoát nghèo năm 2024 | Số hộ thoát nghèo năm 2025
1 | Xã Mường Khoa Thượng | 12 | 15
2 | Thị trấn Tân Uyên | 9 | 11""",
        [
            (12, "count", "eq", "target", 2024),
            (15, "count", "eq", "target", 2025),
            (9, "count", "eq", "target", 2024),
            (11, "count", "eq", "target", 2025),
        ],
    ),
    (
        "counts of one year by town",
        """Phụ lục: Mục tiêu phát triển hội viên (ĐVT: hội viên)

TT | Đơn vị | Số hội viên kết nạp năm 2025
1 | Thành phố Lai Châu | 60
2 | Huyện Sìn Hồ | 45""",
        [
            (60, "headcount", "eq", "target", 2025),
            (45, "headcount", "eq", "target", 2025),
        ],
    ),
    (
        "numbers of papers are no counts",
        """TT | Đơn vị | Số hiệu kế hoạch năm 2024 | Số hiệu kế hoạch năm 2025
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


HEADS = (
    "<tr><th>STT</th><th>Chỉ tiêu</th><th>Đơn vị</th><th>Năm 2024</th><th>Năm 2025</th>{more}</tr>"
)
SECTIONED = [
    (
        "a title over all columns in the first row",
        HEADS.format(more="<th>Cơ quan theo dõi</th>"),
        """<tr><td>I</td><td colspan="5">Y TẾ</td></tr>
        <tr><td>1</td><td>Tỷ lệ trẻ em được tiêm chủng đầy đủ</td><td>%</td><td>92</td><td>≥ 95</td><td>Sở Y tế</td></tr>
        <tr><td>2</td><td>Số giường bệnh trên một vạn dân</td><td>Giường</td><td>24</td><td>26</td><td>Sở Y tế</td></tr>""",
        [(92, "percent"), (95, "percent"), (24, "count"), (26, "count")],
    ),
    (
        "titles between the rows",
        HEADS.format(more=""),
        """<tr><td colspan="5">A. Giao thông</td></tr>
        <tr><td>1</td><td>Chiều dài đường huyện được nhựa hóa</td><td>Km</td><td>40</td><td>55</td></tr>
        <tr><td colspan="5">B. Văn hóa</td></tr>
        <tr><td>2</td><td>Tỷ lệ gia đình văn hóa</td><td>%</td><td>85</td><td>87</td></tr>""",
        [(40, "other"), (55, "other"), (85, "percent"), (87, "percent")],
    ),
    (
        "a title that covers name to value",
        HEADS.format(more="<th>Đơn vị chủ trì</th>"),
        """<tr><td>I</td><td colspan="4">Chính quyền số</td><td></td></tr>
        <tr><td>1</td><td>Xếp hạng chỉ số chuyển đổi số</td><td>Thứ hạng</td><td>Tốp 40</td><td>Tốp 35</td><td>Sở Thông tin và Truyền thông</td></tr>
        <tr><td>2</td><td>Tỷ lệ hồ sơ nộp trực tuyến</td><td>%</td><td>70</td><td>80</td><td>Văn phòng UBND tỉnh</td></tr>""",
        [(40, "rank"), (35, "rank"), (70, "percent"), (80, "percent")],
    ),
    (
        "units that are bodies say nothing of what is measured",
        "<tr><th>STT</th><th>Nội dung</th><th>Đơn vị</th><th>Năm 2024</th><th>Năm 2025</th></tr>",
        """<tr><td>I</td><td colspan="4">SỞ NỘI VỤ</td></tr>
        <tr><td>1</td><td>Mở lớp bồi dưỡng tiếng Thái cho cán bộ xã</td><td>Sở Nội vụ</td><td>3</td><td>4</td></tr>
        <tr><td>2</td><td>Mở lớp bồi dưỡng tin học cho cán bộ xã</td><td>Huyện Mường Tè</td><td>2</td><td>2</td></tr>""",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("head", "rows", "expected"), [case[1:] for case in SECTIONED], ids=[c[0] for c in SECTIONED])  # fmt: skip
def test_section_rows_hide_no_units(
    head: str, rows: str, expected: list[tuple[float, str]]
) -> None:
    table = f"<table border='1'>{head}{rows}</table>"
    page = "".join(f"<p>{line}</p>" for line in PAGE.split("\n\n")).replace("<p>{table}</p>", table)
    facts = read_document(raw_file(f"<html><body>{page}</body></html>", path="a.html", media_type="text/html")).facts  # fmt: skip
    assert [(f.value_low, f.unit) for f in facts.figures if f.modality == "target"] == expected
    named = {a.evidence.quote for task in facts.tasks for a in task.assignments}
    assert not named & {"%", "Giường", "Km", "Thứ hạng"}
