"""The dateline of a letterhead: place and day of issue (NĐ 30/2020, Phụ lục I, ô số 4)."""

from dataclasses import dataclass
from datetime import date

import regex

from extractors.document_lines import Line
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from models.rule import Rule, rule
from models.spans import Span

_PLACE = r"""(?P<place>(?:(?i:thành\s+phố|thị\s+xã|TP\.?|tỉnh)\s+)?\p{Lu}[\p{L}.]*
    (?:[\s–-]+\p{Lu}[\p{L}.]*){0,5})"""
_DAY = rf"(?i:{IN_WORDS.pattern.pattern}|{IN_FIGURES.pattern.pattern})"
DATELINE = rule(
    "letterhead_dateline",
    # Alone on its line it may lack the comma; behind other words (`Số: ...`) it may not.
    rf"""(?:\A\W*{_PLACE}\s*,?\s+(?=ngày)|{_PLACE}\s*,\s*){_DAY}\s*\.?$""",
    examples=(
        "Vĩnh Long, ngày 14 tháng 10 năm 2021",
        "Thành phố Hồ Chí Minh, ngày 05 tháng 11 năm 2025",
        "Phan Rang - Tháp Chàm, ngày 6 tháng 7 năm 2005",
        "Kon Tum ngày 3 tháng 4 năm 2010",
        "Số: 5/KH-UBND Sơn La, ngày 08/02/2022",
    ),
    counter_examples=(
        "của Chính phủ, ngày 15 tháng 7 năm 2021 về",
        "ngày 15 tháng 7 năm 2021",
        "Nghị quyết của Chính phủ ngày 15/7/2021",
    ),
)
LOOSE_DATE = rule(
    "letterhead_dateline_damaged",
    # Something that is a dateline by its place and words, with a day that may not be readable.
    r"""(?P<place>\p{Lu}[\p{L}.]*(?:[\s–-]+\p{Lu}[\p{L}.]*){0,5})\s*,?\s+
    ng[àa]y(?P<rest>[\s\d….lIO_/-]*(?:th[áảa]ng|năm)[\s\d….lIO_]*(?:năm[\s\d….]*)?)$""",
    examples=("Cà Mau, ngày      tháng 12 năm 2025", "Hà Nam, ngày 27 năm 12 năm 2019"),
    counter_examples=("ngày tháng năm", "Cà Mau, tháng 12 năm 2025"),
)
RULES: tuple[Rule, ...] = (DATELINE, LOOSE_DATE)
_OWN_NUMBER = regex.compile(r"\A\W*S[ốỐ]\s*:?\s*\d{1,5}\p{Ll}?\s?[/-]\S+\s*,?\s+(?=ngày\s)")
# Letters that a scan took for digits, between digits: `năm 2O18`.
_FIGURE = regex.compile(r"(?<=\d)[OoIl](?=\d)")
_DIGITS = str.maketrans("OoIl", "0011")


@dataclass(slots=True)
class Dateline:
    """Place and day of issue; `unread` is where a day stands that could not be read."""

    place: str | None = None
    day: date | None = None
    span: Span | None = None
    unread: Span | None = None


def read_dateline(head: list[Line], page: list[Line]) -> Dateline:
    """The first dateline of the letterhead; where it has none, of the short lines of the page.

    Args:
        head: the lines above the running text.
        page: the short lines behind them.
    """
    found = Dateline()
    if not _read_date(found, head) and found.place is None:
        _read_date(found, page)
    return found


def _read_date(found: Dateline, lines: list[Line]) -> bool:
    """The first dateline, its place on the same line or on those before it."""
    for index, line in enumerate(lines):
        if len(line.text) > 140:
            continue
        for words, first in _joined(lines, index):
            words = _FIGURE.sub(lambda m: m[0].translate(_DIGITS), words)
            match = DATELINE.first(words) or _bare_date(words)
            if match:
                found.day = read_date(match)
                found.span = Span(first.span.start, line.span.end)
                if found.day is None:
                    found.unread = found.span
                groups = match.groupdict()
                place = groups.get("place")
                found.place = _bare_place(place) if place else _place_above(lines, index)
                return found.day is not None
        damaged = LOOSE_DATE.first(line.text)
        if damaged and found.place is None:
            found.place = damaged["place"]
            if regex.search(r"ngày\s*\d", damaged[0]):
                found.unread = Span(line.span.start, line.span.end)
    return False


def _joined(lines: list[Line], index: int) -> list[tuple[str, Line]]:
    """A line alone, and with the one or two lines before it: a dateline may be wrapped."""
    joined = [(lines[index].text, lines[index])]
    for back in (1, 2):
        if index >= back and lines[index].block - lines[index - back].block <= 3:
            words = " ".join(line.text for line in lines[index - back : index + 1])
            if len(words) < 160:
                joined.append((words, lines[index - back]))
    return joined


def _bare_date(words: str) -> regex.Match[str] | None:
    """A line that is nothing but `ngày ... tháng ... năm ...`, under or behind the number."""
    words = _OWN_NUMBER.sub("", words)
    match = IN_WORDS.pattern.fullmatch(words.strip(" .,"))
    return match if match and words.casefold().lstrip().startswith("ngày") else None


def _bare_place(words: str) -> str:
    """A dateline's place without the end of the number that stands before it on the line."""
    return regex.sub(r"^(?:(?:[^\s]*\p{Lu}{2}[^\s]*|[-–])\s+)+(?=\p{Lu}\p{Ll})", "", words)


def _place_above(lines: list[Line], index: int) -> str | None:
    if index == 0:
        return None
    above = lines[index - 1].text.rstrip(" ,")
    return (
        above if regex.fullmatch(r"\p{Lu}[\p{L}.]*(?:[\s–-]+\p{Lu}[\p{L}.]*){0,5}", above) else None
    )
