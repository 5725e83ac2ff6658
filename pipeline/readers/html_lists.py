"""The visible marker of a list item: a browser prints it, the source holds it not."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.readers.roman_numerals import roman_numeral

# The page's author typed a marker himself: `- `, `+ `, `1. `, `2.1. `, `a) `, `IV. `
_OWN_MARKER = re.compile(
    r"[-–—+•*·▪○●]|\d{1,2}(?:\.\d{1,2})*[.)]\s|[a-zđ]{1,2}[.)]\s|[IVXLC]{1,5}[.)]\s|\(\d{1,2}\)",
)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(lower|upper)-(alpha|latin|roman)", re.I)
_MAX_NUMBER = 9999


@dataclass(slots=True)
class OpenList:
    """A list that is open: the form of its numbers, None for bullets, "" for no marker."""

    form: str | None
    number: int = 1


@dataclass(slots=True)
class ListMarkers:
    """Counts the items of the lists that are open; `pending` waits for the item's first words."""

    pending: str | None = None
    _lists: list[OpenList] = field(default_factory=list)

    def open(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Begin a list of the given tag."""
        style = attributes.get("style", "")
        named = _LIST_STYLE.search(style)
        form: str | None = None
        if _NO_MARKER.search(style):
            form = ""
        elif tag == "ol":
            form = attributes.get("type", "1").strip()[:1] or "1"
            if named:
                form = "i" if named[2].lower() == "roman" else "a"
                form = form.upper() if named[1].lower() == "upper" else form
        self._lists.append(OpenList(form, _whole(attributes.get("start"), 1)))

    def close(self) -> None:
        """End the innermost list."""
        if self._lists:
            self._lists.pop()
        self.pending = None

    def item(self, attributes: Mapping[str, str]) -> None:
        """Begin an item of the innermost list (of none: an item with a bullet)."""
        if not self._lists:
            self.pending = "- "
            return
        innermost = self._lists[-1]
        innermost.number = _whole(attributes.get("value"), innermost.number)
        self.pending = _marker(innermost.form, innermost.number)
        innermost.number += 1

    def take(self, text: str) -> str | None:
        """The marker for an item that begins with `text`; None where no item begins."""
        marker, self.pending = self.pending, None
        if marker is None:
            return None
        return "" if _OWN_MARKER.match(text.lstrip("\u00a0 ")) else marker


def _whole(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    if not re.fullmatch(r"-?\d{1,4}", digits, re.ASCII):
        return default
    return int(digits)


def _marker(form: str | None, number: int) -> str:
    if form is None:
        return "- "
    if form == "":
        return ""
    if form in "aA" and 0 < number <= _MAX_NUMBER:
        return f"{_letters(number, form)}) "
    if form in "iI" and 0 < number < 90:
        roman = roman_numeral(number)
        return f"{roman if form == 'I' else roman.lower()}. "
    return f"{number}. "


def _letters(number: int, first: str) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord(first) + rest) + letters
    return letters
