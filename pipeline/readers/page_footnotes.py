"""Footnotes: small letters at the foot of a page, below a short rule."""

from collections.abc import Sequence
from statistics import median

from pipeline.readers.page_lines import Row
from pipeline.readers.pages import Ruling

SMALLER = 0.93
"""Footnotes are set in letters smaller than so great a share of the text's."""
FOOT = 0.4
"""The rule lies below this share of the page's height."""
SHORT, LONG = 60.0, 260.0
"""Points: the rule is so long (Word draws 144)."""


def find_footnotes(rows: Sequence[Row], rulings: Sequence[Ruling], height: float) -> frozenset[int]:
    """The rows of footnotes by index: all from the first small one under the rule."""
    if len(rows) < 2:
        return frozenset()
    size = median(row[0].size for row in rows)
    tops = sorted(
        ruling.box[1]
        for ruling in rulings
        if ruling.direction == "horizontal"
        and SHORT <= ruling.box[2] - ruling.box[0] <= LONG
        and ruling.box[1] > FOOT * height
    )
    for top in tops:
        below = [i for i, row in enumerate(rows) if row[0].top > top - 2]
        if below and all(rows[i][0].size < SMALLER * size for i in below[:2]):
            return frozenset(below)
    return frozenset()
