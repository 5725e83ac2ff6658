"""The Plan: one frozen value with everything an extractor may see."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from models.issues import Issue, Stage
from models.spans import Evidence, Place, Span, join_places
from models.structure import Part, Section, Table
from models.text import Block, CleanText, ManifestRow

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Plan:
    """A document parsed: cleaned text, parts, ladder, tables and the spaCy Doc.

    `parts` and `section_of` run parallel to ``clean.blocks``. The `doc` covers
    ``clean.text[doc_start:]`` up to the last block that is no furniture, so a token's
    offset in the text is ``doc_start + token.idx``. A Plan never crosses a process.
    """

    path: str
    clean: CleanText
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    section_of: tuple[int | None, ...]
    tables: tuple[Table, ...]
    is_complete: bool = True
    manifest: ManifestRow | None = None
    site: dict[str, str] = field(default_factory=dict)
    doc: "Doc | None" = None
    doc_start: int = 0

    # asked for thousands of times a document, so kept as plain attributes
    @cached_property
    def text(self) -> str:
        """The whole cleaned text."""
        return self.clean.text

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, furniture too."""
        return self.clean.blocks

    def words(self, block: Block | int) -> str:
        """The text of a block."""
        span = (self.blocks[block] if isinstance(block, int) else block).span
        return self.text[span.start : span.end]

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are no furniture, in order."""
        pairs = zip(self.blocks, self.parts, strict=True)
        return tuple(b for b, part in pairs if part is not Part.FURNITURE)

    @cached_property
    def _starts(self) -> list[int]:
        return [b.span.start for b in self.blocks]

    def block_at(self, offset: int) -> Block:
        """The block that holds a character offset (or the nearest before it)."""
        return self.blocks[max(0, bisect_right(self._starts, offset) - 1)]

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """The evidence for ``text[start:end]``, with its block and section."""
        block, span = self.block_at(start), Span(start, end)
        section, place = self.section_of[block.index], self._place_of(block, span)
        return Evidence(span, self.text[start:end], rule, block.index, section, place)

    def _place_of(self, first: Block, span: Span) -> Place | None:
        """The page and box of all blocks that the words run over (a table row is several)."""
        if not first.lines:
            return None
        last = self.block_at(max(span.start, span.end - 1)).index
        places = (block.place_of(span) for block in self.blocks[first.index : last + 1])
        return join_places([place for place in places if place])

    def issue(self, code: str, message: str, span: Span | None = None) -> Issue:
        """A warning of the extract stage about this document."""
        return Issue(self.path, Stage.EXTRACT, code, message, span=span)
