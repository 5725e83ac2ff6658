"""Citations: a document named in a text, with its type, number, date, body and title.

`TYPE [số] NUMBER [ngày DATE] [của ISSUER] [về / ban hành / phê duyệt TITLE]`; a law may stand by
its title alone. Which relation a citation has to the citing document is no question here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from extractors.document_numbers import DocumentNumber, find_document_numbers
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from models.lexicon import load_toml
from models.rule import Rule, rule
from models.spans import Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One document named at `span`: from its type to its number, date or name.

    `reach` is where body and title end, so what stands before it belongs to this citation.
    """

    span: Span
    rule: str
    number: str | None
    type: str | None
    cited_on: date | None
    body: str | None
    title: str | None
    reach: int


@cache
def _types() -> list[dict[str, object]]:
    return list(load_toml("document_types")["type"])


def _words(*, law: bool) -> str:
    names = [str(row["name"]) for row in _types() if bool(row.get("law")) is law]
    loose = [name.replace(" ", r"\s+") for name in sorted(names, key=lambda n: (-len(n), n))]
    return "(?:" + "|".join(loose) + ")"


TYPES = _words(law=False)
LAWS = _words(law=True)
DATE = r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s*\d{1,2}\s+năm\s*\d{4})"
_DATED = rf"\s*[,(]?\s*(?:(?:được\s+)?(?:ký|ban\s+hành|thông\s+qua)\s+)?ngày\s*(?P<date>{DATE})\)?"
# Where the name of a body or a title cannot go on: another citation, or the next statement.
_NEXT = rf"(?:,|\s+và|;)\s*(?:(?:các|theo|tại|thực\s+hiện|triển\s+khai|căn\s+cứ|trên\s+cơ\s+sở)\s+)?(?:(?:{TYPES}|{LAWS})\s|số\s*\d)"
_VERBS = r"""(?:về|V/v|v/v|ban\s+hành|phê\s+duyệt|quy\s+định|hướng\s+dẫn|sửa\s+đổi|bổ\s+sung|điều\s+chỉnh
    |triển\s+khai|thực\s+hiện|tổ\s+chức|đẩy\s+mạnh|tăng\s+cường|công\s+bố|thông\s+qua|giao|thi\s+hành
    |xây\s+dựng|phát\s+triển|thành\s+lập|chấn\s+chỉnh|nâng\s+cao|bãi\s+bỏ|thay\s+thế|hợp\s+nhất)"""
# A body whose name holds commas; all others end at one.
_COMMA_BODY = r"""(?:(?:Bộ\s+trưởng\s+|Giám\s+đốc\s+)?(?:Bộ|Sở)\s+(?:Văn\s+h(?:óa|oá),\s*Thể\s+thao
    |Lao\s+động,\s*Thương\s+binh|Văn\s+h(?:óa|oá),\s*Thể\s+thao,?)(?:\s+và\s+(?:Du\s+lịch|Xã\s+hội))?)"""

LAW = rule(
    "citation_law",
    rf"""(?<!\p{{L}})(?P<type>{LAWS})
    (?P<name>
        \s+[Ss]ửa\s+đổi (?:(?!\s+(?:ngày|năm|số)\s*\d)[^;:.]){{3,300}}      # it names other laws
      | \s+(?!sư\b|gia\b|này\b|số\b|định\b)\p{{L}}
        (?:(?!\s+(?:ngày|năm|số)\s*\d|\s*,?\s+(?:và\s+)?(?:{LAWS}|Nghị\s|Quyết\s|Thông\s+tư|các\b)
            |\s+(?:trong|đến|theo|tại|từ|vào|cho|được|đã|là|ban\s+hành|của)\b)
          [\p{{L}}\s,–-]){{2,160}}
    )?
    (?: (?:\s*,?\s*số\s*(?P<number>\d{{1,3}}/\d{{4}}/[A-Z]{{2,6}}\d{{0,2}}))? {_DATED}
      | \s*,?\s*số\s*(?P<number>\d{{1,3}}/\d{{4}}/[A-Z]{{2,6}}\d{{0,2}})
      | \s+(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])
      | (?<!{LAWS})(?P<bare>(?=\s*(?:[;.]|$|,?\s+(?:và\s+)?(?:{LAWS}|Nghị\s|Quyết\s|Thông\s+tư|các\b))))
    )""",
    examples=(
        "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015",
        "Luật Sửa đổi, bổ sung một số điều của Luật Nhà ở và Luật Đất đai ngày 22/11/2019",
        "Luật Đầu tư công số 39/2019/QH14",
        "Bộ luật Lao động năm 2019",
        "Căn cứ Luật Cán bộ, công chức;",
        "Luật số 64/2020/QH14 ngày 18/6/2020",
    ),
    counter_examples=("Luật sư năm 2020", "Hội Luật gia ngày 3/4/2021", "theo pháp luật năm 2015"),
)
CONGRESS = rule(
    "citation_congress",
    r"""(?<!\p{L})(?P<name>Nghị\s+quyết\s+(?:của\s+)?Đại\s+hội\s+(?:đại\s+biểu\s+)?
    (?:(?:Đảng\s+bộ|toàn\s+quốc|Đảng)[^,;.:()\n]{0,60}?)?\s*lần\s+thứ\s+(?:[IVXL]+|\d+)
    (?:\s+của\s+Đảng)?)(?![\p{L}\d])""",
    examples=(
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    ),
    counter_examples=("Đại hội Đảng bộ tỉnh lần thứ XIX", "Nghị quyết Đại hội Đảng"),
)
DATED = rule(
    "citation_dated",
    rf"(?<!\p{{L}})(?P<type>(?=\p{{Lu}})(?i:{TYPES}))\s+ngày\s+(?P<date>{DATE})(?=\s+của\s+\p{{Lu}})",
    examples=("Kết luận ngày 12/3/2021 của Ban Thường vụ Tỉnh ủy",),
    counter_examples=("báo cáo ngày 15/12/2024 của Sở", "Quyết định ngày ký", "Kế hoạch ngày 3/4"),
)
# Read backwards from the number: `Nghị quyết số`, `Nghị định của Chính phủ số`.
HEAD = rule(
    "citation_numbered",
    rf"""(?<!\p{{L}})(?P<type>{TYPES})(?:\s+của\s[^;:.,()\n]{{2,60}}?)??
    \s*(?:s[ốôỐ])?\s*[:.]?\s*$""",
    examples=("Nghị quyết số ", "Quyết định ", "Nghị định của Chính phủ số "),
    counter_examples=("Nghị định số 3 và số ", "điều "),
    flags=regex.IGNORECASE | regex.REVERSE,
)
AFTER_DATE = rule(
    "citation_date_after",
    rf"{_DATED}",
    examples=(" ngày 15/7/2021", ", ký ngày 08 tháng 4 năm 2020", " (ngày 3-2-2019)"),
    counter_examples=(" ngày ký", " năm 2021"),
)
AFTER_BODY = rule(
    "citation_body_after",
    rf"""\s*,?\s*của\s+(?P<body>{_COMMA_BODY}|(?=\p{{Lu}}|liên\s)
    (?:(?!\s+(?:{_VERBS}|ngày\s*\d{{1,2}}|tại|là|đã|để|nhằm|trong|trên|cho|có|được|kèm|như|thì|cùng)\b
        |{_NEXT})[^;:.,()\n“"”]){{2,120}})""",
    examples=(" của Thủ tướng Chính phủ về việc", " của UBND tỉnh;", " của Chính phủ quy định"),
    counter_examples=(" của tỉnh", " về việc"),
)
AFTER_TITLE = rule(
    "citation_title_after",
    rf"""\s*,?\s*(?:(?:về\s+việc|về|V/v|v/v)\s*:?\s+|(?={_VERBS}\b)(?!về\s|V/v|v/v))
    (?P<title>(?:(?!{_NEXT}|,\s*\p{{Lu}}|,\s*(?:nhằm|để|các)\b)[^;.:()\n]|\.(?=\d)){{4,400}})""",
    examples=(" về việc đẩy mạnh cải cách;", " ban hành Chương trình tổng thể"),
    counter_examples=(" và", " tại Điều 3"),
)
RULES: tuple[Rule, ...] = (LAW, CONGRESS, DATED, HEAD, AFTER_DATE, AFTER_BODY, AFTER_TITLE)
UNDATED_LAW = "citation_law_undated"
_HEAD_REACH = 110


def find_citations(text: str, start: int, end: int) -> list[Citation]:
    """All documents named in ``text[start:end]``, in order and apart from each other.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    found = [*_laws(text, start, end), *_named(text, start, end)]
    taken = [c.span for c in found]
    found += [
        _numbered(text, start, end, number)
        for number in find_document_numbers(text, start, end)
        if not any(span.overlaps(number.span) for span in taken)
    ]
    return sorted(found, key=lambda c: c.span)


@cache
def type_of_letters() -> dict[str, str]:
    """The type that letters of a symbol stand for: ``{"KH": "Kế hoạch"}``."""
    return {str(word): str(row["name"]) for row in _types() for word in _list(row["letters"])}


def type_of_symbol(symbol: str) -> str | None:
    """The type that a symbol's letters say; the party's `QĐ` is no sure sign, but the usual one.

    >>> type_of_symbol("NQ/TU"), type_of_symbol("BNV-CCHC")
    ('Nghị quyết', 'Công văn')
    """
    first, *others = regex.split(r"[-/.]", symbol)
    if first in type_of_letters() and others:
        return type_of_letters()[first]
    if others and others[-1] == "TTr":  # a local order of the two halves: `566/SNV-TTr`
        return "Tờ trình"
    return None if regex.match(r"(?:UBTV)?QH\d*$", symbol) else "Công văn"


def canonical_type(words: str) -> str:
    """The name of a type as the lexicon spells it, from its printed words."""
    wanted = " ".join(words.split()).casefold()
    return next((str(r["name"]) for r in _types() if str(r["name"]).casefold() == wanted), words)


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _numbered(text: str, start: int, end: int, number: DocumentNumber) -> Citation:
    head = HEAD.pattern.match(text, max(start, number.span.start - _HEAD_REACH), number.span.start)
    first = head.start("type") if head else _with_so(text, start, number.span.start)
    tail = _Tail(text, number.span.end, end)
    printed = canonical_type(head["type"]) if head else None
    if printed in (None, "Văn bản"):
        printed = type_of_symbol(number.symbol) or printed
    return Citation(
        Span(first, tail.quote_end),
        HEAD.name,
        number.text,
        printed,
        tail.day,
        tail.body or _body_of_symbol(number.symbol),
        tail.title,
        tail.end,
    )


def _with_so(text: str, start: int, at: int) -> int:
    """Where a number without a type begins: at its `số`."""
    match = regex.compile(r"\b[sS]ố\s*:?\s*", regex.REVERSE).match(text, max(start, at - 8), at)
    return match.start() if match else at


def _laws(text: str, start: int, end: int) -> Iterator[Citation]:
    for match in LAW.find(text, start, end):
        if not match["name"] and not match["number"]:
            continue
        title = " ".join((match["type"] + (match["name"] or "")).split()).rstrip(" ,")
        if match["year"]:
            title = f"{title} năm {match['year']}"
        tail = _Tail(text, match.end(), end)
        body = tail.body or ("Quốc hội" if match["number"] and "/QH" in match["number"] else None)
        yield Citation(
            Span(match.start(), max(match.end(), tail.quote_end)),
            LAW.name if match["bare"] is None else UNDATED_LAW,
            match["number"],
            canonical_type(match["type"]),
            _day(match["date"]) or tail.day,
            body,
            title if match["name"] else tail.title,
            tail.end,
        )


def _named(text: str, start: int, end: int) -> Iterator[Citation]:
    for match in CONGRESS.find(text, start, end):
        title = " ".join(match["name"].split())
        span = Span(*match.span())
        yield Citation(span, CONGRESS.name, None, "Nghị quyết", None, None, title, match.end())
    for match in DATED.find(text, start, end):
        tail = _Tail(text, match.end(), end)
        kind, day = canonical_type(match["type"]), _day(match["date"])
        span = Span(*match.span())
        yield Citation(span, DATED.name, None, kind, day, tail.body, tail.title, tail.end)


class _Tail:
    """What follows a number: date, body and title, each at most once, date and body in any order."""

    def __init__(self, text: str, at: int, end: int) -> None:
        self.day: date | None = None
        self.body: str | None = None
        self.title: str | None = None
        self.quote_end = self.end = at
        for _ in range(2):
            self._read_date(text, end)
            self._read_body(text, end)
        match = AFTER_TITLE.pattern.match(text, self.end, end)
        if match:
            self.title = _sentence_case(match["title"])
            self.end = match.end()

    def _read_date(self, text: str, end: int) -> None:
        match = AFTER_DATE.pattern.match(text, self.end, end) if self.day is None else None
        if match:
            self.day, self.end = _day(match["date"]), match.end()
            self.quote_end = match.end()

    def _read_body(self, text: str, end: int) -> None:
        match = AFTER_BODY.pattern.match(text, self.end, end) if self.body is None else None
        if match:
            words = regex.sub(r"\s+và$", "", match["body"])
            self.body, self.end = expand_body(words), match.end()


def expand_body(words: str) -> str:
    """A body's name in full, `UBND` and `HĐND` written out.

    >>> expand_body("UBND tỉnh")
    'Ủy ban nhân dân tỉnh'
    """
    full = " ".join(words.split()).replace("Uỷ", "Ủy").replace("uỷ", "ủy")
    full = regex.sub(r"\bUBND\b", "Ủy ban nhân dân", full)
    return regex.sub(r"\bHĐND\b", "Hội đồng nhân dân", full)


def _sentence_case(words: str) -> str:
    title = " ".join(words.split()).strip(" ,-–")
    return title[:1].upper() + title[1:]


def _body_of_symbol(symbol: str) -> str | None:
    """The body that the letters of a symbol name in all of the country."""
    if symbol.startswith("QH"):
        return "Quốc hội"
    if symbol.startswith("TTLT"):  # several bodies
        return None
    for token in reversed(regex.split(r"[-/.]", symbol)):
        for row in load_toml("issuers")["issuer"]:
            if token.rstrip("0123456789") in row["letters"]:
                return str(row["body"]) if "body" in row else None
    return None


def _day(words: str | None) -> date | None:
    if not words:
        return None
    match = IN_WORDS.pattern.fullmatch(words) or IN_FIGURES.pattern.fullmatch(words)
    return read_date(match) if match else None
