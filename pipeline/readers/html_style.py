"""What an element's attributes say of its looks: hidden, bold, preformatted, furniture."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from models.lexicon import load_toml

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_BOLD = re.compile(r"font-weight\s*:\s*(?:(bold|[6-9]00)|normal|lighter|[1-5]00)", re.I)
_FONT = re.compile(r"\bfont\s*:[^;]*\bbold\b", re.I)
_PRE = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_CASE = re.compile(r"text-transform\s*:\s*(?:(uppercase)|[a-z]+)", re.I)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FURNITURE_TAGS = frozenset({"nav", "footer", "aside", "button", "figcaption"})
_NEVER_FURNITURE = frozenset({"html", "head", "body", "form", "main", "article", "td", "tr"})
_DECORATION = frozenset({"i", "span", "b", "em", "small", "svg", "img"})


@dataclass(frozen=True, slots=True)
class Looks:
    """What a ``style`` attribute says; `bold` and `capitals` are None where it is silent."""

    hidden: bool = False
    bold: bool | None = None
    pre: bool = False
    capitals: bool | None = None


PLAIN = Looks()


@lru_cache(maxsize=4096)
def read_style(style: str) -> Looks:
    """The looks that a ``style`` attribute gives."""
    weight = _BOLD.search(style)
    bold = weight[1] is not None if weight else (True if _FONT.search(style) else None)
    case = _CASE.search(style)
    capitals = case[1] is not None if case else None
    hidden, pre = (found.search(style) is not None for found in (_HIDDEN, _PRE))
    return Looks(hidden, bold, pre, capitals)


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """True where a browser shows nothing of the element.

    ``aria-hidden`` counts on small inline elements only: pages set it on their whole body
    while a dialog is open.
    """
    if "hidden" in attributes:
        return True
    if attributes.get("aria-hidden") == "true" and tag in _DECORATION:
        return True
    style = attributes.get("style")
    return style is not None and read_style(style).hidden


def is_furniture(tag: str, attributes: Mapping[str, str]) -> bool:
    """True where the tree says that an element is the site's, not the document's."""
    if tag in _FURNITURE_TAGS:
        return True
    if tag in _NEVER_FURNITURE or not attributes:
        return False
    names = " ".join(attributes.get(name, "") for name in ("class", "id", "role"))
    return bool(names.strip()) and _names_furniture(names)


@lru_cache(maxsize=4096)
def _names_furniture(names: str) -> bool:
    furniture, others = _words()
    for name in names.split():
        words = {word.lower() for word in _WORDS.findall(name)}
        if words & furniture and not words & others:
            return True
    return False


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load_toml("web_pages")
    return frozenset(lexicon["furniture"]), frozenset(lexicon["not_furniture"])
