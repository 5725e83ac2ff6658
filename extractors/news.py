"""News: the headline, date and byline of an article, and the plan that it reports.

`Ngày 15/12/2023, Ủy ban nhân dân tỉnh X ban hành Kế hoạch số 12/KH-UBND về ...`: number, date,
issuer and title are the plan's, the article's own date is `published_on`, and its author signs
nothing.
"""

from dataclasses import dataclass
from datetime import date

import regex

from extractors.document_lines import Line
from extractors.document_numbers import DocumentNumber, find_document_numbers
from extractors.full_dates import IN_FIGURES, IN_WORDS, find_dates, read_date
from extractors.issuers import Issuer, body_of_symbol, parse_body
from extractors.persons import has_surname, parse_person
from extractors.provinces import Province, find_provinces
from extractors.titles import clean_title
from models.rule import Rule, rule
from models.spans import Span

_TYPES = r"(?:Kế\s+hoạch|Chương\s+trình(?:\s+hành\s+động)?|Đề\s+án|Phương\s+án|Chiến\s+lược|Quyết\s+định|Nghị\s+quyết)"
REPORTED = rule(
    "news_reported_plan",
    rf"""(?:(?i:ngày)\s+(?P<when>\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}})\s*,?\s+
        (?:tại\s+[^,.;]{{3,60}},\s+)?)?
    (?P<issuer>(?:Chủ\s+tịch\s+|Phó\s+Chủ\s+tịch\s+|Thường\s+trực\s+|Ban\s+Thường\s+vụ\s+)?
        (?:UBND|(?:Ủy|Uỷ)\s+ban|HĐND|Hội\s+đồng|Tỉnh\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Sở|Thủ\s+tướng|Chính\s+phủ|Ban\s+Chỉ\s+đạo)
        (?:(?!\s(?:vừa|đã|mới|ban\s+hành|phê\s+duyệt|ký|có)\b)[^.;:\n]){{0,120}}?)
    \s+(?:(?:vừa|đã|mới|có|cũng|chính\s+thức|ký|vừa\s+qua)\s+){{0,3}}
    (?:ký\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua)\s+(?:kèm\s+theo\s+)?(?P<type>{_TYPES})(?P<rest>[^\n]{{0,600}})""",
    examples=(
        "Ngày 15/12/2023, Ủy ban nhân dân tỉnh Bình Thuận ban hành Kế hoạch số 12/KH-UBND về",
        "UBND tỉnh Kon Tum vừa ban hành Kế hoạch phát động phong trào",
        "UBND thành phố Hà Nội đã ký ban hành Chương trình",
    ),
    counter_examples=("Kế hoạch được ban hành nhằm", "UBND tỉnh ban hành văn bản"),
)
CITED = rule(
    "news_cited_plan",
    rf"(?P<type>{_TYPES})\s+(?:số\s+)?(?=\d{{1,5}}[/-])(?P<rest>[^\n]{{0,500}})",
    examples=("Theo Kế hoạch số 12/KH-UBND ngày 3/4/2022 của UBND tỉnh",),
    counter_examples=("Kế hoạch phát động",),
)
_DAY = rf"(?:{IN_FIGURES.pattern.pattern}|{IN_WORDS.pattern.pattern})"
DATE_LINE = rule(
    "news_date_line",
    rf"""(?i:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cập\s+nhật|ngày\s+đăng|đăng\s+(?:ngày|lúc)
    |xuất\s+bản|đăng\s+tải|\bpost)[^\n]{{0,40}}?(?P<when>(?i:{_DAY}))""",
    examples=(
        "Thứ năm, 02/02/2023 19:34",
        "Cập nhật: Thứ sáu, 10/1/2020",
        "Ngày đăng: 3-4-2022",
        "Thứ Hai, ngày 05 tháng 9 năm 2022",
    ),
    counter_examples=("Xem các tin đã đưa ngày:", "ngày 3/4/2022"),
)
PLAIN_DATE_LINE = rule(
    "news_plain_date",
    rf"""\A\W*(?:\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?\s*(?:AM|PM|GMT\+7)?\W*)?(?P<when>{_DAY})\W*
    (?:(?:lúc\s+)?\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?\s*(?:AM|PM|GMT\s?\+?7)?)?\W*
    (?:(?:lượt|đã|số|người|tác\s+giả|xem|in\s|chia\s+sẻ)\b.{{0,60}})?$""",
    examples=("12/04/2022 10:05", "10:05 | 12/04/2022", "(03/4/2023)", "05/9/2022 - Lượt xem: 12"),
    counter_examples=("Ngày 12/4/2022, UBND tỉnh", "giai đoạn 2021-2025"),
    flags=regex.IGNORECASE,
)
BYLINE_CUE = rule(
    "byline_cue",
    r"\A\W*(?:(?:tin|bài|ảnh|tác\s+giả|người\s+viết|thực\s+hiện)(?:\s*(?:,|và|-|/)\s*(?:tin|bài|ảnh|ảnh))*)\s*:\s*(?P<name>.+)$",
    examples=("Tin, ảnh: Lê Hoa", "Tác giả: Trần Văn Nam", "Bài và ảnh: Thu Hà"),
    counter_examples=("Nguồn: Sở Nội vụ", "Ảnh minh họa"),
    flags=regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (REPORTED, CITED, DATE_LINE, PLAIN_DATE_LINE, BYLINE_CUE)
_TITLE_END = regex.compile(
    r"\.(?=\s|$)|;|\n|,?\s+(?:theo\s+đó|trong\s+đó|với\s+(?:mục|các|nhiều)|nhằm|gồm|cụ\s+thể|nêu\s+rõ|để\s)|\((?:sau|gọi)"
)


@dataclass(frozen=True, slots=True)
class ReportedPlan:
    """The plan that an article reports, as far as it says."""

    type_name: str
    span: Span
    number: DocumentNumber | None
    issued_on: date | None
    issuer: Issuer | None
    title: str | None
    rule: str


def read_headline(lines: list[Line]) -> Line | None:
    """The headline: the first line, if it is no sentence and no date."""
    for line in lines[:4]:
        if DATE_LINE.first(line.text) or PLAIN_DATE_LINE.first(line.text):
            continue
        is_sentence = regex.search(r"[.;:]\W*$", line.text) is not None
        return line if 12 <= len(line.text) <= 250 and not is_sentence else None
    return None


def read_published_on(lines: list[Line], start: int) -> tuple[date, Span] | None:
    """The article's date: a line near the headline that is nothing but a date.

    Args:
        lines: all lines, the site's too, in reading order.
        start: where the article begins; lines after it come first, then the nearest before.
    """
    after = [line for line in lines if line.span.end > start][:12]
    before = [line for line in lines if line.span.end <= start][-8:][::-1]
    for group in (after, before):
        for each in (DATE_LINE, PLAIN_DATE_LINE):
            for line in group:
                match = each.first(line.text) if len(line.text) < 120 else None
                day = read_date(match) if match else None
                if day:
                    return day, line.span
    return None


def read_byline(lines: list[Line]) -> tuple[str, Span] | None:
    """The author: a short line behind the last paragraph that is a name, or follows a cue."""
    for line in lines[:8]:
        cue = BYLINE_CUE.first(line.text) if len(line.text) < 90 else None
        name = _author(cue["name"], sure=True) if cue else None
        if name:
            return name, line.span
    for line in reversed(lines[-6:]):
        cue = BYLINE_CUE.first(line.text)
        name = _author(cue["name"] if cue else line.text, sure=cue is not None)
        if name:
            return name, line.span
        if len(line.text) > 90:
            inside = regex.search(
                r"\./?\.?\s*\(?(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,3})\)?$", line.text
            )
            if inside and has_surname(inside["name"]):
                start = line.span.start + inside.start("name")
                return inside["name"], Span(start, start + len(inside["name"]))
            return None
    return None


def _author(words: str, *, sure: bool) -> str | None:
    # The paper or office may follow: `Lê Hoa (TTXVN)`.
    text = regex.sub(r"(?<=\p{L})\s*\([^)]*\)$", "", words.strip(" -–.*/")).strip(" ()-–.*/")
    if len(text) > 60 or (find_provinces(text, None) and not sure):
        return None
    names = [parse_person(part) for part in regex.split(r"\s*(?:[,&]|\s-\s|–|\svà\s)\s*", text)]
    kept = [name for name in names if name]
    if not kept or names[0] is None:
        return None
    return ", ".join(kept)


def read_reported_plan(
    text: str, start: int, end: int, *, home: Province | None, published_on: date | None
) -> ReportedPlan | None:
    """The plan reported in ``text[start:end]``: said to be issued, else cited by number.

    Args:
        text: the whole text.
        start: where the article begins.
        end: where it ends.
        home: the province that the article is about, for `UBND tỉnh`.
        published_on: gives the year to a day without one.
    """
    best: ReportedPlan | None = None
    for match in REPORTED.find(text, start, end):
        found = _reported(match, home, published_on)
        if found.issuer and found.issuer.level != "central":
            return found
        best = best or found
    if best:
        return best
    for match in CITED.find(text, start, end):
        found = _cited(match, home)
        if found.issuer and found.issuer.level not in (None, "central"):
            return found
    return None


def _reported(
    match: regex.Match[str], home: Province | None, published_on: date | None
) -> ReportedPlan:
    rest = match["rest"]
    number = _number_at_start(rest, match.start("rest"))
    after = number.span.end - match.start("rest") if number else 0
    issued_on = _day_after(rest[after:]) or _day_before(match["when"], published_on)
    issuer = parse_body(_bare_issuer(match["issuer"]), issued_on or published_on, home=home)
    end = match.start("rest") + max(after, 0)
    title = _reported_title(rest[after:])
    return ReportedPlan(
        _type(match["type"]),
        Span(match.start(), end),
        number,
        issued_on,
        issuer,
        title,
        REPORTED.name,
    )


def _cited(match: regex.Match[str], home: Province | None) -> ReportedPlan:
    rest = match["rest"]
    number = _number_at_start(rest, match.start("rest"))
    after = number.span.end - match.start("rest") if number else 0
    issued_on = _day_after(rest[after:])
    said = regex.search(
        r"^[^.;]{0,40}?\b(?:của|được)\s+((?:UBND|Ủy ban|Uỷ ban|HĐND|Tỉnh|Sở)[^.;,]{0,60}?)(?=\s+(?:về|ban|triển|thực|phê|năm|vừa|đã)|[,.;]|$)",
        rest[after:],
    )
    issuer = parse_body(said[1], issued_on, home=home) if said else None
    if issuer is None and number:
        issuer = body_of_symbol(number.symbol, home)
    title = _reported_title(rest[after:])
    span = Span(match.start(), number.span.end if number else match.end("type"))
    return ReportedPlan(_type(match["type"]), span, number, issued_on, issuer, title, CITED.name)


def _type(words: str) -> str:
    return " ".join(words.split()).capitalize()


def _bare_issuer(words: str) -> str:
    bare = regex.sub(r"^(?:Phó\s+Chủ\s+tịch|Chủ\s+tịch|Thường\s+trực)\s+", "", words)
    return regex.split(r",|\s+(?:vừa|đã|mới)\b", bare)[0]


def _number_at_start(rest: str, offset: int) -> DocumentNumber | None:
    match = regex.match(r"\s*(?:số\s*:?\s*)?(?=\d)", rest)
    if match is None:
        return None
    found = find_document_numbers(f"số {rest[match.end() : match.end() + 60]}")
    if not found or found[0].span.start != 3:
        return None
    first = found[0]
    start = offset + match.end()
    return DocumentNumber(
        Span(start, start + len(first.span)),
        first.text,
        first.number,
        first.symbol,
        first.year,
        first.rule,
    )


def _day_after(rest: str) -> date | None:
    days = find_dates(rest[:45]) if regex.match(r"\s*,?\s*\(?(?:ký\s+)?ngày\b", rest) else []
    return days[0].day if days else None


def _day_before(words: str | None, published_on: date | None) -> date | None:
    """`Ngày 15/12/2023` or, where the article is dated, `Ngày 15/12` of that or the last year."""
    if not words:
        return None
    days = find_dates(f"ngày {words}")
    if days:
        return days[0].day
    match = regex.fullmatch(r"(\d{1,2})[/-](\d{1,2})", words)
    if match is None or published_on is None:
        return None
    for year in (published_on.year, published_on.year - 1):
        full = IN_FIGURES.pattern.fullmatch(f"{match[1]}/{match[2]}/{year}")
        day = read_date(full) if full else None
        if day and day <= published_on:
            return day
    return None


def _reported_title(rest: str) -> str | None:
    """The plan's own title: what follows number, date and issuer, to the end of the sentence."""
    lead = regex.match(
        r"""(?:\s*,?\s*(?:ngày\s+[\d/-]+|ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+|\([^)]*\)|của\s+(?:UBND|Ủy\ ban|HĐND|tỉnh)[^,.;]{0,40}?(?=\s+(?:về|ban|triển|thực|phê))))*
        \s*,?\s*(?:về\s+việc|về)?\s*""",
        rest,
        regex.VERBOSE,
    )
    words = rest[lead.end() :] if lead else rest
    end = _TITLE_END.search(words)
    title = clean_title(words[: end.start()] if end else words)
    return title if len(title) > 12 else None
