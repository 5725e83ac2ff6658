"""The letterhead: number, dateline, issuer and type line (NĐ 30/2020, Phụ lục I, ô số 2-5).

Real pages drop lines, stamp number and date as pictures, print two columns on one line or the
whole block at the end of the first page. So each piece is sought by its own sign among the first
lines; what is blank stays blank (`Số:      /KH-UBND` has a symbol and no number).
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

import regex

from extractors.document_lines import Line
from extractors.document_numbers import (
    DocumentNumber,
    count_issuers,
    find_document_numbers,
)
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from extractors.issuers import Issuer, is_body_line
from extractors.letterhead_issuer import is_region, read_issuer
from extractors.number_forms import issuer_letters, type_letters
from models.lexicon import load_toml
from models.ocr_keys import fold_figures, fold_marks, near
from models.rule import Rule, rule
from models.spans import Span
from models.structure import Part

NUMBER_CUE = rule(
    "letterhead_number",
    # A scan takes ố for its neighbours, and the first digits for letters; then the colon is sure.
    r"""(?<!\p{L})(?:S[ốỐ](?:\s+ký\s+hiệu)?\s*[:.;]?\s*(?=\d|[/-]|[…._]|$)
      | S[ốỐóÓôÔổỔ0]\s*[:;]\s*(?=[\dlIOo|]{1,5}\s?/))""",
    examples=(
        "Số: 318/KH-UBND",
        "Số:      /KH-UBND",
        "Số 12-KH/TU",
        "SỐ: 4/CT-UBND",
        "Số:",
        "S0: 318/KH-UBND",
        "Số: l8/KH-UBND",
    ),
    counter_examples=("Số hiệu: 3/KH-UBND", "Một số giải pháp", "số lượng", "Sổ 12/KH-UBND"),
)
BLANK_NUMBER = rule(
    "letterhead_blank_number",
    r"""\A[\s…._]*(?:/\s?(?:20\d\d\s?/)?(?P<symbol>\p{Lu}[\p{L}\d]*(?:\s?[-–]\s?\p{Lu}[\p{L}\d&]*)+)
    |-\s?(?P<symbol>\p{Lu}\p{L}{0,3}/\p{Lu}\p{L}+))""",
    examples=("     /KH-UBND", "...../QĐ-UBND", " -KH/TU"),
    counter_examples=("12/KH-UBND", "/"),
)
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
TYPE_NAMES = r"""(?:K[ẾÉEÊ]\s+HO[ẠA]CH|QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT(?:\s+LIÊN\s+TỊCH)?|CHƯƠNG\s+TRÌNH(?:\s+HÀNH\s+ĐỘNG)?
    |ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|CHIẾN\s+LƯỢC|CHỈ\s+THỊ|BÁO\s+CÁO|THÔNG\s+BÁO(?:\s+KẾT\s+LUẬN)?|HƯỚNG\s+DẪN|TỜ\s+TRÌNH
    |QUY\s+CHẾ|QUY\s+ĐỊNH|CÔNG\s+ĐIỆN|KẾT\s+LUẬN|THÔNG\s+TRI|NGHỊ\s+ĐỊNH|THÔNG\s+TƯ(?:\s+LIÊN\s+TỊCH)?|CÔNG\s+VĂN|BIÊN\s+BẢN|DỰ\s+ÁN
    |(?:BỘ\s+)?LUẬT(?!\s+SƯ)|PHÁP\s+LỆNH)"""
TYPE_LINE = rule(
    "type_line",
    # The title may stand on the same line, in capitals or (a joined line end) in small letters.
    rf"\A(?P<type>{TYPE_NAMES})(?:\s+LIÊN\s+(?:NGÀNH|TỊCH|BỘ|SỞ))?(?!\s*:)(?:\s*$|\s+CỦA\s+[^\p{{Ll}}]{{4,150}}$|\s+(?P<title>(?!số\b|này\b)[^\n]{{4,600}})$)",
    examples=(
        "KẾ HOẠCH",
        "QUYẾT ĐỊNH",
        "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2023",
        "KẾ HOẠCH về việc",
        "QUYẾT ĐỊNH CỦA UBND TỈNH",
        "THÔNG TƯ LIÊN TỊCH",
        "KẾ HOẠCH LIÊN NGÀNH",
    ),
    counter_examples=("QUYẾT ĐỊNH:", "Kế hoạch số 3/KH-UBND", "THỰC HIỆN KẾ HOẠCH"),
)
DAMAGED_TYPE = rule(
    "type_line_damaged",
    # Sought in the key without marks, of a line that holds nothing else.
    rf"\A\W*(?P<type>{fold_marks(TYPE_NAMES)})\W*\Z",
    examples=("KE HOACH", ".KE HOACH", "QUYET DINH"),
    counter_examples=("KE HOACH CAI CACH HANH CHINH", "KE HOACH:\nI", "THUC HIEN KE HOACH"),
)
RULES: tuple[Rule, ...] = (DAMAGED_TYPE, NUMBER_CUE, BLANK_NUMBER, DATELINE, LOOSE_DATE, TYPE_LINE)
_SMALL_TYPE = regex.compile(rf"(?P<type>{TYPE_NAMES})", regex.VERBOSE | regex.IGNORECASE)
_OWN_NUMBER = regex.compile(r"\A\W*S[ốỐ]\s*:?\s*\d{1,5}\p{Ll}?\s?[/-]\S+\s*,?\s+(?=ngày\s)")
# A law's own number bears its type: `Luật số: 77/2015/QH13`.
_LAW_CUE = regex.compile(
    r"(?:Luật|Bộ\s+luật|Pháp\s+lệnh|Nghị\s+quyết)\s+số\s*:?\s*(?=\d{1,4}/\d{4}/(?:UBTV)?QH\d*\s*$)"
)
_PARTED_FIGURES = regex.compile(r"\s*\d{1,2}\s+\d{1,4}\s?/")
# Letters that a scan took for digits, between digits: `năm 2O18`.
_FIGURE = regex.compile(r"(?<=\d)[OoIl](?=\d)")
_DIGITS = str.maketrans("OoIl", "0011")
_BODY_PARAGRAPH = 250
_HEAD_LINES = 60
_PAGE_LINES = 160
_SHORT = 80
_LONG = 4  # letters of a token that is told from others by all but one
_OVER_NUMBER = 5  # lines of a letterhead that stand over its number, where it comes late


@dataclass(slots=True)
class Letterhead:
    """What the first lines say; `type_line` is the index of the type's line among `lines`."""

    lines: list[Line]
    number: DocumentNumber | None = None
    number_span: Span | None = None
    blank_symbol: str | None = None
    place: str | None = None
    issued_on: date | None = None
    date_span: Span | None = None
    unread_date: Span | None = None
    issuer: Issuer | None = None
    type_name: str | None = None
    type_line: int | None = None
    type_rest: str = ""
    head: list[Line] = field(default_factory=list)


def read_letterhead(lines: list[Line]) -> Letterhead:
    """Reads the letterhead from the document's lines, the first of each piece.

    Raises:
        TimeoutError: if a rule runs too long.
    """
    found = Letterhead(lines)
    stop = _first_paragraph(lines)
    found.head = lines[:stop]
    _read_type(found, stop)
    # Some PDF text has the whole block behind the first page's text.
    page = [line for line in lines[stop:_PAGE_LINES] if len(line.text) < _SHORT]
    if not _read_number(found, found.head) and found.blank_symbol is None:
        _read_number(found, page)
    if not _read_date(found, found.head) and found.place is None:
        _read_date(found, page)
    above = found.head[: found.type_line] if found.type_line is not None else found.head
    symbol = found.number.symbol if found.number else found.blank_symbol or ""
    joint = count_issuers(symbol)
    found.issuer = read_issuer(_of_bodies(above), found.issued_on, joint=joint)
    if found.issuer is None and found.number_span and page:
        over = [line for line in page if line.span.start < found.number_span.start]
        found.issuer = read_issuer(_of_bodies(over[-_OVER_NUMBER:]), found.issued_on, joint=joint)
    return found


def _of_bodies(lines: list[Line]) -> list[Line]:
    return [x for x in lines if x.is_capitals or is_body_line(x.text) or is_region(x.text)]


_BASIS = regex.compile(r"\W*(?:Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s+đề\s+nghị)\b")
_FIRST_LABEL = regex.compile(r"(?:I|1|A)\s?[.)/]\s*\p{L}|Điều\s+1\b|Phần\s")


def _first_paragraph(lines: list[Line]) -> int:
    """The first line of running text: what stands below it is no letterhead."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if _BASIS.match(line.text):
            return index
        if len(line.text) > _BODY_PARAGRAPH and not line.is_capitals:
            return index
        if _FIRST_LABEL.match(line.text):
            return index
    return min(len(lines), _HEAD_LINES)


def _read_type(found: Letterhead, stop: int) -> None:
    for index, line in enumerate(found.lines[: stop + 1]):
        match = TYPE_LINE.first(line.text) or _small_type(line.text, index) or _damaged_type(line)
        # `QUYẾT ĐỊNH` once more in spaced letters ends a decision's preamble: it has a colon.
        if match and line.part in (Part.DECISION, Part.PLAN, Part.ARTICLE):
            found.type_name = _spelled(match["type"])
            found.type_line = index
            found.type_rest = match.groupdict().get("title") or ""
            return


def _spelled(printed: str) -> str:
    """`KÉ HOẠCH` of a scan is a Kế hoạch."""
    name = " ".join(printed.split()).capitalize()
    return _type_of_key().get(fold_marks(name).casefold(), name)


def _damaged_type(line: Line) -> regex.Match[str] | None:
    """The type line of a scan that took its marks for others; `QUYẾT ĐỊNH:` is none."""
    return None if ":" in line.text else DAMAGED_TYPE.first(fold_marks(line.text))


@cache
def _type_of_key() -> dict[str, str]:
    """The names of types by their keys without marks."""
    names = (row["name"] for row in load_toml("document_types")["type"])
    return {fold_marks(name).casefold(): name for name in names}


def _small_type(words: str, index: int) -> regex.Match[str] | None:
    """A type line whose capitals were a matter of the page's style sheet; never the first line."""
    return _SMALL_TYPE.fullmatch(words.strip()) if index > 1 else None


def _read_number(found: Letterhead, lines: list[Line]) -> bool:
    """The first number after `Số:`; a blank one gives its symbol only."""
    for index, line in enumerate(lines):
        cue = NUMBER_CUE.first(line.text) or _LAW_CUE.match(line.text)
        if cue is None or (cue.start() > 0 and len(line.text) > _BODY_PARAGRAPH):
            continue
        if cue.start() > 0 and regex.search(r"\p{Ll}\s*$", line.text[: cue.start()]):
            continue  # `Quyết định số ...` is a citation
        rest, after = line.text[cue.end() :], line
        if not rest.strip() and index + 1 < len(lines):
            after, rest = lines[index + 1], lines[index + 1].text
        if _take_number(found, line, after, rest):
            return True
        blank = BLANK_NUMBER.first(rest)
        if blank:
            found.blank_symbol = found.blank_symbol or regex.sub(r"\s", "", blank["symbol"])
            found.number_span = Span(line.span.start, after.span.end)
    return False


def _take_number(found: Letterhead, cue_line: Line, line: Line, rest: str) -> bool:
    """Takes the number that opens `rest`, over the line's end if it was parted there."""
    offset = len(line.text) - len(rest)
    rest = fold_figures(rest)
    if _PARTED_FIGURES.match(rest):
        return False  # `1 23/KH-UBND`: not to be told from a stray sign before 23
    numbers = find_document_numbers(f"Số {rest}")
    if not numbers or numbers[0].span.start > 6:
        parted = regex.fullmatch(r"\s*(\d{1,5}\p{Ll}?)\s*", rest)
        nxt = next((x for x in found.lines if x.span.start >= line.span.end), None)
        numbers = find_document_numbers(f"Số {rest.strip()}{nxt.text}") if parted and nxt else []
        if not numbers or numbers[0].span.start > 6:
            return False
        assert nxt is not None
        found.number, found.number_span = numbers[0], Span(cue_line.span.start, nxt.span.end)
        return True
    found.number = _sure_symbol(numbers[0])
    if found.number is None:
        return False
    end = line.span.start + offset + numbers[0].span.end - 3
    found.number_span = Span(
        cue_line.span.start if line is not cue_line else line.span.start + offset, end
    )
    return True


def _sure_symbol(number: DocumentNumber) -> DocumentNumber | None:
    """`KH-UBNĐ`, `KII-UBND`, `KH-UBNP` of scans are KH-UBND where only that is a symbol.

    None where the letters may be those of several known bodies.
    """
    parts = [_sure_token(part) for part in regex.split(r"([-/.])", number.symbol)]
    if None in parts:
        return None
    symbol = "".join(part or "" for part in parts)
    text = number.text.removesuffix(number.symbol) + symbol
    return number if symbol == number.symbol else replace(number, symbol=symbol, text=text)


def _sure_token(token: str) -> str | None:
    """A part of a symbol as it is known, as it is printed, or None if it may be one of several."""
    known = {*type_letters(), *issuer_letters()}
    if token in known or (key := _letters(token)) in known:
        return token if token in known else key
    like = {_eth(other) for other in near(token, known)} if len(token) >= _LONG else set()
    return token if not like else like.pop() if len(like) == 1 else None


def _eth(token: str) -> str:
    return token.replace("Ð", "Đ")


def _letters(token: str) -> str:
    return token.replace("ID", "D").replace("II", "H").replace("BNĐ", "BND")


def _read_date(found: Letterhead, lines: list[Line]) -> bool:
    """The first dateline, its place on the same line or on those before it."""
    for index, line in enumerate(lines):
        if len(line.text) > 140:
            continue
        for words, first in _joined(lines, index):
            words = _FIGURE.sub(lambda m: m[0].translate(_DIGITS), words)
            match = DATELINE.first(words) or _bare_date(words)
            if match:
                found.issued_on = read_date(match)
                found.date_span = Span(first.span.start, line.span.end)
                if found.issued_on is None:
                    found.unread_date = found.date_span
                groups = match.groupdict()
                place = groups.get("place")
                found.place = _bare_place(place) if place else _place_above(lines, index)
                return found.issued_on is not None
        damaged = LOOSE_DATE.first(line.text)
        if damaged and found.place is None:
            found.place = damaged["place"]
            if regex.search(r"ngày\s*\d", damaged[0]):
                found.unread_date = Span(line.span.start, line.span.end)
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
    match = IN_WORDS.pattern.fullmatch(_OWN_NUMBER.sub("", words).strip(" .,"))
    words = _OWN_NUMBER.sub("", words)
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
