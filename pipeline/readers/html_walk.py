"""From a page's tree to paragraphs in reading order, without recursion."""

import re
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from models.text import BlockKind
from pipeline.readers.html_draft import Draft
from pipeline.readers.html_lists import ListMarkers
from pipeline.readers.html_style import PLAIN, is_furniture, is_hidden, read_style
from pipeline.readers.html_tables import TableDraft, TableResolver
from pipeline.readers.places import Locator

_BREAK = "\x00"  # a line break that the page means; never in a tree's text
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLANK_END = re.compile(r"(?:\n[ \u00a0]*)+\Z")
_BREAKS = re.compile(rf" ?{_BREAK} ?")
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
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"b", "strong", "th"})
_ARTICLES = frozenset({"article", "main", "section"})
_SITE = frozenset({"nav", "header", "footer", "aside", "button"})
_TELLING = _BOLD | _ARTICLES | _SITE | frozenset(_HEADINGS) | {"pre", "listing"}
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_MAX_TABLE_DEPTH = 50  # deeper tables are read as plain boxes


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for the text inside an element."""

    bold: bool = False
    pre: bool = False
    level: int | None = None
    region: int | None = None
    article: bool = False


@dataclass(slots=True)
class OpenParagraph:
    """The paragraph that text is being added to."""

    pieces: list[str] = field(default_factory=list)
    start: int | None = None
    end: int = 0
    texts: int = 0
    bold_texts: int = 0
    blank_line: bool = True

    def text(self) -> str:
        """Its words with white space as a browser shows it, line breaks as line feeds."""
        squeezed = _SPACES.sub(" ", "".join(self.pieces))
        return _BLANK_END.sub("", _BREAKS.sub("\n", squeezed)).strip(" \n")


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
        self._contexts.append(self._context(tag, attributes))

    def _context(self, tag: str, attributes: dict[str, str]) -> Context:
        context = self._contexts[-1]
        if not attributes and tag not in _TELLING:
            return context
        looks = read_style(attributes["style"]) if "style" in attributes else PLAIN
        bold = looks.bold if looks.bold is not None else context.bold or tag in _BOLD
        pre = context.pre or looks.pre or tag in ("pre", "listing")
        level = _HEADINGS.get(tag, context.level)
        article = context.article or tag in _ARTICLES
        region = context.region
        if region is None and (is_furniture(tag, attributes) or (tag == "header" and not article)):
            self._regions += 1
            region = self._regions
        values = (bold, pre, level, region, article)
        old = (context.bold, context.pre, context.level, context.region, context.article)
        return context if values == old else Context(*values)

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
        paragraph = self._paragraph
        if place is None:
            paragraph.pieces.append(text)
            return
        ends = self.locator.shadow.stray_ends(*place, self.source)
        if ends:
            place = self._split(text, place, ends)
            text = self.locator.shadow.text[place[0] : place[1]]
            paragraph = self._paragraph
        if paragraph.start is None:
            paragraph.start = place[0]
        paragraph.pieces.append(text)
        paragraph.end = place[1]
        if text.strip():
            paragraph.blank_line = False
            paragraph.texts += 1
            paragraph.bold_texts += self._contexts[-1].bold

    def _split(self, text: str, place: tuple[int, int], ends: list[int]) -> tuple[int, int]:
        """Part a text where the parser dropped a lone ``</p>``: to a browser it ends a line."""
        whole = self.locator.shadow.text
        start = place[0]
        if text.strip() != whole[place[0] : place[1]].strip():
            return place
        for end in ends:
            paragraph = self._paragraph
            paragraph.pieces.append(whole[start:end])
            paragraph.start = start if paragraph.start is None else paragraph.start
            paragraph.end = end
            paragraph.texts += 1
            paragraph.bold_texts += self._contexts[-1].bold
            self._flush()
            start = end
        return start, place[1]

    def _break_line(self) -> None:
        """One break is a line end inside the paragraph, two in a row end it."""
        if self._paragraph.blank_line:
            self._flush()
        else:
            self._paragraph.pieces.append(_BREAK)
            self._paragraph.blank_line = True

    def _flush(self) -> None:
        paragraph = self._paragraph
        if not paragraph.pieces:
            return
        self._paragraph = OpenParagraph()
        text = paragraph.text()
        if paragraph.start is None or not text.strip():
            return
        context = self._contexts[-1]
        bold = paragraph.texts > 0 and paragraph.bold_texts == paragraph.texts
        draft = Draft(text, paragraph.start, paragraph.end, bold=bold, region=context.region)
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
