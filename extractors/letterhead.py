"""The letterhead: number, dateline, issuer and type line (NĐ 30/2020, Phụ lục I, ô số 2-5).

Real pages drop lines, stamp number and date as pictures, print two columns on one line or the
whole block at the end of the first page. So each piece is sought by its own sign among the first
lines; what is blank stays blank (`Số:      /KH-UBND` has a symbol and no number).
"""

from dataclasses import dataclass, field
from functools import cache

import regex

from extractors import letterhead_dateline, letterhead_number
from extractors.document_lines import Line
from extractors.document_numbers import count_issuers
from extractors.issuers import Issuer, is_body_line
from extractors.letterhead_dateline import Dateline, read_dateline
from extractors.letterhead_issuer import is_region, read_issuer
from extractors.letterhead_number import LONGEST_HEAD_LINE, OwnNumber, read_own_number
from models.lexicon import load_toml
from models.ocr_keys import fold_marks
from models.rule import Rule, rule
from models.structure import Part

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
RULES: tuple[Rule, ...] = (
    DAMAGED_TYPE,
    *letterhead_number.RULES,
    *letterhead_dateline.RULES,
    TYPE_LINE,
)
_SMALL_TYPE = regex.compile(rf"(?P<type>{TYPE_NAMES})", regex.VERBOSE | regex.IGNORECASE)
_HEAD_LINES = 60
_PAGE_LINES = 160
_SHORT = 80
_OVER_NUMBER = 5  # lines of a letterhead that stand over its number, where it comes late


@dataclass(slots=True)
class Letterhead:
    """What the first lines say.

    `own` is its number, `head` the lines above the running text, `type_line` the index of the
    type's line among `lines`, `type_rest` the words of a title behind the type.
    """

    lines: list[Line]
    own: OwnNumber = field(default_factory=OwnNumber)
    dateline: Dateline = field(default_factory=Dateline)
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
    found.own = read_own_number(found.head, page, lines)
    found.dateline = read_dateline(found.head, page)
    above = found.head[: found.type_line] if found.type_line is not None else found.head
    joint, on = count_issuers(found.own.symbol or ""), found.dateline.day
    found.issuer = read_issuer(_of_bodies(above), on, joint=joint)
    if found.issuer is None and found.own.span and page:
        over = [line for line in page if line.span.start < found.own.span.start]
        found.issuer = read_issuer(_of_bodies(over[-_OVER_NUMBER:]), on, joint=joint)
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
        if len(line.text) > LONGEST_HEAD_LINE and not line.is_capitals:
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
