"""Does a line end mean a new paragraph, or did the page's width break the line?"""

from bisect import bisect
from functools import lru_cache
from itertools import pairwise

import regex

_NUMBERED = regex.compile(r"(?:\d{1,2}\.|[IVX]+\.)+\s?\p{L}")
ITEM = regex.compile(
    r"""(?: [-–—+*•]\s?\S | [-–—_=]{3,}
      | (?:\d{1,2}\.)+(?:\d{1,2})?\s?(?=\p{L}|[“"(\[]) | \d{1,2}\)\s | \d{1,2}/\s\p{L} | [a-zđ]\)(?:\s|(?=\p{Lu})) | \p{Lu}[.)]\s
      | [IVX]{1,5}\s?[.)\-–]\s?\p{L} | \((?:\d{1,2}|[ivx]{1,4})\)\s
      | (?:Điều|Chương|Phần|Mục|Khoản|Phụ\s+lục|Biểu)\s+(?:\d|[IVX]+\b|thứ\b)
      | (?:ĐIỀU|CHƯƠNG|PHẦN|MỤC|PHỤ\s+LỤC)\b
      | (?:Căn\s+cứ|Xét\s+đề\s+nghị|Theo\s+đề\s+nghị|Nơi\s+nhận|Kính\s+gửi|V/v)\b | Số\s*:
      | (?:Số\s+hiệu|Ngày\s+(?:ban\s+hành|có\s+hiệu\s+lực|hiệu\s+lực)|Loại\s+văn\s+bản|(?:Cơ\s+quan|Nơi)\s+ban\s+hành
          |Người\s+ký|Lĩnh\s+vực|Tình\s+trạng|Trích\s+yếu)\b
      | (?:Cơ\s+quan|Đơn\s+vị|Nhiệm\s+vụ|Nội\s+dung|Thời\s+(?:gian|hạn)|Tiến\s+độ|Lộ\s+trình|Sản\s+phẩm|Kết\s+quả|Kinh\s+phí|Trách\s+nhiệm|Phân\s+công|Chủ\s+trì|Phối\s+hợp)(?:[\s,/]+\p{Ll}+){0,6}\s*:\s
      | (?:(?:Cơ\s+quan|Đơn\s+vị)\s+)?(?:[Cc]hủ\s+trì|[Pp]hối\s+hợp)(?:\s+thực\s+hiện)?\s*:?\s*$
      | Thời\s+(?:gian|hạn)(?:\s+(?:thực\s+hiện|hoàn\s+thành))?\s*:?\s*$
      | (?:TM|KT|TL|TUQ)\.\s | (?:QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|KẾ\s+HOẠCH|CHỈ\s+THỊ|CHƯƠNG\s+TRÌNH)\s*:?\s*$
      | (?:CỘNG\s+HÒA|CỘNG\s+HOÀ|Độc\s+lập\s*-|ỦY\s+BAN\s+NHÂN\s+DÂN|UỶ\s+BAN\s+NHÂN\s+DÂN|PHÓ\s+|CHỦ\s+TỊCH)
      )""",
    regex.VERBOSE,
)
# both are read backwards from the line's end
STOP = regex.compile(r"(?:[.;:!?…]|\./\.|[.;!?][”\"’)]|/\.)$", regex.REVERSE)
OPEN = regex.compile(r"(?:[,(–\-/]|\b(?:và|của|các|với|về|cho|số|ngày|tháng|năm|tại|theo|từ|đến|quý|hoặc|là|có|để|trên|trong|bằng|ít nhất|tối thiểu|tối đa|đạt|khoảng|hơn|dưới|không quá|phấn đấu|được|tỷ lệ|giao|do|cùng|như|mỗi)|ỦY BAN NHÂN)$", regex.IGNORECASE | regex.REVERSE)  # fmt: skip
_CAPITALS = regex.compile(r"[^\p{Ll}]*\p{Lu}{2}[^\p{Ll}]*")
_LEADING_NOTE = regex.compile(r"\([^()\n]{1,60}\)\s?[,;.:]|\([^()\n]{1,60}\)\s\p{Ll}")
_TYPE_ALONE = regex.compile(
    r"(?:KẾ\s+HOẠCH|QUYẾT\s+ĐỊNH|NGHỊ\s+QUYẾT|CHỈ\s+THỊ|CHƯƠNG\s+TRÌNH|ĐỀ\s+ÁN|PHƯƠNG\s+ÁN|BÁO\s+CÁO|THÔNG\s+BÁO)\s*:?"
)
# A document's number broken before its slash: `Công văn số 9012` / `/BNNMT-TL ngày ...`.
_HALF_NUMBER = regex.compile(r"\p{L}\s+số\s*:?\s*\d{1,6}\p{Ll}?$")
_WORD = regex.compile(r"[\p{L}\d]")
LONG_LINE, WIDEST_LINE = 38, 130
"""Lines of these lengths (characters) can have been broken by the page's width."""
UNBROKEN_LINE = 200
MAX_LINE = 2_000
ENOUGH_LINES, ENOUGH_WRAPS = 12, 5
MAX_LOOK_BACK = 12


_BREAK = regex.compile("\x1e")
LINE_END = regex.compile(r"(?<!\n)\n(?!\n)")
"""A line end that may part two lines of a block; a blank line is none."""


def join_wrapped(match: "regex.Match[str]") -> str | None:
    """The replacement for a `LINE_END`: a space to join the two lines, None to keep it.

    In this order: a next line that starts an item, a label or a form word
    keeps; after a full stop a next line in small letters joins, any other keeps; a next line
    in small letters, after an open word or bracket, or that closes a bracketed note joins; a
    heading in capitals joins its next line in capitals; any other pair joins only if the first
    line is as long as lines are that the page's width broke.
    """
    text, at = match.string, match.start()
    if (
        text[at - 1 : at].islower()
        and text[at + 1 : at + 2].islower()
        and text[at + 2 : at + 3] != ")"
    ):
        return " "  # small letters on both sides, nearly always so: none of what follows tells more
    line, follower = _before(text, at), _behind(text, at + 1)
    if not line or not follower:
        return None
    if not _WORD.search(line) or ITEM.match(follower) or _TYPE_ALONE.fullmatch(line):
        return None
    if follower.startswith("(") and follower[1:2].isupper() and follower.endswith((")", ").")):
        return None  # a note of its own: `(Kèm theo Quyết định ...)`
    first = follower.lstrip('“"(‘')[:1]
    small = first.islower() and not follower[0].isdigit()
    if _is_open(line) or _LEADING_NOTE.match(follower):
        return " "
    if follower[0] == "/" and _HALF_NUMBER.search(line):
        return " "
    if _has_stop(line):
        if small:
            return " " if not line.endswith((":", "./.", "…")) else None
        wrapped_list = line.endswith(";") and first.isdigit() and _is_full(match, line, follower)
        return " " if wrapped_list else None
    if small or (OPEN.search(line) and not (first.isupper() and _is_unbroken(match.string))):
        return " "
    both = bool(_CAPITALS.fullmatch(line)), bool(_CAPITALS.fullmatch(follower))
    if both[0] != both[1] and not first.isdigit():
        return None
    if all(both):
        return " " if _is_numbered(line) else None
    return " " if _is_full(match, line, follower) else None


def _before(text: str, end: int) -> str:
    """The line of a block that ends there, as far as it matters."""
    start = max(text.rfind("\n", max(0, end - MAX_LINE), end) + 1, end - MAX_LINE, 0)
    return text[max(start, text.rfind("\x1e", start, end) + 1) : end]


def _behind(text: str, start: int) -> str:
    """The line of a block that begins there, as far as it matters."""
    most = start + MAX_LINE
    end = text.find("\n", start, most)
    return text[start : end if end >= 0 else most].partition("\x1e")[0]


def _has_stop(line: str) -> bool:
    return not line[-1].isalnum() and STOP.search(line) is not None


def _is_numbered(line: str) -> bool:
    first = line[:1]
    return (first.isdigit() or first in "IVX") and _NUMBERED.match(line) is not None


def _is_open(line: str) -> bool:
    return line.rfind("(") > line.rfind(")") and not line.endswith(".")


def _is_full(match: "regex.Match[str]", line: str, follower: str) -> bool:
    """True if the next word would have made the line longer than its neighbours are.

    In a text broken by width, a line in the midst of a paragraph ends it only with a stop, unless
    the paragraph is a numbered heading.
    """
    text, at = match.string, match.start()
    breaks = _breaks(text)
    block = bisect(breaks, at)
    widths = _widths(text, breaks[block - 1] + 1, breaks[block])
    if widths is None and _is_unbroken(text):
        return False
    if widths is None:
        return LONG_LINE <= len(line) <= WIDEST_LINE and len(follower) <= WIDEST_LINE
    goes_on = line[0].islower() and not _is_numbered(_first_line(text, at))
    return goes_on or _bound(line, follower) >= widths[line[0].islower()]


@lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    """The offsets between which the blocks stand."""
    return [-1, *(found.start() for found in _BREAK.finditer(text)), len(text)]


@lru_cache(maxsize=2)
def _is_unbroken(text: str) -> bool:
    """True for a text most of which stands in lines longer than any page is wide."""
    lines = text.replace("\x1e", "\n").split("\n")
    return 2 * sum(len(line) for line in lines if len(line) > UNBROKEN_LINE) > len(text)


def _first_line(text: str, at: int) -> str:
    """The line that begins the paragraph of the line before `at`: the last not in small letters."""
    end = at
    for _ in range(MAX_LOOK_BACK):
        start = max(text.rfind("\n", 0, end), text.rfind("\x1e", max(0, end - MAX_LINE), end)) + 1
        if not text[start : start + 1].islower() or start == 0:
            break
        end = start - 1
    return text[start:end]


def _bound(line: str, follower: str) -> int:
    return len(line) + 1 + len(follower.partition(" ")[0])


@lru_cache(maxsize=8)
def _widths(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The widths at which first and later lines of a chunk's paragraphs break, or None.

    The text's hash is kept with it, so asking again for the same chunk costs nothing.

    Taken from the line ends that are surely no paragraph's: the next line goes on in small
    letters. The lower tenth stands for the width, as letters differ in breadth.
    """
    lines = [line for line in text[start:end].split("\n") if line]
    if len(lines) < ENOUGH_LINES:
        return None
    bounds: tuple[list[int], list[int]] = ([], [])
    for line, follower in pairwise(lines):
        if follower[0].islower() and not _has_stop(line) and not _is_numbered(line):
            bounds[line[0].islower()].append(_bound(line, follower))
    if min(map(len, bounds)) < ENOUGH_WRAPS:
        return None
    first, later = (sorted(found)[len(found) // 10] for found in bounds)
    return first, later
