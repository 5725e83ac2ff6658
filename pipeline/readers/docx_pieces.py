"""Pieces of a paragraph's text with the look of their letters, put together as they print."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from pipeline.legacy_encodings import encoding_of_font
from pipeline.readers.docx_formats import read_symbols
from pipeline.readers.docx_names import MATH, W
from pipeline.readers.docx_styles import Look

TextDecoder = Callable[[str, str | None], str]
"""Text and its font to text in Unicode."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one look."""

    text: str
    look: Look


def read_symbol(element: etree._Element, look: Look) -> tuple[str, Look]:
    """A sign of a symbol font; it is no letter of an old encoding."""
    font, code = element.get(W + "font"), element.get(W + "char") or ""
    try:
        character = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "", look
    plain = Look(look.bold, look.capitals, look.hidden)
    return read_symbols(character, font), plain


def read_formula(element: etree._Element) -> str:
    """A formula's letters in order, a fraction with its stroke."""
    if element.tag == MATH + "t":
        return element.text or ""
    parts = [read_formula(part) for part in element]
    if element.tag == MATH + "f":
        return "/".join(part for part in parts if part)
    return "".join(parts)


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
