"""A sentence with a task: its parts at semicolons, and who is charged with each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from extractors.deadlines import FoundDeadline, find_deadlines
from extractors.role_notes import Note, read_notes
from extractors.role_rules import CLOSING, HELPS, NOBODY, STANDING
from extractors.roles import Given, Run, assigned, find_runs
from models.dates import DateInterval, Deadline
from models.plan import Plan
from models.values import built_fast

# with whom, whoever that is
_WITH = regex.compile(r"[^;.]{0,40}?\bphối\s+hợp(?:\s+\p{Ll}+){0,2}?\s+(?:với|cùng)\s")
_LEAST_TASK = 18
"""Characters beside its time that make a part a task: `hoàn thành trong quý III` says only when."""
_CUT = regex.compile(r";(?:\s+(?:và|đồng\s+thời)\b)?\s*")


@built_fast
@dataclass(frozen=True, slots=True)
class Draft:
    """The words of a task and who is charged; `silent` where nobody is."""

    start: int
    end: int
    given: tuple[Given, ...]
    deadlines: tuple[FoundDeadline, ...] = ()
    own: bool = False

    @property
    def silent(self) -> bool:
        """True where neither the words nor a heading charge anybody."""
        return not any(given.role in ("lead", "coordinate") for given in self.given)

    @property
    def leads(self) -> tuple[Given, ...]:
        """Those in charge."""
        return tuple(given for given in self.given if given.role == "lead")


def read_sentence(
    plan: Plan,
    start: int,
    end: int,
    inherited: Sequence[Given],
    *,
    on: date | None,
    period: DateInterval | None,
) -> list[Draft]:
    """The tasks of one sentence: one, or more where its parts have their own time or body.

    Args:
        plan: The document.
        start: Where the sentence begins, after its list label.
        end: One past its last character.
        inherited: Who is charged by the heading or lead-in above, if the sentence names nobody.
        on: The day of the document.
        period: The years it governs.
    """
    if NOBODY.first(plan.text[start:end]):
        return []
    runs = find_runs(plan, start, end, on=on)
    deadlines: list[FoundDeadline] = []
    acts = any(run.kind in ("subject", "helper") for run in runs)
    notes = [] if acts else read_notes(plan, start, end, on=on)
    if inherited or acts or notes:
        deadlines = find_deadlines(plan.text, start=start, end=end, period=period)
    drafts: list[Draft] = []
    carried = tuple(inherited)
    closes = _closes(plan, start, end)
    for left, right in _parts(plan.text, start, end, runs, deadlines, notes):
        here = [run for run in runs if left <= run.start < right]
        if closes and CLOSING.first(_without_bodies(plan.text, left, right, here)):
            continue
        times = tuple([d for d in deadlines if left <= d.span.start < right])
        draft = _draft(plan, left, right, here, carried, times)
        note = next((note for note in notes if left <= note.start < right), None)
        if note and not draft.own:
            draft = Draft(left, note.start, note.given, times, own=True)
        drafts.append(draft)
        if draft.own:
            carried = draft.leads or carried
    return drafts


def _closes(plan: Plan, start: int, end: int) -> bool:
    """True for the closing words of a plan: after `Trên đây là ...`, or before the last `./.`."""
    block = plan.words(plan.block_at(start))
    return block.lstrip().startswith(("Trên đây", "Nhận được")) or plan.text[
        start:end
    ].rstrip().endswith("/.")


def _without_bodies(text: str, start: int, end: int, runs: Sequence[Run]) -> str:
    pieces, at = [], start
    for span in (mention.span for run in runs for mention in run.mentions):
        pieces.append(text[at : span.start])
        at = span.end
    return " ".join([*pieces, text[at:end]])


def _draft(
    plan: Plan,
    start: int,
    end: int,
    runs: Sequence[Run],
    inherited: tuple[Given, ...],
    times: tuple[FoundDeadline, ...],
) -> Draft:
    own = any(run.kind in ("subject", "helper") for run in runs)
    said = list(assigned(_leading(plan.text, runs, inherited)))
    given = said if own else _inherit(plan, start, end, said, inherited)
    if given and STANDING.first(plan.text, start, end):
        given += [Given("standing", g.mention) for g in given if g.role == "lead"]
    return Draft(start, end, tuple(_distinct(given)), times, own=own)


def _leading(text: str, runs: Sequence[Run], inherited: Sequence[Given]) -> list[Run]:
    """The first body leads though it is to join with others, unless it joins who leads already."""
    if not runs or runs[0].kind != "helper" or any(run.kind == "subject" for run in runs):
        return list(runs)
    partners = {m.agency.name for run in runs if run.kind == "coordinate" for m in run.mentions}
    named = partners or _WITH.match(text, runs[0].end)
    leads = {given.mention.agency.name for given in inherited if given.role == "lead"}
    own = {m.agency.name for m in runs[0].mentions} <= leads or text[runs[0].end] == ":"
    if not named or own or partners & leads:
        return list(runs)
    return [replace(runs[0], kind="subject"), *runs[1:]]


def _inherit(
    plan: Plan, start: int, end: int, said: list[Given], inherited: tuple[Given, ...]
) -> list[Given]:
    """The roles from above with those said here.

    Under a body's own heading `Phối hợp với X rà soát` makes that body one that helps.
    """
    if not inherited:
        return []
    if not HELPS.first(plan.text[start : min(end, start + 80)]):
        return [*inherited, *said]
    helping = [Given("coordinate", g.mention) for g in inherited if g.role == "lead"]
    return helping + [g for g in said if g.role != "lead"]


def is_day(deadline: Deadline) -> bool:
    """True for a time that has a date, or recurs on one: no `hằng tháng`, no `khi có yêu cầu`."""
    return deadline.interval is not None or bool(deadline.rule and "BY" in deadline.rule)


def _distinct(given: Sequence[Given]) -> Iterator[Given]:
    seen: set[tuple[str, str]] = set()
    for one in given:
        key = (one.role, one.mention.agency.name)
        if key not in seen:
            seen.add(key)
            yield one


def _parts(
    text: str,
    start: int,
    end: int,
    runs: Sequence[Run],
    deadlines: Sequence[FoundDeadline],
    notes: Sequence[Note],
) -> Iterator[tuple[int, int]]:
    """The sentence cut at `;` where the part after it has its own subject or time.

    It is also cut behind a note that says who is charged with the part before it.
    """
    left = start
    for cut in _CUT.finditer(text, start, end):
        at = cut.end()
        inside = any(run.start < cut.start() < run.end for run in runs)
        if inside or at >= end:
            continue
        stop = text.find(";", at, end)
        stop = end if stop < 0 else stop
        subject = any(run.kind == "subject" and at <= run.start < stop for run in runs)
        times = [d.span for d in deadlines if at <= d.span.start < stop and is_day(d.deadline)]
        timed = bool(times) and stop - at - sum(map(len, times)) >= _LEAST_TASK
        noted = any(note.end == cut.start() for note in notes)
        if subject or timed or noted:
            yield left, cut.start()
            left = at
    yield left, end
