"""Who is charged, said in brackets behind a task: `Xây dựng 02 trạm thu mua (UBND huyện A, quý I)`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from extractors.agencies import AgencyMention, find_agencies
from extractors.cell_agencies import cell_assignments
from extractors.roles import Given
from models.columns import looks_like_time
from models.plan import Plan

_NOTE = regex.compile(r"\s*[(\[](?P<words>[^()\[\]]{4,160})[)\]](?=\s*(?:[.;/]|\Z))")
_ROLE_WORDS = regex.compile(
    r"\b(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|tham\s+gia|cùng|với|và|các)\b", regex.IGNORECASE
)
_BETWEEN = regex.compile(r"[,;–-]")


@dataclass(frozen=True, slots=True)
class Note:
    """The place of a note, and whom it charges."""

    start: int
    end: int
    given: tuple[Given, ...]


def read_notes(plan: Plan, start: int, end: int, *, on: date | None) -> list[Note]:
    """The notes of ``text[start:end]`` that hold bodies, their roles and times, and nothing else."""
    if plan.text.find("(", start, end) < 0 and plan.text.find("[", start, end) < 0:
        return []
    return list(_notes(plan, start, end, on))


def _notes(plan: Plan, start: int, end: int, on: date | None) -> Iterator[Note]:
    for found in _NOTE.finditer(plan.text, start, end):
        left, right = found.span("words")
        mentions = find_agencies(plan, left, right, on=on)
        if not mentions or _says_more(plan.text, left, right, mentions):
            continue
        stop = mentions[-1].span.end
        charged = cell_assignments(plan, mentions[0].span.start, stop, "lead", on=on, rule="")
        given = tuple(Given(a.role, AgencyMention(a.evidence.span, a.agency)) for a in charged)
        yield Note(found.start(), found.end(), given)


def _says_more(text: str, start: int, end: int, mentions: tuple[AgencyMention, ...]) -> bool:
    pieces, at = [], start
    for mention in mentions:
        pieces.append(text[at : mention.span.start])
        at = mention.span.end
    rest = _ROLE_WORDS.sub(" ", ",".join([*pieces, text[at:end]]))
    said = (piece.strip(" .:") for piece in _BETWEEN.split(rest))
    return any(piece and not looks_like_time(piece) for piece in said)
