"""The words of a Word paragraph as it prints: runs, fields, changes taken as accepted."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from pipeline.legacy_encodings import encoding_of_font
from pipeline.readers.docx_formats import read_symbols
from pipeline.readers.docx_names import COMPATIBILITY, MATH, W, child, chosen, opened, value
from pipeline.readers.docx_styles import PLAIN, Look, Styles, read_look

_PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"})
_BREAKS = re.compile(r"[\r\n\t]+")
_SIGNS = {  # a soft hyphen is the letter ư of TCVN3, so it is for the cleaning to drop
    "tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad",
}  # fmt: skip
_SEEN_THROUGH = frozenset(W + name for name in ("hyperlink", "rt", "rubyBase", "ruby"))
_BOXES = frozenset(W + name for name in ("drawing", "pict", "object"))
_LOST = frozenset(W + name for name in ("del", "moveFrom"))
PAGE_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Words:
    """A paragraph's pieces in order, the text boxes that hang on it, and whether it was changed."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    changed: bool = False


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
                self._put(_formula(element), self._base)
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
            self._put(*_symbol(element, look))
        elif tag == W + "br":
            self._put(PAGE_BREAK if element.get(W + "type") == "page" else "\n", look)
        elif tag in _BOXES:
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
        if text and not self._hidden(look):
            self._words.pieces.append(Piece(text, look))

    def _hidden(self, look: Look) -> bool:
        return bool(look.hidden) or any(one.dropped for one in self._fields)


def _symbol(element: etree._Element, look: Look) -> tuple[str, Look]:
    """A sign of a symbol font; it is no letter of an old encoding."""
    font, code = element.get(W + "font"), element.get(W + "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "", look
    plain = Look(look.bold, look.capitals, look.hidden)
    return read_symbols(character, font), plain


def _formula(element: etree._Element) -> str:
    """A formula's letters in order, a fraction with its stroke."""
    if element.tag == MATH + "t":
        return element.text or ""
    parts = [_formula(part) for part in element]
    if element.tag == MATH + "f":
        return "/".join(part for part in parts if part)
    return "".join(parts)


TextDecoder = Callable[[str, str | None], str]


def join_pieces(pieces: list[Piece], decode: TextDecoder) -> str:
    """The text of the pieces: neighbours of one font decoded as one, then capitals made.

    Words are often cut over runs, so letters of an old encoding are joined first.
    """
    texts: list[str] = []
    start = 0
    for end in range(1, len(pieces) + 1):
        first = pieces[start].look
        if end == len(pieces) or _kind(pieces[end].look) != _kind(first):
            text = "".join(piece.text for piece in pieces[start:end])
            if encoding_of_font(first.font) is None:
                text = read_symbols(text, first.font)
            text = decode(text, first.font)
            texts.append(text.upper() if first.capitals else text)
            start = end
    return "".join(texts)


@lru_cache(maxsize=256)
def _kind(look: Look) -> tuple[str | None, bool]:
    return look.font, bool(look.capitals)
