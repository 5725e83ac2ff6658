"""The words of a Word paragraph as it prints: runs, fields, changes taken as accepted."""

import re
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.docx_names import COMPATIBILITY, MATH, W, child, chosen, opened, value
from pipeline.readers.docx_pieces import Piece, read_formula, read_symbol
from pipeline.readers.docx_styles import PLAIN, Look, Styles, read_look

_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_BREAKS = re.compile(r"[\r\n\t]+")
_SIGNS = {  # a soft hyphen is the letter ư of TCVN3, so it is for the cleaning to drop
    "tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad",
}  # fmt: skip
_SEEN_THROUGH = frozenset(W + name for name in ("hyperlink", "rt", "rubyBase", "ruby"))
_BOXES = frozenset(W + name for name in ("drawing", "pict", "object"))
_LOST = frozenset(W + name for name in ("del", "moveFrom"))
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE_BREAK = "\n\n"


@dataclass(slots=True)
class Words:
    """A paragraph's pieces in order, the text boxes that hang on it, and whether it was changed.

    `objects` counts what other programs drew into it, whose words are not read.
    """

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    changed: bool = False
    objects: int = 0


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction is not printed, its result is."""

    instruction: str = ""
    shown: bool = False

    @property
    def dropped(self) -> bool:
        """True while nothing of it is printed: no result yet, or a number of pages."""
        words = self.instruction.split(maxsplit=1)
        return not self.shown or (bool(words) and words[0].upper() in _PAGE_FIELDS)


@dataclass
class RunReader:
    """Reads one paragraph after the other; fields end with their paragraph."""

    styles: Styles
    _words: Words = field(default_factory=Words)
    _base: Look = PLAIN
    _fields: list[_Field] = field(default_factory=list)

    def read(self, paragraph: etree._Element, base: Look) -> Words:
        """The words of a paragraph whose style looks like `base`."""
        self._words, self._base, self._fields = Words(), base, []
        self._inside(paragraph)
        return self._words

    def _inside(self, container: etree._Element) -> None:
        for element in container:
            tag = element.tag
            if tag == W + "r":
                self._run(element)
            elif tag in _LOST:
                self._words.changed = True
            elif tag == W + "fldSimple":
                self._simple_field(element)
            elif tag in _SEEN_THROUGH:
                self._inside(element)
            elif isinstance(tag, str) and tag.startswith(MATH):
                self._put(read_formula(element), self._base)
            else:
                self._wrapper(element)

    def _wrapper(self, element: etree._Element) -> None:
        inner = opened(element)
        if inner is not None:
            self._words.changed |= element.tag in (W + "ins", W + "moveTo")
            self._inside(inner)

    def _simple_field(self, element: etree._Element) -> None:
        self._fields.append(_Field(element.get(W + "instr") or "", shown=True))
        self._inside(element)
        self._fields.pop()

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        look = self._base
        if properties is not None:
            style = self.styles.character(value(properties, "rStyle"))
            look = look.under(style).under(read_look(properties))
        for element in run:
            self._run_content(element, look)

    def _run_content(self, element: etree._Element, look: Look) -> None:
        tag = element.tag
        if tag == W + "t":
            self._put(_BREAKS.sub(" ", element.text or ""), look)
        elif tag == W + "fldChar":
            self._field(element.get(W + "fldCharType"))
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction += element.text or ""
        elif tag == W + "sym":
            self._put(*read_symbol(element, look))
        elif tag == W + "br":
            self._put(PAGE_BREAK if element.get(W + "type") == "page" else "\n", look)
        elif tag in _BOXES:
            self._words.objects += tag == W + "object"
            self._boxes(element)
        elif tag == COMPATIBILITY + "AlternateContent":
            self._alternatives(element, look)
        elif tag in _SEEN_THROUGH:
            self._inside(element)
        elif isinstance(tag, str) and (sign := _SIGNS.get(tag.removeprefix(W))):
            self._put(sign, look)

    def _alternatives(self, element: etree._Element, look: Look) -> None:
        branch = chosen(element)
        for inner in branch if branch is not None else ():
            self._run_content(inner, look)

    def _boxes(self, drawing: etree._Element) -> None:
        """The text boxes of a drawing; those inside another box are found when that is read."""
        if self._hidden(self._base):
            return
        stack = [drawing]
        while stack:
            element = stack.pop()
            if element.tag == W + "txbxContent":
                self._words.boxes.append(element)
            elif element.tag == COMPATIBILITY + "AlternateContent":
                branch = chosen(element)
                stack += [branch] if branch is not None else []
            else:
                stack.extend(reversed(element))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].shown = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _put(self, text: str, look: Look) -> None:
        if not text or self._hidden(look):
            return
        pieces = self._words.pieces
        if (
            look.raised
            and text.strip().isdecimal()
            and pieces
            and not pieces[-1].text[-1].isalpha()
        ):
            text = text.translate(_RAISED)  # 90%¹ is no 90%1, and 10³ no 103; m2 stays
        pieces.append(Piece(text, look))

    def _hidden(self, look: Look) -> bool:
        return bool(look.hidden) or any(one.dropped for one in self._fields)
