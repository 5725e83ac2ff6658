"""What a tag and its attributes say of an element: read once for all elements that are alike."""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from pipeline.readers.html_names import NAMELESS, Names, names_of
from pipeline.readers.html_style import PLAIN, is_furniture, is_hidden, read_style

TELLING = frozenset({"style", "class", "id", "role", "hidden", "aria-hidden", "itemprop"})
"""The attributes that are looked at; the others part elements that are alike."""
# fmt: off
_SKIPPED = frozenset({
    "title", "noscript", "template", "svg", "math", "select", "datalist", "textarea", "object",
    "audio", "video", "canvas", "input",
})
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "o", "picture", "q", "ruby", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "st1", "rt", "rp", "map", "area", "output", "meter", "progress",
})
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th"})
_PRE = frozenset({"pre", "listing"})
_ARTICLES = frozenset({"article", "main", "section"})
_BOXES = frozenset({"div", "article", "main", "section", "td", "form", "table"})


@dataclass(frozen=True, slots=True)
class Traits:
    """An element by itself; what it inherits is the `Context`'s.

    `bold` and `capitals` are None where the element is silent; `plain` is True where it changes no context;
    `header` marks the tag of that name, which only outside of an article is the site's.
    """

    skipped: bool
    inline: bool
    hidden: bool
    bold: bool | None
    capitals: bool | None
    pre: bool
    level: int | None
    article: bool
    furniture: bool
    header: bool
    names: Names | None

    @property
    def plain(self) -> bool:
        """True if all inside is as it was outside."""
        told = self.pre or self.level or self.article or self.furniture or self.header
        return not told and self.names is None and (self.bold, self.capitals) == (None, None)


def telling_of(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The telling attributes of an element."""
    return tuple(pair for pair in element.items() if pair[0] in TELLING)  # type: ignore[misc]


@lru_cache(maxsize=16_384)
def read_traits(tag: str, telling: tuple[tuple[str, str], ...]) -> tuple[Traits, bool]:
    """The traits of an element by its tag and telling attributes, and whether they are plain."""
    attributes = dict(telling)
    looks = read_style(attributes["style"]) if "style" in attributes else PLAIN
    names = names_of(tag, attributes) if attributes else NAMELESS
    boxed = bool(names.parts) or tag in _ARTICLES or (names is not NAMELESS and tag in _BOXES)
    traits = Traits(
        skipped=tag in _SKIPPED,
        inline=tag in INLINE,
        hidden=is_hidden(tag, attributes),
        bold=looks.bold if looks.bold is not None else (True if tag in _BOLD else None),
        capitals=looks.capitals,
        pre=looks.pre or tag in _PRE,
        level=_HEADINGS.get(tag),
        article=tag in _ARTICLES,
        furniture=is_furniture(tag, attributes),
        header=tag == "header",
        names=names if boxed else None,
    )
    return traits, traits.plain
