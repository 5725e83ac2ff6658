"""One sentence with numbers -> one clause for each number: what is measured, and by which words.

Plans put the number first (`100% hồ sơ được số hóa`) or last (`Tỷ lệ hồ sơ ... đạt 50%`), in lists
that share a predicate, a bound or a subject. A clause says where its own words begin and end, and
whose words it borrows.
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

import regex

from extractors.quantities import Quantity
from models.rule import Rule, rule
from models.spans import Span

_I = regex.IGNORECASE
_YEARS: Final = r"(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?"

LEAD = rule(
    "clause.lead",
    rf"""(?: [\s,:(–\-“"]
      | \b(?:tối\s+thiểu|ít\s+nhất|tối\s+đa|không\s+quá|không\s+dưới|không\s+thấp\s+hơn|nhiều\s+nhất|(?:thấp|cao|lớn|nhỏ|ít)\s+hơn|trên|dưới|khoảng|gần|hơn|vượt|từ|đạt|tỷ\s+lệ(?=\s*$|\s+(?:tối|từ|trên))|là|chiếm|bằng|còn|(?<!trở\s)lên|(?<!trở\s)xuống
          |có|đảm\s+bảo|bảo\s+đảm|phấn\s+đấu|phấu\s+đấu|quyết\s+tâm|duy\s+trì|giữ\s+vững|tiếp\s+tục|tăng|giảm|cắt\s+giảm|tinh\s+giản|rút\s+ngắn|tiết\s+kiệm|nâng|thêm
          |mỗi\s+năm|hằng\s+năm|hàng\s+năm|trong\s+năm|bình\s+quân|trung\s+bình|cơ\s+bản|hoàn\s+thành|đưa|thực\s+hiện|tương\s+ứng|lần\s+lượt|theo\s+thứ\s+tự
          |trong\s+(?:số\s+)?đó|riêng|và|cụ\s+thể|mục\s+tiêu|chỉ\s+tiêu|đến\s+khi|cho\s+đến\s+khi|cho|khi|đến|hết|cuối|trước|vào|trong|giai\s+đoạn|năm|nằm|thuộc|ở|mức|ước|vươn|xếp\s+hạng|tổ\s+chức|đề\s+ra|đặt|để|cả|được)\b
      | (?<=\b(?:năm|đoạn|đến|hết|đến\s+năm)\s){_YEARS} | (?<![/\d])\b{_YEARS}(?=\s*,)
      | [≥≤<>]=? )+$""",
    examples=("phấn đấu đạt tối thiểu ", "Đến năm 2025, có ", "; trong số đó, ít nhất "),
    counter_examples=("hồ sơ",),
    flags=_I | regex.REVERSE,
)
NO_NOUN = rule(
    "clause.no_noun",
    r"""^\s*(?: $ | [,.;:)\]/”"–-] | \( | (?:trở\s+(?:lên|xuống)|so\s+với|để|và|vào|đối\s+với|trong(?!\s+tổng)|cho|trên|tại|theo|mỗi|hằng|hàng|nhằm|năm|đến|từ|hoặc|là|do|khi|thì|như|qua|cho\s+đến|ở\s+(?:mỗi|cả|từng|tất)|của|bởi|với|nếu|giai\s+đoạn|cả\s+nước|hiện\s+nay|vượt|tăng|giảm|đạt|còn)\b )""",
    examples=(" trở lên", " so với năm 2021", ".", " để đảm bảo", " đối với mỗi cấp"),
    counter_examples=(" hồ sơ", " các hệ thống thông tin"),
    flags=_I,
)
MEASURE = rule(
    "clause.measure",
    r"\b(?:tỷ\s+lệ|tỉ\s+lệ|tỷ\s+trọng|mức\s+độ|mức|chỉ\s+số|chỉ\s+tiêu|tốc\s+độ|tổng\s+số|số\s+lượng|số\s+hồ\s+sơ|số\s+\p{Ll}+|diện\s+tích|sản\s+lượng|năng\s+suất|thu\s+nhập|kim\s+ngạch|giá\s+trị|độ\s+che\s+phủ|tuổi\s+thọ|quy\s+mô|thời\s+gian|sự\s+hài\s+lòng|tăng\s+trưởng|doanh\s+thu|tổng\s+(?!đài|hợp|kết|thể|cục)\p{Ll}+|GRDP|mật\s+độ)\b",
    examples=("Tỷ lệ hồ sơ", "mức độ hài lòng", "Chỉ số SIPAS"),
    counter_examples=("hồ sơ công việc",),
    flags=_I,
)
JOIN = rule(
    "clause.join",
    r"(?:đạt(?:\s+(?:tỷ\s+lệ|mức|được|ở|từ|trên|dưới|tối\s+thiểu|ít\s+nhất|khoảng|tương\s+ứng|là))*|là|chiếm(?:\s+(?:từ|trên|khoảng|tối\s+thiểu))?|bằng|từ|ở\s+mức|còn|lên|xuống|:|lần\s+lượt(?:\s+là)?|tương\s+ứng(?:\s+là)?|(?:tối\s+thiểu|ít\s+nhất)|không\s+quá|không\s+vượt\s+quá|tối\s+đa|xấp\s+xỉ|gần|(?:thấp|cao|lớn|nhỏ|ít)\s+hơn|dưới|trên|khoảng|tăng|giảm|[≥≤<>])\s*$",
    examples=("hồ sơ đạt ", "hài lòng đạt tối thiểu ", "mức độ 3 từ "),
    counter_examples=("hoàn thành, ",),
    flags=_I | regex.REVERSE,
)
SUBSET = rule(
    "clause.subset",
    r"(?:\b(?:trong\s+(?:số\s+)?đó|riêng)\b)",
    examples=("Trong số đó, ít nhất", "trong đó, tỷ lệ", "riêng khu vực"),
    counter_examples=("trong năm",),
    flags=_I,
)
VERB = rule(
    "clause.verb",
    r"\b(?:được|có|không|đạt|hoàn\s+thành|(?<!kết\s+quả\s+)thực\s+hiện|sử\s+dụng|cung\s+cấp|áp\s+dụng|kết\s+nối|tham\s+gia|xử\s+lý|(?<!(?:kết\s+quả|thời\s+gian|thời\s+hạn)\s+)giải\s+quyết|ban\s+hành|hài\s+lòng|tích\s+hợp|triển\s+khai|đưa|công\s+khai|chia\s+sẻ|tự\s+bảo\s+đảm|tự\s+chủ|nâng|biết|đáp\s+ứng|cập\s+nhật|gửi|ký\s+số|số\s+hóa|số\s+hoá|thanh\s+toán|xây\s+dựng|bảo\s+đảm|đảm\s+bảo|là|phát\s+sinh|hưởng|tiếp\s+cận)\b",
    examples=("được xử lý", "thực hiện họp"),
    counter_examples=("hồ sơ công việc tại cấp tỉnh",),
    flags=_I,
)
_BREAK: Final = regex.compile(
    r"(?:[,;]|\s+và)\s+(?=(?:tỷ\s+lệ|tỉ\s+lệ|mức\s+độ|chỉ\s+số|tốc\s+độ|tỷ\s+trọng|số\s+lượng|diện\s+tích|sản\s+lượng|kim\s+ngạch|thu\s+nhập|giá\s+trị|tổng)\b)",
    _I,
)
_COMMA: Final = regex.compile(r",\s+")
_HANGS: Final = regex.compile(
    r"\s+(?:trở\s+(?:lên|xuống))?\s*$|\s+(?:trở\s+(?:lên|xuống)\s+)?(?:đối\s+với|so\s+với|trên|tại|cho|của|theo|vào|ở)\b[^,;:]*$",
    _I,
)
# a head that only says where: what is measured was said before
_ONLY_SCOPE: Final = regex.compile(
    r"[\s,]*(?:(?:đối\s+với|ở|tại|riêng)\s+)?(?:cả\s+(?:hai|ba|2|3)\s+cấp|(?:các\s+)?(?:cấp\s+)?(?:tỉnh|huyện|xã|sở)(?:\s*,?\s*(?:và\s+)?(?:cấp\s+)?(?:tỉnh|huyện|xã|sở))*|(?:các\s+)?(?:huyện|xã|phường)(?:\s*,\s*(?:và\s+)?(?:thị\s+xã|thành\s+phố|phường|thị\s+trấn|đặc\s+khu))+|khu\s+vực\s+\p{Ll}+(?:\s\p{Ll}+)?|vùng\s+\p{Ll}+(?:\s\p{Ll}+)?|các\s+xã\s+\p{Ll}+\s+\p{Ll}+|hải\s+đảo)[\s,]*",
    _I,
)
_WHOLE: Final = regex.compile(
    r"\s*(?:tổng|kế\s+hoạch|dân\s+số|diện\s+tích|GRDP|GDP|vốn|giá\s+trị|số\s+(?:hộ|dân|hồ\s+sơ|lượng))\b",
    _I,
)
_SHARE: Final = regex.compile(
    r"\b(?:chiếm|bằng|đạt|là|không\s+vượt\s+quá|không\s+quá)\b(?:[^\p{L}]|tối\s+\p{L}+|ít\s+nhất|từ|trên|dưới|khoảng|xấp\s+xỉ|gần|kể\s+cả[^,]*,|mức)*$",
    _I,
)
_IS: Final = regex.compile(r"\s*là\s+\p{L}", _I)
_REACHES: Final = regex.compile(r"\b(?:đạt|là|chiếm)\b", _I)
_DATE: Final = regex.compile(
    r"\b(?:(?:đến\s+)?(?:hết\s+|cuối\s+|trong\s+)?(?:năm|quý|tháng)\s+[\dIVX]+(?:\s*/\s*\d{4}|\s+năm\s+\d{4})?|(?:mỗi|hàng|hằng)\s+năm\b|(?:đến\s+|trước\s+)?ngày\s+\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?|phấn\s+đấu\b)",
    _I,
)
_JOINT: Final = regex.compile(r"\s*(?:,|\bvà\b)", _I)
# `05 sáng kiến, giải pháp mới`: the thing counted goes on behind a comma
_GOES_ON: Final = regex.compile(r"\s*,\s*\p{Ll}[^,;]*$")
_TIE: Final = regex.compile(r"\s*(?:,|và|,\s*và)\s*", _I)
_WORD: Final = regex.compile(r"\p{L}{2,}")
_PURPOSE: Final = regex.compile(
    r"\s+(?:để|nhằm)\s+(?:đảm\s+bảo|bảo\s+đảm|phục\s+vụ|đáp\s+ứng|góp\s+phần|tạo|thúc|nâng)\b.*$",
    _I | regex.DOTALL,
)
# `kiểm tra đối với 30% sở`: the number is whom a verb before it is for
_GIVEN: Final = regex.compile(
    r"(?r)\p{L}\s+(?:đối\s+với|tại|cho)\s+(?:(?:ít\s+nhất|tối\s+thiểu|trên|khoảng|từ)\s+)?$", _I
)
_NEXT_TO = regex.compile(r"\s*(?:[,;/]|và|,\s*và)\s*(?:khoảng\s+)?")
MAX_LEAD = 240
"""How far before a number its lead may begin (characters)."""
RULES: Final[tuple[Rule, ...]] = (LEAD, NO_NOUN, MEASURE, JOIN, SUBSET, VERB)


class Order(StrEnum):
    """Where the measured words of a number stand."""

    FIRST = "first"  # number, then words
    LAST = "last"  # words, then number
    NONE = "none"  # no words of its own: it speaks of what was measured before
    LISTED = "listed"  # in a run of numbers that share the words before the first


@dataclass(slots=True)
class Clause:
    """One number with the offsets of its words.

    `lead` holds its words of bound and verb, `head` what stands before them, `after` what follows,
    `measured` the words that say what is measured (empty for NONE), `span` the whole clause. `run` lists the clauses of a
    run of numbers (`30%, 20%, 15%`) and `place` this one's seat in it. A tied clause hangs on the
    one before by `và` or a comma alone and shares its verb and bound.
    """

    quantity: Quantity
    order: Order
    head: Span
    lead: Span
    after: Span
    measured: Span
    span: Span
    run: "list[Clause] | None" = None
    place: int = 0
    is_subset: bool = False
    is_tied: bool = False

    def borrows(self, text: str) -> bool:
        """True where the words lack a verb, so that the next clause's predicate is meant."""
        words = text[self.measured.start : self.measured.end]
        if self.order is not Order.FIRST or VERB.first(words):
            return False
        return not _GIVEN.search(text, self.head.start, self.quantity.span.start)


def split_zones(text: str, start: int, end: int) -> list[Span]:
    """The parts of a sentence between semicolons, and between ` - ` before a number or measure."""
    cuts = [m.span() for m in _ZONE.finditer(text, start, end)]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


_ZONE = regex.compile(
    r";\s*+(?!\d[\d,.]*\s*%\s*(?:[;.]|$))|(?<=[.,;%)\p{Ll}])\s+[-–+]\s+(?=\d|Tỷ|Tỉ|Mức|Có\s|Trên|Tối|Ít|Phấn|Số|Giảm|Tăng)"
)


def read_clauses(text: str, zone: Span, quantities: list[Quantity]) -> list[Clause]:
    """The clauses of one zone, in order."""
    clauses: list[Clause] = []
    if not quantities:
        return clauses
    for index, quantity in enumerate(quantities):
        floor = quantities[index - 1].span.end if index else zone.start
        ceiling = quantities[index + 1].span.start if index + 1 < len(quantities) else zone.end
        clauses.append(_clause(text, quantity, floor, ceiling, follows=index > 0))
    _join_runs(text, clauses)
    _set_bounds(text, zone, clauses)
    return clauses


def _clause(text: str, quantity: Quantity, floor: int, ceiling: int, *, follows: bool) -> Clause:
    start, end = quantity.span.start, quantity.span.end
    near = max(floor, start - MAX_LEAD)
    found = LEAD.first(text[near:start])
    lead = near + found.start() if found else start
    if follows:
        lead = _own_lead(text, floor, lead, start)
    head, tail = text[floor:lead], text[end:ceiling]
    # `20% đối với mỗi cấp cho đến khi đạt 100%`: what follows a number without a break is its own
    undated = _DATE.sub("", head)
    has_head = bool(_WORD.search(undated)) and not (follows and _HANGS.match(head))
    if _ONLY_SCOPE.fullmatch(undated):
        has_head = False
    has_noun = not NO_NOUN.first(tail) and bool(_WORD.search(tail))
    if not has_head and _IS.match(tail):
        has_noun = True
    if quantity.unit in ("rank", "rank_places", "group"):
        has_noun = False  # `nhóm 20 tỉnh đứng đầu` measures nothing of its own
    elif quantity.unit in ("points", "days", "minutes", "hours"):
        has_noun = has_noun and not has_head
    elif not has_noun and not has_head and not quantity.explicit:
        has_noun = bool(_GOES_ON.match(tail))
    if not has_noun:
        order = Order.LAST if has_head else Order.NONE
    elif has_head and _is_measured(text, floor, lead, start, tail):
        order = Order.LAST
    else:
        order = Order.FIRST
    return Clause(
        quantity,
        order,
        head=Span(floor, lead),
        lead=Span(lead, start),
        after=Span(end, ceiling),
        measured=Span(lead, lead),
        span=Span(lead, end),
    )


def _own_lead(text: str, floor: int, lead: int, start: int) -> int:
    """Where a later number's lead begins: what hangs on the last number is that one's.

    `đạt 60% vào năm 2013 và trên 80%`, `66 điểm trở lên, thuộc nhóm 30`: the lead begins at the
    joint behind the hanging words.
    """
    for joint in _JOINT.finditer(text, floor, start):
        found = LEAD.first(text[joint.start() : start])
        if found and found.start() == 0 and _HANGS.match(text[floor : joint.start()]):
            return joint.start()
    return lead


def _is_measured(text: str, floor: int, lead: int, start: int, tail: str) -> bool:
    """True where the words before a number are its measure, though a noun follows it.

    `Tỷ lệ hồ sơ ... đạt 40% số hồ sơ`, `Khách quay lại chiếm 35% tổng lượng khách`.
    """
    before = text[floor:start]
    if _turns(text, lead, start) or not JOIN.first(before):
        return False
    return bool(MEASURE.first(text[floor:lead])) or bool(
        _WHOLE.match(tail) and _SHARE.search(before)
    )


def _turns(text: str, lead: int, start: int) -> bool:
    """True where the lead opens a clause of its own: `..., bảo đảm 100% hồ sơ`."""
    words = text[lead:start]
    return words.lstrip().startswith(",") and not _REACHES.search(words)


def _join_runs(text: str, clauses: list[Clause]) -> None:
    """Numbers with nothing but commas between them form one run, led by the first."""
    for left, right in pairwise(clauses):
        between = text[left.quantity.span.end : right.quantity.span.start]
        if _NEXT_TO.fullmatch(between) and left.quantity.unit == right.quantity.unit:
            run = left.run if left.run is not None else [left]
            left.run = run
            run.append(right)
            right.run, right.place = run, len(run) - 1
            right.order = Order.LISTED
            if left.order is Order.NONE and run[0] is left:
                left.order = Order.NONE


def _set_bounds(text: str, zone: Span, clauses: list[Clause]) -> None:
    """Parts the words between two numbers among them, then fixes each clause's measured words."""
    edges = [zone.start]
    for left, right in pairwise(clauses):
        edges.append(_edge(text, left, right))
    edges.append(zone.end)
    for clause, start, end in zip(clauses, edges[:-1], edges[1:], strict=True):
        lead, stop = max(clause.lead.start, start), clause.quantity.span.end
        if clause.order is Order.FIRST:
            clause.measured = _trim(text, stop, end)
        elif clause.order is Order.LAST:
            clause.measured = _trim(text, start, lead)
            if not _WORD.search(_DATE.sub("", text[clause.measured.start : clause.measured.end])):
                clause.order, clause.measured = Order.NONE, Span(start, start)
        clause.lead = Span(lead, clause.quantity.span.start)
        clause.after = Span(stop, max(stop, end))
        clause.head = Span(start, lead)
        first = lead if clause.order is Order.FIRST else start
        clause.span = _trim(text, first, max(stop, end))
        clause.is_tied = clause is not clauses[0] and bool(
            _TIE.fullmatch(text, lead, clause.quantity.span.start)
        )
        clause.is_subset = SUBSET.first(text, start, clause.quantity.span.start) is not None
    for clause in clauses:
        if clause.order is Order.LISTED and clause.run:
            head = clause.run[0]
            clause.measured = head.measured
            clause.span = Span(head.span.start, clause.run[-1].span.end)
            head.span = clause.span


def _edge(text: str, left: Clause, right: Clause) -> int:
    """Where the words between two numbers go over from the left one's to the right one's."""
    start, end = left.quantity.span.end, right.quantity.span.start
    if right.order is not Order.LAST:
        scope = text[start : right.lead.start]
        # `cấp tỉnh 100%, cấp huyện 95%`: a scope behind a comma belongs to what follows
        if scope[:1] in (",", ";") and _ONLY_SCOPE.fullmatch(scope):
            return start
        # `đạt từ 95% trở lên, trước ngày 31/12/2023 giải ngân hết 100% vốn`
        commas = [m.start() for m in _COMMA.finditer(text, start, right.lead.start)]
        is_fresh = left.order is Order.LAST and right.order is Order.FIRST
        return commas[-1] if is_fresh and commas else right.lead.start
    subset = SUBSET.first(text, start, end)
    if subset:
        return subset.start()
    breaks = [m.start() for m in _BREAK.finditer(text, start, end)]
    commas = [m.start() for m in _COMMA.finditer(text, start, right.lead.start)]
    if breaks:
        return breaks[0] if left.order is not Order.FIRST else breaks[-1]
    if left.order is Order.FIRST:
        scopes = [at for at in commas if _ONLY_SCOPE.fullmatch(text, at, right.lead.start)]
        return [*scopes, *commas[-1:], right.lead.start][0]
    return commas[0] if commas else start


_EDGE_WORDS = regex.compile(
    r"\A(?:[\s,;:.(–\-+*•“\"]|(?:và|trong\s+(?:số\s+)?đó|cụ\s+thể(?=\s*[,:])|trở\s+lên|trở\s+xuống|là|các\s+chỉ\s+tiêu)\b)+|(?:[\s,;:.(–\-]|\b(?:và|trong\s+đó|với|là|để|phấn\s+đấu))+\Z",
    _I,
)


def _trim(text: str, start: int, end: int) -> Span:
    """The range without connecting words and marks at its edges."""
    while True:
        found = [m for m in _EDGE_WORDS.finditer(text[start:end]) if m[0]]
        if not found:
            return Span(start, max(start, end))
        for match in reversed(found):
            if match.end() == end - start:
                end = start + match.start()
            elif match.start() == 0:
                start += match.end()
        if start >= end:
            return Span(start, start)


def is_next_to(between: str) -> bool:
    """True for the words between two numbers of one run: a comma, `và`, a slash."""
    return bool(_NEXT_TO.fullmatch(between))


def without_purpose(words: str) -> str:
    """The words without a trailing clause of purpose (`để đảm bảo ...`)."""
    return _PURPOSE.sub("", words)
