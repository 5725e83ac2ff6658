"""Time cells and deadlines in prose, as (words, what they say) rows."""

import pytest

from extractors import deadlines
from extractors.deadlines import find_deadlines, parse_deadline
from models.dates import DateInterval, Deadline
from models.rule import Rule

PLAN = DateInterval.year(2025)

# Cell | what it says in a plan of 2025.
CELLS = r"""
2021-2025 | 2021-01-01/2025-12-31 period
2021 - 2025 | 2021-01-01/2025-12-31 period
Giai đoạn 2026-2030 | 2026-01-01/2030-12-31 period
2021-2025, định hướng 2030 | 2021-01-01/2025-12-31 period
Năm 2024 | 2024-01-01/2024-12-31 year
2021 | 2021-01-01/2021-12-31 year
Trong năm 2023 | 2023-01-01/2023-12-31 year
2021, 2022 | 2021-01-01/2022-12-31 period
Năm 2024, năm 2025 | 2024-01-01/2025-12-31 period
Năm 2025-2026 | 2025-01-01/2026-12-31 period
Đến 2030 | ../2030-12-31 year
Hết năm 2026 | ../2026-12-31 year
2024 và các năm tiếp theo | 2024-01-01/2025-12-31 period
Cả năm | 2025-01-01/2025-12-31 year
Trong năm | 2025-01-01/2025-12-31 year
Cuối năm | ../2025-12-31 year
Quý II | 2025-04-01/2025-06-30 quarter
Quý I/2025 | 2025-01-01/2025-03-31 quarter
Quý 2 2025 | 2025-04-01/2025-06-30 quarter
Qúy IV | 2025-10-01/2025-12-31 quarter
Quý II + III | 2025-04-01/2025-09-30 quarter
Quý I, quý III/2024 | 2024-01-01/2024-09-30 quarter
Quý I,II,III,IV | 2025-01-01/2025-12-31 quarter
Quý IV/2024 - Quý I/2025 | 2024-10-01/2025-03-31 quarter
6 tháng đầu năm | 2025-01-01/2025-06-30 half
6 tháng cuối năm 2024 | 2024-07-01/2024-12-31 half
Tháng 3, tháng 9 | 2025-03-01/2025-09-30 month
Tháng 01 - 03/2025 | 2025-01-01/2025-03-31 month
Từ tháng 3 đến tháng 9 | 2025-03-01/2025-09-30 month
6/2025 | 2025-06-01/2025-06-30 month
T6/2025 | 2025-06-01/2025-06-30 month
Trước tháng 6 | ../2025-05-31 month
Trước 30/6/2025 | ../2025-06-29 day
Trước ngày\n15/12/2024 | ../2024-12-14 day
Hoàn thành trước 15/12 | ../2025-12-14 day
30/6 | 2025-06-30/2025-06-30 day
31/12/2025 | 2025-12-31/2025-12-31 day
Chậm nhất 30/11/2025 | ../2025-11-30 day
15/3, 15/9 | 2025-03-15/2025-09-15 day
Hàng năm | yearly FREQ=YEARLY
Hằng năm | yearly FREQ=YEARLY
Hằng\nnăm | yearly FREQ=YEARLY
01 lần/năm | yearly FREQ=YEARLY
02 lần/năm | half_yearly FREQ=MONTHLY;INTERVAL=6
6 tháng một lần | half_yearly FREQ=MONTHLY;INTERVAL=6
Định kỳ 6 tháng, năm | half_yearly FREQ=MONTHLY;INTERVAL=6
Hàng quý | quarterly FREQ=MONTHLY;INTERVAL=3
Định kỳ quý | quarterly FREQ=MONTHLY;INTERVAL=3
Hằng quý, 6 tháng, năm | quarterly FREQ=MONTHLY;INTERVAL=3
Mỗi quý 01 lần | quarterly FREQ=MONTHLY;INTERVAL=3
Thường xuyên, hằng quý | quarterly FREQ=MONTHLY;INTERVAL=3
Hàng tháng | monthly FREQ=MONTHLY
Từng tháng | monthly FREQ=MONTHLY
Hằng tuần | weekly FREQ=WEEKLY
Thứ Sáu hằng tuần | weekly FREQ=WEEKLY;BYDAY=FR
Trước thứ 6 hàng tuần | weekly FREQ=WEEKLY;BYDAY=FR
Ngày 20 của tháng cuối quý | quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20
Trước ngày 20 của tháng cuối quý | quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20
Trước ngày 25 tháng cuối của quý | quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25
Ngày 05 tháng đầu quý sau | quarterly FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5
Trước ngày 01 của tháng đầu quý | quarterly FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1
Tháng cuối quý | quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
Trước ngày 15/11 hằng năm | yearly FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15
Trước ngày 01/3 hàng năm | yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1
Ngày 10 tháng 12 hằng năm | yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10
Trước ngày 15/6 và 15/12 hằng năm | yearly FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15
Trước ngày 15/6 và 20/12 hằng năm | yearly None
Hằng quý, trước ngày 20 của tháng cuối quý | quarterly FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20
Hằng tháng, trước ngày 25 | monthly FREQ=MONTHLY;BYMONTHDAY=25
Quý IV hằng năm | yearly FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1
Trước quý II hằng năm | yearly FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1
Tháng 3, tháng 9 hằng năm | yearly FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=-1
Chậm nhất ngày 05 hằng tháng | monthly FREQ=MONTHLY;BYMONTHDAY=5
Trước ngày 25 hàng tháng | monthly FREQ=MONTHLY;BYMONTHDAY=25
Trước ngày 01 hằng tháng | monthly FREQ=MONTHLY;BYMONTHDAY=1
Ngày cuối cùng hằng tháng | monthly FREQ=MONTHLY;BYMONTHDAY=-1
Ngày 10 của tháng sau | monthly FREQ=MONTHLY;BYMONTHDAY=10
Thường xuyên | continuous None
Thường xuyên, liên tục | continuous None
Liên tục | continuous None
Khi có yêu cầu | ad_hoc None
Đột xuất | ad_hoc None
Theo yêu cầu | ad_hoc None
Định kỳ, đột xuất | ad_hoc None
Theo tiến độ | nothing
Theo quy định | nothing
Theo kế hoạch | nothing
Định kỳ | nothing
Ngay sau khi có Nghị quyết của HĐND tỉnh | nothing
Trong thời hạn 09 tháng, kể từ ngày ban hành | nothing
Theo Kế hoạch số 12/KH-UBND ngày 01/02/2024 | nothing
"""
NO_CELLS = [
    "",
    "Sở Nội vụ",
    "Nghị quyết",
    "Báo cáo",
    "100%",
    "15",
    "Quyết định; kế hoạch",
    "x",
    "-",
]
# Without a plan of one year these are times without a date.
UNDATED = [
    "Quý II",
    "Cả năm",
    "Trong năm",
    "Tháng 3, tháng 9",
    "6 tháng đầu năm",
    "30/6",
    "Cuối năm",
]

# Prose | the words of its deadlines, and what each says, parted by `;`.
PROSE = [
    ("Xây dựng đề án, hoàn thành trong quý II/2025.", "trong quý II/2025"),
    ("Rà soát danh mục và trình trong tháng 6/2025;", "trong tháng 6/2025"),
    ("Ban hành quy chế trước 31/01/2025.", "trước 31/01/2025"),
    ("Gửi báo cáo trước ngày 20 của tháng cuối quý.", "trước ngày 20 của tháng cuối quý"),
    ("Nộp về Sở Nội vụ chậm nhất ngày 15/12/2024 để gộp", "chậm nhất ngày 15/12/2024"),
    ("Nộp báo cáo chậm nhất vào ngày 05 hằng tháng", "chậm nhất vào ngày 05 hằng tháng"),
    ("Tổ chức sơ kết kế hoạch giai đoạn 2021-2025 (Quý 4/2023)", "Quý 4/2023"),
    ("Báo cáo định kỳ hằng quý về Sở Nội vụ.", "định kỳ hằng quý"),
    ("Hằng năm, tổ chức đối thoại với dân.", "Hằng năm"),
    ("Năm 2025, hoàn thành sắp xếp các đơn vị", "Năm 2025"),
    ("- Quý III/2025: tổ chức hội nghị", "Quý III/2025"),
    ("Thời gian thực hiện: Quý IV/2024.", "Quý IV/2024"),
    ("Thời gian hoàn thành: năm 2025", "năm 2025"),
    ("Đến hết năm 2025, mọi xã có mạng", "Đến hết năm 2025"),
    ("Thường xuyên theo dõi, đôn đốc các xã", "Thường xuyên"),
    ("Trong giai đoạn 2021-2025 giảm đầu mối", "Trong giai đoạn 2021-2025"),
    ("Mở lớp tập huấn, quý II/2025.", "quý II/2025"),
    ("Báo cáo trước ngày 15/12 hằng năm.", "trước ngày 15/12 hằng năm"),
]
NO_PROSE = [
    "Triển khai Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ",
    "Theo Công văn số 12/SNV-CCHC ngày 05/3/2024",
    "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024",
    "Thực hiện Chương trình tổng thể giai đoạn 2021-2030",
    "Triển khai Kế hoạch cải cách hành chính năm 2024 của tỉnh",
    "Đề án chuyển đổi số tỉnh đến năm 2025, định hướng đến năm 2030",
    "Chương trình phát triển nhà ở đến năm 2030 của tỉnh",
    "tăng 5% so với năm 2024",
    "tăng so với cùng kỳ 6 tháng đầu năm 2024.",
    "cao hơn quý I/2024.",
    "báo cáo kết quả năm 2024",
    "báo cáo quý I, báo cáo 06 tháng",
    "tính đến ngày 31/12/2023 đã có 5 xã",
    "Kế hoạch có hiệu lực từ ngày 01/01/2025",
    "Hội nghị ngày 05/01/2024 đã bàn",
    "Ngày 15/12/2023, tỉnh ban hành kế hoạch",
    "nguồn chi thường xuyên của tỉnh",
    "là nhiệm vụ thường xuyên",
    "xây dựng kế hoạch kiểm tra hàng năm",
    "Theo đề nghị của Giám đốc Sở Nội vụ",
    "mỗi năm tăng tối thiểu 20%",
    "tầm nhìn đến năm 2045",
]


def said(deadline: Deadline | None) -> str | None:
    if deadline is None:
        return None
    if deadline.interval:
        return f"{deadline.interval.iso()} {deadline.interval.precision}"
    return f"{deadline.recurrence} {deadline.rule}" if deadline.recurrence else "nothing"


CELL_ROWS = [line.replace(r"\n", "\n").split(" | ", 1) for line in CELLS.strip("\n").split("\n")]


@pytest.mark.parametrize(("text", "expected"), CELL_ROWS)
def test_cell(text: str, expected: str) -> None:
    deadline = parse_deadline(text, period=PLAN)
    assert said(deadline) == expected
    assert deadline is not None
    assert deadline.text == " ".join(text.split())


@pytest.mark.parametrize("text", NO_CELLS)
def test_no_cell(text: str) -> None:
    assert parse_deadline(text, period=PLAN) is None


@pytest.mark.parametrize("text", UNDATED)
@pytest.mark.parametrize("period", [None, DateInterval.years(2021, 2025)])
def test_year_is_never_guessed(text: str, period: DateInterval | None) -> None:
    assert parse_deadline(text, period=period) == Deadline(text)


def test_onward_without_a_period_says_only_its_year() -> None:
    deadline = parse_deadline("2024 và các năm tiếp theo")
    assert deadline is not None
    assert deadline.interval == DateInterval.year(2024)


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: str) -> None:
    (found,) = find_deadlines(text, period=PLAN)
    assert text[found.span.start : found.span.end] == expected == found.deadline.text
    assert said(found.deadline) == said(parse_deadline(expected, period=PLAN))


@pytest.mark.parametrize("text", NO_PROSE)
def test_no_prose(text: str) -> None:
    assert find_deadlines(text, period=PLAN) == []


@pytest.mark.xfail(reason="a result reads like a promise where its verb does not say `đã`")
def test_known_failure_result() -> None:
    assert find_deadlines("Năm 2019, tổ chức được 12 hội nghị") == []


@pytest.mark.xfail(reason="`hàng năm` after a noun that names no document reads as a time")
def test_known_failure_adjective() -> None:
    assert find_deadlines("làm cơ sở đánh giá, xếp loại hàng năm") == []


@pytest.mark.parametrize("one", deadlines.RULES, ids=lambda one: one.name)
def test_rules(one: Rule) -> None:
    assert all(one.first(example) for example in one.examples)
    assert not any(one.first(example) for example in one.counter_examples)


# Sentence | the rules of its deadlines: a day said later in the clause belongs to what recurs.
RECURRING_DAYS = [
    ("Hằng năm các xã báo cáo (qua Sở Y tế) trước ngày 15/11 để tổng hợp.", ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"]),
    ("Định kỳ hằng năm tổ chức đối thoại trong tháng 10.", ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=-1"]),
    ("Hằng năm rà soát, hoàn thành trong quý I.", ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=-1"]),
    ("Hằng tháng, gửi số liệu trước ngày 25.", ["FREQ=MONTHLY", "FREQ=MONTHLY;BYMONTHDAY=25"]),
    # a day of one year, or of another sentence, is no day of what recurs
    ("Hằng năm kiểm tra, hoàn thành trước ngày 15/11/2025.", ["FREQ=YEARLY", None]),
    ("Hằng năm tổ chức sơ kết. Báo cáo trước ngày 15/10.", ["FREQ=YEARLY", None]),
    ("Hằng tháng công khai trước ngày 25/6.", ["FREQ=MONTHLY", None]),
    ("Trước ngày 31/12 hằng năm nộp báo cáo.", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rules"), RECURRING_DAYS)
def test_the_day_of_what_recurs(sentence: str, rules: list[str | None]) -> None:
    found = find_deadlines(sentence, period=PLAN)
    assert [one.deadline.rule for one in found] == rules


def test_a_day_without_year_needs_no_plan_year_where_it_recurs() -> None:
    deadline = parse_deadline("Hằng năm, trước ngày 31/12", period=DateInterval.years(2021, 2025))
    assert deadline is not None
    assert (deadline.interval, deadline.rule) == (None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31")
