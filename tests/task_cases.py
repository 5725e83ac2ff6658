"""A plan from its body alone: letterhead and title are put before it, then it is parsed."""

import hashlib
from datetime import date

from extractors.tasks import extract_tasks
from models.dates import DateInterval
from models.facts import Facts, Metadata, Task
from models.issues import Issue
from models.plan import Plan
from models.text import RawFile
from pipeline.parse import parse
from pipeline.readers.text import read_text

HEAD = """ỦY BAN NHÂN DÂN
TỈNH TUYÊN QUANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 31/KH-UBND

Tuyên Quang, ngày 06 tháng 02 năm 2023

KẾ HOẠCH

Cải cách hành chính nhà nước tỉnh Tuyên Quang năm 2023

"""
KNOWN = Facts(
    metadata=Metadata(
        genre="plan",
        title="Cải cách hành chính nhà nước tỉnh Tuyên Quang năm 2023",
        issued_on=date(2023, 2, 6),
        period=DateInterval.year(2023),
    )
)


def parse_body(body: str) -> Plan:
    """The plan whose body is given; blank lines part its blocks."""
    data = (HEAD + body.strip() + "\n").encode()
    file = RawFile("plan.txt", data, hashlib.sha256(data).hexdigest(), "text/plain")
    plan, _ = parse(file, read_text(file))
    return plan


def tasks_of(body: str, known: Facts = KNOWN) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    """The tasks and issues of a body; every quote is checked against the text."""
    plan = parse_body(body)
    tasks, issues = extract_tasks(plan, known)
    for task in tasks:
        for evidence in (task.evidence, *(given.evidence for given in task.assignments)):
            assert plan.text[evidence.span.start : evidence.span.end] == evidence.quote
    return tasks, issues


def roles(task: Task) -> str:
    """`lead A, B | coordinate C`: the printed names by role, in order of first mention."""
    by_role: dict[str, list[str]] = {}
    for given in task.assignments:
        by_role.setdefault(given.role, []).append(given.agency.text)
    return " | ".join(f"{role} {'; '.join(names)}" for role, names in by_role.items())
