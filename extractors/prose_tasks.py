"""From the draft of a task in prose to the record: agencies, time, product, area."""

from dataclasses import dataclass, field
from datetime import date

import regex

from extractors.agencies import AgencyMention
from extractors.cell_agencies import cell_assignments
from extractors.deadlines import parse_deadline
from extractors.reform_areas import area_of_heading, area_of_task
from extractors.task_labels import Kind, Labelled
from extractors.task_sentences import Draft
from models.dates import DateInterval, Deadline
from models.facts import Assignment, Facts, Role, Task
from models.plan import Plan

SENTENCE, LABELS, HEADING = "task.sentence", "task.labels", "task.heading"
_ROLE_OF: dict[Kind, Role] = {"lead": "lead", "coordinate": "coordinate", "monitor": "monitor", "advise": "advise", "report_to": "report_to"}  # fmt: skip
_CHARGED = regex.compile(
    r"\b(?:giao|yêu\s+cầu|có\s+(?:trách\s+nhiệm|nhiệm\s+vụ)|chịu\s+trách\s+nhiệm|được\s+phân\s+công|đảm\s+nhận|chủ\s+trì)\b",
    regex.IGNORECASE,
)
_MAX_TITLE = 200


@dataclass(slots=True)
class ProseTask:
    """A draft on its way, with the particulars that labels gave it."""

    block: int
    draft: Draft
    labelled: list[Labelled] = field(default_factory=list)


def is_charged(plan: Plan, draft: Draft) -> bool:
    """True where the words say of a body that it is charged, or the draft names none."""
    return not draft.own or _CHARGED.search(plan.text, draft.start, draft.end) is not None


def charged_in_news(plan: Plan, drafts: list[Draft]) -> list[Draft]:
    """The drafts of an article's paragraph that name their body, if one is charged in so many words."""
    own = [draft for draft in drafts if draft.own and draft.leads]
    charged = any(_CHARGED.search(plan.text, draft.start, draft.end) for draft in own)
    return own if charged else []


def make_task(plan: Plan, found: ProseTask, known: Facts, *, reform: bool) -> Task | None:
    """The task of a draft, or None where nobody is charged with it."""
    draft = found.draft
    on, period = known.metadata.issued_on, known.metadata.period
    assignments = _assignments(plan, found, on)
    if not any(given.role in ("lead", "coordinate") for given in assignments):
        return None
    end = draft.start + len(plan.text[draft.start : draft.end].rstrip(" (-–"))
    words = plan.text[draft.start : end]
    time, deadline = _time(plan, found, period)
    section = plan.section_of[found.block]
    return Task(
        evidence=plan.evidence(draft.start, end, LABELS if found.labelled else SENTENCE),
        source="prose",
        task=words,
        row_label=plan.sections[section].path.split(" > ")[-1] or None
        if section is not None
        else None,
        area=_area(plan, section, words) if reform else None,
        product=_value(plan, found, "product"),
        leads_text=_printed(assignments, "lead"),
        coordinators_text=_printed(assignments, "coordinate"),
        budget_text=_value(plan, found, "budget"),
        timeframe_text=time,
        deadline=deadline,
        assignments=assignments,
    )


def _assignments(plan: Plan, found: ProseTask, on: date | None) -> tuple[Assignment, ...]:
    """What the labels say; where they name no lead, what the sentence or its heading does."""
    given: list[Assignment] = []
    for one in found.labelled:
        role = _ROLE_OF.get(one.kind)
        if role:
            start, end = one.span.start, one.span.end
            given += cell_assignments(plan, start, end, role, on=on, rule=LABELS)
    taken = {assignment.role for assignment in given}
    for said in found.draft.given:
        if said.role not in taken:
            inside = found.draft.start <= said.mention.span.start < found.draft.end
            rule = SENTENCE if inside else HEADING
            given.append(_assignment(plan, said.role, said.mention, rule))
    return tuple(given)


def _assignment(plan: Plan, role: Role, mention: AgencyMention, rule: str) -> Assignment:
    span = mention.span
    return Assignment(role, mention.agency, plan.evidence(span.start, span.end, rule))


def _time(
    plan: Plan, found: ProseTask, period: DateInterval | None
) -> tuple[str | None, Deadline | None]:
    """The labelled time, else of the deadlines in the words the first with a date, else with a day, else the first."""
    labelled = _value(plan, found, "time")
    if labelled:
        return labelled, parse_deadline(labelled, period=period)
    said = [one.deadline for one in found.draft.deadlines]
    if not said:
        return None, None
    best = next((d for d in said if d.interval), None) or next(
        (d for d in said if d.rule and "BY" in d.rule), said[0]
    )
    return best.text, best


def _value(plan: Plan, found: ProseTask, kind: Kind) -> str | None:
    values = [plan.text[o.span.start : o.span.end] for o in found.labelled if o.kind == kind]
    return "; ".join(values) or None


def _printed(assignments: tuple[Assignment, ...], role: Role) -> str | None:
    return ", ".join(given.agency.text for given in assignments if given.role == role) or None


def _area(plan: Plan, section: int | None, words: str) -> int | None:
    """The nearest heading that names an area, else the area a task is charged with whole."""
    while section is not None:
        here = plan.sections[section]
        if here.level < 4 and len(here.title) <= _MAX_TITLE and here.blocks[1] - here.blocks[0] > 1:
            area = area_of_heading(here.title)
            if area is not None:
                return area
        section = here.parent
    return area_of_task(words)
