"""What holds for the text inside an element: bold, preformatted, heading, furniture."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.readers.html_style import PLAIN, is_furniture, read_style

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset({"b", "strong", "th"})
_PRE = frozenset({"pre", "listing"})
_ARTICLES = frozenset({"article", "main", "section"})
_SITE = frozenset({"nav", "header", "footer", "aside", "button"})
_TELLING = _BOLD | _PRE | _ARTICLES | _SITE | frozenset(_HEADINGS)


@dataclass(frozen=True, slots=True)
class Context:
    """What an element and those around it say of the text in them.

    `level` is that of the heading, `region` numbers the outermost piece of furniture.
    """

    bold: bool = False
    pre: bool = False
    level: int | None = None
    region: int | None = None
    article: bool = False

    def inside(self, tag: str, attributes: Mapping[str, str], next_region: int) -> "Context":
        """The context inside an element; furniture that begins here is `next_region`."""
        if not attributes and tag not in _TELLING:
            return self
        looks = read_style(attributes["style"]) if "style" in attributes else PLAIN
        bold = looks.bold if looks.bold is not None else self.bold or tag in _BOLD
        pre = self.pre or looks.pre or tag in _PRE
        level = _HEADINGS.get(tag, self.level)
        article = self.article or tag in _ARTICLES
        region = self.region
        # The header of an article holds its title, that of a page the site's name.
        if region is None and (is_furniture(tag, attributes) or (tag == "header" and not article)):
            region = next_region
        new = (bold, pre, level, region, article)
        old = (self.bold, self.pre, self.level, self.region, self.article)
        return self if new == old else Context(*new)
