"""The words by which letterhead and signature are known, and what stands in their way.

Both are set in two columns, whose lines stand each for itself.
"""

from collections.abc import Sequence
from functools import cache

import regex

from models.lexicon import load_toml
from pipeline.furniture import NATION
from pipeline.readers.page_lines import PrintedLine, Row

NARROWEST = 2.0
"""Points: a gutter that its words make sure of may be so narrow."""
HEAD_ROWS = 10
"""A letterhead has no more rows."""
RIGHT_HEAD = regex.compile(
    rf"(?:{NATION.pattern})|Độc\s+[Ll]ập\s*[-–]\s*Tự\s+[Dd]o"
    r"|\p{Lu}[^,]{1,45},?\s*ngày\b.{0,14}\btháng\b.{0,14}\bnăm\b[\s\d./…]*$"
)
LEFT_HEAD = regex.compile(r"S[ốỐ]\s*[:.]|S[ốỐ]\s+\d")
RECIPIENTS = regex.compile(r"(?:Nơi\s+nhận|Kính\s+trình)\s*:?", regex.IGNORECASE)
SIGNER = regex.compile(
    r"(?:TM|KT|TL|TUQ|Q)\s?[./]\s?\p{Lu}{2}|T/M\b|K/T\b|(?:PHÓ\s+)?(?:CHỦ\s+TỊCH|GIÁM\s+ĐỐC|BÍ\s+THƯ|CHÁNH\s+VĂN\s+PHÒNG|TRƯỞNG\s+BAN)\b"
)
_NATION_WORD = regex.compile(r"C[ỘO]NG\s+H(?:ÒA|OÀ|ÕA|OA)\b|Đ[ẢA]NG\s+C[ỘO]NG\b")


@cache
def _stamp() -> "regex.Pattern[str]":
    """A stamp alone, in brackets or not: `MẬT`, `(DỰ THẢO LẦN 2)`."""
    words = load_toml("page_stamps")
    ways, counted = ("|".join(words[name]).replace(" ", r"\s+") for name in ("stamps", "counted"))
    return regex.compile(rf"\W*(?:{ways})(?:\s+(?:{counted})\s+\w{{1,3}})?\W*", regex.IGNORECASE)


def take_stamps(rows: Sequence[Row]) -> tuple[list[PrintedLine], Sequence[Row]]:
    """The stamps in and around a letterhead, and the rows without them."""
    head = rows[:HEAD_ROWS]
    if not any(RIGHT_HEAD.match(part.text) for row in head for part in row[1:]):
        return [], rows
    stamps = [part for row in head for part in row if _stamp().fullmatch(part.text)]
    if not stamps:
        return [], rows
    left = ([part for part in row if part not in stamps] for row in head)
    return stamps, [*filter(None, left), *rows[HEAD_ROWS:]]


def part_at_nation(row: Row) -> Row:
    """Issuer and quốc hiệu on one line without a wide gap are parted by the words."""
    line = row[0]
    begin = line.text[:6]
    if len(row) != 1 or begin != begin.upper() or not NATION.search(line.text):
        return row
    found = _NATION_WORD.search(line.text)
    if not found or found.start() < 6 or not line.text[: found.start()].isupper():
        return row
    at = line.left + (line.right - line.left) * found.start() / len(line.text)
    left, right = line.text[: found.start()].strip(), line.text[found.start() :]
    return [
        PrintedLine(left, line.left, line.top, at - 2 * NARROWEST, line.bottom, *_look(line)),
        PrintedLine(right, at, line.top, line.right, line.bottom, *_look(line)),
    ]


def _look(line: PrintedLine) -> tuple[float, bool, int, bool]:
    return line.size, line.bold, line.page, line.ocr
