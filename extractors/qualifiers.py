"""What stands around a number and changes its sense: bounds, change, baseline, levels, scope."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from extractors.date_phrases import DatePhrase
from models.dates import DateInterval
from models.facts import Change, Comparator
from models.rule import Rule, rule

_I = regex.IGNORECASE
# words that may stand between a bound and its number (`tối thiểu tương ứng là 30%`)
_BETWEEN: Final = r"(?:\s*[:,]|\s+(?:có|là|đạt|được|tương\s+ứng|lần\s+lượt|theo\s+thứ\s+tự|từ|mức|tỷ\s+lệ|tỉ\s+lệ|vào|trong|khoảng|bình\s+quân|trung\s+bình|thêm|số|ở|năm\s+\d{4}|(?:cuối|đầu|hết|đến|tháng|quý)(?:\s+[\dIVX/]+)?|mỗi\s+năm|hằng\s+năm|hàng\s+năm|giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4})|,\s[^,;.]{3,60},)*"

_SIGNS_OF_BOUND: Final = ("nhất", "tối", "hơn", "dưới", "trên", "quá", "khoảng", "vượt", "còn", "gần", "≥", "≤", ">", "<", "chí", "xấp", "chừng", "cỡ")  # fmt: skip
BOUND_BEFORE = rule(
    "bound.before",
    rf"""(?: (?P<ge>\b(?:tối\s+thiểu|ít\s+nhất|không\s+dưới|không\s+thấp\s+hơn|không\s+ít\s+hơn|chí\s+ít|thấp\s+nhất)|[≥]|>=)
      | (?P<le>\b(?:không\s+quá|không\s+vượt\s+quá|tối\s+đa|nhiều\s+nhất|không\s+cao\s+hơn|không\s+lớn\s+hơn|xuống\s+còn)|[≤]|<=)
      | (?P<gt>\b(?:trên|(?<!\b(?:thấp|nhỏ|ít)\s)hơn|vượt(?:\s+mức)?|cao\s+hơn|lớn\s+hơn)|>)
      | (?P<lt>\b(?:dưới|thấp\s+hơn|nhỏ\s+hơn|ít\s+hơn)|<)
      | (?P<approx>\b(?:khoảng|xấp\s+xỉ|gần|chừng|cỡ))
      ){_BETWEEN}\s*$""",
    examples=(
        "đạt tối thiểu ",
        "ít nhất ",
        "trên ",
        "tối thiểu tương ứng là ",
        "Tối thiểu có ",
        "ít nhất vào năm 2025 đạt ",
        "≥ ",
    ),
    counter_examples=("trên tổng số hồ sơ đạt ", "đạt ", "trên địa bàn "),
    flags=_I | regex.REVERSE,
    signs=_SIGNS_OF_BOUND,
)
FROM_BEFORE = rule(
    "bound.from",
    r"\btừ\s*$",
    examples=("đạt từ ",),
    counter_examples=("đạt ",),
    flags=_I | regex.REVERSE,
)
UPWARDS = rule(
    "bound.upwards",
    r"\b(?P<ge>trở\s+lên)|\b(?P<le>trở\s+xuống)",
    examples=("45% trở lên", "30% trở xuống"),
    counter_examples=("trở thành",),
    flags=_I,
    signs=("trở",),
)
# words that may stand between a verb of change and its number
_CHANGE_GAP: Final = r"(?:\s*[,:(]|\s+(?:tối\s+thiểu|ít\s+nhất|tối\s+đa|không\s+quá|bình\s+quân|trung\s+bình|khoảng|trên|từ|thêm|được|mỗi\s+năm|hằng\s+năm|hàng\s+năm|ở|trong|mức|vị\s+trí|dưới|gần|hơn|cơ\s+bản|tương\s+ứng|lần\s+lượt|theo\s+thứ\s+tự|là|thứ|hạng|nhóm|đơn\s+giản\s+hóa|đơn\s+giản\s+hoá|giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}|năm\s+\d{4}|\d{4}\s*[-–]\s*\d{4}))*\s*"
_SIGNS_OF_CHANGE: Final = ("đạt", "tăng", "giảm", "còn", "lên", "nâng", "xuống", "về", "thêm", "thiện", "rút", "duy", "giữ", "ổn định", "hạ", "thăng", "giản", "tiết")  # fmt: skip
CHANGE = rule(
    "change",
    rf"""(?: (?P<level>(?:tăng|nâng|giảm|rút\s+ngắn|hạ|kéo\s+giảm)\s+(?:tỷ\s+lệ\s+)?(?:lên|còn|xuống(?:\s+còn)?|về)|\b(?:lên|còn|xuống\s+còn|xuống|đạt(?:\s+tỷ\s+lệ|\s+mức)?))
      | (?P<up>\b(?:tăng|nâng|gia\s+tăng|tăng\s+thêm|(?:\bcó\s+|(?<=[-–+,;:.]\s|^))thêm|cải\s+thiện|thăng|bổ\s+sung\s+thêm))
      | (?P<down>\b(?:giảm|cắt\s+giảm|tinh\s+giản|rút\s+ngắn|tiết\s+kiệm|kéo\s+giảm|đơn\s+giản\s+hóa|hạ))
      | (?P<keep>\b(?:(?:duy\s+trì|giữ)(?:\s+(?:vững|ổn\s+định))?|ổn\s+định))
      ){_CHANGE_GAP}$""",
    examples=(
        "tăng tối thiểu ",
        "Cắt giảm tối thiểu ",
        "duy trì ở ",
        "duy trì ổn định trên ",
        "ổn định ở mức ",
        "giảm còn ",
        "giảm bình quân khoảng ",
        "có thêm ",
    ),
    counter_examples=("có ", "bồi dưỡng thêm ", "tối thiểu ", "tăng tỷ lệ hồ sơ "),
    flags=_I | regex.REVERSE,
    signs=_SIGNS_OF_CHANGE,
)
OPENING_MOVE = rule(
    "change.opening",
    r"^\W*(?:(?:chỉ\s+tiêu|mục\s+tiêu)\s+\d[\d.]*\s*[:.]\s*)?(?:(?:phấn\s+đấu|tiếp\s+tục|mỗi\s+năm|hằng\s+năm|hàng\s+năm)[\s,]+)*(?:(?P<up>tăng|nâng(?!\s+cấp\b))|(?P<down>giảm|cắt\s+giảm|rút\s+ngắn|kéo\s+giảm|tiết\s+kiệm|tinh\s+giản)|(?P<keep>duy\s+trì|giữ\s+vững|giữ\s+ổn\s+định|giữ|ổn\s+định))\s",
    examples=(
        "Giảm tỷ lệ hộ nghèo bình quân",
        "Giữ ổn định diện tích đất lúa",
        "Duy trì tỷ lệ",
        "Chỉ tiêu 2: Duy trì tỷ lệ",
    ),
    counter_examples=("Tỷ lệ hộ nghèo giảm", "Nâng cấp chợ"),
    flags=_I,
)
TO_LEVEL = rule(
    "change.to_level",
    r"\b(?:đạt|còn|xuống|lên|là|ở\s+mức|dưới|trên|không\s+quá)\s*(?:tối\s+thiểu\s+|ít\s+nhất\s+|khoảng\s+|từ\s+|trên\s+|dưới\s+)*$",
    examples=("Nâng tỷ lệ hồ sơ lên", "Giảm tỷ lệ trễ hạn xuống dưới"),
    counter_examples=("Giảm tỷ lệ hộ nghèo bình quân",),
    flags=_I | regex.REVERSE,
)
BASELINE = rule(
    "baseline",
    r"so\s+với\s+(?:(?:mức|số|kết\s+quả|thực\s+hiện|biên\s+chế|tổng|xếp\s+hạng|thứ\s+hạng|vị\s+trí|điểm|trung\s+bình|bình\s+quân)\b[^,;.()\d]{0,40}?\s)?(?P<base>(?:cùng\s+kỳ\s+)?(?:giai\s+đoạn|thời\s+kỳ|năm|cuối\s+năm|đầu\s+năm|thời\s+điểm|mốc)?\s*(?:ngày\s+)?(?:\d{1,2}/\d{1,2}/)?(?P<first>(?:19|20)\d\d)(?:\s*[-–—]\s*(?P<last>(?:19|20)\d\d))?)|so\s+với\s+(?P<words>(?:mức\s+)?(?:quy\s+định|năm\s+trước|cùng\s+kỳ|hiện\s+(?:nay|tại)|đầu\s+(?:nhiệm\s+)?kỳ|kế\s+hoạch|tổng\s+số|bình\s+quân)[^,;.()]{0,40})"
    # `gấp 3 lần năm 2021`, `bằng 120% năm 2019`: nothing says `so với`, yet nothing else is meant
    r"|\b(?:gấp\s+(?:hơn\s+|khoảng\s+|trên\s+|từ\s+)?(?:đôi|hai|ba|\d[\d,.]*(?:\s?-\s?\d[\d,.]*)?)(?:\s+lần)?|bằng\s+(?:khoảng\s+|trên\s+)?\d[\d,.]*\s?%)\s+(?:mức\s+|của\s+)?(?P<base>năm\s+(?P<first>(?:19|20)\d\d))",
    examples=(
        "so với năm 2021",
        "gấp 3 lần năm 2021",
        "gấp đôi năm 2020",
        "bằng 120% năm 2019",
        "so với xếp hạng năm 2014",
        "so với thời điểm ngày 31/5/2020",
        "so với giai đoạn 2021 - 2025",
        "so với quy định",
    ),
    counter_examples=("so với nhau", "đạt 80% năm 2024", "gấp đôi vào năm 2025"),
    flags=_I,
    signs=("với", "gấp", "bằng"),
)
EVERY = rule(
    "per_period",
    r"\b(?:(?P<year>(?:mỗi|hằng|hàng|từng)\s+năm|bình\s+quân\s+(?:mỗi|hằng|hàng)?\s*năm)|(?P<quarter>(?:mỗi|hằng|hàng)\s+quý)|(?P<month>(?:mỗi|hằng|hàng)\s+tháng))\b",
    examples=("mỗi năm tăng", "hằng năm giảm", "bình quân hàng năm"),
    counter_examples=("kế hoạch năm",),
    flags=_I,
    signs=("mỗi", "hằng", "hàng", "từng", "bình quân"),
)
MEAN = rule(
    "aggregation.mean",
    r"\b(?:bình\s+quân|trung\s+bình(?!\s+(?:cao|thấp|khá)))\b",
    examples=("giảm bình quân 10%", "trung bình đạt 15 phút"),
    counter_examples=("từ trung bình cao trở lên",),
    flags=_I,
    signs=("bình",),
)
CONDITION = rule(
    "condition",
    r"(?:nếu\s+)?(?:có\s+)?đủ\s+điều\s+kiện(?:\s+theo\s+quy\s+định)?|có\s+(?:yêu\s+cầu\s+)?(?:thực\s+hiện\s+)?nghĩa\s+vụ\s+tài\s+chính|(?:đang\s+)?còn\s+hiệu\s+lực(?:\s+và\s+có\s+giá\s+trị\s+sử\s+dụng)?|có\s+phát\s+sinh\s+hồ\s+sơ|nếu\s+có(?=\s*[,;.)])|thuộc\s+(?:phạm\s+vi|diện)[^,;.()]{3,60}",
    examples=(
        "có đủ điều kiện theo quy định",
        "có yêu cầu nghĩa vụ tài chính",
        "nếu có đủ điều kiện",
    ),
    counter_examples=("điều kiện kinh tế",),
    flags=_I,
    signs=("đủ", "nghĩa", "còn", "phát", "nếu", "thuộc"),
)
EXCLUSION = rule(
    "exclusion",
    r"\(\s*(?P<words>(?:trừ|ngoại\s+trừ|không\s+bao\s+gồm|không\s+tính|không\s+kể|không\s+áp\s+dụng)\s[^()]{2,160})\)|,\s*(?P<words2>(?:trừ|ngoại\s+trừ|không\s+bao\s+gồm|không\s+tính|không\s+kể)\s[^();.]{2,120})"
    r"|(?<!\b(?:khấu|loại|miễn|điểm)\s)(?P<words3>\b(?:ngoại\s+)?trừ\s+(?:các\s+|những\s+)?(?:hồ\s+sơ|văn\s+bản|tài\s+liệu|nhiệm\s+vụ|thủ\s+tục|TTHC|trường\s+hợp|nội\s+dung|thông\s+tin|báo\s+cáo|lĩnh\s+vực)\b[^();.,]{2,120})",
    examples=(
        "(trừ văn bản mật theo quy định)",
        ", không bao gồm các hồ sơ liên thông",
        "phát hành điện tử trừ văn bản mật",
    ),
    counter_examples=("khấu trừ thuế", "loại trừ trường hợp trùng lặp", "trừ điểm"),
    flags=_I,
    signs=("trừ", "không"),
)
RULES: Final[tuple[Rule, ...]] = (
    BOUND_BEFORE,
    FROM_BEFORE,
    UPWARDS,
    CHANGE,
    OPENING_MOVE,
    TO_LEVEL,
    BASELINE,
    EVERY,
    MEAN,
    CONDITION,
    EXCLUSION,
)
AROUND: Final[tuple[Rule, ...]] = (BASELINE, EVERY, MEAN, CONDITION, EXCLUSION)
"""What may stand anywhere in a sentence, and does in few: each number asks for all of them."""


_ABOUT_ABOVE: Final = regex.compile(r"khoảng\s+trên\b", _I)


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator, and whether words said it (so that it may be shared with the next number)."""

    comparator: Comparator
    said: bool


# `95% kế hoạch vốn trở lên`, but `100% xã có trình độ trung cấp trở lên`
_MAY_STAND_BETWEEN = regex.compile(
    r"(?i).?\s*(?:\s(?:kế\s+hoạch|dự\s+toán)(?:\s+\p{L}+){0,3}?\s+)?"
)


def ends_in_from(before: str) -> bool:
    """True where `từ` stands right before a number."""
    last = before.rstrip()[-2:]
    return last.lower() == "từ" and FROM_BEFORE.first(before) is not None


def read_bound(before: str, after: str) -> Bound:
    """The comparator of a number from the words right before it and those after it, up to the next.

    `trở lên` counts right behind the number, or with a `từ` before it (`từ 40% hồ sơ trở lên`).
    """
    upwards = UPWARDS.first(after)
    if upwards and (ends_in_from(before) or _MAY_STAND_BETWEEN.fullmatch(after[: upwards.start()])):
        return Bound("ge" if upwards["ge"] else "le", True)
    found = BOUND_BEFORE.first(before[-120:])
    if not found or found.lastgroup is None:
        return Bound("eq", False)
    kind = next(name for name in ("ge", "le", "gt", "lt", "approx") if found[name])
    if kind == "approx" and _ABOUT_ABOVE.match(found[0]):
        kind = "gt"
    return Bound(kind, True)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Move:
    """The sense of a verb before a number: its change (None for a level) and where it stands."""

    change: Change | None
    start: int
    said: bool = True


_CHANGES: Final[dict[str, Change]] = {"up": "increase", "down": "decrease", "keep": "maintain"}


@lru_cache(maxsize=64)
def read_move(before: str) -> Move | None:
    """The verb of change that governs a number, or None; only words of bound may stand between.

    The readers of a sentence ask for the same words up to three times.
    """
    match = CHANGE.first(before[-160:])
    if not match:
        return None
    kind = next(name for name in ("level", "up", "down", "keep") if match[name])
    return Move(_CHANGES.get(kind), len(before) - len(before[-160:]) + match.start())


def read_opening_move(words: str) -> Change | None:
    """The change said by the verb that opens a clause (`Giảm tỷ lệ hộ nghèo bình quân 1%/năm`).

    A joining word before the number (`đạt`, `còn`, `lên`) makes it a level.
    """
    found = OPENING_MOVE.first(words)
    if not found or (not found["keep"] and TO_LEVEL.first(words)):
        return None
    return _CHANGES[next(name for name in ("up", "down", "keep") if found[name])]


def read_baseline(text: str) -> str | None:
    """The baseline as an ISO interval, or as its words; None where none is said."""
    found = BASELINE.first(text)
    if not found:
        return None
    if found["words"]:
        return " ".join(found["words"].split())
    first = int(found["first"])
    return DateInterval.years(first, int(found["last"] or first)).iso()


def read_condition(text: str, start: int, end: int, stop: int) -> str | None:
    """The condition said in ``text[start:end]``; words of an exclusion are none.

    `có phát sinh hồ sơ` is a condition only where more is said of the things, up to `stop`:
    `60% dịch vụ công có phát sinh hồ sơ` promises just that.
    """
    stop = min(stop, end + _FAR)
    for found in CONDITION.find(text, start, end):
        left_out = [match.span() for match in EXCLUSION.find(text, start, stop)]
        inside = any(low <= found.start() < high for low, high in left_out)
        is_promise = _ARISE.match(found[0]) and not _SAYS_MORE.match(text, found.end(), stop)
        if not inside and not is_promise:
            return " ".join(found[0].split())
    return None


_FAR: Final = 200
"""How far behind a clause the words of its exclusion may run (characters)."""
_ARISE: Final = regex.compile(r"có\s+phát\s+sinh", _I)
_SAYS_MORE: Final = regex.compile(r"[^;.]{0,60}?\b(?:được|đạt|thực\s+hiện|nộp|thanh\s+toán)\b", _I)
_COMPARING: Final = regex.compile(
    r"so\s+với\b[^,;.]{0,60}$|\(?kể\s+từ\s*$|\btrong\s+khi\s+(?:\p{L}+\s+){0,4}?$", _I
)


def is_baseline_date(text: str, phrase: DatePhrase) -> bool:
    """True for a date that only says what is compared with (`so với năm 2021`)."""
    near = max(0, phrase.span.start - 72)
    if _COMPARING.search(text[near : phrase.span.start]):
        return True
    found = BASELINE.first(text, near, phrase.span.end)
    return found is not None and found.start("base") == phrase.span.start
