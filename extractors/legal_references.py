"""Legal references: every document that a plan names, and what it is to the plan.

`basis` is what the preamble rests on (căn cứ, thực hiện, the proposal `tại Tờ trình`); only an
operative clause replaces, amends or repeals (`Quyết định này thay thế ...`): that a task has
somebody draft a replacement is a mention. In news everything is a mention. A document's own
number is no reference. A document named inside the title of another, `Công văn số ... về thực
hiện Nghị định số ...`, is mentioned, not relied on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from extractors import citations
from extractors.citations import UNDATED_LAW, Citation, find_citations
from extractors.document_numbers import normalize_document_number
from models.facts import Facts, LegalReference, Metadata, Relation
from models.plan import Plan
from models.rule import Rule, rule
from models.structure import Part
from models.text import Block

BASIS_START = rule(
    "basis_start",
    r"""\A\W*(?:\d{1,2}\.\s*|[a-zđ]\)\s*)?(?:Căn\s+cứ|Thực\s+hiện|Triển\s+khai|Theo|Trên\s+cơ\s+sở|Xét
    |Tiếp\s+tục|Cụ\s+thể\s+h(?:óa|oá)|Chấp\s+hành|Thi\s+hành|Quán\s+triệt|Hưởng\s+ứng|Để|Nhằm|Sau\s+khi
    |Tiếp\s+theo|Phúc\s+đáp|CĂN\s+CỨ|Ngày\s+\d|Ủy\s+ban|Uỷ\s+ban|UBND|Hội\s+đồng|Thủ\s+tướng)\b""",
    examples=("Căn cứ Luật Đất đai;", "- Căn cứ Nghị quyết số", "Theo đề nghị của Sở", "Thực hiện"),
    counter_examples=("Về việc", "Số: 12/KH-UBND", "KẾ HOẠCH"),
)
BASIS_HEADING = rule(
    "basis_heading",
    r"(?i:\A\W*(?:[IVX]+|[A-H]|\d{1,2})?\s*[.)]?\s*(?:các\s+)?căn\s+cứ\b(?!\s+(?:luật|nghị|vào)\b))",
    examples=("I. CĂN CỨ PHÁP LÝ", "1. Căn cứ xây dựng kế hoạch", "Căn cứ:"),
    counter_examples=("Căn cứ Luật Đất đai", "I. MỤC ĐÍCH", "Căn cứ vào tình hình"),
)
BODY_START = rule(
    "body_start",
    r"""\A\W*(?: (?:[IVX]+|[A-H])\s?[.)/:-]\s*\p{Lu}
      | (?i:phần|chương|mục|điều)\s+(?:thứ\s+)?(?:[IVX]+\b|\d|nhất|một)
      | \d{1,2}\s?[.)/]\s*\p{Lu}
      | QUYẾT\s+(?:ĐỊNH|NGHỊ)\s*: )""",
    examples=("I. MỤC ĐÍCH", "Điều 1. Ban hành", "1. Mục đích", "QUYẾT ĐỊNH:", "Phần thứ nhất"),
    counter_examples=("Căn cứ", "- Luật", "I Sở", "QUYẾT ĐỊNH"),
)
ATTACHED_TO = rule(
    "attached_to",
    r"(?i:kèm\s+theo)\s*(?:số\s*)?$",
    examples=("(Ban hành kèm theo ", "(Kèm theo "),
    counter_examples=("(Kèm theo Quyết định số 3 về ", "Căn cứ "),
)
OWN_NUMBER_LINE = rule(
    "own_number_line",
    r"\A\W*S[ốỐ](?:\s+(?:hiệu|ký\s+hiệu))?\s*[:.]?\s*\d{0,6}\p{Ll}?\s*[/-]",
    examples=("Số: 260/KH-UBND", "Số hiệu: 12/QĐ-UBND"),
    counter_examples=("Quyết định số 12/QĐ-UBND",),
)
# An operative verb before a citation, in an article of a decision (`ARTICLE_VERB`) or with the
# document itself as its subject; `rest` is what stands between the verb and the citation.
_THIS = r"""(?:Quyết\s+định|Nghị\s+quyết|Kế\s+hoạch|Chương\s+trình|Đề\s+án|Quy\s+định|Quy\s+chế
    |Chỉ\s+thị|Văn\s+bản)"""
ARTICLE_VERB = rule(
    "article_verb",
    r"""\A\W*(?:Điều\s+\d+\s*[.:]\s*(?:[^.;:]{0,60}\.\s*)?|\d{1,2}[.)]\s*|[a-zđ]\)\s*)?
    (?: (?P<verb>Thay\s+thế|Bãi\s+bỏ|H(?:ủy|uỷ)\s+bỏ|Sửa\s+đổi|Bổ\s+sung|Điều\s+chỉnh)[^.;]*
      | (?P<verb>Phê\s+duyệt|Ban\s+hành)\s*)\Z""",
    examples=("Điều 2. Bãi bỏ ", "Điều 1. Sửa đổi, bổ sung một số nội dung của ", "1. Thay thế "),
    counter_examples=("ban hành quyết định thay thế ", "Ban hành kèm theo Kế hoạch thực hiện "),
)
OWN_VERB = rule(
    "own_verb",
    rf"""\b{_THIS}\s+này\s+(?:(?:sẽ\s+)?có\s+hiệu\s+lực[^.;]{{0,120}}?\s)?
    (?:(?:,|và|để|,\s*và)\s*)?(?P<verb>thay\s+thế|bãi\s+bỏ|h(?:ủy|uỷ)\s+bỏ|sửa\s+đổi|bổ\s+sung
    |điều\s+chỉnh)\b[^.;]*\Z""",
    examples=(
        "Quyết định này có hiệu lực kể từ ngày ký và thay thế ",
        "Kế hoạch này thay thế ",
        "Quyết định này có hiệu lực từ ngày 01/02/2022, thay thế ",
    ),
    counter_examples=(
        "ban hành quyết định thay thế ",
        "nếu cần sửa đổi Kế hoạch này thì theo ",
        "Kế hoạch này được sửa đổi theo ",
    ),
)
LOSES_FORCE = rule(
    "loses_force",
    r"\A[^.;]{0,200}?\bhết\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+từ|từ|khi)",
    examples=(" của UBND tỉnh hết hiệu lực kể từ ngày",),
    counter_examples=(" hết hiệu lực", " có hiệu lực kể từ ngày"),
)
NESTED = rule(
    "nested_in_title",
    # What joins a citation to the title of the one before it; a comma begins a new clause.
    r"""(?:về|thực\s+hiện|triển\s+khai|thi\s+hành|hướng\s+dẫn|quy\s+định|chi\s+tiết|sửa\s+đổi|bổ\s+sung
    |thay\s+thế|theo|tại|của|kèm|hành|phê\s+duyệt|điều\s+chỉnh|kết\s+quả)\s*(?:các\s+)?\Z""",
    examples=("về triển khai thực hiện ", "sửa đổi, bổ sung một số điều của "),
    counter_examples=("; ", ", ", " và "),
)
RULES: tuple[Rule, ...] = (
    *citations.RULES,
    BASIS_START,
    BASIS_HEADING,
    BODY_START,
    ATTACHED_TO,
    OWN_NUMBER_LINE,
    ARTICLE_VERB,
    OWN_VERB,
    LOSES_FORCE,
    NESTED,
)
_VERB_RELATIONS: tuple[tuple[str, Relation], ...] = (
    ("thay", "replaces"),
    ("bãi", "repeals"),
    ("hủy", "repeals"),
    ("huỷ", "repeals"),
    ("sửa", "amends"),
    ("bổ", "amends"),
    ("điều", "amends"),
    ("phê", "promulgates"),
    ("ban", "promulgates"),
)
# One row stands for all mentions of a document: the first of the strongest relation.
_STRENGTH: tuple[Relation, ...] = (
    "basis",
    "replaces",
    "repeals",
    "amends",
    "promulgates",
    "mentions",
)


def extract_legal_references(plan: Plan, known: Facts) -> tuple[LegalReference, ...]:
    """Every document named in the plan, one row each, in the order of the kept mentions.

    Args:
        plan: the document; its furniture names nothing.
        known: what stands so far; its metadata gives the genre and the document's own number.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    found = list(_mentions(plan, known.metadata))
    kept: dict[tuple[str, ...], LegalReference] = {}
    for reference in found:
        key = _identity(reference, kept)
        other = kept.get(key)
        if other is None or _rank(reference) < _rank(other):
            kept[key] = reference
    return tuple(sorted(kept.values(), key=lambda r: r.evidence.span))


def _mentions(plan: Plan, metadata: Metadata) -> Iterator[LegalReference]:
    is_news = metadata.genre == "news"
    for block, context in _contexts(plan):
        words = plan.words(block)
        if OWN_NUMBER_LINE.first(words) and len(words) < 120:
            continue
        before = block.span.start
        for citation in find_citations(plan.text, block.span.start, block.span.end):
            relation = "mentions" if is_news else _relation(plan, block, citation, context, before)
            before = max(before, citation.reach)
            if citation.rule == UNDATED_LAW and relation != "basis":
                continue
            if _is_own(plan, block, citation, metadata):
                continue
            yield LegalReference(
                plan.evidence(citation.span.start, citation.span.end, citation.rule),
                relation,
                citation.number,
                citation.type,
                citation.cited_on,
                citation.title,
                citation.body,
            )


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a block stands: in a preamble, or below an operative lead-in ending with a colon."""

    is_preamble: bool = False
    lead_in: Relation | None = None


def _contexts(plan: Plan) -> Iterator[tuple[Block, _Context]]:
    """The blocks of the document, each with its context, part by part."""
    part: Part | None = None
    context = _Context()
    under_heading = False
    for block in plan.body:
        here, words = plan.parts[block.index], plan.words(block)
        if here is not part:
            part, under_heading = here, False
            context = _Context(is_preamble=here in (Part.DECISION, Part.PLAN))
        heading = BODY_START.first(words) is not None
        if heading and not (context.is_preamble and _is_long_basis(words)):
            under_heading = BASIS_HEADING.first(words) is not None
            context = replace(context, is_preamble=under_heading)
        if context.lead_in and words.startswith(("Điều", "ĐIỀU")):
            context = replace(context, lead_in=None)
        yield block, context
        if words.rstrip().endswith(":") and not context.is_preamble:
            in_decision = here is Part.DECISION
            context = replace(context, lead_in=_operative(words, in_decision=in_decision))


def _is_long_basis(words: str) -> bool:
    """A numbered line of the preamble itself: `1. Căn cứ Nghị quyết số ...;`."""
    return BASIS_START.first(words) is not None and BASIS_HEADING.first(words) is None


def _relation(
    plan: Plan, block: Block, citation: Citation, context: _Context, before: int
) -> Relation:
    """What a citation is to the document, by the words before it in its block.

    Args:
        plan: the document.
        block: the block that holds the citation.
        citation: what is cited.
        context: where the block stands.
        before: where the citation before it reaches in this block, or the block's start.
    """
    words = plan.text[block.span.start : citation.span.start]
    gap = plan.text[min(before, citation.span.start) : citation.span.start]
    nested = before > block.span.start and _is_nested(plan.text, citation, gap, before)
    if nested:
        return "mentions"
    if context.is_preamble:
        return "basis" if _is_basis_block(plan.words(block)) else _title_relation(words)
    in_decision = plan.parts[block.index] is Part.DECISION
    if in_decision and LOSES_FORCE.first(plan.text[citation.span.end : block.span.end]):
        return "repeals"
    return _operative(words, in_decision=in_decision) or context.lead_in or "mentions"


def _is_nested(text: str, citation: Citation, gap: str, before: int) -> bool:
    """True where a citation stands inside the title of the one before it."""
    if citation.span.start < before:
        return True
    if regex.search(r"[;.,]", gap):
        return False
    return NESTED.first(text[max(0, citation.span.start - 40) : citation.span.start]) is not None


def _is_basis_block(words: str) -> bool:
    """A statement of the preamble; a title line has no stop at its end, or no small letters."""
    if not regex.search(r"\p{Ll}", words):
        return False
    if words.lstrip().startswith("("):
        return False
    ends = regex.search(r"[;:.,]\W*$|như sau\W*$", words) is not None
    return ends or regex.match(r"\W*(?i:căn\s+cứ)", words) is not None


def _title_relation(words: str) -> Relation:
    """A title says what a document does: `Về việc sửa đổi, bổ sung Quyết định số ...`."""
    match = regex.search(
        r"(?i:\A\W*(?:về\s+việc\s+|v/v\s+)?)(?i:(?P<verb>sửa\s+đổi|bổ\s+sung|điều\s+chỉnh|thay\s+thế|bãi\s+bỏ))",
        words,
    )
    return _of_verb(match["verb"]) if match else "mentions"


def _operative(words: str, *, in_decision: bool) -> Relation | None:
    """The relation that the words before a citation put into force; None where they do not."""
    match = OWN_VERB.first(words) or (ARTICLE_VERB.first(words) if in_decision else None)
    return _of_verb(match["verb"]) if match else None


def _of_verb(verb: str) -> Relation:
    head = verb.casefold()
    return next(relation for start, relation in _VERB_RELATIONS if head.startswith(start))


def _is_own(plan: Plan, block: Block, citation: Citation, metadata: Metadata) -> bool:
    """True for the document's own number, and for the decision that a plan is attached to."""
    words = plan.text[block.span.start : citation.span.start]
    attached = words.lstrip().startswith("(") and ATTACHED_TO.first(words) is not None
    own = metadata.document_number
    if citation.number is None or own is None:
        return attached
    if _bare(citation.number) != _bare(own):
        return False
    issued, cited = metadata.issued_on, citation.cited_on
    return issued is None or cited is None or issued.year == cited.year


def _bare(number: str) -> str:
    """A number as it is compared: one spelling, no leading zeros, no case."""
    return normalize_document_number(number).lstrip("0").casefold()


def _identity(
    reference: LegalReference, kept: dict[tuple[str, ...], LegalReference]
) -> tuple[str, ...]:
    """What makes two mentions one document: number and year, or the title of an unnumbered one.

    A mention without a date joins an earlier one of the same number.
    """
    if reference.number is None:
        title = (reference.title or reference.evidence.quote).casefold()
        return ("title", title, str(reference.cited_on or ""))
    number = _bare(reference.number)
    year = str(reference.cited_on.year) if reference.cited_on else ""
    if (number, year) in kept:
        return (number, year)
    same = [key for key in kept if key[0] == number and (not year or not key[1])]
    return same[0] if same else (number, year)


def _rank(reference: LegalReference) -> int:
    return _STRENGTH.index(reference.relation)
