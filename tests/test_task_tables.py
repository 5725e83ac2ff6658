"""Task tables of several shapes, each a grid built from rows of cells."""

from dataclasses import replace

import pytest
from table_plan import Merged, table_plan
from task_cases import KNOWN, roles

from extractors.tasks import extract_tasks
from models.facts import Task

HEADER = ["TT", "Nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]


def read(rows: list[list[str | Merged]]) -> list[Task]:
    plan = table_plan(rows)
    tasks, _ = extract_tasks(plan, KNOWN)
    for task in tasks:
        for evidence in (task.evidence, *(given.evidence for given in task.assignments)):
            assert plan.text[evidence.span.start : evidence.span.end] == evidence.quote
    return [task for task in tasks if task.source == "table"]


def test_plain_table_with_sections() -> None:
    tasks = read(
        [
            [*HEADER],
            ["I", Merged("CẢI CÁCH THỂ CHẾ", colspan=5)],
            ["1", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Các sở, ban, ngành", "Quý II/2023"],
            ["II", Merged("CẢI CÁCH TÀI CHÍNH CÔNG", colspan=5)],
            ["2", "Giao dự toán", "Quyết định", "Sở Tài chính", "UBND cấp huyện", "Hằng năm"],
        ]
    )
    assert [(t.row_label, t.task, t.product, t.area, t.objective) for t in tasks] == [
        ("1", "Rà soát văn bản", "Báo cáo", 1, None),
        ("2", "Giao dự toán", "Quyết định", 5, None),
    ]
    assert [roles(t) for t in tasks] == [
        "lead Sở Tư pháp | coordinate Các sở, ban, ngành",
        "lead Sở Tài chính | coordinate UBND cấp huyện",
    ]
    first, second = (t.deadline for t in tasks)
    assert first
    assert second
    assert first.interval
    assert (first.interval.iso(), second.recurrence) == ("2023-04-01/2023-06-30", "yearly")


GOALS_FIRST = ["Mục tiêu", "TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]
_THIRD = ["1", "Rà soát văn bản", "Sở Tư pháp", "Sở Nội vụ", "Quý II/2023"]
_FOURTH = ["2", "Giao dự toán", "Sở Tài chính", "UBND cấp huyện", "Hằng năm"]
_FIRST_GOAL, _SECOND_GOAL = "Văn bản dễ tra cứu", "Chi tiết kiệm"
_SECTIONS: list[list[list[str | Merged]]] = [
    # the label under the goals, the title over all else
    [["I", Merged("CẢI CÁCH THỂ CHẾ", colspan=5)], ["II", Merged("Cải cách tài chính công", colspan=5)]],
    # no label, or one before the title
    [["", Merged("Cải cách thể chế", colspan=5)], ["", Merged("Cải cách tài chính công", colspan=5)]],
    [[Merged("A. CẢI CÁCH THỂ CHẾ", colspan=6)], [Merged("B. Cải cách tài chính công", colspan=6)]],
    # a dump that repeats the words of a merged cell in every seat
    [["I", *["Cải cách thể chế"] * 5], ["II", *["CẢI CÁCH TÀI CHÍNH CÔNG"] * 5]],
    [["Cải cách thể chế"] * 6, ["Cải cách tài chính công"] * 6],
    # the label in its own column, the title before and after it
    [["", "I", Merged("Cải cách thể chế", colspan=4)], ["", "II", Merged("Cải cách tài chính công", colspan=4)]],
]  # fmt: skip


@pytest.mark.parametrize("sections", _SECTIONS)
def test_sections_of_a_table_that_begins_with_its_goals(
    sections: list[list[str | Merged]],
) -> None:
    tasks = read(
        [[*GOALS_FIRST], sections[0], [_FIRST_GOAL, *_THIRD], sections[1], [_SECOND_GOAL, *_FOURTH]]
    )
    assert [(t.row_label, t.task, t.area, t.objective) for t in tasks] == [
        ("1", "Rà soát văn bản", 1, _FIRST_GOAL),
        ("2", "Giao dự toán", 5, _SECOND_GOAL),
    ]


def test_section_beside_goals_merged_over_it() -> None:
    tasks = read(
        [
            [*GOALS_FIRST],
            [Merged(_FIRST_GOAL, rowspan=3), "I", Merged("Cải cách thể chế", colspan=4)],
            [*_THIRD],
            [*_FOURTH],
        ]
    )
    assert [(t.row_label, t.area, t.objective) for t in tasks] == [
        ("1", 1, _FIRST_GOAL),
        ("2", 1, _FIRST_GOAL),
    ]


def test_a_task_whose_helpers_are_its_leads_is_no_section() -> None:
    tasks = read(
        [
            [*HEADER],
            ["1", "Lập sổ", "Sổ", Merged("Sở Tư pháp", colspan=2), "Quý II/2023"],
            ["2", Merged("Giao dự toán", colspan=2), "Sở Tài chính", "", "Hằng năm"],
            ["3", "Chi trả", "Chi trả", "Sở Y tế", "", "Hằng năm"],
        ]
    )
    assert [t.row_label for t in tasks] == ["1", "2", "3"]


def test_sections_merged_over_the_whole_row() -> None:
    tasks = read(
        [
            [*HEADER],
            [Merged("I. CẢI CÁCH THỂ CHẾ", colspan=6)],
            ["1", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp", "Các sở, ban, ngành", "Quý II/2023"],
            [Merged("II. Cải cách tài chính công.", colspan=6)],
            ["2", "Giao dự toán", "Quyết định", "Sở Tài chính", "UBND cấp huyện", "Hằng năm"],
        ]
    )
    assert [(t.row_label, t.task, t.area) for t in tasks] == [
        ("1", "Rà soát văn bản", 1),
        ("2", "Giao dự toán", 5),
    ]


def test_two_level_header_and_merged_cells() -> None:
    tasks = read(
        [
            [Merged("STT", rowspan=2), Merged("Mục tiêu", rowspan=2), Merged("Nội dung", rowspan=2),
             Merged("Cơ quan thực hiện", colspan=2), Merged("Thời gian", rowspan=2)],
            ["Chủ trì", "Phối hợp"],
            ["1", Merged("Nâng cao hài lòng", rowspan=2), "Khảo sát", Merged("Sở Nội vụ", rowspan=2), "Bưu điện tỉnh", "2023"],
            ["2", "Công bố kết quả", "Sở Y tế", Merged("Quý IV")],
        ]
    )  # fmt: skip
    assert [(t.objective, t.task, t.timeframe_text) for t in tasks] == [
        ("Nâng cao hài lòng", "Khảo sát", "2023"),
        ("Nâng cao hài lòng", "Công bố kết quả", "Quý IV"),
    ]
    assert [roles(t) for t in tasks] == [
        "lead Sở Nội vụ | coordinate Bưu điện tỉnh",
        "lead Sở Nội vụ | coordinate Sở Y tế",
    ]
    assert tasks[1].evidence.quote.startswith("2\tCông bố kết quả")


def test_one_column_for_both_roles() -> None:
    tasks = read(
        [
            ["TT", "Nội dung công việc", "Cơ quan thực hiện", "Thời hạn"],
            ["1", "Tập huấn", "Chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính, UBND cấp xã", "Tháng 6"],
            ["2", "Kiểm tra", "Sở Nội vụ, Thanh tra tỉnh", "Tháng 9"],
            ["3", "Tổng kết", "Sở Nội vụ chủ trì, các sở, ngành phối hợp", "Tháng 12"],
            ["4", "Đo đạc", "Sở Xây dựng phối hợp với UBND cấp xã", "Tháng 5"],
            ["5", "Thẩm tra", "Sở Tư pháp; phối hợp: Công an tỉnh", "Tháng 7"],
            ["6", "Thu phí", "Sở Y tế (chủ trì); Thuế tỉnh, Công an tỉnh (phối hợp)", "Tháng 8"],
            ["7", "Sửa luật", "Cơ quan chủ trì soạn thảo", "Tháng 9"],
        ]
    )
    assert [roles(t) for t in tasks] == [
        "lead Sở Nội vụ | coordinate Sở Tài chính; UBND cấp xã",
        "lead Sở Nội vụ; Thanh tra tỉnh",
        "lead Sở Nội vụ | coordinate các sở, ngành",
        "lead Sở Xây dựng | coordinate UBND cấp xã",
        "lead Sở Tư pháp | coordinate Công an tỉnh",
        "lead Sở Y tế | coordinate Thuế tỉnh; Công an tỉnh",
        "lead Cơ quan chủ trì soạn thảo",
    ]


def test_cells_over_both_roles_and_further_columns() -> None:
    tasks = read(
        [
            ["TT", "Tên văn bản, nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Cơ quan thẩm định", "Lãnh đạo chỉ đạo", "Thời gian trình"],
            ["1", "Quy chế làm việc", Merged("Sở Nội vụ", colspan=2), "Sở Tư pháp", "Ông Trần Văn Bình", "Tháng 3"],
        ]
    )  # fmt: skip
    assert [roles(t) for t in tasks] == ["lead Sở Nội vụ | advise Sở Tư pháp"]


def test_merged_task_with_two_products() -> None:
    tasks = read(
        [
            [*HEADER],
            [Merged("1", rowspan=2), Merged("Xây dựng đề án", rowspan=2), "Đề cương", "Sở Nội vụ", "", "Tháng 3"],
            ["Đề án", "Sở Y tế", "", "Tháng 9"],
        ]
    )  # fmt: skip
    assert [(t.row_label, t.task, t.product, roles(t)) for t in tasks] == [
        ("1", "Xây dựng đề án", "Đề cương", "lead Sở Nội vụ"),
        ("1", "Xây dựng đề án", "Đề án", "lead Sở Y tế"),
    ]


def test_no_header_row() -> None:
    tasks = read(
        [
            ["1", "Ban hành kế hoạch kiểm tra công vụ tại các huyện", "Kế hoạch", "Sở Nội vụ", "Các sở, ban, ngành", "Quý I/2023"],
            ["2", "Tổ chức hội nghị đối thoại với doanh nghiệp của tỉnh", "Hội nghị", "Sở Công Thương", "UBND cấp huyện", "Quý II/2023"],
            ["3", "Báo cáo kết quả thực hiện kế hoạch cải cách của năm", "Báo cáo", "Sở Nội vụ", "Các sở, ban, ngành", "Tháng 12/2023"],
        ]
    )  # fmt: skip
    assert [(t.row_label, t.product, roles(t), t.timeframe_text) for t in tasks] == [
        ("1", "Kế hoạch", "lead Sở Nội vụ | coordinate Các sở, ban, ngành", "Quý I/2023"),
        ("2", "Hội nghị", "lead Sở Công Thương | coordinate UBND cấp huyện", "Quý II/2023"),
        ("3", "Báo cáo", "lead Sở Nội vụ | coordinate Các sở, ban, ngành", "Tháng 12/2023"),
    ]


def test_continuation_rows_and_repeated_headers() -> None:
    tasks = read(
        [
            [*HEADER],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["1", "Xây dựng cơ sở dữ liệu", "Phần mềm", "Sở Nội vụ", "Sở Tài chính", "Năm 2023"],
            [*HEADER],
            ["", "", "Báo cáo", "", "Sở Y tế", ""],
            ["2", "Số hóa hồ sơ", "Dữ liệu", "Văn phòng UBND tỉnh", "", "Thường xuyên"],
        ]
    )
    assert [(t.row_label, t.product, roles(t)) for t in tasks] == [
        ("1", "Phần mềm Báo cáo", "lead Sở Nội vụ | coordinate Sở Tài chính; Sở Y tế"),
        ("2", "Dữ liệu", "lead Văn phòng UBND tỉnh"),
    ]


def test_quarters_marked_by_x() -> None:
    tasks = read(
        [
            [Merged("TT", rowspan=2), Merged("Nhiệm vụ", rowspan=2), Merged("Đơn vị chủ trì", rowspan=2), Merged("Thời gian thực hiện", colspan=4)],
            ["Quý I", "Quý II", "Quý III", "Quý IV"],
            ["1", "Kiểm tra đột xuất", "Sở Nội vụ", "x", "", "", "x"],
            ["2", "Chấm điểm", "Sở Nội vụ", "", "", "", "x"],
        ]
    )  # fmt: skip
    assert [t.timeframe_text for t in tasks] == ["Quý I, Quý IV", "Quý IV"]
    assert tasks[1].deadline
    assert tasks[1].deadline.interval
    assert tasks[1].deadline.interval.iso() == "2023-10-01/2023-12-31"


MARKED: list[tuple[list[list[str | Merged]], list[str | None], str]] = [
    (
        [
            ["STT", "Nội dung", "Chủ trì", "Phối hợp", "Quý I", "Quý II", "Quý III", "Quý IV"],
            ["I", Merged("TRUYỀN THÔNG", colspan=7)],
            ["1", "Phát tờ rơi", "Sở Y tế", "Hội Nông dân tỉnh", "", "x", "x", ""],
            ["2", "Treo băng rôn", "UBND cấp xã", "", "", "", "", "X"],
        ],
        ["Quý II, Quý III", "Quý IV"],
        "2023-10-01/2023-12-31",
    ),
    (
        [
            ["TT", "Công việc", "Đơn vị thực hiện", "Tháng 4", "Tháng 5", "Tháng 6", "Ghi chú"],
            ["1", "Rà phá bom mìn đồi A1", "Bộ Chỉ huy quân sự tỉnh", "✓", "", "", "120 ha"],
            ["2", "Trồng lại rừng", "Chi cục Kiểm lâm", "", "", "✓", ""],
        ],
        ["Tháng 4", "Tháng 6"],
        "2023-06-01/2023-06-30",
    ),
    (
        [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Năm 2022", "Năm 2023", "Năm 2024"],
            ["1", "Lập bản đồ ngập lụt", "Sở Tài nguyên và Môi trường", "x", "x", ""],
            ["2", "Dựng tháp cảnh báo", "Đài Khí tượng Thủy văn tỉnh", "", "x", ""],
        ],
        ["Năm 2022, Năm 2023", "Năm 2023"],
        "2023-01-01/2023-12-31",
    ),
]


@pytest.mark.parametrize(("rows", "times", "last"), MARKED)
def test_columns_of_times_hold_marks(
    rows: list[list[str | Merged]], times: list[str | None], last: str
) -> None:
    tasks = read(rows)
    assert [t.timeframe_text for t in tasks] == times
    deadline = tasks[-1].deadline
    assert deadline
    assert deadline.interval
    assert deadline.interval.iso() == last


def test_columns_of_quarters_with_numbers_say_no_time() -> None:
    tasks = read(
        [
            ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Quý I", "Quý II"],
            ["1", "Cấp thẻ căn cước", "Công an tỉnh", "12.000", "15.000"],
            ["2", "Đổi giấy phép lái xe", "Sở Giao thông vận tải", "800", "x"],
        ]
    )
    assert [t.timeframe_text for t in tasks] == [None, None]


def test_sub_sections_by_deeper_labels() -> None:
    tasks = read(
        [
            [*HEADER],
            ["1", "Công tác tuyên truyền", "", "", "", ""],
            ["1.1", "Mở chuyên mục", "Chuyên mục", "Báo Tuyên Quang", "", "Hằng tháng"],
            ["1.2", "Thi tìm hiểu", "Cuộc thi", "Tỉnh đoàn", "Sở Nội vụ", "Quý III"],
        ]
    )
    assert [(t.row_label, t.objective) for t in tasks] == [
        ("1.1", "Công tác tuyên truyền"),
        ("1.2", "Công tác tuyên truyền"),
    ]


def test_twice_printed_objective_and_budget() -> None:
    (task,) = read(
        [
            ["STT", "Mục tiêu", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí", "Thời gian"],
            ["1", "Giảm giấy tờ\nGiảm giấy tờ", "Cắt giảm hồ sơ", "Sở Xây dựng", "20 triệu đồng", "2023"],
        ]
    )  # fmt: skip
    assert (task.objective, task.budget_text) == ("Giảm giấy tờ", "20 triệu đồng")


def test_unknown_bodies_are_kept_as_printed() -> None:
    plan = table_plan(
        [
            [*HEADER],
            ["1", "Thu gom rác", "Báo cáo", "Tổ tự quản; Sở Xây dựng", "Hộ kinh doanh", "2023"],
        ]
    )
    (task,), issues = extract_tasks(plan, KNOWN)
    assert roles(task) == "lead Tổ tự quản; Sở Xây dựng | coordinate Hộ kinh doanh"
    assert [issue.code for issue in issues] == ["unknown_agency", "unknown_agency"]


def test_sub_headers_that_nobody_knows_stand_below_a_merged_one() -> None:
    tasks = read(
        [
            [Merged("TT", rowspan=2), Merged("Tên gọi", rowspan=2), Merged("Phân công", colspan=2), Merged("Thời hạn", rowspan=2), Merged("Tiền", colspan=2)],
            ["Chủ trì", "Cùng làm", "Trung ương", "Tỉnh"],
            ["1", "Trồng cây dọc các tuyến đường mới mở", "Sở Xây dựng", "UBND cấp xã", "Tháng 6", "10", "20"],
        ]
    )  # fmt: skip
    assert [(t.row_label, t.timeframe_text) for t in tasks] == [("1", "Tháng 6")]
    assert roles(tasks[0]).startswith("lead Sở Xây dựng")


@pytest.mark.parametrize(
    ("cell", "product", "time"),
    [
        ("Báo cáo (trước ngày 10/6)", "Báo cáo", "trước ngày 10/6"),
        ("Quyết định; Quý IV", "Quyết định", "Quý IV"),
        ("Đề án - hằng năm", "Đề án", "hằng năm"),
        ("Sổ tay (bản in); tháng 9", "Sổ tay (bản in)", "tháng 9"),
        ("Kế hoạch năm 2024", "Kế hoạch", "năm 2024"),
        ("Quý III/2023", None, "Quý III/2023"),
        ("Báo cáo (bản giấy)", "Báo cáo (bản giấy)", None),
        ("Lớp học; tờ rơi", "Lớp học; tờ rơi", None),
    ],
)
def test_products_and_times_in_one_column(cell: str, product: str | None, time: str | None) -> None:
    header = ["TT", "Nhiệm vụ", "Chủ trì", "Sản phẩm/Thời gian"]
    (task,) = read([header, ["1", "Dọn vệ sinh môi trường các khu chợ", "Sở Y tế", cell]])
    assert (task.product, task.timeframe_text) == (product, time)


LEFT = [
    [["1", "Sở Nội vụ", "0255 300"], ["2", "Sở Y tế", "0255 301"], ["3", "Sở Xây dựng", "0255 302"]],
    [["1", "Sở Nội vụ", "46", "12"], ["2", "Sở Y tế", "18", "5"], ["3", "Sở Xây dựng", "7", "2"]],
    [["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2023"], ["1", "Hồ sơ", "%", "90"], ["2", "Điểm", "điểm", "85"]],
    [["TT", "Họ và tên", "Điện thoại"], ["1", "Nguyễn Văn An", "0912"], ["2", "Lê Thị Bình", "0913"]],
    [["TT", "Tiêu chí", "Điểm tối đa"], ["1", "Ban hành kế hoạch", "2"], ["2", "Báo cáo", "1"]],
]  # fmt: skip


@pytest.mark.parametrize("rows", LEFT)
def test_other_tables_are_left_with_their_reason(rows: list[list[str | Merged]]) -> None:
    tasks, issues = extract_tasks(table_plan(rows), KNOWN)
    assert tasks == ()
    assert [issue.code for issue in issues] == ["table_left"]


def test_without_reform_title_no_area() -> None:
    known = replace(KNOWN, metadata=replace(KNOWN.metadata, title="Phát triển du lịch năm 2023"))
    plan = table_plan(
        [
            [*HEADER],
            ["I", Merged("CHUYỂN ĐỔI SỐ", colspan=5)],
            ["1", "Lập bản đồ số", "Bản đồ", "Sở Du lịch", "", "2023"],
        ]
    )
    (task,), _ = extract_tasks(plan, known)
    assert task.area is None


@pytest.mark.parametrize(
    ("under_don_vi", "is_agency"),
    [
        (["%", "hạng", "phút"], False),
        (["Tỷ đồng", "Người", "Điểm"], False),
        (["%", "Sở Nội vụ", "Công an tỉnh"], True),
        (["Sở Y tế", "UBND cấp xã", "Thanh tra tỉnh"], True),
    ],
)
def test_don_vi_over_units_is_no_agency(under_don_vi: list[str], is_agency: bool) -> None:
    names = ["Rà soát quy trình", "Thời gian chờ", "Số hóa hồ sơ"]
    rows: list[list[str | Merged]] = [["TT", "Nội dung", "Đơn vị", "Năm 2023"]]
    cells = zip(names, under_don_vi, strict=True)
    rows += [[str(i), name, unit, "20"] for i, (name, unit) in enumerate(cells, 1)]
    assert any(task.assignments for task in read(rows)) is is_agency
