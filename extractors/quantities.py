"""Numbers with their units in running text: where they stand, what they say, what they are not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

import regex

from extractors.numbers import MAGNITUDES, NUMBER, parse_number, parse_words
from models.lexicon import load_toml
from models.rule import Rule, rule
from models.spans import NOWHERE, Span

_TO: Final = r"(?:\s*[-–—−]\s*|\s*(?:đến|tới)\s*)"
_PERCENT: Final = r"(?:\s?%|\s*phần\s+trăm|\s?o/o)"
_SLIP: Final = r"(?<![\p{L}\d])[\dlIO]{2,3}(?=\s?%)"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number (or range) with its unit; `span` covers number and unit.

    `explicit` is False for plain counts of things, which count as aims only beside a word
    of aim. `top` marks a rank that is an upper bound (`tốp 15`); `base` is the starting value
    of `từ 45% lên 60%`, and `past` covers its words.
    """

    span: Span
    low: float
    high: float
    unit: str
    rule: str
    unit_text: str | None = None
    per: str | None = None
    per_period: str | None = None
    top: bool = False
    explicit: bool = True
    base: float | None = None
    past: Span = NOWHERE

    @property
    def is_range(self) -> bool:
        """True where two bounds are given."""
        return self.low != self.high


POINTS_OF_PERCENT = rule(
    "quantity.percentage_point",
    rf"(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?\s*điểm\s*(?P<unit>%|phần\s+trăm)",
    examples=("tăng 5 điểm %", "2,5 điểm phần trăm", "từ 3 đến 5 điểm %"),
    counter_examples=("5%", "80 điểm"),
)
PERCENT = rule(
    "quantity.percent",
    rf"(?P<low>{NUMBER}|{_SLIP}){_PERCENT}?{_TO}(?P<high>{NUMBER}|{_SLIP})(?P<unit>{_PERCENT})"
    rf"|(?P<one>{NUMBER}|{_SLIP})(?P<unit1>{_PERCENT})",
    examples=("80%", "10% đến 15%", "80 - 85%", "từ 5 đến 10%", "92,5 %", "20 phần trăm", "l00%"),
    counter_examples=("(%)", "24/7", "mức độ 3"),
)
TOP = rule(
    "quantity.rank_top",
    r"""\b(?:nhóm|tốp|top)\s+(?:trong\s+)?(?:các\s+|đầu\s+)?(?P<one>\d{1,2})\b(?!\s*[%.,]\s*\d|\s*%|\s*/\s*\d\b)(?:\s*/\s*\d{2}\b)?(?!\s+(?:nhiệm|nội|giải|chỉ|tiêu|lĩnh|vấn|chính))
      | \b(?:trong|thuộc|vào|nằm\s+trong)\s+(?:số\s+)?(?P<two>\d{1,2})\s+(?:tỉnh|địa\s+phương|thành\s+phố|nước|quốc\s+gia|đơn\s+vị)\b[^.;\d]{0,40}?(?:(?:đứng|dẫn|hàng)\s+đầu|cao\s+nhất|tốt\s+nhất)
      | (?<![\d,.])(?P<three>\d{1,2})\s+(?:tỉnh|địa\s+phương|nước|quốc\s+gia)(?:,\s+thành(?:\s+phố)?)?\s+(?:đứng|dẫn|hàng)\s+đầu""",
    examples=(
        "nằm trong nhóm 20 tỉnh",
        "tốp 15",
        "đạt ở top 30",
        "15 tỉnh dẫn đầu",
        "trong 10 tỉnh, thành phố đứng đầu",
    ),
    counter_examples=("nhóm 2/4", "07 nhóm nhiệm vụ", "nhóm 80%"),
    flags=regex.IGNORECASE,
)
RANK = rule(
    "quantity.rank",
    r"\b(?:thứ\s+hạng|xếp\s+(?:hạng|thứ)|đứng\s+thứ|hạng|vị\s+trí)\s+(?:từ\s+)?(?:thứ\s+)?(?P<one>\d{1,2})(?!\d|[.,]\d|\s*%|\s*sao)(?:\s*/\s*\d{2})?",
    examples=("xếp hạng 12/63", "xếp hạng từ thứ 15 trở lên", "thứ hạng 10", "vị trí thứ 8"),
    counter_examples=("hạng I", "bảng xếp hạng năm 2024"),
    flags=regex.IGNORECASE,
)
PLACES = rule(
    "quantity.rank_places",
    rf"(?P<low>\d{{1,2}})(?:{_TO}(?P<high>\d{{1,2}}))?\s+(?P<unit>(?:bậc|thứ\s+hạng|hạng))\b(?!\s+(?:học|lương|thợ))",
    examples=("tăng 05 bậc", "tăng từ 4 đến 6 bậc", "tăng 2-3 hạng"),
    counter_examples=("bậc học", "hạng 12"),
    flags=regex.IGNORECASE,
)
RATE = rule(
    "quantity.rate",
    rf"(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?\s?/\s?(?P<per>(?:1[.,]?000|10[.,]?000|100[.,]?000|1\s+vạn|vạn)\s+(?:dân(?:\s+số)?|người|trẻ(?:\s+\p{{Ll}}+){{0,4}}|phụ\s+nữ|ca\s+đẻ))",
    examples=("dưới 0,2/1.000 dân số", "8/10.000 dân"),
    counter_examples=("12/12 huyện", "5/1.000 đồng"),
    flags=regex.IGNORECASE,
)
FRACTION = rule(
    "quantity.fraction",
    r"(?<![\d/.,])(?P<part>\d{1,4})\s?/\s?(?P<whole>\d{1,4})(?![\d/.,]|\s?%)\s+(?P<noun>(?:số|tổng\s+số)\s|(?!(?:giờ|ngày|tháng|phút)\b)\p{Ll}+)",
    examples=("3/4 số xã", "12/12 huyện, thị xã"),
    counter_examples=("15/7/2021", "24/7", "24/24 giờ", "6/2025", "nhóm 2/4)"),
)
HALF = rule(
    "quantity.part_in_words",
    r"\b(?P<words>một\s+nửa|(?:một|hai|ba)\s+phần\s+(?:hai|ba|tư|năm|mười))\s+(?=(?:tổng\s+)?số\b)",
    examples=("Một nửa số trường", "ba phần tư tổng số hộ", "một phần tư số tàu"),
    counter_examples=("một nửa ngày",),
    flags=regex.IGNORECASE,
)
PERCENT_IN_WORDS = rule(
    "quantity.percent_in_words",
    r"(?<!\p{L})(?P<words>(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+(?:mươi|trăm)|mười)(?:\s+(?:mốt|lăm|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín))?)\s+phần\s+trăm",
    examples=("Hai mươi phần trăm trụ sở", "một trăm phần trăm"),
    counter_examples=("20 phần trăm", "hai phần ba"),
    flags=regex.IGNORECASE,
)
FOLD = rule(
    "quantity.fold",
    rf"\bgấp\s+(?:hơn\s+|khoảng\s+|trên\s+|ít\s+nhất\s+|từ\s+)?(?P<low>{NUMBER}|đôi|hai|ba)(?:{_TO}(?P<high>{NUMBER}))?(?:\s+(?P<unit>lần))?",
    examples=("tăng gấp 1,5 lần", "gấp đôi", "gấp 2 - 3 lần"),
    counter_examples=("gấp rút", "02 lần"),
    flags=regex.IGNORECASE,
)
GROUP = rule(
    "quantity.group",
    r"\bnhóm\s*(?:thứ\s+)?(?P<one>\d)\s*/\s*\d\b|\blên\s+nhóm\s+(?P<one>\d)\b(?!\s*(?:tỉnh|địa|nước|[\d%]))"
    r"|\bnhóm\s*[“\"'‘]?\s*(?P<name>trung\s+bình\s+(?:cao|thấp)|cao(?=\s*[”\"'’;,.)]|\s+nhất|\s+cả)|thấp(?=\s*[”\"'’;,.)]))",
    examples=("nhóm 2/4", "lên nhóm 2", "nhóm “Trung bình cao”", "nhóm Trung bình thấp"),
    counter_examples=("nhóm 20", "các nhóm cao tuổi"),
    flags=regex.IGNORECASE,
)
_GROUPS = {"cao": 1, "trung bình cao": 2, "trung bình thấp": 3, "thấp": 4}

# A number that is a name, a date or a place in a list, never a quantity.
IDENTIFIER = rule(
    "quantity.identifier",
    r"""(?:\b(?:số|mức(?:\s+độ)?|cấp\s+độ|điều|khoản|điểm|mục|phần|chương|quyển|bảng|biểu|phụ\s+lục|đề\s+án|phiên\s+bản|iso|tcvn|lớp|khối|(?<!(?:mỗi|hằng|hàng|từng)\s)(?:quý|tháng)|(?<!(?:mỗi|hằng|hàng|từng|cả|một)\s)(?:ngày|năm)|khóa|khoá|kỳ|lần\s+thứ|thứ|giai\s+đoạn|nhiệm\s+kỳ|quận|phường|tổ|khu\s+vực|hạng|loại|nhóm|tuyến|quốc\s+lộ|tỉnh\s+lộ|covid|thế\s+kỷ|bước|trang|cột|chính\s+phủ)\s*[-:]?\s*|[\p{L}]\d*[/.-]|[/:]\s?|\d[.,])$""",
    examples=("Điều ", "mức độ ", "ngày ", "76/", "ISO ", "Đề án "),
    counter_examples=("đạt ", "có ", "đào tạo "),
    flags=regex.IGNORECASE | regex.REVERSE,
)
RULES: Final[tuple[Rule, ...]] = (
    POINTS_OF_PERCENT,
    PERCENT,
    TOP,
    RANK,
    PLACES,
    RATE,
    FRACTION,
    HALF,
    PERCENT_IN_WORDS,
    FOLD,
    GROUP,
    IDENTIFIER,
)

_AREA = regex.compile(r"ha|héc\s+ta|hecta", regex.IGNORECASE)
_EACH = regex.compile(r"\b(?:trên|mỗi|bình\s+quân|cho|tính\s+trên)\s+$", regex.IGNORECASE)
_AGE = regex.compile(r"(?:năm\s+)?tuổi", regex.IGNORECASE)
_LIFE = regex.compile(r"tuổi\s+thọ|tuổi\s+kết\s+hôn|độ\s+tuổi\s+bình\s+quân", regex.IGNORECASE)
_FROM = regex.compile(r"\btừ\s+(?:mức\s+)?(?:dưới\s+|trên\s+|khoảng\s+|gần\s+)?$", regex.IGNORECASE)
_RISE = regex.compile(
    r"\s*(?:\(?\s*(?:trong\s+|của\s+|cuối\s+)?(?:năm\s+\d{4}|hiện\s+nay|hiện\s+tại)\s*\)?)?\s*,?\s*(?:tăng\s+|giảm\s+|nâng\s+)?(?:lên|xuống|còn)(?:\s+(?:còn|mức|khoảng|trên|dưới|đạt|tối\s+thiểu|tối\s+đa|ít\s+nhất|không\s+quá))*\s*",
    regex.IGNORECASE,
)
_YEARLY = regex.compile(
    r"\s*/\s*(?P<year>năm)|\s*/\s*(?P<quarter>quý)|\s*/\s*(?P<month>tháng)", regex.IGNORECASE
)
_PER = regex.compile(
    rf"\s*(?:/\s*|trên\s+(?=\d))(?P<per>(?:{NUMBER}\s+|1\s+)?(?:vạn\s+dân|người(?:/năm|/tháng)?|dân|hộ|ha|lượt|hồ\s+sơ|lần|năm|tháng|ngày|km2|bệnh\s+nhân|học\s+sinh|lao\s+động|đơn\s+vị|xã|huyện)(?:/năm)?)",
    regex.VERBOSE | regex.IGNORECASE,
)


_MAY_HOLD = regex.compile(
    r"(?<![\d/.,-])\d[\d.,]*\s*(?:%|‰|o/o|phần\s|\p{Ll}|đ|[-–—]\s*\d)|[lIO][\dlIO]+%|\b(?:nhóm|tốp|top|hạng|vị\s+trí|gấp|nửa|phần|nhất\s+một|thiểu\s+một)\b|\d\s?/\s?\d",
    regex.IGNORECASE,
)


def may_hold_quantity(text: str) -> bool:
    """A quick look: False where `find_quantities` would find nothing."""
    return bool(_MAY_HOLD.search(text))


def find_quantities(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities of ``text[start:end]`` in reading order; where two overlap, the surer one.

    The order of sureness: points of percent, percent, groups, ranks, places, counts.
    """
    found: list[Quantity] = []
    if not _MAY_HOLD.search(text, start, end):
        return found
    words = text[start:end].casefold()
    for signs, read in _READERS:
        if not any(sign in words for sign in signs):
            continue
        for quantity in read(text, start, end):
            if not any(quantity.span.overlaps(other.span) for other in found):
                found.append(quantity)
    found.sort(key=lambda quantity: quantity.span.start)
    return _risen(text, [_with_denominator(text, quantity, end) for quantity in found], start)


def _risen(text: str, found: list[Quantity], start: int) -> list[Quantity]:
    """`từ 45% lên 60%` is one quantity that knows where it starts from."""
    kept: list[Quantity] = []
    for quantity in found:
        last = kept[-1] if kept else None
        if (
            last
            and last.unit == quantity.unit
            and not last.is_range
            and _rises(text, last, quantity, start)
        ):
            past = Span(last.span.start, quantity.span.start)
            kept[-1] = replace(quantity, base=last.low, past=past)
        else:
            kept.append(quantity)
    return kept


def _rises(text: str, low: Quantity, high: Quantity, start: int) -> bool:
    before = text[max(start, low.span.start - 18) : low.span.start]
    return bool(_FROM.search(before)) and bool(_RISE.fullmatch(text, low.span.end, high.span.start))


def _bounds(match: "regex.Match[str]") -> tuple[float, float] | None:
    groups = match.groupdict()
    if groups.get("word"):
        number = parse_words(groups["word"])
        return (number, number) if number is not None else None
    one = groups.get("one") or groups.get("two") or groups.get("three")
    texts = (one, one) if one else (groups["low"], groups.get("high") or groups["low"])
    low, high = (_parse(text or "") for text in texts)
    return (low, high) if low is not None and high is not None and low <= high else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> float | None:
    return parse_number(text, lenient=True)


def _read(found: Rule, unit: str, text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in found.find(text, start, end):
        bounds = _bounds(match)
        if bounds is None or (
            text[match.start()].isdigit() and _is_name(text, match.start(), start)
        ):
            continue
        words = match.groupdict().get("unit") or match.groupdict().get("unit1")
        unit_text = " ".join(words.split()) if words else None
        yield Quantity(Span(*match.span()), *bounds, unit, found.name, unit_text)


def _is_name(text: str, at: int, start: int) -> bool:
    return IDENTIFIER.first(text, max(start, at - 24), at) is not None


def _points(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(POINTS_OF_PERCENT, "percentage_point", text, start, end)


def _percents(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in PERCENT.find(text, start, end):
        bounds = _bounds(match)
        if bounds:
            yield Quantity(Span(*match.span()), *bounds, "percent", PERCENT.name, "%")


def _tops(text: str, start: int, end: int) -> Iterator[Quantity]:
    for quantity in _read(TOP, "rank", text, start, end):
        yield replace(quantity, top=True)


def _ranks(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(RANK, "rank", text, start, end)


def _places(text: str, start: int, end: int) -> Iterator[Quantity]:
    yield from _read(PLACES, "rank_places", text, start, end)


def _rates(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in RATE.find(text, start, end):
        bounds = _bounds(match)
        if bounds and not _is_name(text, match.start(), start):
            per = " ".join(match["per"].split())
            yield Quantity(Span(*match.span()), *bounds, "other", RATE.name, None, per)


def _parts(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Fractions of a number of things as percent: `3/4 số xã` 75, `12/12 huyện` 100."""
    for match in FRACTION.find(text, start, end):
        part, whole = int(match["part"]), int(match["whole"])
        of_all = match["noun"].split()[0].casefold() in ("số", "tổng")
        if (
            0 < part <= whole
            and (of_all or part == whole)
            and not _is_name(text, match.start(), start)
        ):
            value = round(100 * part / whole, 2)
            yield Quantity(
                Span(match.start(), match.start("noun")),
                value,
                value,
                "percent",
                FRACTION.name,
                "%",
            )


def _in_words(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in HALF.find(text, start, end):
        part = parse_words(match["words"])
        if part is not None:
            value = round(100 * part, 2)
            yield Quantity(Span(*match.span("words")), value, value, "percent", HALF.name, "%")
    for match in PERCENT_IN_WORDS.find(text, start, end):
        number = parse_words(match["words"])
        if number is not None:
            yield Quantity(
                Span(*match.span()), number, number, "percent", PERCENT_IN_WORDS.name, "%"
            )


def _folds(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in FOLD.find(text, start, end):
        words = {"đôi": 2.0, "hai": 2.0, "ba": 3.0}
        low = words.get(match["low"].casefold()) or parse_number(match["low"])
        high = parse_number(match["high"]) if match["high"] else low
        if low is not None and high is not None:
            yield Quantity(Span(*match.span()), low, high, "times", FOLD.name, "lần")


def _groups(text: str, start: int, end: int) -> Iterator[Quantity]:
    """Ordinal groups; a name with its number right behind it is one quantity."""
    previous: Quantity | None = None
    for match in GROUP.find(text, start, end):
        name = match["name"]
        value = float(_GROUPS[" ".join(name.casefold().split())] if name else match["one"])
        quantity = Quantity(
            Span(*match.span()), value, value, "group", GROUP.name, match[0].strip()
        )
        if previous and quantity.span.start - previous.span.end <= 4:
            previous = replace(quantity, span=Span(previous.span.start, quantity.span.end))
            continue
        if previous:
            yield previous
        previous = quantity
    if previous:
        yield previous


# small words and names of parts behind a number that are no things counted
_NO_UNIT: Final = (
    r"dân|và|đến|tới|trở|của|là|hoặc|cho|để|theo|trên|dưới|trong|tại|từ|với|về|so|vào|lên|xuống|còn|đạt|được|bị|như|mà|thì|khi|do|nhưng|nếu|cùng|giữa|hay|ngoài"
    r"|năm|tháng|quý|tuần|kỳ|giai|lớp|buổi|khóa|nhiệm|nội|nhóm|cấp|mức|bước|mục|điều|khoản|phần|chương|phụ|tiêu|loại|hạng|bậc|sao|yếu|lĩnh|vấn|khâu|mặt|trang|bản|ban|ngôi|bộ|thứ|các|những|một|hai|ba|nêu|này|đó|âm|độ|tuổi|chiều|trục|chỉ|trụ|đột|quan|nguyên|đầu|cuối|liên"
)


@cache
def _count_pattern() -> "regex.Pattern[str]":
    table = load_toml("units")
    words = sorted({word for unit in table.values() for word in unit}, key=len, reverse=True)
    units = "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in words)
    return regex.compile(
        rf"(?:(?P<low>{NUMBER})(?:{_TO}(?P<high>{NUMBER}))?|(?<=\b(?:ít\s+nhất|tối\s+thiểu)\s+(?:có\s+)?)(?P<word>một|hai|ba|bốn|năm))\s*(?P<scale>(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(?P<unit>{units}|(?!(?:{_NO_UNIT})(?!\p{{L}}))\p{{Ll}}{{2,}})(?!\p{{L}})",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _unit_codes() -> dict[str, str]:
    return {word: code for code, words in load_toml("units").items() for word in words}


_NAMED_UNITS: Final = {
    "điểm": "points", "hạng": "rank", "thứ hạng": "rank", "xếp hạng": "rank", "bậc": "rank_places",
}  # fmt: skip


def unit_of_words(words: str) -> tuple[str, int]:
    """Unit code and scale of a unit named alone (`Tỷ đồng`, `%`); `other` where none is known."""
    key = " ".join(words.casefold().split())
    if key in ("%", "phần trăm", "tỷ lệ %", "tỷ lệ"):
        return "percent", 1
    if key in _NAMED_UNITS:
        return _NAMED_UNITS[key], 1
    bare = key.split("/")[0].strip()
    for start in range(len(bare.split())):
        code = _unit_codes().get(" ".join(bare.split()[start:]))
        if code:
            return code, _scale(bare)
    return "other", 1


@cache
def known_units() -> frozenset[str]:
    """The unit words of the lexicon."""
    return frozenset(_unit_codes())


def _counts(text: str, start: int, end: int) -> Iterator[Quantity]:
    for match in _count_pattern().finditer(text, start, end):
        bounds = _bounds(match)
        if bounds is None or _is_name(text, match.start(), start):
            continue
        if bounds[0] == bounds[1] == 1 and (
            _AREA.fullmatch(match["unit"])
            or _EACH.search(text, max(start, match.start() - 16), match.start())
        ):
            continue  # `trên 01 ha`, `mỗi 01 hộ`: what a value is counted on
        if _AGE.fullmatch(match["unit"]) and not _LIFE.search(
            text, max(start, match.start() - 80), match.start()
        ):
            continue
        unit_text = " ".join(((match["scale"] or "") + match["unit"]).split())
        code = _unit_codes().get(" ".join(match["unit"].casefold().split()), "count")
        # all is counted in full: 3,5 tỷ đồng = 3.500.000.000, 300 nghìn tấn = 300.000
        scale = _scale(unit_text)
        low, high = (round(bound * scale, 6) for bound in bounds)
        yield Quantity(
            Span(*match.span()), low, high, code, "quantity.count", unit_text, explicit=False
        )


def _scale(words: str) -> int:
    scale = 1
    for word in words.casefold().split():
        scale *= MAGNITUDES.get(word, 1)
    return scale


def _with_denominator(text: str, quantity: Quantity, end: int) -> Quantity:
    """Adds what stands behind a slash: `%/năm`, `giường/10.000 dân`."""
    at = quantity.span.end
    yearly = _YEARLY.match(text, at, end)
    if yearly and quantity.unit not in ("rank", "group"):
        period = yearly.lastgroup
        return replace(quantity, span=Span(quantity.span.start, yearly.end()), per_period=period)
    per = _PER.match(text, at, end)
    if per and quantity.unit not in ("percent", "rank", "group"):
        return replace(
            quantity, span=Span(quantity.span.start, per.end()), per=" ".join(per["per"].split())
        )
    return quantity


# the readers, surest first, each with the signs without which it finds nothing
_READERS: Final[
    tuple[tuple[tuple[str, ...], Callable[[str, int, int], Iterator[Quantity]]], ...]
] = (
    (("điểm",), _points),
    (("%", "phần trăm", "o/o"), _percents),
    (("nhóm",), _groups),
    (("nhóm", "tốp", "top", "đầu", "nhất"), _tops),
    (("hạng", "thứ", "vị trí"), _ranks),
    (("bậc", "hạng"), _places),
    (("/",), _rates),
    (("gấp",), _folds),
    (("/",), _parts),
    (("nửa", "phần"), _in_words),
    (("",), _counts),
)
