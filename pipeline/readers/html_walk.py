"""From a page's tree to paragraphs in reading order, without recursion."""

from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from models.text import BlockKind
from pipeline.readers.html_context import Context
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_lists import ListMarkers
from pipeline.readers.html_paragraph import OpenParagraph
from pipeline.readers.html_style import is_hidden
from pipeline.readers.html_tables import TableDraft, TableResolver
from pipeline.readers.places import SPACE, Locator

# fmt: off
_SKIPPED = frozenset({
    "title", "noscript", "template", "svg", "math", "select", "datalist", "textarea", "object",
    "audio", "video", "canvas", "input",
})
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o", "picture", "q", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "st1", "rt", "rp", "map", "area", "output", "meter", "progress",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_MAX_TABLE_DEPTH = 50  # deeper tables are read as plain boxes


@dataclass
class Walker:
    """Walks a tree once; `drafts` then holds the page's paragraphs.

    `hidden` counts the letters that were passed over because a browser shows them not.
    """

    locator: Locator
    source: str
    show_hidden: bool = False
    tables: TableResolver = field(default_factory=TableResolver)
    drafts: list[Draft] = field(default_factory=list)
    hidden: int = 0
    _paragraph: OpenParagraph = field(default_factory=OpenParagraph)
    _contexts: list[Context] = field(default_factory=lambda: [Context()])
    _open_tables: list[TableDraft] = field(default_factory=list)
    _deep_tables: int = 0
    _lists: ListMarkers = field(default_factory=ListMarkers)
    _regions: int = 0

    def walk(self, root: etree._Element) -> None:
        """Read the tree below `root`."""
        skipped: etree._Element | None = None
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                tag = str(element.tag)
                attributes = cast("dict[str, str]", dict(element.items()))
                if self._passes_over(element, tag, attributes):
                    skipped = element
                    events.skip_subtree()
                    continue
                self._start(tag, attributes)
                if element.text:
                    self._add(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element.tail and element is not root:
                self._add(element.tail)
        self._flush()

    def _passes_over(self, element: etree._Element, tag: str, attributes: dict[str, str]) -> bool:
        unseen = bool(attributes) and not self.show_hidden and is_hidden(tag, attributes)
        if tag not in _SKIPPED and not unseen:
            return False
        if tag not in _INLINE and tag not in _SKIPPED:
            self._flush()  # a browser would join what stands around it; two blocks are safer
        for text in element.itertext():  # the locator has to stay in step
            place = self.locator.locate(str(text))
            if place and unseen and tag not in _SKIPPED:
                self.hidden += place[1] - place[0]
        return True

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in _INLINE:
            self._start_block(tag, attributes)
        context = self._contexts[-1].inside(tag, attributes, self._regions)
        self._regions += context.region == self._regions
        self._contexts.append(context)

    def _start_block(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "br":
            self._break_line()
            return
        self._flush()
        if tag == "table":
            self._open_table(attributes)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.open(tag, attributes)
        elif tag == "li":
            self._lists.item(attributes)
        elif self._open_tables and not self._deep_tables:
            table = self._open_tables[-1]
            if tag == "tr":
                table.open_row()
            elif tag in _CELLS:
                table.open_cell(attributes)
            elif tag in _GROUPS:
                table.open_group()

    def _open_table(self, attributes: dict[str, str]) -> None:
        self._lists.pending = None
        if len(self._open_tables) >= _MAX_TABLE_DEPTH:
            self._deep_tables += 1
        else:
            presentation = attributes.get("role") in ("presentation", "none")
            self._open_tables.append(TableDraft(presentation=presentation))

    def _end(self, element: etree._Element) -> None:
        self._end_block(str(element.tag))
        self._contexts.pop()

    def _end_block(self, tag: str) -> None:
        if tag in _INLINE or tag == "br":
            return
        self._flush()
        if tag == "table" and self._deep_tables:
            self._deep_tables -= 1
        elif tag == "table":
            table = self._open_tables.pop()
            self._sink(self.tables.resolve(table), nested=True)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.close()
        elif tag == "li":
            self._lists.pending = None
        elif tag in _CELLS and self._open_tables and not self._deep_tables:
            self._open_tables[-1].close_cell()

    def _add(self, text: str) -> None:
        if not self._contexts[-1].pre:
            self._add_line(text)
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self._break_line()
            self._add_line(line)

    def _add_line(self, text: str) -> None:
        place = self.locator.locate(text)
        bold = self._contexts[-1].bold
        shadow = self.locator.shadow
        ends = shadow.stray_ends(*place, self.source) if place else []
        if place and ends and shadow.text[place[0] : place[1]] == text.strip(SPACE):
            for end in ends:  # the parser dropped a lone `</p>`; to a browser it ends a line
                self._paragraph.add(shadow.text[place[0] : end], (place[0], end), bold=bold)
                self._flush()
                place = (end, place[1])
            text = shadow.text[place[0] : place[1]]
        self._paragraph.add(text, place, bold=bold)

    def _break_line(self) -> None:
        """One break is a line end inside the paragraph, two in a row end it."""
        if self._paragraph.blank_line:
            self._flush()
        else:
            self._paragraph.break_line()

    def _flush(self) -> None:
        paragraph = self._paragraph
        if not paragraph.pieces:
            return
        self._paragraph = OpenParagraph()
        text = paragraph.text()
        if paragraph.start is None or not text.strip():
            return
        context = self._contexts[-1]
        start, end, bold = paragraph.start, paragraph.end, paragraph.bold
        draft = Draft(text, start, end, bold=bold, region=context.region)
        marker = self._lists.take(text)
        if context.level is not None:
            draft = replace(draft, kind=BlockKind.HEADING, level=context.level)
        elif marker is not None:
            draft = replace(draft, kind=BlockKind.ITEM, text=marker + text)
        self._sink([draft])

    def _sink(self, drafts: list[Draft], *, nested: bool = False) -> None:
        if self._open_tables:
            self._open_tables[-1].add(drafts, nested=nested)
        else:
            self.drafts.extend(drafts)
