"""Places: in the cleaned text, in the source, and the evidence a fact carries."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.values import built_fast


@built_fast
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Python character offsets: ``text[start:end]``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        """True if `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end


NOWHERE = Span(0, 0)
"""An empty span: it overlaps nothing."""


@built_fast
@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in its source.

    Either a character range of the decoded source (HTML, text), or a page
    (1-based) and a box ``(x0, top, x1, bottom)`` in points from the page's top left.
    `ocr` is True where the words were read off a picture.
    """

    start: int | None = None
    end: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    ocr: bool = False


def join_places(places: Sequence[Place]) -> "Place | None":
    """The place of several lines: the first one's page and the box of all its lines there.

    >>> join_places([Place(page=2, box=(9, 700, 80, 712)), Place(page=3, box=(9, 60, 40, 72))]).page
    2
    """
    if not places:
        return None
    page = places[0].page
    boxes = [place.box for place in places if place.page == page and place.box]
    if not boxes:
        return places[0]
    left, top, right, bottom = zip(*boxes, strict=True)
    box = (min(left), min(top), max(right), max(bottom))
    return Place(page=page, box=box, ocr=any(place.ocr for place in places))


@built_fast
@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words of a fact: ``quote == clean_text.text[span.start:span.end]``.

    `rule` names the rule that found it; `block` and `section` are indexes into the
    plan's blocks and sections. `place` is the page and box of the words in a paged source.
    """

    span: Span
    quote: str
    rule: str
    block: int | None = None
    section: int | None = None
    place: Place | None = None
