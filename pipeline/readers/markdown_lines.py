"""What a Markdown crawl says of a paragraph: heading, bold, or nothing but links."""

import regex

from models.spans import Place
from models.text import BlockKind, RawBlock

_HEADING = regex.compile(r"[ ]{0,3}(?P<signs>\#{1,6})[ ]+[^\n]+")
_BOLD = regex.compile(r"(?:\*\*\*?|__)[^*_\n]+(?:\*\*\*?|__)\s*:?")
_LINK = r"!?\[(?:[^\[\]\n]|!\[[^\]\n]*\]\([^)\n]*\)){0,400}\]\((?:[^()\n]|\([^()\n]*\)){1,2000}\)"
_LINK_LINE = regex.compile(rf"\s*(?P<item>[-*+]\s+|\d{{1,3}}[.)]\s+)?(?:{_LINK}[\s|•·,;]*)+")
_FEWEST_LINKS = 2


def marked_block(text: str, place: Place) -> RawBlock:
    """A paragraph with its level and looks; one of links alone is the site's."""
    heading = _HEADING.fullmatch(text)
    if heading:
        level = len(heading["signs"])
        return RawBlock(text, place, BlockKind.HEADING, level=level, bold=level < 3)
    bold = _BOLD.fullmatch(text) is not None
    return RawBlock(text, place, bold=bold, furniture_hint=_is_links(text))


def _is_links(text: str) -> bool:
    """True for a menu or a list of other articles: each line links, two at least or items."""
    if text.count("](") < 1:
        return False
    found = [_LINK_LINE.fullmatch(line) for line in text.split("\n") if line.strip()]
    is_menu = len(found) > 1 or text.count("](") >= _FEWEST_LINKS
    return all(found) and (is_menu or any(line and line["item"] for line in found))
