"""Who plays which part in a sentence: charged with it, helping, advising, watching, receiving.

Bodies that stand together are one run (`Sở A, Sở B và các đơn vị liên quan`); the words before
and after a run tell its role (docs of the views: who is charged is the lead whatever the verb).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

import regex

from extractors import role_rules
from extractors.agencies import AgencyMention, find_agencies
from extractors.role_rules import (
    ADVISES_AFTER,
    BY_WHOM,
    BY_WHOSE,
    CHARGED_AFTER,
    CHARGED_BEFORE,
    COORDINATE,
    DESCRIBED,
    ENDS_HELPING,
    GIVES_AFTER,
    HELPS,
    MEETING,
    MONITORS_AFTER,
    NARRATED,
    PUT_BEFORE,
    RECEIVES,
    STANDS_FOR,
    WATCHED,
    opener_rule,
    subject_rule,
)
from extractors.task_subjects import acting_rule
from models.facts import Role
from models.lexicon import load_toml
from models.plan import Plan
from models.values import built_fast

_BETWEEN = regex.compile(r"\s*(?:\([^()]{0,60}\)\s*)?(?:\s(?!chủ\s+trì|phối|tham|đầu\s+mối|làm|là)\p{Ll}+){0,2}?\s*(?:[,;/–-]\s*(?:và\s+|cùng\s+)?|và\s+|hoặc\s+|cùng\s+)(?:của\s+)?|\s*:\s*")  # fmt: skip
_BRACKETS = regex.compile(r"\([^()]*\)")
_NOTE = regex.compile(r"\s*\((?:qua|thông\s+qua)\s*")
# an item's name before its sentence: `Chế độ báo cáo: Các cơ quan, đơn vị gửi`
_RUN_IN = regex.compile(r"^\W*\p{Lu}\p{Ll}+(?:,?\s\p{Ll}+){1,8}:\s+")
# the noun before names that drop it
_NOUN = regex.compile(
    r"(?:\p{Lu}\p{Ll}+\s\p{Ll}+\s)?[Cc]ác\s(?:[Ss]ở|[Bb]ộ)(?:,\s(?:ban|ngành))*\s?:?\s\Z"
)
_ISSUERS = frozenset(("ubnd_tinh", "ct_ubnd_tinh", "hdnd_tinh", "tt_hdnd_tinh", "chinh_phu", "thu_tuong"))  # fmt: skip
LOOK_BACK, LOOK_ON = 90, 80
LONG_CLAUSE = 40
_MAX_OPENER = 300

RULES = role_rules.RULES
Kind = Literal["subject", "helper", "giver", "nothing", "coordinate", "advise", "monitor", "report_to"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """An agency in a role."""

    role: Role
    mention: AgencyMention


@built_fast
@dataclass(frozen=True, slots=True)
class Run:
    """Bodies that stand together, and the part they play."""

    mentions: tuple[AgencyMention, ...]
    kind: Kind = "nothing"

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.mentions[0].span.start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.mentions[-1].span.end


def find_runs(plan: Plan, start: int, end: int, *, on: date | None) -> list[Run]:
    """The bodies of ``text[start:end]`` in runs, each with its part."""
    groups: list[list[AgencyMention]] = []
    for mention in find_agencies(plan, start, end, on=on):
        if groups and _joined(plan.text, groups[-1], mention, start, end):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    runs: list[Run] = []
    for group in groups:
        run = Run(tuple(group))
        kind = _kind(plan, run, start, end, runs)
        runs.append(Run(run.mentions, kind))
    return runs


def _joined(
    text: str, group: list[AgencyMention], mention: AgencyMention, start: int, end: int
) -> bool:
    """True where a body stands in one list with those before it.

    After a semicolon, who acts is another subject than who received what was said before it.
    """
    between = text[group[-1].span.end : mention.span.start]
    if not _BETWEEN.fullmatch(between) or _verb().search(_BRACKETS.sub("", between)):
        return False
    if ";" not in between:
        return True
    before = text[max(start, group[0].span.start - LOOK_BACK) : group[0].span.start]
    acts = subject_rule().first(text[mention.span.end : min(end, mention.span.end + LOOK_ON)])
    return not (RECEIVES.first(before) and acts)


@cache
def _verb() -> "regex.Pattern[str]":
    """A verb of duty: who stands behind it has a part of his own."""
    words = sorted(load_toml("task_words")["verbs"], key=len, reverse=True)
    listed = "|".join(regex.escape(word) for word in words)
    return regex.compile(rf"(?<!\p{{L}})(?:{listed})(?!\p{{L}})", regex.IGNORECASE)


def _kind(plan: Plan, run: Run, start: int, end: int, earlier: list[Run]) -> Kind:
    text = plan.text
    before = _NOUN.sub("", text[max(start, run.start - LOOK_BACK) : run.start])
    after = text[run.end : min(end, run.end + LOOK_ON)]
    if COORDINATE.first(before) and not CHARGED_AFTER.first(after):
        return "coordinate"
    if _noted(text, run, earlier):
        return "report_to" if earlier[-1].kind == "report_to" else "nothing"
    if _is_told(before, after, earlier):
        return "nothing"
    if WATCHED.first(before):
        return "monitor"
    if CHARGED_BEFORE.first(before) and not _beside(text, run, start, after, earlier):
        return "helper" if HELPS.first(after) else "subject"
    if received := _receives(text, start, run, before, after):
        return received
    if _gives(run) or GIVES_AFTER.first(after):
        return "giver"
    if _opens(text, start, run.start) and _acts(plan, run, after):
        return "helper" if HELPS.first(after) else "subject"
    if CHARGED_AFTER.first(after):
        return "subject"
    if not earlier and not before.strip():
        return "nothing"
    return _further(
        before, after, any(r.kind == "subject" for r in earlier) and _acts(plan, run, after)
    )


def _receives(text: str, start: int, run: Run, before: str, after: str) -> Kind | None:
    """The part of a body that something is put before or sent to; None if it is no such body."""
    if _opens(text, start, run.start):
        return None
    if PUT_BEFORE.first(before):
        if ADVISES_AFTER.first(after):
            return "advise"
        return "report_to" if RECEIVES.first(before) else "nothing"
    return "report_to" if RECEIVES.first(before) else None


def _acts(plan: Plan, run: Run, after: str) -> bool:
    """True where a verb follows: one of the list, or within a section any for a known body."""
    if subject_rule().first(after):
        return True
    known = any(m.agency.code or not m.agency.is_group for m in run.mentions)
    inside = plan.section_of[plan.block_at(run.start).index] is not None
    return known and inside and acting_rule().first(after) is not None


def _is_told(before: str, after: str, earlier: list[Run]) -> bool:
    """A body that chairs a meeting, is described, or was charged by others."""
    if MEETING.first(after) or DESCRIBED.first(after) or NARRATED.first(before):
        return True
    if BY_WHOSE.first(before) or STANDS_FOR.first(before):
        return True
    led = any(one.kind == "subject" for one in earlier)
    return led and before.endswith(" do ") and BY_WHOM.first(after) is not None


def _beside(text: str, run: Run, start: int, after: str, earlier: list[Run]) -> bool:
    """A body that approves or appraises what another does, named in the same clause."""
    clause = max(start, text.rfind(";", start, run.start) + 1)
    led = any(one.kind == "subject" and one.start >= clause for one in earlier)
    return (led or run.start - clause >= LONG_CLAUSE) and ADVISES_AFTER.first(after) is not None


def _noted(text: str, run: Run, earlier: list[Run]) -> bool:
    """A unit named in brackets right after a body: `Sở A (qua Phòng B) đôn đốc`."""
    return bool(earlier) and _NOTE.fullmatch(text, earlier[-1].end, run.start) is not None


def _further(before: str, after: str, acts: bool) -> Kind:
    """A body named at the head of a later clause beside those who are charged."""
    if before.rstrip().endswith((" còn", " thì")) and acts:
        return "subject"
    if not before.rstrip().endswith((",", ";", "và")) and not before.rstrip().endswith("."):
        return "nothing"
    if HELPS.first(after) or ENDS_HELPING.first(after):
        return "coordinate"
    if before.rstrip().endswith(";") and (acts or subject_rule().first(after)):
        return "subject"
    if ADVISES_AFTER.first(after):
        return "advise"
    if MONITORS_AFTER.first(after):
        return "monitor"
    return "subject" if acts and before.rstrip().endswith(",") else "nothing"


def _gives(run: Run) -> bool:
    """The issuer himself, who charges others (`UBND tỉnh yêu cầu`)."""
    return len(run.mentions) == 1 and run.mentions[0].agency.code in _ISSUERS


def _opens(text: str, start: int, at: int) -> bool:
    if at - start > _MAX_OPENER:
        return False
    before = _RUN_IN.sub("", _NOUN.sub("", text[start:at]), count=1)
    return opener_rule().first(before) is not None


def assigned(runs: list[Run]) -> Iterator[Given]:
    """The roles said in a sentence itself, the subjects as leads."""
    for run in runs:
        role: Role
        match run.kind:
            case "subject":
                role = "lead"
            case "helper":
                role = "coordinate"
            case "nothing" | "giver":
                continue
            case other:
                role = other
        yield from (Given(role, mention) for mention in run.mentions)
