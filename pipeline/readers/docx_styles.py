"""What a Word file's styles say of a paragraph and of its letters."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.readers.docx_names import W, child, number, toggle, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc ?\d|table of (?:contents|figures)", re.IGNORECASE)
_BODY_LEVEL = 9  # of w:outlineLvl: no heading
_MAX_LEVEL = 6
_DEEPEST = 20  # styles based on each other; Word itself allows 11


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look, as far as it changes the text; None where nothing is said.

    `low` and `high` are the fonts of ASCII letters and of all others; `raised` is superscript.
    """

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    low: str | None = None
    high: str | None = None
    raised: bool | None = None

    @property
    def font(self) -> str | None:
        """The font that shows the letters beyond ASCII."""
        return self.high or self.low

    def under(self, other: "Look") -> "Look":
        """This look where `other`, which is nearer to the letters, is silent."""
        if other == PLAIN:
            return self
        return Look(
            self.bold if other.bold is None else other.bold,
            self.capitals if other.capitals is None else other.capitals,
            self.hidden if other.hidden is None else other.hidden,
            other.low or self.low,
            other.high or self.high,
            self.raised if other.raised is None else other.raised,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits; `outline` counts from 0, `level` is of its list."""

    name: str = ""
    look: Look = PLAIN
    list_id: int | None = None
    level: int | None = None
    outline: int | None = None

    @property
    def heading(self) -> int | None:
        """The level of its heading, 1 to 6."""
        named = _HEADING.fullmatch(self.name)
        if self.outline is None and named:
            return min(int(named[1]), _MAX_LEVEL)
        return heading_level(self.outline)

    @property
    def is_contents(self) -> bool:
        """True for the lines of a table of contents."""
        return _CONTENTS.match(self.name) is not None


def heading_level(outline: int | None) -> int | None:
    """The heading that an outline level makes."""
    if outline is None or not 0 <= outline < _BODY_LEVEL:
        return None
    return min(outline + 1, _MAX_LEVEL)


@dataclass
class Styles:
    """The styles of a document by their id."""

    root: etree._Element | None
    _known: dict[str, Style] = field(default_factory=dict)
    _elements: dict[str, etree._Element] = field(init=False)
    _default: Style = field(init=False)

    def __post_init__(self) -> None:
        styles = [] if self.root is None else self.root.findall(W + "style")
        self._elements = {style.get(W + "styleId") or "": style for style in styles}
        defaults = child(self.root, "docDefaults", "rPrDefault", "rPr")
        self._default = Style(look=read_look(defaults))
        paragraphs = (s for s in styles if s.get(W + "type") == "paragraph")
        first = next((s for s in paragraphs if s.get(W + "default") in ("1", "true", "on")), None)
        if first is not None:
            self._default = self._read(first, self._default)

    def paragraph(self, identity: str | None) -> Style:
        """A paragraph's style; the document's default where it names none."""
        if not identity or identity not in self._elements:
            return self._default
        return self._resolve(identity, self._default)

    def character(self, identity: str | None) -> Look:
        """What a character style says, without the document's defaults."""
        if not identity or identity not in self._elements:
            return PLAIN
        return self._resolve(identity, Style()).look

    def numbering(self, identity: str) -> int | None:
        """The list that a numbering style stands for."""
        return number(self._elements.get(identity), "pPr", "numPr", "numId")

    def _resolve(self, identity: str, base: Style) -> Style:
        known = self._known.get(identity)
        if known is None:
            chain = self._chain(identity)
            known = base
            for element in reversed(chain):
                known = self._read(element, known)
            self._known[identity] = known
        return known

    def _chain(self, identity: str) -> list[etree._Element]:
        """The style and those it is based on, nearest first; a circle ends."""
        chain: list[etree._Element] = []
        seen = set[str]()
        while identity in self._elements and identity not in seen and len(chain) < _DEEPEST:
            seen.add(identity)
            chain.append(self._elements[identity])
            identity = value(chain[-1], "basedOn") or ""
        return chain

    def _read(self, element: etree._Element, base: Style) -> Style:
        lists = child(element, "pPr", "numPr")
        list_id, level = number(lists, "numId"), number(lists, "ilvl")
        outline = number(element, "pPr", "outlineLvl")
        return replace(
            base,
            name=value(element, "name") or "",
            look=base.look.under(read_look(child(element, "rPr"))),
            list_id=base.list_id if list_id is None else list_id,
            level=base.level if level is None else level,
            outline=base.outline if outline is None else outline,
        )


def read_look(properties: etree._Element | None) -> Look:
    """What a ``w:rPr`` says directly."""
    if properties is None or not len(properties):
        return PLAIN
    capitals, small = toggle(properties, "caps"), toggle(properties, "smallCaps")
    fonts, place = child(properties, "rFonts"), value(properties, "vertAlign")
    return Look(
        toggle(properties, "b"),
        capitals or small if small is not None else capitals,
        toggle(properties, "vanish"),
        None if fonts is None else fonts.get(W + "ascii"),
        None if fonts is None else fonts.get(W + "hAnsi") or fonts.get(W + "ascii"),
        None if place is None else place == "superscript",
    )
