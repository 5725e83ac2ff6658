"""A document's description of itself (v_documents), with the evidence of every field.

What kind of page it is decides who is asked: an official document's letterhead, signature and
notes, then the site's table, then the manifest; an article's headline, date line, byline and the
sentence that reports a plan. None and an issue are better than a wrong value.
"""

from datetime import date

import regex

from extractors import (
    document_lines,
    issuer_readings,
    issuers,
    letterhead,
    news,
    official_metadata,
    periods,
    persons,
    provinces,
    reported_plans,
    signatures,
    titles,
)
from extractors.contradictions import find_contradictions
from extractors.derived_readings import add_derived
from extractors.document_lines import Line, lines_of
from extractors.document_numbers import count_issuers
from extractors.issuer_readings import find_issuer
from extractors.letterhead import Letterhead, read_letterhead
from extractors.news_metadata import describe_news
from extractors.official_metadata import (
    Official,
    content_type,
    find_period,
    number_parts,
    read_official,
)
from extractors.provinces import province_now
from extractors.readings import Readings
from extractors.signatures import read_signature
from extractors.site_attributes import read_site_attributes
from extractors.titles import clean_title, read_appendix_title, read_attached_title, read_title
from models.facts import Genre, Metadata
from models.issues import Issue
from models.plan import Plan
from models.rule import Rule, rule
from models.spans import Span
from models.structure import Part

FORMAL_SIGN = rule(
    "formal_sign",
    r"""(?P<basis>\A\W*Căn\s+cứ\s.{10,}[;,]$) | (?P<heading>\A(?:[IVX]+|[A-D])\s?[.)]\s*[^\p{Ll}]{6,}$)
    | (?P<article>\AĐiều\s+\d+\s?[.:]) | (?P<recipients>\A\W*Nơi\s+nhận\s*:)
    | (?P<signature>(?:^|\s)(?:TM|KT|TL|TUQ)\.\s*\p{Lu}{2,})""",
    examples=("Căn cứ Luật Tổ chức chính quyền địa phương;", "I. MỤC ĐÍCH, YÊU CẦU", "Nơi nhận:"),
    counter_examples=("UBND tỉnh vừa ban hành", "Mục tiêu"),
)
# A letterhead has no more lines than this, and none is longer.
_HEAD_ABOVE = 12
_HEAD_LINE = 120
_SHORTEST_TITLE = 15
RULES: tuple[Rule, ...] = (
    FORMAL_SIGN,
    *issuer_readings.RULES,
    *document_lines.RULES,
    *issuers.RULES,
    *letterhead.RULES,
    *news.RULES,
    *official_metadata.RULES,
    *periods.RULES,
    *persons.RULES,
    *provinces.RULES,
    *reported_plans.RULES,
    *signatures.RULES,
    *titles.RULES,
)


def extract_metadata(plan: Plan) -> tuple[Metadata, tuple[Issue, ...]]:
    """The document's description and what could not be read of it.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    lines = lines_of(plan, furniture=False)
    if not lines:
        return Metadata(is_complete=plan.is_complete), ()
    furniture = lines_of(plan, furniture=True)
    readings = Readings()
    read_site_attributes(plan, furniture, lines[0].span.start, readings)
    if is_article(lines):
        metadata = describe_news(plan, lines, furniture, readings)
        return metadata, ()
    return _describe_official(plan, lines, furniture, readings)


def is_article(lines: list[Line]) -> bool:
    """True for an article: no part of it is a document, nor does it look like one."""
    if any(line.part is not Part.ARTICLE for line in lines):
        return False
    signs: dict[str, int] = {}
    for line in lines:
        match = FORMAL_SIGN.first(line.text) if len(line.text) < 1000 else None
        if match and match.lastgroup:
            signs[match.lastgroup] = signs.get(match.lastgroup, 0) + 1
    return len(signs) < 2 and signs.get("basis", 0) < 3


def _describe_official(
    plan: Plan, lines: list[Line], furniture: list[Line], readings: Readings
) -> tuple[Metadata, tuple[Issue, ...]]:
    doc = _gather(plan, lines, furniture)
    read_official(doc, readings)
    issuer, province = find_issuer(doc, readings)
    _fill_from_site(readings, doc.body)
    document_type = readings.text("document_type")
    attached = _attached_type(doc)
    content = content_type(readings.text("title"), attached, document_type)
    number = number_parts(readings.text("document_number"))
    period = find_period(doc, readings)
    issued_on = readings.day("issued_on")
    genre = _genre(document_type, content)
    if number is None:
        readings.add(
            "symbol", doc.head.own.blank_symbol, "letterhead.blank_symbol", doc.head.own.span
        )
    name, level = (issuer.name, issuer.level) if issuer else (None, None)
    add_derived(readings, genre=genre, content=content, issuer=name, level=level)
    metadata = Metadata(
        genre=genre,
        is_complete=plan.is_complete,
        document_number=number.text if number else None,
        number=number.number if number else None,
        symbol=number.symbol if number else doc.head.own.blank_symbol,
        document_type=document_type,
        content_type=content,
        title=readings.text("title"),
        issued_on=issued_on,
        effective_on=readings.day("effective_on"),
        issuing_body=name,
        issuing_level=level,
        province=province.name if province else None,
        province_id=province.unit_id if province else None,
        province_now=province_now(province.unit_id) if province else None,
        signer=readings.text("signer"),
        signer_position=readings.text("signer_position"),
        signed_for=readings.text("signed_for"),
        field=readings.text("field"),
        period=period,
        evidence=tuple(readings.evidence(plan)),
    )
    return metadata, (*find_contradictions(readings, plan), *_missing(doc, metadata))


def _gather(plan: Plan, lines: list[Line], furniture: list[Line]) -> Official:
    # A file that holds only an appendix has no letterhead; its cells name many bodies.
    own = [line for line in lines if line.part is not Part.APPENDIX]
    head = _read_head(plan, own, furniture) if own else Letterhead([])
    body = plan.text[lines[0].span.start : lines[-1].span.end][:60_000]
    decided = [line for line in lines if line.part is Part.DECISION]
    after = [
        line
        for line in lines
        if line.part is Part.PLAN and decided and line.span.start > decided[0].span.start
    ]
    symbol = head.own.symbol or ""
    joint = max(count_issuers(symbol), (head.issuer.name if head.issuer else "").count(";") + 1)
    signature = (read_signature(decided, joint=joint) if decided else None) or read_signature(
        lines, joint=joint
    )
    attached = read_attached_title(after, body) if after else None
    title = read_title(head, body) if own else read_appendix_title(lines, body)
    return Official(plan, lines, furniture, head, title, attached, signature, body)


def _read_head(plan: Plan, lines: list[Line], furniture: list[Line]) -> Letterhead:
    """The letterhead of the document; where it has none, of the site's lines right above it.

    A letterhead so damaged that nothing in it looks like one is left outside of the document.
    """
    head = read_letterhead(lines)
    if head.own.symbol and head.issuer:
        return head
    # The national heading is no line, yet it may be the first block of the document.
    first = next(i for i, part in enumerate(plan.parts) if part is not Part.FURNITURE)
    above = [line for line in furniture if line.block < first][-_HEAD_ABOVE:]
    kept: list[Line] = []
    for line in reversed(above):
        nearest = kept[0].block if kept else first
        if nearest - line.block > 2 or len(line.text) > _HEAD_LINE:
            break
        kept.insert(0, line)
    wider = read_letterhead([*kept, *lines])
    same_day = wider.dateline.day is not None and head.dateline.day in (None, wider.dateline.day)
    same_number = head.own.number is None or wider.own.number == head.own.number
    return wider if wider.own.number and same_day and same_number else head


def _fill_from_site(readings: Readings, body: str) -> None:
    """The site's `Trích yếu` is a title in its own case."""
    for reading in [r for r in readings.all if r.field == "title" and r.rule == "site.title"]:
        readings.all.remove(reading)
        title = clean_title(str(reading.value), body)
        readings.add("title", _without_type(title, readings), reading.rule, reading.span)


def _without_type(title: str, readings: Readings) -> str:
    """A site's title without the document's own type before it: `Kế hoạch phát triển ...`."""
    kind = readings.text("document_type")
    rest = title.removeprefix(f"{kind} ") if kind else title
    return clean_title(rest) if len(rest) > _SHORTEST_TITLE else title


def _attached_type(doc: Official) -> str | None:
    """The kind of plan attached to a decision, from the plan's own type line."""
    if doc.attached is None:
        return None
    words = doc.plan.text[doc.attached.span.start : doc.attached.span.start + 40]
    kinds = (
        "Kế hoạch",
        "Chương trình",
        "Đề án",
        "Phương án",
        "Chiến lược",
    )
    return next(
        (k for k in kinds if regex.match(k.replace(" ", r"\s+"), words, regex.IGNORECASE)), None
    )


def _genre(document_type: str | None, content: str | None) -> Genre:
    if content is None:
        return "other"
    return "plan" if content == document_type else "decision"


def _missing(doc: Official, metadata: Metadata) -> list[Issue]:
    """An issue for each thing an official document ought to say and that was not read."""
    first = doc.lines[0].span
    found = []
    if metadata.document_number is None:
        blank = doc.head.own.blank_symbol
        message = f"the number is blank before {blank}" if blank else "no number in the letterhead"
        found.append(doc.plan.issue("no_number", message, doc.head.own.span or first))
    if metadata.issued_on is None:
        code = "unread_date" if doc.head.dateline.unread else "no_date"
        where: Span = doc.head.dateline.unread or first
        found.append(doc.plan.issue(code, "no date of issue that can be read", where))
    for field, value in (
        ("type", metadata.document_type),
        ("title", metadata.title),
        ("issuer", metadata.issuing_body),
    ):
        if value is None:
            found.append(
                doc.plan.issue(f"no_{field}", f"the document's {field} was not found", first)
            )
    if metadata.signer is None and doc.signature is not None:
        message = "a signature without a name"
        found.append(doc.plan.issue("no_signer", message, doc.signature.span))
    if _is_future(metadata.issued_on):
        found.append(
            doc.plan.issue("odd_date", f"issued on {metadata.issued_on}", doc.head.dateline.span)
        )
    return found


def _is_future(day: date | None) -> bool:
    return day is not None and not date(1976, 1, 1) <= day <= date(2040, 1, 1)
