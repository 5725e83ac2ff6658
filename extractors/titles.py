"""The title (trích yếu): the lines under the type, as one line, without the type and the note.

Sites re-type it in capitals over several lines; decisions open it with `Về việc`. It ends where
the preamble, the issuer's name repeated, a bracketed note or the first heading begins.
"""

from dataclasses import dataclass, replace

import regex

from extractors.document_lines import Line
from extractors.document_numbers import find_document_numbers
from extractors.issuers import is_body_line
from extractors.letter_case import sentence_case
from extractors.letterhead import TYPE_LINE, Letterhead
from models.rule import Rule, rule
from models.spans import Span

STOP = rule(
    "title_stop",
    r"""\A\W*(?:Căn\s+cứ\b|Xét\s+(?:đề\s+nghị|Tờ\s+trình)|Theo\s+đề\s+nghị|Kính\s+gửi|Nơi\s+nhận|Phần\s|PHẦN\s
    |CHƯƠNG\s+[IVX]|Chương\s+[IVX]|Điều\s+\d|(?!V\s?/\s?v\b)(?:[IVX]+|[A-H]|\d{1,2})\s?[.)/]\s*\p{L}|S[ốỐ]\s*:
    |(?:[IVX]+\s?|\d{1,2}\s)[-–]\s*\p{Lu}{2}
    |QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*:|KHÓA\s+[IVX]|KHOÁ\s+[IVX]|K[ỲY]\s+HỌP|MỤC\s+(?:ĐÍCH|TIÊU)\b
    |\((?i:ban\s+hành|kèm|dự\s+thảo)
    |[^,]{2,50},\s*ngày\s[\s\d…._]*(?:tháng|/))""",
    examples=(
        "Căn cứ Luật",
        "I. MỤC ĐÍCH",
        "(Ban hành kèm theo Quyết định",
        "1. Mục đích",
        "I- TÌNH HÌNH",
    ),
    counter_examples=(
        "Triển khai Đề án",
        "VỀ VIỆC BAN HÀNH",
        "V/v giao chỉ tiêu",
        "V-League năm 2024",
    ),
)
LEAD = rule(
    "title_lead",
    r"\A\W*(?:về\s+việc|v/v\s*:?)\s+|\A\W*về\s+(?=(?:kế\s+hoạch|nhiệm\s+vụ|chương\s+trình|ban\s+hành)\b)",
    examples=("Về việc ban hành", "V/v triển khai", "VỀ VIỆC PHÊ DUYỆT", "Về nhiệm vụ"),
    counter_examples=("Về đích sớm", "Ban hành"),
    flags=regex.IGNORECASE,
)
ABOUT = rule(
    "title_of_letter",
    r"\A\W*V\s?/\s?v\s*:?\s*(?P<title>\S.*)",
    examples=("V/v triển khai kế hoạch", "V/v: báo cáo"),
    counter_examples=("Về việc",),
    flags=regex.IGNORECASE,
)
DISPLAY = rule(
    "title_of_site",
    # A site's own heading of the page: `Kế hoạch 12/KH-UBND năm 2023 về ...`.
    r"""\A(?i:kế\s+hoạch|quyết\s+định|nghị\s+quyết|chương\s+trình|chỉ\s+thị|đề\s+án|công\s+văn)\s+(?:số\s+)?
    (?P<number>\d\S*)\s+(?:năm\s+\d{4}|ngày\s+[\d/-]+)?\s*(?:về\s+việc|về)?\s*(?P<title>\p{L}.{10,})""",
    examples=("Kế hoạch 12/KH-UBND năm 2023 về cải cách hành chính năm 2024",),
    counter_examples=("Kế hoạch cải cách hành chính",),
)
RUN_ON = rule(
    "title_run_on",
    # No stop, and then the words that open a first paragraph.
    r"""\A(?P<title>[^;.]{15,400}?[\p{L}\d)”"])\s+(?=(?:Căn\s+cứ\s+(?:Luật|Nghị|Quyết|Kế|Chỉ|Chương|Công)
    |(?<=\p{Ll}\s)Thực\s+hiện\s+(?:Nghị|Quyết|Kế|Chỉ|Chương|Công|Luật)|(?<=\p{Lu}{2}\s)Thực\s+hiện\s
    |(?<=\d\s)Thực\s+hiện\s|(?<=[\p{Ll}\d]\s)(?:Thời\s+gian\s+qua|Sau\s+khi|Những\s+năm\s+qua|Hiện\s+nay)|Trong\s+(?:thời\s+gian|những\s+năm)|Trên\s+cơ\s+sở|Ngày\s+\d
    |Theo\s+đề\s+nghị|Xét\s+đề\s+nghị|Ủy\s+ban\s+nhân\s+dân\s+\S+\s+ban\s+hành)\b)""",
    examples=(
        "Về việc tăng cường kỷ luật hành chính Trong thời gian qua, công tác",
        "Về việc chấn chỉnh nạo vét kênh mương Thời gian qua, nhiều tuyến",
    ),
    counter_examples=(
        "Triển khai thực hiện Nghị quyết số 3",
        "Về việc tăng cường. Trong thời gian",
    ),
)
# A blank on one side only of a dash between years is a slip; on both it is how it was printed.
_YEAR_DASH = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s+([-–—])|([-–—])\s+)((?:19|20)\d\d)(?!\d)")
# Hyphens lost by a copy: `giai đoạn 20112020`.
_GLUED_YEARS = regex.compile(
    r"(?<=\b(?:giai đoạn|thời kỳ|thời kì|nhiệm kỳ)\s)((?:19|20)\d\d)(20\d\d)(?!\d)",
    regex.IGNORECASE,
)
# A letter's matter stands under its number, and the dateline of the other column may follow it.
_DATELINE_BEHIND = regex.compile(
    r"\s+\p{Lu}\p{L}*(?:[\s–-]+\p{Lu}\p{L}*){0,5}\s*,\s*ngày\s[\s\d….]*tháng.*$"
)
_OPEN_END = regex.compile(
    r"(?i:(?:[,–-]|\b(?:của|và|với|về|tại|do|các|cho|theo|số|trên|năm|giai đoạn|đến|từ|thuộc|tỉnh|thành phố|huyện|thị xã|quận|phường|xã|việc))$)"
)
# a point behind a blank is a speck of the scan
_STATEMENT = regex.compile(r"(?:[;:]|(?<!\s)[.])\W*$|,$")
# A line that begins a sentence and ends one or introduces what follows, or holds two sentences.
_SENTENCE = regex.compile(
    r"\p{Lu}\p{Ll}*\s.{15,}(?:\p{Ll}{2}\.\s+\p{Lu}\p{Ll}|:\W*$)|\p{Lu}\p{Ll}*\s.{60,}[.;]\W*$",
    regex.DOTALL,
)
_OPENING = regex.compile(
    r"(?:Thực\s+hiện|Triển\s+khai|Căn\s+cứ|Nhằm|Để|Theo|Trên\s+cơ\s+sở|Tiếp\s+tục|Ủy\s+ban|UBND|Ngày\s+\d|Trong\s|Năm\s+\d)"
)
_APPENDIX = regex.compile(
    r"\W*(?:PHỤ\s+LỤC|BIỂU)(?:\s+(?:SỐ\s+)?[IVX\d]{1,4})?\W*\Z", regex.IGNORECASE
)
_MAX_LINES = 9
_MAX_TITLE = 700
RULES: tuple[Rule, ...] = (STOP, LEAD, ABOUT, DISPLAY, RUN_ON)


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its place and the rule that found it."""

    text: str
    span: Span
    rule: str


def read_title(head: Letterhead, body: str) -> Title | None:
    """The title under the type line; without one, the capitals after number and dateline."""
    if head.type_line is not None:
        first = head.type_line + 1
        before = [head.lines[head.type_line]] if head.type_rest else []
        lines = collect_title(head.lines, first, after_rest=bool(before))
        words = [head.type_rest, *(line.text for line in lines)]
        return _title(words, [*before, *lines], body, "letterhead.title")
    for line in head.head:
        match = ABOUT.first(line.text)
        if match:
            index = head.lines.index(line)
            more = collect_title(head.lines, index + 1, after_rest=True, capitals=False)
            words = [_DATELINE_BEHIND.sub("", match["title"]), *(x.text for x in more)]
            return _title(words, [line, *more], body, "letterhead.title_about")
    return _untyped(head, body)


def read_attached_title(lines: list[Line], body: str) -> Title | None:
    """The title of the plan attached to a decision: under its own type line."""
    for index, line in enumerate(lines[:12]):
        match = TYPE_LINE.first(line.text)
        if match:
            rest = match["title"] or ""
            more = collect_title(lines, index + 1, after_rest=bool(rest))
            return _title([rest, *(x.text for x in more)], [line, *more], body, "attached.title")
    return None


def read_appendix_title(lines: list[Line], body: str) -> Title | None:
    """The title under `PHỤ LỤC I`, of a file that holds an appendix and not its plan."""
    if not lines or _APPENDIX.match(lines[0].text) is None:
        return None
    found = collect_title(lines, 1)
    return _title([x.text for x in found], found, body, "attached.appendix_title")


def collect_title(
    lines: list[Line], first: int, *, after_rest: bool = False, capitals: bool | None = None
) -> list[Line]:
    """The lines from `first` that are the title, by their form.

    Args:
        lines: the document's lines.
        first: where the title may begin.
        after_rest: True if its beginning stands on the line before.
        capitals: whether the title is in capitals; None if the first line shall say it.
    """
    taken: list[Line] = []
    for whole in lines[first : first + _MAX_LINES]:
        line = _before_text(whole)
        previous = taken[-1] if taken else (lines[first - 1] if after_rest else None)
        if _is_over(line, previous, capitals):
            break
        taken.append(line)
        capitals = line.is_capitals if capitals is None else capitals
        if line is not whole:
            break
        ended = _STATEMENT.search(line.text) is not None and not line.text.endswith(",")
        if ended or sum(len(x.text) for x in taken) > _MAX_TITLE:
            break
    return taken


def _before_text(line: Line) -> Line:
    """The part of a line that is title where the first paragraph was joined to it."""
    match = RUN_ON.first(line.text)
    if match is None:
        return line
    return replace(
        line, text=match["title"], span=Span(line.span.start, line.span.start + match.end("title"))
    )


def clean_title(words: str, body: str = "") -> str:
    """One line: sentence case, no lead (`Về việc`), no blank on one side only of a years' dash.

    >>> clean_title("VỀ VIỆC BAN HÀNH KẾ HOẠCH GIAI ĐOẠN 2021- 2025")
    'Ban hành Kế hoạch giai đoạn 2021-2025'
    """
    text = " ".join(words.replace("*", " ").split()).strip(' .;:,-–_“”"')
    text = regex.sub(r"\s*\((?:Ban hành |BAN HÀNH )?[Kk](?:èm|ÈM) theo.*$", "", text)
    text = sentence_case(text, body)
    text = _GLUED_YEARS.sub(r"\1-\2", text)
    text = _YEAR_DASH.sub(lambda m: f"{m[1]}{m[2] or m[3]}{m[4]}", text)
    lead = LEAD.first(text)
    text = text[lead.end() :] if lead else text
    return text[:1].upper() + text[1:]


def _is_over(line: Line, previous: Line | None, capitals: bool | None) -> bool:
    text = line.text
    if STOP.first(text) or not regex.search(r"\p{L}", text):
        return True
    if text.startswith("(") and (
        previous is None or not regex.match(r"\(\p{L}[^)]{2,60}\)$", text)
    ):
        return True
    same_case = previous is not None and previous.is_capitals == line.is_capitals
    wrapped = previous is not None and same_case and bool(_OPEN_END.search(previous.text))
    if previous is not None and is_body_line(text) and not wrapped:
        return True
    if len(text) > 400 or (_STATEMENT.search(text) and (len(text) > 160 or _OPENING.match(text))):
        return True
    if previous is None:
        return bool(_OPENING.match(text) and len(text) > 220)
    if capitals and not line.is_capitals:
        return True
    if not wrapped and not line.is_capitals and _SENTENCE.match(text):
        return True
    return (
        capitals is False and _OPENING.match(text) is not None and not wrapped and len(text) > 100
    )


def _untyped(head: Letterhead, body: str) -> Title | None:
    """Capitals below the number and the date: a copy that lost its type line."""
    last = max((s.end for s in (head.own.span, head.dateline.span) if s), default=None)
    if last is None:
        return None
    for index, line in enumerate(head.head):
        if line.span.start >= last and line.is_capitals and len(line.text) > 20:
            if STOP.first(line.text) or is_body_line(line.text):
                continue
            lines = collect_title(head.lines, index, capitals=True)
            return _title([x.text for x in lines], lines, body, "letterhead.title_untyped")
    return None


def display_title(words: str, body: str) -> str | None:
    """The title inside a site's heading of the page, behind type, number and year."""
    match = DISPLAY.first(words)
    if match is None or not find_document_numbers(f"số {match['number']}"):
        return None
    return clean_title(match["title"], body)


def _title(words: list[str], lines: list[Line], body: str, rule_name: str) -> Title | None:
    text = clean_title(" ".join(word for word in words if word), body)
    if not lines or len(text) < 5:
        return None
    return Title(text, Span(lines[0].span.start, lines[-1].span.end), rule_name)
