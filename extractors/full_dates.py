"""Full dates, a day with its month and year (NĐ 30/2020, Phụ lục I), and whose they are."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import regex

from models.rule import Rule, rule
from models.spans import Span

# `16/7/20 21`: a blank may stand inside the year of a date, nowhere else.
_YEAR = r"(?P<year>(?:19|20)\s?\d\s?\d)(?!\d)"
# A scan may read the 1 of a day as l or I; only after the word that says it is a day.
_DAY = r"(?:(?<=ngày\s*(?:mùng\s+|mồng\s+)?)(?P<day>[\dlIO]{1,2})|(?<!\d)(?P<day>\d{1,2}))"

IN_WORDS: Final = rule(
    "date.words",
    rf"""(?:ngày\s*(?:m[ùồ]ng\s+)?)? {_DAY} \s*,?\s* th[áảắấãà]ng \s* (?P<month>\d{{1,2}})
        \s*,?\s* n[ăắằẵặ]m \s* {_YEAR}""",
    examples=(
        "ngày 29 tháng 12 năm 2023",
        "ngày 02 tháng 8\nnăm 2021",
        "ngày l5 thảng 3 nặm 2022",  # a scan takes marks for others
    ),
    counter_examples=("ngày    tháng 12 năm 2025", "ngày 27 năm 12 năm 2019", "tháng 6 năm 2025"),
    flags=regex.IGNORECASE,
)
IN_FIGURES: Final = rule(
    "date.figures",
    rf"""(?:ngày\s*)? (?<![\d/.,]) {_DAY} \s?(?P<sep>[/.-])\s? (?P<month>\d{{1,2}})
        \s?(?P=sep)\s? {_YEAR} (?!\s?/\s?[\p{{L}}\d])""",
    examples=("15/7/2021", "ngày 15-7-2021", "15/7/ 2021", "06 / 7 /2005", "16/7/20 21"),
    counter_examples=("17/3/20015", "15/2021/QĐ-UBND", "80/100", "10/2024", "1.200.2021"),
    flags=regex.IGNORECASE,
)
CITED_BY_NUMBER: Final = rule(
    "date.after_document_number",
    # Read backwards from the date: `số 76/NQ-CP, ký ngày`, `số 20-CT/TU`, `số     /KH-UBND`.
    r"""(?: \d[a-zđ]? (?:\s?/\s?\d{4})? \s?[/-]\s? | (?<=số:?\s+)/ )
        \p{Lu}[\p{L}\d&]* (?:\s?[-–./]\s?\p{L}[\p{L}\d&]*)*
        \s*[,(]?\s* (?:(?:được\s+)?(?:ký|ban\s+hành)\s+)? (?:cùng\s+)? (?:ngày\s+)?""",
    examples=("số 76/NQ-CP ", "số 15/2021/QĐ-UBND, ký ", "Chỉ thị 20-CT/TU ", "36/2018/QH14 "),
    counter_examples=("trước ", "đạt 80/100 ", "Hội nghị "),
    flags=regex.REVERSE,
)
CITED_BY_NAME: Final = rule(
    "date.after_document_name",
    # Read backwards from the date, over at most 120 characters of the same clause.
    r"""(?: \b(?: Hiến\ pháp|Bộ\ luật|Luật|Pháp\ lệnh|Nghị\ (?:quyết|định)|Quyết\ định|Chỉ\ thị
              |Thông\ (?:tư|báo)|Công\ (?:văn|điện)|Tờ\ trình|Kết\ luận|Báo\ cáo|Văn\ bản
              |Hướng\ dẫn|Biên\ bản|Kế\ hoạch|Chương\ trình|Đề\ án ) \b
          (?: (?!\b(?:hoàn\ thành|xong|hạn|trước|đến|trong|vào|từ|gửi|tổ\ chức|diễn\ ra)\b)
              [^.;:] ){0,120}
      | \b(?:luật|tờ\ trình|công\ văn|văn\ bản|quyết\ định|nghị\ quyết|báo\ cáo)\s+ ) (?:ngày\s+)?""",
    examples=("Luật Tổ chức chính quyền địa phương ", "Thông báo ", "theo công văn "),
    counter_examples=("hoàn thành ", "báo động ", "Sở Nội vụ "),
    flags=regex.REVERSE,
)
RULES: Final[tuple[Rule, ...]] = (IN_WORDS, IN_FIGURES, CITED_BY_NUMBER, CITED_BY_NAME)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date and where it stands, its word `ngày` with it."""

    span: Span
    day: date
    rule: str


def read_date(match: regex.Match[str]) -> date | None:
    """The day of a match of a full date; None where the calendar has no such day."""
    day = match["day"].translate(str.maketrans("lIO", "110"))
    year = "".join(match["year"].split())
    try:
        return date(int(year), int(match["month"]), int(day))
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """Read one full date with nothing around it; None where there is none or an impossible one."""
    for shape in (IN_WORDS, IN_FIGURES):
        match = shape.pattern.fullmatch(text.strip())
        if match:
            return read_date(match)
    return None


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """All full dates in ``text[start:end]`` in reading order; impossible ones are left out."""
    found = []
    for shape in (IN_WORDS, IN_FIGURES):
        for match in shape.find(text, start, end):
            day = read_date(match)
            if day is not None:
                found.append(FoundDate(Span(*match.span()), day, shape.name))
    return sorted(found, key=lambda one: one.span)


def is_citation_date(text: str, span: Span) -> bool:
    """True if the date at `span` tells when a cited document was issued.

    A document number right before it, or the capitalised name of a kind of document in the
    same clause with no word of time or completion between them.
    """
    if follows_number(text, span.start):
        return True
    return CITED_BY_NAME.pattern.match(text, max(0, span.start - 140), span.start) is not None


def follows_number(text: str, at: int) -> bool:
    """True if a document number ends right before the offset `at`."""
    return CITED_BY_NUMBER.pattern.match(text, max(0, at - 60), at) is not None
