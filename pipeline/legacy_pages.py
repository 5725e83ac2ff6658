"""Web pages in old encodings: letters written as entities, and fonts that show small as capitals."""

import html

import regex

from models.issues import ReadError
from pipeline.decode import decode_text, decode_utf8
from pipeline.legacy_encodings import Decoded

_ENTITY = regex.compile(rb"&(?:#(?:1[6-9]\d|2[0-4]\d|25[0-5])|[A-Za-z]{3,6});?")
_CAPITAL_FONT = regex.compile(r"\.Vn\w+H\b", regex.IGNORECASE)
_FACE = regex.compile(
    r"""\bface\s*=\s*["']?\s*(?P<font>[^"'>,]+) | \bfont-family\s*:\s*["']?(?P<font>[^"';>,]+)""",
    regex.IGNORECASE | regex.VERBOSE,
)
_TAG = regex.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>")
_TRACKED = frozenset({
    "font", "span", "b", "i", "u", "strong", "em", "a", "p", "h1", "h2", "h3", "h4", "h5", "h6",
    "table", "tr", "td", "th", "div", "center", "li",
})  # fmt: skip
_DEEPEST = 200
_FONT_ENCODINGS = frozenset({"TCVN3", "VNI"})
_LATIN_1_LETTERS = range(0xA1, 0x100)


def decode_page_text(data: bytes, declared: str | None = None) -> Decoded:
    """The source of a page in Unicode; see `decode_text`.

    Raises:
        ReadError: ``bad_encoding`` where no encoding fits.
    """
    found = decode_text(data, declared)
    if old := _old_letters(_without_entities(data), data, declared):
        found = old
    if "TCVN3" in found.encodings and _CAPITAL_FONT.search(found.text):
        return Decoded(raise_capital_fonts(found.text), found.encodings)
    return found


def raise_capital_fonts(source: str) -> str:
    """A page's source with the words in fonts such as .VnTimeH as the capitals they show.

    >>> raise_capital_fonts('<font face=".VnTimeH">kế <b>hoạch</b></font> năm')
    '<font face=".VnTimeH">KẾ <b>HOẠCH</b></font> năm'
    """
    pieces: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    end = 0
    for tag in _TAG.finditer(source):
        is_capital = bool(open_tags) and open_tags[-1][1]
        text = source[end : tag.start()]
        pieces += [_raised(text) if is_capital else text, tag[0]]
        end = tag.end()
        name = tag[2].lower()
        if name in _TRACKED:
            _follow(open_tags, name, tag, is_capital)
    return "".join(pieces) + source[end:]


def _follow(
    open_tags: list[tuple[str, bool]], name: str, tag: regex.Match[str], is_capital: bool
) -> None:
    """Keep the list of open tags, each with whether its words are shown as capitals."""
    if tag[1]:
        names = [one for one, _ in open_tags]
        if name in names:
            del open_tags[len(names) - 1 - names[::-1].index(name) :]
        return
    if name == "p" and open_tags and open_tags[-1][0] == "p":
        open_tags.pop()
        is_capital = bool(open_tags) and open_tags[-1][1]
    if len(open_tags) < _DEEPEST and not tag[3].endswith("/"):
        face = _FACE.search(tag[3])
        shown = bool(_CAPITAL_FONT.match(face["font"].strip())) if face else is_capital
        open_tags.append((name, shown))


def _raised(text: str) -> str:
    """Capitals, but entities as they are."""
    return "".join(
        piece if piece.startswith("&") else piece.upper()
        for piece in regex.split(r"(&#?\w+;)", text)
    )


def _old_letters(plain: bytes, data: bytes, declared: str | None) -> Decoded | None:
    """The page with its entities as letters, if they are letters of a font's encoding."""
    if plain == data:
        return None
    try:
        found = decode_text(plain, declared)
    except ReadError:
        return None  # only with its entities is it a page in a known encoding
    return found if _FONT_ENCODINGS.intersection(found.encodings) else None


def _without_entities(data: bytes) -> bytes:
    """The page with the letters of Latin-1 that are written as entities as letters."""
    encoding = "utf-8" if decode_utf8(data) is not None else "windows-1252"
    return _ENTITY.sub(lambda found: _letter(found[0], encoding), data)


def _letter(entity: bytes, encoding: str) -> bytes:
    meant = html.unescape(entity.decode("ascii"))
    is_letter = len(meant) == 1 and ord(meant) in _LATIN_1_LETTERS
    return meant.encode(encoding) if is_letter else entity
