"""The element of a page where sentences stand closest: an article on a site that nobody described."""

from collections.abc import Sequence

from pipeline.readers.html_draft import Draft
from pipeline.readers.html_names import SiteRole

_PROSE = 80  # characters of a paragraph that is surely one
_FEWEST_LETTERS = 400  # of prose in an article
_MOST_OF_PAGE = 0.5  # the article's share of the page's prose
_GROWTH = 1.2  # the element around it is taken where it holds so much more prose ...
_PURE = 0.8  # ... and so much of its text is prose
Boxes = Sequence[tuple[int, Sequence[SiteRole]]]
"""For each named element the one around it (earlier in the list), and its roles on sites."""


def is_prose(draft: Draft) -> bool:
    """True for a paragraph long enough to be one, and neither menu, link nor cell."""
    return (
        len(draft.text) >= _PROSE
        and draft.region is None
        and draft.seat is None
        and draft.linked * 2 < len(draft.text)
    )


def find_article(drafts: Sequence[Draft], boxes: Boxes) -> frozenset[int]:
    """The paragraphs of the densest element; none where no element stands out.

    An element counts the prose right in it, and half of that in the elements right below.
    """
    prose = [0.0] * len(boxes)
    near = [0.0] * len(boxes)
    letters = [0] * len(boxes)
    for draft in drafts:
        letters[draft.box] += len(draft.text)
        if is_prose(draft):
            prose[draft.box] += len(draft.text)
    for box, (parent, _) in enumerate(boxes):
        near[box] += prose[box]
        if box:
            near[parent] += prose[box] / 2
    for box in range(len(boxes) - 1, 0, -1):
        prose[boxes[box][0]] += prose[box]
        letters[boxes[box][0]] += letters[box]
    best = max(range(len(boxes)), key=lambda box: near[box])
    while best and boxes[best][0] and _goes_on(best, boxes[best][0], prose, letters):
        best = boxes[best][0]
    if not best or prose[best] < max(_FEWEST_LETTERS, prose[0] * _MOST_OF_PAGE):
        return frozenset()
    inside = [False] * len(boxes)
    for box, (parent, _) in enumerate(boxes):
        inside[box] = box == best or (box > 0 and inside[parent])
    return frozenset(i for i, draft in enumerate(drafts) if inside[draft.box])


def _goes_on(box: int, parent: int, prose: list[float], letters: list[int]) -> bool:
    """True where the element around holds more of the article, and little else."""
    return prose[parent] >= prose[box] * _GROWTH and prose[parent] >= letters[parent] * _PURE
