"""Full dates and phrases of time, as (words, what they say) rows."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import date_phrases
from extractors.date_phrases import (
    DatePhrase,
    find_date_phrases,
    find_dates,
    is_citation_date,
    parse_date,
)
from models.dates import DateInterval
from models.rule import Rule

PLAN = DateInterval.year(2025)

DATES = [
    ("ngày 29 tháng 12 năm 2023", "2023-12-29"), ("Ngày 02 tháng 8 năm 2021", "2021-08-02"),
    ("29 tháng 12 năm 2023", "2023-12-29"), ("ngày 02 tháng 8\nnăm 2021", "2021-08-02"),
    ("ngày 05 tháng12 năm 2025", "2025-12-05"), ("ngày l5 tháng 3 năm 2022", "2022-03-15"),
    ("ngày 7 thảng 4 năm 2019", "2019-04-07"), ("15/7/2021", "2021-07-15"),
    ("15-7-2021", "2021-07-15"), ("09/7/2021", "2021-07-09"), ("15.7.2021", "2021-07-15"),
    ("15/7/ 2021", "2021-07-15"), ("06 / 7 /2005", "2005-07-06"), ("16/7/20 21", "2021-07-16"),
    ("15/7/\n2021", "2021-07-15"), ("ngày 30/11/2012", "2012-11-30"), ("29/02/2024", "2024-02-29"),
    ("NGÀY 01 THÁNG 6 NĂM 2010", "2010-06-01"), ("ngày mùng 3 tháng 2 năm 2020", "2020-02-03"),
]  # fmt: skip
NO_DATES = [
    "31/02/2024", "29/02/2023", "32/1/2021", "15/13/2021", "00/5/2020", "17/3/20015", "15/2021",
    "ngày 27 năm 12 năm 2019", "ngày    tháng 12 năm 2025", "76/NQ-CP", "2021", "tháng 6 năm 2025",
    "", "15/7-2021", "80/100",
]  # fmt: skip

# Words | interval, precision, kind of the one phrase that the whole row is.
WHOLE = """
năm 2024 | 2024-01-01/2024-12-31 year within
NĂM 2024 | 2024-01-01/2024-12-31 year within
trong năm 2024 | 2024-01-01/2024-12-31 year within
ngay trong năm 2026 | 2026-01-01/2026-12-31 year within
đầu năm 2026 | 2026-01-01/2026-12-31 year within
hết năm 2025 | ../2025-12-31 year until
đến hết năm 2023 | ../2023-12-31 year until
đến cuối năm 2025 | ../2025-12-31 year until
cuối năm 2026 | ../2026-12-31 year until
trước cuối năm 2025 | ../2025-12-31 year until
từ nay đến hết năm 2025 | ../2025-12-31 year until
đến năm 2030 | ../2030-12-31 year until
tới năm 2028 | ../2028-12-31 year until
đến 2030 | ../2030-12-31 year until
trước năm 2026 | ../2025-12-31 year before
từ năm 2024 | 2024-01-01/2025-12-31 year since
kể từ năm 2025 | 2025-01-01/2025-12-31 year since
tầm nhìn đến 2045 | ../2045-12-31 year horizon
tầm nhìn 2050 | ../2050-12-31 year horizon
tầm nhìn đến năm 2045 | ../2045-12-31 year horizon
định hướng đến năm 2030 | ../2030-12-31 year horizon
định hướng đến 2030 | ../2030-12-31 year horizon
hướng đến năm 2035 | ../2035-12-31 year horizon
đến hết năm | ../2025-12-31 year until
cuối năm | ../2025-12-31 year until
trong năm | 2025-01-01/2025-12-31 year within
cả năm | 2025-01-01/2025-12-31 year within
giai đoạn 2021 - 2025 | 2021-01-01/2025-12-31 period within
giai đoạn 2021- 2025 | 2021-01-01/2025-12-31 period within
Giai đoạn 2016—2020 | 2016-01-01/2020-12-31 period within
giai đoạn 20112020 | 2011-01-01/2020-12-31 period within
giai đoạn (2021 - 2025) | 2021-01-01/2025-12-31 period within
giai đoạn 2021 đến 2025 | 2021-01-01/2025-12-31 period within
trong giai đoạn 2026-2030 | 2026-01-01/2030-12-31 period within
thời kỳ 2021-2030 | 2021-01-01/2030-12-31 period within
nhiệm kỳ 2020-2025 | 2020-01-01/2025-12-31 period within
năm học 2024-2025 | 2024-01-01/2025-12-31 period within
2021-2025 | 2021-01-01/2025-12-31 period within
2021 -2025 | 2021-01-01/2025-12-31 period within
2021–2025 | 2021-01-01/2025-12-31 period within
từ năm 2021 đến năm 2025 | 2021-01-01/2025-12-31 period within
từ 2021 đến 2025 | 2021-01-01/2025-12-31 period within
từ năm 2021 đến hết năm 2025 | 2021-01-01/2025-12-31 period within
các năm 2024, 2025 | 2024-01-01/2025-12-31 period within
năm 2023 và 2024 | 2023-01-01/2024-12-31 period within
năm 2024 và năm 2025 | 2024-01-01/2025-12-31 period within
quý IV/2024 | 2024-10-01/2024-12-31 quarter within
Quý 4/2023 | 2023-10-01/2023-12-31 quarter within
trong quý II năm 2025 | 2025-04-01/2025-06-30 quarter within
quí 3/2022 | 2022-07-01/2022-09-30 quarter within
QUÝ I-2025 | 2025-01-01/2025-03-31 quarter within
Quý I, II năm 2025 | 2025-01-01/2025-06-30 quarter within
quý I và quý II/2024 | 2024-01-01/2024-06-30 quarter within
quý II - quý III/2024 | 2024-04-01/2024-09-30 quarter within
Qúy III | 2025-07-01/2025-09-30 quarter within
đến hết quý II/2025 | ../2025-06-30 quarter until
chậm nhất trong quý I/2026 | ../2026-03-31 quarter until
trước quý III/2025 | ../2025-06-30 quarter before
từ quý II/2024 đến quý IV/2025 | 2024-04-01/2025-12-31 quarter within
quý IV/2024 - quý I/2025 | 2024-10-01/2025-03-31 quarter within
6 tháng đầu năm 2025 | 2025-01-01/2025-06-30 half within
06 tháng cuối năm | 2025-07-01/2025-12-31 half within
sáu tháng đầu năm 2024 | 2024-01-01/2024-06-30 half within
nửa cuối năm 2026 | 2026-07-01/2026-12-31 half within
trong 6 tháng cuối năm 2023 | 2023-07-01/2023-12-31 half within
9 tháng đầu năm 2025 | 2025-01-01/2025-09-30 month within
03 tháng đầu năm 2025 | 2025-01-01/2025-03-31 quarter within
tháng 10/2024 | 2024-10-01/2024-10-31 month within
tháng 6 năm 2025 | 2025-06-01/2025-06-30 month within
tháng12 năm 2023 | 2023-12-01/2023-12-31 month within
Tháng 3, tháng 9 | 2025-03-01/2025-09-30 month within
tháng 3 và tháng 9/2024 | 2024-03-01/2024-09-30 month within
từ tháng 3 đến tháng 9 | 2025-03-01/2025-09-30 month within
T6/2025 | 2025-06-01/2025-06-30 month within
trong tháng 02/2024 | 2024-02-01/2024-02-29 month within
trước tháng 6 | ../2025-05-31 month before
trước tháng 01/2026 | ../2025-12-31 month before
trước 6/2025 | ../2025-05-31 month before
đến hết tháng 9/2025 | ../2025-09-30 month until
không quá tháng 9/2025 | ../2025-09-30 month until
từ tháng 6/2024 đến tháng 3/2025 | 2024-06-01/2025-03-31 month within
ngày 15/7/2021 | 2021-07-15/2021-07-15 day within
trước ngày 15/12/2024 | ../2024-12-14 day before
xong trước ngày 01/3/2024 | ../2024-02-29 day before
trước 30/6/2025 | ../2025-06-29 day before
trước ngày 15/12 | ../2025-12-14 day before
trước 30/6 | ../2025-06-29 day before
chậm nhất ngày 15/12/2024 | ../2024-12-15 day until
chậm nhất là ngày 20 tháng 11 | ../2025-11-20 day until
chậm nhất là 31/12/2025 | ../2025-12-31 day until
muộn nhất ngày 05/6/2025 | ../2025-06-05 day until
không muộn hơn ngày 30/6/2025 | ../2025-06-30 day until
hạn cuối: 20/11/2025 | ../2025-11-20 day until
đến hết ngày 31/12/2025 | ../2025-12-31 day until
từ ngày 01/01/2025 đến hết ngày 30/6/2025 | 2025-01-01/2025-06-30 day within
01/6/2025 - 30/6/2025 | 2025-06-01/2025-06-30 day within
"""
NEGATIVES = r"""
Nghị quyết 76/NQ-CP
Quyết định 15/2021/QĐ-UBND
Nghị quyết số 10/2019/NQ-HĐND
đến 10/2019/NQ-HĐND
Luật số 64/2020/QH14
Quyết định số 2015/QĐ-UBND
Thông báo 2024-TB/TU
đạt 80/100 điểm
thuộc nhóm 2/4
hoạt động 24/7
dịch vụ công mức độ 3, 4
từ 20% - 25%
tăng 20-21%
2021 hộ nghèo
2.025 người
từ 2021 hộ lên 2030 hộ
đến 2.030 người
đến 2030 hộ
2021 - 2025 hộ
tiêu chuẩn ISO 9001:2015
điện thoại 0912-2021-2025
trong năm lĩnh vực
5 năm
hầu hết các xã
06 tháng
6 tháng một lần
tháng 1 lần
mỗi tháng 2 buổi
tháng trước
hằng quý
quý khách
quý 15
quý IX
hàng hóa
Điều 7, khoản 2
đến 2/3 số hộ
1/3 số huyện
lớp 4.0
sau năm 2025
sau ngày 01/7/2025
đến giữa năm 2025
ngày 15/11 hằng năm
quý IV hằng năm
tháng 3, tháng 9 hàng năm
31/02/2025
trước ngày 31/6/2025
ngày    tháng    năm 2023
Nghị quyết số 76/NQ-CP ngày 15/7/2021
Quyết định số 15/2021/QĐ-UBND, ban hành ngày 02/8/2021
Chỉ thị 20-CT/TU ký ngày 03 tháng 9 năm 2020
Kế hoạch 260/KH-UBND năm 2023
Kế hoạch số     /KH-UBND ngày 12/3/2024
Luật Đất đai ngày 18 tháng 01 năm 2024
Thông báo ngày 15/7/2021
theo công văn ngày 15/7/2021
Tờ trình số 12/TTr-SNV\nngày 27 tháng 9 năm 2021
500 năm trước
trong năm học
100% xã
năm 20244
"""
SEVERAL = [
    (
        "giai đoạn 2021-2025, định hướng đến 2030",
        ["giai đoạn 2021-2025", "định hướng đến 2030"],
    ),
    ("quý I/2024; quý III/2024", ["quý I/2024", "quý III/2024"]),
    ("Năm 2024, 100% xã; đến năm 2025, 90% thôn", ["Năm 2024", "đến năm 2025"]),
    ("so với năm 2021 đến năm 2025 tăng 5%", ["năm 2021", "đến năm 2025"]),
    ("Quyết định số 9/QĐ-UBND ngày 05/3/2021, xong trước ngày 30/6/2022", ["xong trước ngày 30/6/2022"]),
]  # fmt: skip


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" | ", 1)) for line in table.strip().split("\n")]  # type: ignore[misc]


def said(phrase: DatePhrase) -> str:
    return f"{phrase.interval.iso()} {phrase.interval.precision} {phrase.kind}"


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_date(text: str, iso: str) -> None:
    assert parse_date(text) == date.fromisoformat(iso)
    (found,) = find_dates(f"Hội nghị {text}; họp")
    assert found.day == date.fromisoformat(iso)
    assert f"Hội nghị {text}; họp"[found.span.start : found.span.end] == text


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None
    assert find_dates(text) == []


@pytest.mark.parametrize(("text", "expected"), rows(WHOLE))
def test_phrase(text: str, expected: str) -> None:
    for around in ("{}", "Xã phải làm {}.", "việc này, {}, được giao", "{}\nMục sau"):
        full = around.format(text)
        (phrase,) = find_date_phrases(full, period=PLAN)
        assert said(phrase) == expected
        assert full[phrase.span.start : phrase.span.end].endswith(text)


@pytest.mark.parametrize(
    "text", [line.replace(r"\n", "\n") for line in NEGATIVES.strip("\n").split("\n")]
)
def test_no_phrase(text: str) -> None:
    assert find_date_phrases(text, period=PLAN) == []
    assert find_date_phrases(f"Xem {text}; và", period=PLAN) == []


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text: str, expected: list[str]) -> None:
    found = find_date_phrases(text)
    assert [text[p.span.start : p.span.end] for p in found] == expected


@pytest.mark.parametrize("text", ["quý II", "trước 30/6", "cuối năm", "tháng 6", "6 tháng đầu năm"])
@pytest.mark.parametrize("period", [None, DateInterval.years(2021, 2025)])
def test_year_is_never_guessed(text: str, period: DateInterval | None) -> None:
    assert find_date_phrases(text, period=period) == []
    assert len(find_date_phrases(text, period=PLAN)) == 1


def test_bare_figures_only_where_asked_for() -> None:
    for text in ("2021", "6/2025", "30/6"):
        assert find_date_phrases(text, period=PLAN) == []
        assert len(find_date_phrases(text, period=PLAN, bare=True)) == 1


def test_citation_dates() -> None:
    text = "Theo Công văn số 12/SNV-CCHC ngày 05/3/2024, nộp trước ngày 20/3/2024"
    cited, due = find_dates(text)
    assert is_citation_date(text, cited.span)
    assert not is_citation_date(text, due.span)


def test_bounds_are_kept() -> None:
    text = "năm 2023 | năm 2024 | năm 2025"
    (phrase,) = find_date_phrases(text, start=9, end=20)
    assert text[phrase.span.start : phrase.span.end] == "năm 2024"


@pytest.mark.parametrize("one", date_phrases.RULES, ids=lambda one: one.name)
def test_rules(one: Rule) -> None:
    assert all(one.first(example) for example in one.examples)
    assert not any(one.first(example) for example in one.counter_examples)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_dates_round_trip(day: date) -> None:
    shapes = [
        f"ngày {day.day} tháng {day.month} năm {day.year}",
        f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
    ]
    assert [parse_date(shape) for shape in shapes] == [day] * 3


@given(st.text(alphabet="năm quýIV tháng 0123456789/-đến trước,.\n", max_size=60))
def test_phrases_are_in_order_and_apart(text: str) -> None:
    found = find_date_phrases(text, period=PLAN, bare=True)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert all(p.interval.start is None or p.interval.start <= p.interval.end for p in found)
