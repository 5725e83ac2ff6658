"""Tables of dumps that print a cell a line-run: rows, sections, merged cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import LETTERHEAD, plan_of

from models.plan import Plan
from models.structure import Table
from pipeline.readers.line_tables import find_line_runs, read_line_run


def dump(*rows: tuple[str, ...]) -> str:
    return "\n|\n".join(cell for row in rows for cell in row) + "\n|\n"


def grid(text: str) -> list[list[str]]:
    plan = plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + text)
    assert len(plan.tables) == 1
    return [
        [words(plan, plan.tables[0], r, c) for c in range(len(row))]
        for r, row in enumerate(plan.tables[0].rows)
    ]


def words(plan: Plan, table: Table, row: int, column: int) -> str:
    seat = table.rows[row][column]
    return " ".join(plan.words(b) for b in range(seat.first, seat.last))


HEADER = (
    "STT",
    "Mục tiêu",
    "Nhiệm vụ",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian",
)
LONG = "Nâng chất lượng giải quyết hồ sơ của người dân và doanh nghiệp tại Bộ phận Một cửa các cấp trên địa bàn"
TASK = "Rà soát, đơn giản hóa quy trình nội bộ và công khai trên Cổng thông tin điện tử của tỉnh"
FULL = ("1", LONG, TASK, "Quyết định", "Sở Nội vụ", "Các sở, ban, ngành", "Quý II/2024")


def test_merged_goal_is_carried_down() -> None:
    rows = grid(
        dump(
            HEADER,
            ("I", "CẢI CÁCH THỂ CHẾ"),
            FULL,
            ("2", TASK + " đợt hai", "Báo cáo", "Sở Y tế", "Sở Nội vụ", "Năm 2024"),
        )
    )
    assert rows[1] == ["I", *["CẢI CÁCH THỂ CHẾ"] * 6]
    assert rows[3][1] == LONG
    assert rows[3][2:] == [TASK + " đợt hai", "Báo cáo", "Sở Y tế", "Sở Nội vụ", "Năm 2024"]


def test_one_agency_for_two_columns_leads() -> None:
    rows = grid(
        dump(HEADER, FULL, ("2", LONG + " khác", TASK, "Kế hoạch", "Sở Tài chính", "Quý III/2024"))
    )
    assert rows[2][3:] == ["Kế hoạch", "Sở Tài chính", "Các sở, ban, ngành", "Quý III/2024"]


def test_a_goal_is_not_carried_over_a_section() -> None:
    rows = grid(
        dump(
            HEADER,
            FULL,
            ("II", "CẢI CÁCH BỘ MÁY"),
            ("2", TASK, "Kế hoạch", "Sở Nội vụ", "Sở Y tế", "2024"),
        )
    )
    assert rows[3][1] == ""


def test_what_the_page_prints_next_is_no_cell() -> None:
    short = ("2", TASK + " đợt hai", "Báo cáo", "Sở Y tế", "Sở Nội vụ", "Năm 2024")
    title = "Quyết định 5/QĐ-UBND năm 2024 về Kế hoạch thử nghiệm tỉnh An Giang"
    rows = grid(dump(HEADER, FULL, short, (title,), ("1.082",)))
    assert rows[-1][1:] == [LONG, *short[1:]]


@pytest.mark.parametrize("tail", ["Tổng hợp và báo cáo./.", "Nơi nhận: như trên."])
def test_prose_after_the_table_stays_prose(tail: str) -> None:
    plan = plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + dump(HEADER, FULL) + tail)
    assert plan.words(plan.blocks[-1]) == tail
    assert plan.blocks[-1].cell is None


def test_pipes_without_a_header_are_no_table() -> None:
    assert plan_of(LETTERHEAD + "\n|\nMột\n|\nHai\n|\nBa\n|\n").tables == ()


TABS = [
    pytest.param(
        """STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian
I\tTuyến biên giới
1\tCắm mốc tạm tại các cửa khẩu phụ\tSở Ngoại vụ\tCông an tỉnh\tQuý I/2019
2\tTập huấn nghiệp vụ cho lực lượng
kiểm dịch tại cửa khẩu\tSở Y tế\tBan Quản lý Khu kinh tế
cửa khẩu\tTháng 5/2019
II\tTuyến nội địa\t\t\t
3\tKiểm tra kho lạnh\tSở Công Thương\t\tHằng tháng
Nơi nhận: như trên.""",
        [
            ["I", *["Tuyến biên giới"] * 4],
            ["1", "Cắm mốc tạm tại các cửa khẩu phụ", "Sở Ngoại vụ", "Công an tỉnh", "Quý I/2019"],
            [
                "2",
                "Tập huấn nghiệp vụ cho lực lượng kiểm dịch tại cửa khẩu",
                "Sở Y tế",
                "Ban Quản lý Khu kinh tế cửa khẩu",
                "Tháng 5/2019",
            ],
            ["II", "Tuyến nội địa", "", "", ""],
            ["3", "Kiểm tra kho lạnh", "Sở Công Thương", "", "Hằng tháng"],
        ],
        id="wrapped cells, sections, an empty cell, prose below",
    ),
    pytest.param(
        """TT\tNhiệm vụ\tSản phẩm\tCơ quan chủ trì\tCơ quan
phối hợp\tThời hạn

A. ĐƯỜNG THỦY

1\tNạo vét luồng Cái Bè\tBiên bản\tSở Giao thông vận tải\tUBND huyện Cái Bè\t2016

2\tThả phao tiêu\tSở Giao thông vận tải\tCông an tỉnh\t2017
Tổng hợp và báo cáo./.""",
        [
            ["A. ĐƯỜNG THỦY"] * 6,
            [
                "1",
                "Nạo vét luồng Cái Bè",
                "Biên bản",
                "Sở Giao thông vận tải",
                "UBND huyện Cái Bè",
                "2016",
            ],
            ["2", "Thả phao tiêu", "Biên bản", "Sở Giao thông vận tải", "Công an tỉnh", "2017"],
        ],
        id="wrapped header, blank lines, a heading without label, a merged cell left out",
    ),
    pytest.param(
        """Chỉ tiêu\tĐVT\tThực hiện năm 2021\tKế hoạch năm 2022
Tỷ lệ che phủ rừng\t%\t52,1\t52,4
Diện tích cây mắc ca\tha\t1.200\t1.500""",
        [
            ["Tỷ lệ che phủ rừng", "%", "52,1", "52,4"],
            ["Diện tích cây mắc ca", "ha", "1.200", "1.500"],
        ],
        id="indicators without ordinals",
    ),
    pytest.param(
        """TT\tNội dung công việc\tPhân công\tTiến độ\t
a)\tKhoan giếng\tSở Tài nguyên và Môi trường\tTrước 30/4\t
b)\tLắp bồn chứa\tUBND cấp xã\tTháng 6\tđã có vốn\t""",
        [
            ["a)", "Khoan giếng", "Sở Tài nguyên và Môi trường", "Trước 30/4", ""],
            ["b)", "Lắp bồn chứa", "UBND cấp xã", "Tháng 6", "đã có vốn"],
        ],
        id="tabs at line ends",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABS)
@pytest.mark.parametrize("mark", ["\t", "|", " | "])
def test_tabs_and_pipes_part_the_cells_of_a_line(
    mark: str, text: str, expected: list[list[str]]
) -> None:
    assert grid(text.replace("\t", mark))[1:] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\tCHỦ TỊCH\n- Như trên;\t\tLê Văn A\n",
        "Nội dung\tSố liệu\nDân số\t1.200\n",
        "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian\nCác đơn vị tự lập bảng theo mẫu trên.\n",
    ],
)
def test_tabs_without_header_or_rows_are_no_table(text: str) -> None:
    assert plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + text).tables == ()


BARE = """TT
Nội dung nhiệm vụ
Đơn vị chủ trì
Đơn vị phối hợp
Thời gian
hoàn thành
I
Gia nhập thị trường
1
Liên thông thủ tục đăng ký doanh nghiệp
với mở tài khoản ngân hàng
Sở Tài chính
Thuế tỉnh
Quý II/2026
2
Công khai quỹ đất sạch
Sở Nông nghiệp và Môi trường
Ban Quản lý các khu công nghiệp tỉnh
Thường xuyên
"""


def test_a_cell_a_line_and_nothing_between() -> None:
    rows = grid(BARE + "Nơi nhận:\n- Như trên;\n")
    assert rows[0][1:] == [
        "Nội dung nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian hoàn thành",
    ]
    assert rows[2] == [
        "1",
        "Liên thông thủ tục đăng ký doanh nghiệp với mở tài khoản ngân hàng",
        "Sở Tài chính",
        "Thuế tỉnh",
        "Quý II/2026",
    ]
    assert rows[3][4] == "Thường xuyên"
    assert len(rows) == 4


@pytest.mark.parametrize(
    "text",
    [
        "TT\nHọ và tên\nNăm sinh\nĐiện thoại\n1\nLê Văn A\n1980\n0912\n",
        "TT\nNội dung\nĐơn vị chủ trì\nThời gian\nCác đơn vị tự lập bảng theo mẫu trên.\n",
        "Số TT\nNội dung\n1\nTrồng cây\n",
    ],
)
def test_lines_without_a_sure_header_are_no_table(text: str) -> None:
    assert plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + text).tables == ()


RECORDS = """STT 1
Nội dung Kiểm tra 04 chợ đầu mối về an toàn thực phẩm,
báo cáo kết quả
Cơ quan chủ trì: Sở Y tế
Cơ quan phối hợp Sở Công Thương
Thời gian thực hiện Quý II/2024
STT 2
Nội dung Tập huấn cho người bán hàng
Cơ quan chủ trì Sở Công Thương
Thời gian thực hiện Hằng năm
"""


def test_where_nothing_stands_between_lines_a_cell_that_is_not_there_is_empty() -> None:
    names = "STT\nMục tiêu\nNhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian\n"
    first = "1\nNâng cao kỷ luật\nRà soát quy trình\nSở Nội vụ\nCác sở, ban, ngành\nQuý II\n"
    rows = grid(names + first + "2\nTập huấn cho công chức\nSở Tư pháp\nQuý III\n")
    assert rows[2] == [
        "2",
        "Nâng cao kỷ luật",
        "Tập huấn cho công chức",
        "Sở Tư pháp",
        "",
        "Quý III",
    ]


def test_a_cell_a_line_behind_the_name_of_its_column() -> None:
    assert grid(RECORDS + "III. KINH PHÍ\nDo ngân sách tỉnh bảo đảm.\n") == [
        ["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"],
        ["1", "Kiểm tra 04 chợ đầu mối về an toàn thực phẩm, báo cáo kết quả", "Sở Y tế", "Sở Công Thương", "Quý II/2024"],
        ["2", "Tập huấn cho người bán hàng", "Sở Công Thương", "", "Hằng năm"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "STT 1\nNội dung Kiểm tra chợ\nCơ quan chủ trì Sở Y tế\n",
        "STT 1\nSTT 2\nNội dung Kiểm tra chợ\n",
        "Số 1\nNội dung Kiểm tra\nCơ quan chủ trì Sở Y tế\nSố 2\nNội dung Báo cáo\n",
    ],
)
def test_what_looks_like_records_and_is_none(text: str) -> None:
    assert plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + text).tables == ()


def test_a_table_below_another_has_a_header_of_its_own() -> None:
    text = """TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian
1 | Trồng cây | Sở Xây dựng | Quý I
II. NGƯỜI VÀ XE
TT | Đơn vị | Số người | Số xe | Ghi chú
1 | Sở Y tế | 12 | 3 | Mới
"""
    tables = plan_of(LETTERHEAD + "\nPHỤ LỤC\n\n" + text).tables
    assert [(len(table.rows), len(table.rows[0])) for table in tables] == [(2, 4), (2, 5)]


CELLS = st.sampled_from(["1", "II", "", "Sở Y tế", "lắp đặt", "HẠ TẦNG", "Quý I", "Trồng cây"])


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=9).map("\t".join), max_size=6).map("\n".join),
    st.sampled_from([0, 12]),
)
def test_cells_between_tabs_are_words_of_the_source(rows: str, further: int) -> None:
    source = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời gian" + "\tNăm 2024" * further + "\n" + rows
    for run in find_line_runs(source):
        blocks = list(read_line_run(source, run, 0))
        assert [source[b.place.start : b.place.end] for b in blocks] == [b.text for b in blocks]
        assert all(b.cell and b.cell.column + b.cell.colspan <= 4 + further for b in blocks)
