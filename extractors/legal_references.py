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

from extractors import reference_signs
from extractors.citation_patterns import LAWS, UNDATED_LAW
from extractors.citations import Citation, find_citations
from extractors.folded_references import bare_number, fold_mentions
from extractors.reference_signs import (
    ATTACHED_TO,
    BASIS_HEADING,
    BASIS_START,
    BODY_START,
    LOSES_FORCE,
    NESTED,
    OPENING,
    OWN_NUMBER_LINE,
    operative,
    title_relation,
)
from models.facts import Facts, LegalReference, Metadata, Relation
from models.nlp import match_key
from models.plan import Plan
from models.structure import Part
from models.text import Block

RULES = reference_signs.RULES
_REACH = 2000
"""Characters before a citation within which its verb stands."""

_NAMED_LAW = regex.compile(rf"{LAWS}\s\p{{Lu}}")


def extract_legal_references(plan: Plan, known: Facts) -> tuple[LegalReference, ...]:
    """Every document named in the plan, one row each, in the order of the kept mentions.

    Args:
        plan: the document; its furniture names nothing.
        known: what stands so far; its metadata gives the genre and the document's own number.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    return fold_mentions(_mentions(plan, known.metadata))


def _mentions(plan: Plan, metadata: Metadata) -> Iterator[LegalReference]:
    is_news = metadata.genre == "news"
    own = metadata.document_number
    for block, context in _contexts(plan):
        words = plan.words(block)
        if len(words) < 120 and OWN_NUMBER_LINE.first(words):
            continue
        before = block.span.start
        in_title = False
        for citation in find_citations(plan.text, block.span.start, block.span.end):
            relation = (
                "mentions" if is_news else _relation(plan, block, citation, context, before, own)
            )
            # `sửa đổi một số điều của Luật A và Luật B`: both stand in the title.
            gap = plan.text[before : citation.span.start].strip()
            follows = in_title and citation.rule == UNDATED_LAW and gap in ("và", ",")
            in_title = follows or citation.span.start < before
            relation = "mentions" if follows else relation
            start, before = before, max(before, citation.reach)
            if citation.rule == UNDATED_LAW and relation != "basis":
                # Words like `Luật mới` name none; the laws in another's title are not cited.
                is_name = _NAMED_LAW.match(citation.title or "") is not None
                if not is_name or follows or citation.span.start < start:
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
    """Where a block stands: in a preamble, in a list headed `Căn cứ`, below an operative lead-in."""

    is_preamble: bool = False
    is_list: bool = False
    lead_in: Relation | None = None


def _contexts(plan: Plan) -> Iterator[tuple[Block, _Context]]:
    """The blocks of the document, each with its context, part by part."""
    part: Part | None = None
    context = _Context()
    for block in plan.body:
        here, words = plan.parts[block.index], plan.words(block)
        if here is not part:
            part = here
            context = _Context(is_preamble=here in (Part.DECISION, Part.PLAN))
        if block.cell is None and BASIS_HEADING.first(words):
            context = replace(context, is_preamble=True, is_list=True)
        elif context.is_preamble and BODY_START.first(words) and not _is_long_basis(words):
            context = replace(context, is_preamble=False, is_list=False)
        if context.lead_in and words.startswith(("Điều", "ĐIỀU")):
            context = replace(context, lead_in=None)
        yield block, context
        if words.rstrip().endswith(":") and not context.is_preamble:
            verb = operative(words, in_decision=here is Part.DECISION)
            context = replace(context, lead_in=verb)


def _is_long_basis(words: str) -> bool:
    """A numbered line of the preamble itself: `1. Căn cứ Nghị quyết số ...;`."""
    return BASIS_START.first(words) is not None and BASIS_HEADING.first(words) is None


def _relation(
    plan: Plan, block: Block, citation: Citation, context: _Context, before: int, own: str | None
) -> Relation:
    """What a citation is to the document, by the words before it in its block.

    Args:
        plan: the document.
        block: the block that holds the citation.
        citation: what is cited.
        context: where the block stands.
        before: where the citation before it reaches in this block, or the block's start.
        own: the document's own number, which stands for `này`.
    """
    first = max(block.span.start, citation.span.start - _REACH)
    words = plan.text[first : citation.span.start]
    words = words.replace(f"số {own} ", "này ") if own else words
    gap = plan.text[min(before, citation.span.start) : citation.span.start]
    nested = before > block.span.start and _is_nested(plan.text, citation, gap, before)
    if nested:
        return "mentions"
    if context.is_preamble:
        is_basis = context.is_list or _is_basis_block(plan.words(block))
        return "basis" if is_basis else title_relation(words)
    in_decision = plan.parts[block.index] is Part.DECISION
    if in_decision and LOSES_FORCE.first(plan.text[citation.span.end : block.span.end]):
        return "repeals"
    return operative(words, in_decision=in_decision) or context.lead_in or "mentions"


_NEXT = regex.compile(r".*[;.,]|\s*và\s+(?:của|tại)\b", regex.DOTALL)
_SMALL, _RELIES = regex.compile(r"\p{Ll}"), regex.compile(r"\W*(?i:căn\s+cứ)")
_STOPPED = regex.compile(r"[;:.,]\W*$|như sau\W*$")


def _is_nested(text: str, citation: Citation, gap: str, before: int) -> bool:
    """True where a citation stands inside the title of the one before it."""
    if citation.span.start < before:
        return True
    if _NEXT.match(gap):
        return False
    return NESTED.first(text[max(0, citation.span.start - 40) : citation.span.start]) is not None


def _is_basis_block(words: str) -> bool:
    """A statement that the document rests on: `Căn cứ ...`, `Thực hiện ..., UBND tỉnh ban hành`.

    A title line has no stop at its end, a narrative opens with no such word and leads nowhere.
    """
    if not _SMALL.search(words) or words.lstrip().startswith("("):
        return False
    if _RELIES.match(words):
        return True
    if _STOPPED.search(words) is None:
        return False
    return BASIS_START.first(words) is not None or OPENING.first(words) is not None


def _is_own(plan: Plan, block: Block, citation: Citation, metadata: Metadata) -> bool:
    """True for the document's own number, and for the decision that a plan is attached to."""
    attached = plan.text[block.span.start] == "(" and bool(
        ATTACHED_TO.first(plan.text[block.span.start : citation.span.start])
    )
    own, kind = metadata.document_number, metadata.document_type
    if citation.number is None and citation.title and citation.type == kind:
        return match_key(citation.title) == match_key(f"{kind} {metadata.title}")
    if citation.number is None or own is None:
        return attached
    if bare_number(citation.number) != bare_number(own):
        return False
    issued, cited = metadata.issued_on, citation.cited_on
    return issued is None or cited is None or issued.year == cited.year
