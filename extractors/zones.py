"""The parts of a sentence that stand for themselves: between semicolons, and at dashes."""

from extractors.clause_patterns import AGED, DATE, IN_TURN, ZONE
from models.spans import Span


def split_zones(text: str, start: int, end: int) -> list[Span]:
    """The parts of a sentence between semicolons, and between ` - ` before a number or measure."""
    cuts = [m.span() for m in ZONE.finditer(text, start, end)]
    if cuts and IN_TURN.search(text, start, end):
        cuts = [cut for cut in cuts if not _parts_names(text, start, cut, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _parts_names(text: str, start: int, cut: tuple[int, int], end: int) -> bool:
    """True for a semicolon among the names of those whose numbers follow in turn.

    `bảo hiểm của học sinh, sinh viên; hộ nông nghiệp lần lượt đạt 99%, 88%`
    """
    left, right = text.rfind(";", start, cut[0]), text.find(";", cut[1], end)
    before = text[max(start, left + 1) : cut[0]]
    behind = text[cut[1] : right if right >= 0 else end]
    undated = AGED.sub("", DATE.drop(before))
    return not any(c.isdigit() for c in undated) and bool(IN_TURN.search(behind))
