"""The text of a file on its way: bytes, source blocks, cleaned text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from models.issues import Issue
from models.spans import Place, Span, join_places
from models.values import built_fast

TextSource = Literal["text", "ocr", "mixed"]


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What a corpus folder's ``manifest.csv`` says of a file."""

    path: str
    source_url: str | None = None
    retrieved_on: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file found: `path` is POSIX and relative to the corpus folder."""

    path: str
    data: bytes
    sha256: str
    media_type: str
    manifest: ManifestRow | None = None


class BlockKind(StrEnum):
    """What a reader knows of a block."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"


@built_fast
@dataclass(frozen=True, slots=True)
class Cell:
    """A block's seat in a table: table index in the document, row, column and spans (>= 1).

    A cell merged over rows or columns is one block; the grid repeats it (pipeline/tables.py).
    """

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@built_fast
@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as read: its text may still hold hard line ends; `level` is of headings (1..6).

    `furniture_hint` is True where the format marks it as the site's (a menu, a footer).
    `lines`, of paged formats, are the places of the lines of `text`; `whole` is True where all
    of them are one paragraph's, so that each line end stands for a space.
    """

    text: str
    place: Place
    kind: BlockKind = BlockKind.PARAGRAPH
    cell: Cell | None = None
    level: int | None = None
    bold: bool = False
    furniture_hint: bool = False
    lines: tuple[Place, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class RawText:
    """A file read: blocks in reading order, and what the page says of itself.

    `site` holds the attribute table of a site (`Số hiệu` ...) as printed keys and values
    only where the format marks it up; in dumps it stays among the blocks.
    `source` is the decoded source that ``Place.start`` counts in ("" for paged formats).
    `text_source` says how the words were got: ``text``, ``ocr`` or ``mixed``.
    """

    blocks: tuple[RawBlock, ...]
    source: str
    media_type: str
    url: str | None = None
    site: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    text_source: TextSource = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of a paged source: where it begins in the cleaned text, and its place."""

    start: int
    place: Place


@built_fast
@dataclass(frozen=True, slots=True)
class Block:
    """A block of the cleaned text; ``text[span]`` is its words.

    Several blocks may come from one raw block (a hard-wrapped run of paragraphs).
    `lines` are its printed lines, of paged sources.
    """

    index: int
    span: Span
    place: Place
    kind: BlockKind = BlockKind.PARAGRAPH
    cell: Cell | None = None
    level: int | None = None
    bold: bool = False
    furniture_hint: bool = False
    lines: tuple[Line, ...] = ()

    def place_of(self, span: Span) -> Place | None:
        """The page and box of the lines that hold a part of the block; None without pages."""
        if not self.lines:
            return None
        ends = (*(line.start for line in self.lines[1:]), self.span.end)
        held = [
            line.place
            for line, end in zip(self.lines, ends, strict=True)
            if line.start < span.end and span.start < end
        ]
        return join_places(held or [self.lines[0].place])


@dataclass(frozen=True, slots=True)
class CleanText:
    """The cleaned text (NFC), its blocks in order, and how often each fix was applied.

    Blocks are parted by line feeds, the cells of a row by tabs, and the paragraphs of one
    cell (each a block with the same seat) by a space.
    """

    text: str
    blocks: tuple[Block, ...]
    fixes: Mapping[str, int]
    issues: tuple[Issue, ...] = ()

    def words(self, block: Block) -> str:
        """The text of one block."""
        return self.text[block.span.start : block.span.end]
