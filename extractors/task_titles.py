"""What of a plan's prose charges nobody: titles above other blocks, and sections of aims."""

from dataclasses import replace

import regex

from extractors.task_sentences import Draft
from models.plan import Plan
from models.structure import Section
from models.text import Block

_TASK_CUE = regex.compile(
    r"\b(?:chủ\s+trì|tham\s+mưu|phối\s+hợp|thường\s+trực)\b", regex.IGNORECASE
)
_PROPER_END = (".", ";", "./.", ",")
_AIMS = regex.compile(
    r"\W*(?:mục\s+(?:đích|tiêu)|quan\s+điểm|yêu\s+cầu|(?:tình\s+hình|kết\s+quả|thực\s+trạng|đánh\s+giá|bối\s+cảnh)\b)",
    regex.IGNORECASE,
)
# a name of some words without figures, closed by a stop
_NAME = regex.compile(r"\p{Lu}\p{Ll}*(?:,?\ [\p{L}/-]+){1,11}\.")
MAX_TITLE = 160


def stands_in_aims(plan: Plan, block: Block) -> bool:
    """True under a heading of aims or of results, where a plain sentence charges nobody."""
    at = plan.section_of[block.index]
    while at is not None:
        section = plan.sections[at]
        if _AIMS.match(section.title) and section.heading != block.index:
            return True
        at = section.parent
    return False


def without_titles(words: str, section: Section | None, drafts: list[Draft]) -> list[Draft]:
    """A title above other blocks is no task, nor a lead-in without a word of charging."""
    bare = words.rstrip("* ")
    if any(draft.own for draft in drafts):
        return drafts
    if bare.endswith(":"):
        return drafts if _TASK_CUE.search(bare) else []
    if bare.isupper():
        return []
    below = section is not None and section.blocks[1] - section.blocks[0] > 1
    titled = below and len(bare) <= MAX_TITLE and not bare.endswith(_PROPER_END)
    return [] if titled else drafts


def with_run_in_name(plan: Plan, start: int, drafts: list[Draft]) -> list[Draft]:
    """An item that has particulars and opens with its name closed by a stop is one task.

    `a) Rà soát thủ tục. Lập danh mục ...`: the name and the sentence after it, which says
    what is to be done, at more length.

    Args:
        plan: The document.
        start: Where the item begins, after its label.
        drafts: The drafts of its sentences in order.
    """
    if (
        len(drafts) < 2
        or drafts[0].start > start
        or not _NAME.fullmatch(plan.text[drafts[0].start : drafts[0].end].strip())
    ):
        return drafts
    name, said = drafts[:2]
    if name.own or said.own or name.deadlines or said.end - said.start < name.end - name.start:
        return drafts
    return [replace(said, start=name.start), *drafts[2:]]
