"""The agencies of a table cell or a label: all its words name somebody, in one role or two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import regex

from extractors.agencies import AgencyMention, find_agencies
from extractors.agency_entries import spell_out
from models.columns import looks_like_time
from models.facts import Agency, Assignment, Role
from models.plan import Plan
from models.spans import Span
from models.values import built_fast

# who leads or helps, said inside the cell: before the names (with a colon) or after them
_ROLE_BEFORE = regex.compile(
    r"(?P<coordinate>\b(?:(?:cơ\s+quan|đơn\s+vị)(?:\s*[,/]\s*đơn\s+vị)?\s+)?phối\s+hợp\b(?:\s+(?:thực\s+hiện|với|cùng))?\s*:?)"
    r"|(?P<lead>\b(?:đồng\s+)?(?:(?:cơ\s+quan|đơn\s+vị)(?:\s*[,/]\s*đơn\s+vị)?\s+)?chủ\s+trì\b(?!\s+(?:soạn\s+thảo|xây\s+dựng|đề\s+án|dự\s+án|nhiệm\s+vụ|chương\s+trình)\b)(?:\s+(?:thực\s+hiện|tham\s+mưu))?\s*:?)",
    regex.IGNORECASE,
)
_CUT = regex.compile(r"[;,\n]|\s[-–+]\s|\s(?:và|cùng)\s|/|\.(?=\s|\Z)")
_NOISE = regex.compile(
    r"[\W\d]*(?:và|cùng|các|với|hoặc|chủ\s+trì|phối\s+hợp|tham\s+mưu|có\s+liên\s+quan|liên\s+quan|như\s+trên|nt)?[\W\d]*",
    regex.IGNORECASE,
)
# read backwards from a name: the noun that it and those after it drop (`Các sở: Nội vụ, Y tế`)
_DROPPED = regex.compile(
    r"\b(?:các\s+)?(?:sở|bộ|phòng|ban|hội)(?:\s*,\s*(?:ban|ngành|đoàn\s+thể))*\s*:?\s*",
    regex.IGNORECASE | regex.REVERSE,
)
_QUALIFIER = regex.compile(r"\ (?!và\b|chủ\b|phối\b|cùng\b|-)[^;,:()\n/]{1,60}")
# a time printed beside the names: `Sở Tư pháp. Hoàn thành trước ngày 15/11`
_TIMED = regex.compile(r"(?:hoàn\s+thành|xong|thời\s+(?:gian|hạn)|tiến\s+độ)\b", regex.IGNORECASE)
_MAX_UNKNOWN = 120
_AROUND = " -–+*(.;,)"
_NAME_FOLLOWS = regex.compile(r"\s*\p{L}")


@built_fast
@dataclass(frozen=True, slots=True)
class _Stretch:
    role: Role
    start: int
    end: int


def cell_assignments(
    plan: Plan, start: int, end: int, role: Role, *, on: date | None, rule: str
) -> list[Assignment]:
    """Every agency of ``text[start:end]``; what no lexicon or pattern knows is kept as printed.

    `role` holds until the cell itself says another one (`Chủ trì: ...; phối hợp: ...`).
    """
    found: list[Assignment] = []
    for part in _stretches(plan.text, start, end, role):
        for mention in stretch_agencies(plan, part.start, part.end, on=on):
            evidence = plan.evidence(mention.span.start, mention.span.end, rule)
            given = Assignment(part.role, mention.agency, evidence)
            if not any(g.role == given.role and g.agency == given.agency for g in found):
                found.append(given)
    return found


def _stretches(text: str, start: int, end: int, role: Role) -> Iterator[_Stretch]:
    marks = list(_ROLE_BEFORE.finditer(text, start, end))
    if not marks:
        yield _Stretch(role, start, end)
        return
    if not text[start : marks[0].start()].strip(_AROUND):
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            yield _Stretch(_role_of(mark), mark.end(), following.start() if following else end)
        return
    yield from _names_first(text, start, end, role, marks)


def _names_first(
    text: str, start: int, end: int, role: Role, marks: list["regex.Match[str]"]
) -> Iterator[_Stretch]:
    """`Sở A chủ trì, Sở B phối hợp` says it behind the names, `Sở A; phối hợp: Sở B` before them.

    A mark that names follow at once speaks of these; names that no mark speaks of have the
    role of their column.
    """
    at, here = start, role
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else end
        is_before = _NAME_FOLLOWS.match(text, mark.end(), stop) is not None
        named = text[at : mark.start()].strip(_AROUND)
        if named and not is_before:
            here = _role_of(mark)
        yield _Stretch(here, at, mark.start())
        at, here = mark.end(), _role_of(mark) if is_before or not named else role
    if text[at:end].strip(_AROUND):
        yield _Stretch(here if here != role else _role_of(marks[-1]), at, end)


def _role_of(mark: "regex.Match[str]") -> Role:
    return "lead" if mark["lead"] else "coordinate"


def stretch_agencies(
    plan: Plan, start: int, end: int, *, on: date | None
) -> Iterator[AgencyMention]:
    """The agencies of a stretch that names nothing else, with unknown ones between them."""
    at = start
    for mention in _whole(plan.text, find_agencies(plan, start, end, on=on)):
        noun = _DROPPED.match(plan.text, at, mention.span.start)
        yield from _unknown(plan.text, at, noun.start() if noun else mention.span.start)
        whole = _qualified(plan.text, mention, end)
        yield whole
        at = whole.span.end
    yield from _unknown(plan.text, at, end)


def _whole(text: str, mentions: Iterable[AgencyMention]) -> Iterator[AgencyMention]:
    """Lists of places as the cell prints them: a row is compared by the words of its cells."""
    for whole, group in groupby(mentions, key=lambda mention: mention.whole):
        if whole is None:
            yield from group
            continue
        span = Span(next(group).span.start, whole.end)
        words = text[span.start : span.end]
        yield AgencyMention(span, Agency(words, spell_out(words), None, True))


def _qualified(text: str, mention: AgencyMention, end: int) -> AgencyMention:
    """A group with the words that narrow it (`các đơn vị trên địa bàn xã`)."""
    tail = _QUALIFIER.match(text, mention.span.end, end)
    if not tail or not mention.agency.is_group or _ROLE_BEFORE.search(tail[0]):
        return mention
    span = Span(mention.span.start, mention.span.end + len(tail[0].rstrip(" .")))
    given, words = mention.agency, text[span.start : span.end]
    agency = Agency(words, spell_out(words), given.code, given.is_group, given.now)
    return AgencyMention(span, agency)


def _is_no_name(words: str) -> bool:
    return bool(_NOISE.fullmatch(words) or _TIMED.match(words)) or looks_like_time(words)


def _unknown(text: str, start: int, end: int) -> Iterator[AgencyMention]:
    at = start
    for cut in (*_CUT.finditer(text, start, end), None):
        stop = cut.start() if cut else end
        words = text[at:stop].strip(" .:-–+*()")
        if words and len(words) <= _MAX_UNKNOWN and not _is_no_name(words):
            left = text.index(words, at)
            is_group = words.lower().startswith("các ")
            agency = Agency(words, spell_out(words), None, is_group)
            yield AgencyMention(Span(left, left + len(words)), agency)
        at = cut.end() if cut else end
