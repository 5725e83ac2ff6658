"""A paragraph on its way from the tree to a block."""

from dataclasses import dataclass, replace

from models.text import BlockKind, Cell


@dataclass(slots=True)
class Draft:
    """A paragraph as read; `start` and `end` count in the shadow. Frozen it would be slow to make.

    `region` numbers the outermost piece of furniture it stands in, `box` the innermost named
    element; `seat` is its place in a table whose number is still the reader's own; `linked`
    counts its letters that are links.
    """

    text: str
    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    bold: bool = False
    region: int | None = None
    seat: Cell | None = None
    box: int = 0
    linked: int = 0


def join_drafts(drafts: list[Draft], separator: str) -> Draft:
    """One paragraph of several that follow each other."""
    return replace(
        drafts[0],
        text=separator.join(draft.text for draft in drafts),
        start=min(draft.start for draft in drafts),
        end=max(draft.end for draft in drafts),
        kind=BlockKind.PARAGRAPH,
        bold=all(draft.bold for draft in drafts),
        seat=None,
        linked=sum(draft.linked for draft in drafts),
    )
