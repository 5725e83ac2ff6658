"""The description of an official document: what its own pages say, then the site, then the manifest.

Each field is read from several places and all readings are kept as evidence. Nothing is taken
from a citation: a document without number, date or type line gives None and an issue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from extractors.citations import type_of_29, type_of_symbol
from extractors.document_lines import Line
from extractors.document_numbers import DocumentNumber, find_document_numbers, parse_document_number
from extractors.full_dates import find_dates
from extractors.letterhead import Letterhead
from extractors.numbers import parse_number, parse_words
from extractors.periods import period_of_title
from extractors.readings import Readings
from extractors.signatures import Signature
from extractors.titles import Title, clean_title, display_title
from models.dates import DateInterval
from models.lexicon import load_toml
from models.nlp import match_key
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span
from models.structure import Part

ATTACHED_TO = rule(
    "attached_to_own",
    r"\A\W*\(?(?:Ban\s+hành\s+)?[Kk]èm\s+theo\s+(?:(?P<type>Quyết\s+định|Kế\s+hoạch|Nghị\s+quyết|Chương\s+trình)\s+)?"
    r"(?:số\s*:?\s*)?(?P<rest>\d.*)",
    examples=(
        "(Ban hành kèm theo Quyết định số 66/QĐ-UBND ngày 2/3/2022",
        "(Kèm theo Kế hoạch số 3/KH-UBND",
    ),
    counter_examples=("Căn cứ Quyết định số 66/QĐ-UBND", "(Kèm theo Quyết định số    /QĐ-UBND"),
)
IN_FORCE = rule(
    "in_force",
    r"""(?:này\s+)?có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?
    (?: từ\s+ngày\s+(?:được\s+)?(?P<signed>ký(?:\s+ban\s+hành)?|ban\s+hành)
      | (?:từ\s+)?(?P<day>ngày\s+\d[^,;.]{4,40})
      | sau\s+(?P<later>\d{1,2}|\p{Ll}+(?:\s(?!ngày\b)\p{Ll}+){0,2}?)(?:\s*\([^)]*\))?\s+ngày,?\s+
        (?:tính\s+|kể\s+)?từ\s+ngày\s+(?:được\s+)?(?:ký|ban\s+hành) )""",
    examples=(
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "có hiệu lực thi hành sau mười lăm ngày, kể từ ngày được ký ban hành",
        "có hiệu lực thi hành kể từ ngày 15 tháng 01 năm 2022",
        "có hiệu lực sau 10 ngày kể từ ngày ký",
    ),
    counter_examples=("hiệu lực, hiệu quả", "có hiệu lực sau mười ngày kể từ ngày đăng Công báo"),
    flags=regex.IGNORECASE,
)
STAMP = rule(
    "signature_stamp",
    r"(?:ngày\s+ký|thời\s+gian\s+ký|ký\s+ngày|signing\s+time)\s*:\s*(?P<day>\d{1,2}[./-]\d{1,2}[./-]\d{4})",
    examples=("Ngày ký: 15-03-2024 09:12:33 +07:00", "Thời gian ký: 05.11.2025"),
    counter_examples=("kể từ ngày ký: ", "ngày ký ban hành"),
    flags=regex.IGNORECASE,
)
CONTENT = rule(
    "promulgated_type",
    r"""\A\W*(?:(?:về\s+việc\s+|về\s+)?(?:ban\s+hành|phê\s+duyệt|thông\s+qua|giao|công\s+bố)\s+)?
    (?:(?:kèm\s+theo|điều\s+chỉnh|bổ\s+sung|sửa\s+đổi|chi\s+tiết|chỉ\s+tiêu|nhiệm\s+vụ|nội\s+dung|một\s+số|tổng\s+thể|,|và|các)\s*){0,6}
    (?P<type>kế\s+hoạch|chương\s+trình\s+hành\s+động|chương\s+trình|đề\s+án|phương\s+án|chiến\s+lược)\b""",
    examples=("Ban hành Kế hoạch cải cách", "Phê duyệt điều chỉnh Đề án", "Kế hoạch phát triển"),
    counter_examples=("Ban hành Quy chế thực hiện kế hoạch", "Thành lập Ban Chỉ đạo Chương trình"),
    flags=regex.IGNORECASE,
)
ISSUES_PLAN = rule(
    "opening_period",
    r"ban\s+hành\s+(?:Kế\s+hoạch|Chương\s+trình|Đề\s+án|kèm\s+theo)(?P<rest>[^.\n]{10,300})",
    examples=("UBND tỉnh ban hành Kế hoạch cải cách hành chính năm 2024, cụ thể như sau:",),
    counter_examples=("được ban hành.",),
)
RULES: tuple[Rule, ...] = (ATTACHED_TO, IN_FORCE, STAMP, CONTENT, ISSUES_PLAN)
_OPENING_LINES = 60


@dataclass(frozen=True, slots=True)
class Official:
    """What was read of an official document before the readings are weighed."""

    plan: Plan
    lines: list[Line]
    furniture: list[Line]
    head: Letterhead
    title: Title | None
    attached: Title | None
    signature: Signature | None
    body: str


def read_official(doc: Official, into: Readings) -> None:
    """Adds all readings of an official document but its issuer and province."""
    _read_number(doc, into)
    _read_type(doc, into)
    _read_title(doc, into)
    if doc.head.dateline.day:
        into.add("issued_on", doc.head.dateline.day, "letterhead.issued_on", doc.head.dateline.span)
    else:
        _read_stamp(doc, into)
    if doc.signature and doc.signature.signer:
        signed = doc.signature
        into.add("signer", signed.signer, "signature.signer", signed.signer_span)
    if doc.signature:
        into.add(
            "signer_position", doc.signature.position, "signature.position", doc.signature.span
        )
        into.add("signed_for", doc.signature.signed_for, "signature.signed_for", doc.signature.span)
    _read_effect(doc, into)


def _read_stamp(doc: Official, into: Readings) -> None:
    """The day of the digital signature, where the printed date was left blank."""
    for line in [*doc.lines, *doc.furniture]:
        match = STAMP.first(line.text) if len(line.text) < 200 else None
        days = find_dates(match["day"]) if match else []
        if match and days:
            into.add("issued_on", days[0].day, "signature.stamp", line.span)
            return


def _read_number(doc: Official, into: Readings) -> None:
    head = doc.head
    if head.own.number:
        into.add("document_number", head.own.number.text, "letterhead.number", head.own.span)
    for line in doc.lines:
        note = ATTACHED_TO.first(line.text) if len(line.text) < 400 else None
        if note and line.text.lstrip().startswith("("):
            at = line.span.start + note.start("rest")
            numbers = find_document_numbers(doc.plan.text, at, line.span.end)
            if numbers and numbers[0].span.start == at:
                into.add("document_number", numbers[0].text, "attached.number", numbers[0].span)
                days = find_dates(line.text[:160])
                if days:
                    into.add("issued_on", days[0].day, "attached.issued_on", line.span)
                return
    for line, _ in _display_titles(doc):
        numbers = find_document_numbers(line.text[:120])
        if numbers:
            into.add("document_number", numbers[0].text, "site.display_title", line.span)
            return


def _read_type(doc: Official, into: Readings) -> None:
    head = doc.head
    if head.type_name and head.type_line is not None:
        line = head.lines[head.type_line]
        into.add("document_type", type_of_29(head.type_name), "letterhead.type", line.span)
        return
    symbol = head.own.symbol
    rule_name = "letterhead.type_of_symbol"
    if symbol is None and (number := number_parts(into.text("document_number"))):
        symbol, rule_name = number.symbol, "mentions.type_of_symbol"
    named = type_of_symbol(symbol) if symbol else None
    kind = type_of_29(named) if named else None
    if kind == "Công văn" and not any(
        line.text.startswith(("V/v", "Kính gửi", "V/ v")) for line in doc.lines[:30]
    ):
        kind = None
    into.add("document_type", kind, rule_name, head.own.span)


def _read_title(doc: Official, into: Readings) -> None:
    if doc.title:
        into.add("title", doc.title.text, doc.title.rule, doc.title.span)
    if doc.attached:
        into.add("_attached_title", doc.attached.text, doc.attached.rule, doc.attached.span)
    for line, title in _display_titles(doc):
        into.add("title", title, "site.display_title", line.span)


def _display_titles(doc: Official) -> Iterator[tuple[Line, str]]:
    """The titles that the site prints of this document; its lists of others look alike.

    Such a line is this document's where it shares most words with the printed title; where none
    is printed, where it stands over the document.
    """
    own = set(match_key(doc.title.text).split()) if doc.title else None
    start = doc.lines[0].span.start if doc.lines else 0
    for line in doc.furniture:
        title = display_title(line.text, doc.body)
        if title is None:
            continue
        words = set(match_key(title).split())
        if 2 * len(words & own) > len(words | own) if own else line.span.start < start:
            yield line, title


def _read_effect(doc: Official, into: Readings) -> None:
    """`có hiệu lực kể từ ngày ký` is the day of issue; a plan without the words has no such day."""
    issued = into.day("issued_on")
    for line in doc.lines:
        if line.part is not Part.DECISION and "này có hiệu lực" not in line.text:
            continue
        match = IN_FORCE.first(line.text)
        if match is None or "hết hiệu lực" in line.text[: match.start()]:
            continue
        day = _effect(match, issued)
        span = Span(line.span.start + match.start(), line.span.start + match.end())
        into.add("effective_on", day, "text.effective_on", span)
        return


def _effect(match: regex.Match[str], issued: date | None) -> date | None:
    if match["signed"]:
        return issued
    if match["later"]:
        later = parse_number(match["later"]) or parse_words(match["later"])
        return issued + timedelta(days=int(later)) if issued and later else None
    days = find_dates(match["day"])
    return days[0].day if days else None


def find_period(doc: Official, into: Readings) -> DateInterval | None:
    """The period of the title, of the attached plan's title, of `Điều 1`, of the opening."""
    for words in (into.text("title"), into.text("_attached_title")):
        period = period_of_title(words) if words else None
        if period:
            into.add(
                "period", period.iso(), "letterhead.period", doc.title.span if doc.title else None
            )
            return period
    for line in doc.lines[:_OPENING_LINES]:
        match = ISSUES_PLAN.first(line.text)
        period = period_of_title(match["rest"]) if match else None
        if match and period:
            start = line.span.start
            into.add(
                "period",
                period.iso(),
                "text.period",
                Span(start + match.start(), start + match.end()),
            )
            return period
    return None


def content_type(title: str | None, attached: str | None, document_type: str | None) -> str | None:
    """The kind of plan that the document is or promulgates, None if it is none."""
    rows = load_toml("document_types")["type"]
    row = next((r for r in rows if r["name"] == document_type), None)
    if row and row.get("carrier"):
        return type_of_29(str(row["name"]))
    if row is None or not row.get("promulgator"):
        return None
    match = CONTENT.first(title) if title else None
    return type_of_29(match["type"]) if match else attached


def number_parts(text: str | None) -> DocumentNumber | None:
    """Number and symbol of a document number apart."""
    return parse_document_number(text) if text else None


def site_title(words: str | None, body: str) -> str | None:
    """A site's `Trích yếu` as a title."""
    return clean_title(words, body) if words else None
