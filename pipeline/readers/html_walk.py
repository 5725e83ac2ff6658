"""From a page's tree to paragraphs in reading order, without recursion."""

from dataclasses import dataclass, field

from lxml import etree

from models.text import BlockKind
from pipeline.readers.html_context import Context
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_hidden import find_closed_tabs
from pipeline.readers.html_lists import ListMarkers
from pipeline.readers.html_names import SiteRole
from pipeline.readers.html_paragraph import OpenParagraph
from pipeline.readers.html_tables import TableDraft, TableResolver
from pipeline.readers.html_traits import INLINE, Traits, read_traits, telling_of
from pipeline.readers.places import SPACE, Locator

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_LONGEST_FORM_WORDS = 60  # characters of a letterhead's line, a type line
_MAX_TABLE_DEPTH = 50  # deeper tables are read as plain boxes


@dataclass
class Walker:
    """Walks a tree once; `drafts` then holds the page's paragraphs.

    `hidden` counts the letters that were passed over because a browser shows them not; `boxes`
    are the named elements, each with the box around it and its roles on sites, the page first.
    """

    locator: Locator
    source: str
    show_hidden: bool = False
    tables: TableResolver = field(default_factory=TableResolver)
    drafts: list[Draft] = field(default_factory=list)
    hidden: int = 0
    boxes: list[tuple[int, tuple[SiteRole, ...]]] = field(default_factory=lambda: [(0, ())])
    _paragraph: OpenParagraph = field(default_factory=OpenParagraph)
    _contexts: list[Context] = field(default_factory=lambda: [Context()])
    _open_tables: list[TableDraft] = field(default_factory=list)
    _deep_tables: int = 0
    _lists: ListMarkers = field(default_factory=ListMarkers)
    _regions: int = 0
    _links: int = 0
    _closed_tabs: frozenset[etree._Element] | None = None

    def walk(self, root: etree._Element) -> None:
        """Read the tree below `root`."""
        skipped: etree._Element | None = None
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            if event == "start":
                tag = str(element.tag)
                traits, plain = read_traits(tag, telling_of(element))
                if traits.skipped or (traits.hidden and self._stays_hidden(element, root)):
                    self._pass_over(element, traits)
                    skipped = element
                    events.skip_subtree()
                    continue
                self._start(element, tag, traits, plain=plain)
                if element.text:
                    self._add(element.text)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(str(element.tag))
            if element.tail and element is not root:
                self._add(element.tail)
        self._flush()

    def _stays_hidden(self, element: etree._Element, root: etree._Element) -> bool:
        """False for all where hidden text is read, and for the tab that holds the document."""
        if self.show_hidden:
            return False
        if self._closed_tabs is None:
            self._closed_tabs = find_closed_tabs(root)
        return element not in self._closed_tabs

    def _pass_over(self, element: etree._Element, traits: Traits) -> None:
        if not traits.inline and not traits.skipped:
            self._flush()  # a browser would join what stands around it; two blocks are safer
        for text in element.itertext():  # the locator has to stay in step
            place = self.locator.locate(str(text))
            if place and not traits.skipped:
                self.hidden += place[1] - place[0]

    def _start(self, element: etree._Element, tag: str, traits: Traits, *, plain: bool) -> None:
        if not traits.inline:
            self._start_block(tag, element)
        elif tag == "a":
            self._links += 1
        context = self._contexts[-1]
        if not plain:
            context = context.inside(traits, self._regions, len(self.boxes))
            self._regions += context.region == self._regions
            if traits.names is not None:
                self.boxes.append((self._contexts[-1].box, traits.names.parts))
        self._contexts.append(context)

    def _start_block(self, tag: str, element: etree._Element) -> None:
        if tag == "br":
            self._break_line()
            return
        self._flush()
        if tag == "table":
            self._open_table(element)
        elif tag in ("ol", "ul", "menu", "dir"):
            self._lists.open(tag, _attributes(element))
        elif tag == "li":
            self._lists.item(_attributes(element))
        elif self._open_tables and not self._deep_tables:
            table = self._open_tables[-1]
            if tag == "tr":
                table.open_row()
            elif tag in _CELLS:
                table.open_cell(element.get("rowspan"), element.get("colspan"))
            elif tag in _GROUPS:
                table.open_group()

    def _open_table(self, element: etree._Element) -> None:
        self._lists.pending = None
        if len(self._open_tables) >= _MAX_TABLE_DEPTH:
            self._deep_tables += 1
        else:
            presentation = element.get("role") in ("presentation", "none")
            self._open_tables.append(TableDraft(presentation=presentation))

    def _end(self, tag: str) -> None:
        if tag == "a":
            self._links -= 1
        elif tag not in INLINE and tag != "br":
            self._end_block(tag)
        self._contexts.pop()

    def _end_block(self, tag: str) -> None:
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
        paragraph = self._paragraph
        if not text.strip(SPACE):
            if paragraph.start is not None:
                paragraph.pieces.append(text)
            return
        place = self.locator.locate(text)
        bold, linked = self._contexts[-1].bold, self._links > 0
        shadow = self.locator.shadow
        ends = shadow.stray_ends(*place, self.source) if place else []
        if place and ends and shadow.text[place[0] : place[1]] == text.strip(SPACE):
            for end in ends:  # the parser dropped a lone `</p>`; to a browser it ends a line
                words = shadow.text[place[0] : end]
                self._paragraph.add(words, (place[0], end), bold=bold, linked=linked)
                self._flush()
                place = (end, place[1])
            text = shadow.text[place[0] : place[1]]
        self._paragraph.add(self._as_shown(text), place, bold=bold, linked=linked)

    def _as_shown(self, text: str) -> str:
        """Form words in capitals by style; a title keeps the case of its letters, which says more."""
        context = self._contexts[-1]
        if context.capitals and context.level != 1 and len(text) <= _LONGEST_FORM_WORDS:
            return text.upper()
        return text

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
        marker = self._lists.take(text)
        kind = BlockKind.PARAGRAPH
        if context.level is not None:
            kind = BlockKind.HEADING
        elif marker is not None:
            kind, text = BlockKind.ITEM, marker + text
        self._sink(
            [
                Draft(
                    text,
                    paragraph.start,
                    paragraph.end,
                    kind,
                    context.level,
                    paragraph.bold,
                    context.region,
                    None,
                    context.box,
                    paragraph.linked,
                )
            ]
        )

    def _sink(self, drafts: list[Draft], *, nested: bool = False) -> None:
        if self._open_tables:
            self._open_tables[-1].add(drafts, nested=nested)
        else:
            self.drafts.extend(drafts)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}
