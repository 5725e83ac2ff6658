"""The plan that an article reports: its number, date, issuer and title, where it names them.

`Ngày 15/12/2023, Ủy ban nhân dân tỉnh X ban hành Kế hoạch số 12/KH-UBND về ...`; a plan that is
said to be issued comes before one that is only cited.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import regex

from extractors.citations import type_of_29
from extractors.document_numbers import DocumentNumber, find_document_numbers
from extractors.full_dates import IN_FIGURES, find_dates, read_date
from extractors.issuers import Issuer, body_of_symbol, parse_body
from extractors.provinces import Province
from extractors.titles import clean_title
from models.rule import Rule, rule
from models.spans import Span

_TYPES = r"(?:Kế\s+hoạch|Chương\s+trình(?:\s+hành\s+động)?|Đề\s+án|Phương\s+án|Chiến\s+lược|Quyết\s+định|Nghị\s+quyết)"
REPORTED = rule(
    "news_reported_plan",
    rf"""(?:(?i:ngày)\s+(?P<when>\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}})\s*,?\s+
        (?:tại\s+[^,.;]{{3,60}},\s+)?)?
    (?<![-/\p{{L}}])(?P<issuer>(?:Chủ\s+tịch\s+|Phó\s+Chủ\s+tịch\s+|Thường\s+trực\s+|Ban\s+Thường\s+vụ\s+)?
        (?:UBND|(?:Ủy|Uỷ)\s+ban|HĐND|Hội\s+đồng|Tỉnh\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Sở|Thủ\s+tướng|Chính\s+phủ|Ban\s+Chỉ\s+đạo|(?<![\p{{L}}]\s)(?i:tỉnh|thành\s+phố)(?=\s+\p{{Lu}}))
        (?:(?!\s(?:vừa|đã|mới|ban\s+hành|phê\s+duyệt|ký|có)\b|\scho\s+biết,\s+(?:ngày|UBND|Chủ)|,\s+ngày\s+\d)[^.;:\n]){{0,120}}?)
    \s+(?:(?:vừa|đã|mới|có|cũng|chính\s+thức|ký|vừa\s+qua)\s+){{0,3}}
    (?:(?:ký\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua)|ký|có(?=\s+(?:{_TYPES})\s+số))\s+(?:kèm\s+theo\s+)?(?P<type>{_TYPES})(?P<rest>[^\n]{{0,600}})""",
    examples=(
        "Ngày 15/12/2023, Ủy ban nhân dân tỉnh Bình Thuận ban hành Kế hoạch số 12/KH-UBND về",
        "UBND tỉnh Kon Tum vừa ban hành Kế hoạch phát động phong trào",
        "UBND thành phố Hà Nội đã ký ban hành Chương trình",
        "Phó Chủ tịch UBND tỉnh Sơn La vừa ký Quyết định số 9/QĐ-UBND phê duyệt Đề án",
        "Sở Y tế cho biết, ngày 05/6/2020, UBND tỉnh đã ban hành Kế hoạch số 8/KH-UBND",
    ),
    counter_examples=("Kế hoạch được ban hành nhằm", "UBND tỉnh ban hành văn bản"),
)
CITED = rule(
    "news_cited_plan",
    rf"(?P<type>{_TYPES})\s+(?:số\s+)?(?=\d{{1,5}}[/-])(?P<rest>[^\n]{{0,500}})",
    examples=("Theo Kế hoạch số 12/KH-UBND ngày 3/4/2022 của UBND tỉnh",),
    counter_examples=("Kế hoạch phát động",),
)
PASSIVE = rule(
    "news_plan_was_issued",
    # The plan is the subject: `Kế hoạch số 12/KH-UBND vừa được Chủ tịch UBND tỉnh ký ban hành`.
    rf"""(?P<type>{_TYPES})(?P<number>\s+(?:số\s*:?\s*)?\d{{1,5}}[/-]\S{{3,25}}|[^.;:\n]{{0,200}}?)\s+(?:(?:vừa|đã|mới|chính\s+thức)\s+){{0,2}}được\s+
    (?P<issuer>(?:Chủ\s+tịch\s+|Phó\s+Chủ\s+tịch\s+|Thường\s+trực\s+|Ban\s+Thường\s+vụ\s+)?
        (?:UBND|(?:Ủy|Uỷ)\s+ban|HĐND|Hội\s+đồng|Tỉnh\s+(?:ủy|uỷ)|Thành\s+(?:ủy|uỷ)|Sở|Ban\s+Chỉ\s+đạo)
        (?:(?!\s(?:vừa|đã|mới|ban\s+hành|phê\s+duyệt|ký|thông\s+qua)\b)[^.;:\n]){{0,120}}?)
    \s+(?:vừa\s+|đã\s+|mới\s+)?(?:ký\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua)(?P<rest>[^\n]{{0,600}})""",
    examples=(
        "Kế hoạch số 12/KH-UBND vừa được Chủ tịch UBND tỉnh Lào Cai ký ban hành ngày 3/4/2022",
        "Đề án đã được HĐND tỉnh Phú Yên thông qua",
    ),
    counter_examples=("Kế hoạch được ban hành nhằm", "UBND tỉnh ban hành Kế hoạch"),
)
RULES: tuple[Rule, ...] = (REPORTED, PASSIVE, CITED)
_TITLE_END = regex.compile(
    r"\.(?=\s|$)|;|\n|(?<=năm\s+\d{4}),|,?\s+(?:theo\s+đó|trong\s+đó|với\s+(?:mục|các|nhiều)|nhằm|gồm|cụ\s+thể|nêu\s+rõ|để\s)|,\s+(?:đặt|với|trong|đề\s+ra|yêu\s+cầu|xác\s+định|góp\s+phần|phấn\s+đấu)\b|\((?:sau|gọi)"
)
# What goes on after the number is a sentence about the plan, not its title.
_NO_TITLE = regex.compile(
    r"[,;.:]|(?:của|được|vừa|đã|đặt|đề\s+ra|với|nêu|xác\s+định|là|cũng|có|yêu\s+cầu|do)\b"
)


# `Ngày 1/9, UBND tỉnh cho biết đã ban hành Kế hoạch`: the day is that of the words.
_SAYS = regex.compile(r"\b(?:cho\s+biết|thông\s+tin|thông\s+báo|họp|tổ\s+chức|làm\s+việc)\b")


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
    said = [_reported(match, home, published_on) for match in _said(text, start, end)]
    said += [_passive(match, home, published_on) for match in PASSIVE.find(text, start, end)]
    said.sort(key=lambda plan: plan.span)
    local = [plan for plan in said if plan.issuer is None or plan.issuer.level != "central"]
    cited = [_cited(match, home) for match in CITED.find(text, start, end)]
    local_cited = [c for c in cited if c.issuer and c.issuer.level not in (None, "central")]
    best = next(iter([*local, *said]), None)
    if best is None:
        return next(iter(local_cited), None)
    return _completed(best, text, local_cited)


def _said(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """The statements that a plan was issued; one may stand in the rest of the one before."""
    at = start
    while match := REPORTED.first(text, at, end):
        yield match
        at = match.end("type")


def _completed(best: ReportedPlan, text: str, cited: list[ReportedPlan]) -> ReportedPlan:
    """A plan reported without a number takes it from `Theo Kế hoạch số ...` behind it."""
    if best.number:
        return best
    for other in cited:
        led = regex.search(
            r"(?:Theo|Tại)\s+$|\($", text[max(0, other.span.start - 6) : other.span.start]
        )
        if led and other.span.start > best.span.start and other.type_name == best.type_name:
            title = best.title or other.title
            return replace(other, title=title, rule=best.rule)
    return best


def _reported(
    match: regex.Match[str], home: Province | None, published_on: date | None
) -> ReportedPlan:
    rest = match["rest"]
    number = _number_at_start(rest, match.start("rest"))
    after = number.span.end - match.start("rest") if number else 0
    issued_on = (
        _day_after(rest[after:])
        or _day_before(None if _SAYS.search(match["issuer"]) else match["when"], published_on)
        or _day_without_year(rest[after:], published_on)
    )
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


def _passive(
    match: regex.Match[str], home: Province | None, published_on: date | None
) -> ReportedPlan:
    number = _number_at_start(match["number"], match.start("number"))
    rest = match["rest"]
    behind = match["number"][number.span.end - match.start("number") :] if number else ""
    issued_on = _day_after(behind) or _day_after(rest) or _day_without_year(rest, published_on)
    issuer = parse_body(_bare_issuer(match["issuer"]), issued_on or published_on, home=home)
    return ReportedPlan(
        _type(match["type"]),
        Span(match.start(), match.start("rest")),
        number,
        issued_on,
        issuer,
        _reported_title(rest),
        PASSIVE.name,
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
    return type_of_29(" ".join(words.split()).capitalize())


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


# ` ngày 3/4/2022`, ` của UBND tỉnh Lào Cai ban hành ngày 3/4/2022`
_TO_DAY = regex.compile(
    r"(?:\s+của\s+(?:UBND|Ủy\s+ban|HĐND)\s[^,.;]{0,40}?)?\s*,?\s*\(?(?:được\s+)?(?:ký\s+)?(?:ban\s+hành\s+)?ngày\b"
)


def _day_after(rest: str) -> date | None:
    lead = _TO_DAY.match(rest)
    days = find_dates(rest[lead.end() - 4 : lead.end() + 40]) if lead else []
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


def _day_without_year(rest: str, published_on: date | None) -> date | None:
    """`ngày 10/11` behind the number, of the article's year or the one before."""
    match = regex.match(r"\s*,?\s*\(?(?:ký\s+)?ngày\s+(\d{1,2}[/-]\d{1,2})(?![\d/-])", rest)
    return _day_before(match[1], published_on) if match else None


def _reported_title(rest: str) -> str | None:
    """The plan's own title: what follows number, date and issuer, to the end of the sentence."""
    lead = regex.match(
        r"""(?:\s*,?\s*(?:(?:ký\s+)?(?:ban\s+hành\s+)?ngày\s+[\d/-]+|ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+|\([^)]*\)|của\s+(?:UBND|Ủy\ ban|HĐND|tỉnh)[^,.;]{0,40}?(?=\s+(?:về|ban|triển|thực|phê))))*
        \s*,?\s*(?:về\s+việc|về)?\s*""",
        rest,
        regex.VERBOSE,
    )
    words = rest[lead.end() :] if lead else rest
    if _NO_TITLE.match(words):
        return None
    quoted = regex.match(r"\s*[“\"](?P<title>[^”\"]{12,300})[”\"]", words)
    if quoted:
        return clean_title(quoted["title"])
    end = _TITLE_END.search(words)
    title = clean_title(words[: end.start()] if end else words)
    return title if len(title) > 12 else None
