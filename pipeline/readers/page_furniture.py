"""What stands on a page beside its text: page numbers, running heads and feet, seals' stamps.

A page number is known by itself, a running head by its like at the same height of a near page
(a Công báo has one for even and one for odd pages). Nothing that may be text is taken: no line
of a letterhead, no item, no sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pipeline.furniture import ISSUER, NATION, NUMBER_LINE, TYPE_LINE
from pipeline.readers.page_lines import Row, join_parts
from pipeline.wrapping import ITEM

TOP, BOTTOM = 0.12, 0.88
"""Heads lie above, feet below these shares of a page's height."""
SAME_HEIGHT = 8.0
"""Points by which a running head may lie higher or lower on another page."""
EDGE_ROWS = 3
LONGEST = 60
"""Characters; a longer line is of running text, whatever stands at its height elsewhere."""
_PAGE_NUMBER = regex.compile(
    r"[-–—|\s]*(?:(?:Trang|Page|Tr\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?[-–—|.\s]*",
    regex.IGNORECASE,
)
_NUMBER_AT_END = regex.compile(
    r"\A[-–—|\s]*\d{1,4}[-–—|\s]+|[-–—|\s]+(?:(?:Trang|Page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—|\s]*\Z"
)
_SENTENCE = regex.compile(r"[.;:,!?]\s*\Z")
_LABEL_ALONE = regex.compile(r"(?:Phụ\s+lục|Biểu|Mẫu|Phần|Chương|Mục)\b", regex.IGNORECASE)
_MOTTO = regex.compile(r"Đ[ộo]c\s+l[ậa]p\s*[-–—]+\s*T[ựu]\s+do", regex.IGNORECASE)
_GAZETTE = regex.compile(r"CÔNG\s+BÁO\s*/\s*Số\s*\d", regex.IGNORECASE)
_STAMP = regex.compile(
    r"(?:Ký\s+bởi|Người\s+ký|Ngày\s+ký|Thời\s+gian\s+ký|Giờ\s+ký|Email|Tổ\s+chức\s+xác\s+thực|Signature\s+Not\s+Verified|Digitally\s+signed|Ký\s+số)\b\s*(?:by|:)",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edge:
    """A row at the top or bottom of a page: its words without the page number, its height."""

    row: int
    words: str
    top: float
    at_top: bool


def find_stamps(rows: Sequence[Row]) -> frozenset[int]:
    """The rows a digital seal printed (`Ký bởi:`, `Ngày ký:`), by index."""
    return frozenset(i for i, row in enumerate(rows) if _STAMP.match(row[0].text))


def find_page_numbers(rows: Sequence[Row], height: float) -> frozenset[int]:
    """The rows at the edges of a page that hold its number alone, by index."""
    return frozenset(
        i for i in _edge_rows(rows, height) if _PAGE_NUMBER.fullmatch(join_parts(rows[i]).text)
    )


def find_edges(rows: Sequence[Row], height: float) -> tuple[Edge, ...]:
    """The rows that may be running heads or feet; a decision and its plan repeat a letterhead."""
    edges = []
    texts = {i: join_parts(rows[i]) for i in _edge_rows(rows, height)}
    heads_letter = any(
        NATION.search(line.text) or _MOTTO.search(line.text)
        for line in texts.values()
        if line.top < height / 2
    )
    for i, line in texts.items():
        words = _NUMBER_AT_END.sub("", line.text).casefold()
        is_letterhead = heads_letter and line.top < height / 2
        if _GAZETTE.search(line.text) or (not is_letterhead and _may_run(line.text, words)):
            edges.append(Edge(i, words, line.top, line.top < height / 2))
    return tuple(edges)


def find_running(edges: Sequence[Edge], near: Sequence[Sequence[Edge]]) -> frozenset[int]:
    """The rows among `edges` that one of the near pages repeats at their height."""
    return frozenset(
        edge.row
        for edge in edges
        if _GAZETTE.search(edge.words)
        or any(_alike(edge, other) for page in near for other in page)
    )


def _alike(edge: Edge, other: Edge) -> bool:
    return (
        edge.words == other.words
        and edge.at_top == other.at_top
        and abs(edge.top - other.top) <= SAME_HEIGHT
    )


def _edge_rows(rows: Sequence[Row], height: float) -> list[int]:
    last = len(rows) - 1
    found = [i for i in range(min(EDGE_ROWS, len(rows))) if rows[i][0].bottom < TOP * height]
    feet = range(max(len(found), last - EDGE_ROWS + 1), last + 1)
    return found + [i for i in feet if rows[i][0].top > BOTTOM * height]


def _may_run(text: str, words: str) -> bool:
    if (
        len(words) > LONGEST
        or not any(map(str.isalpha, words))
        or _SENTENCE.search(text)
        or ITEM.match(words)
    ):
        return False
    if text[0].islower() or text.count("(") != text.count(")"):
        return False  # the end of a sentence that the page before began
    forms = (NATION, ISSUER, NUMBER_LINE, TYPE_LINE, _LABEL_ALONE, ITEM)
    return not any(form.match(text) for form in forms)
