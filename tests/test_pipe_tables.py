"""Tables of dumps that print a cell a line-run: rows, sections, merged cells."""

import pytest
from reading import LETTERHEAD, plan_of

from models.plan import Plan
from models.structure import Table


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
