"""Paragraphs with citations in whole papers, read through the real pipeline and compared."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading import plan_of

from extractors.registry import extract_facts
from models.facts import LegalReference

CASES = Path(__file__).parent / "cases"

_HEAD = """ỦY BAN NHÂN DÂN
TỈNH NINH BÌNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {own}

Ninh Bình, ngày 20 tháng 11 năm 2025
"""
_END = """
Nơi nhận:
- Như trên;
- Lưu: VT, NC.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đinh Văn Khải

{foot}
"""
FORMS = {
    "plan": _HEAD
    + """
KẾ HOẠCH
{title}

{preamble}

I. MỤC ĐÍCH

Rút ngắn thời gian chờ của người dân khi làm thủ tục.

II. NHIỆM VỤ

{body}

III. TỔ CHỨC THỰC HIỆN

{final}

Các cơ quan, đơn vị nghiêm túc thực hiện./.
"""
    + _END,
    "decision": _HEAD
    + """
QUYẾT ĐỊNH
{title}

ỦY BAN NHÂN DÂN TỈNH NINH BÌNH

{preamble}

QUYẾT ĐỊNH:

{body}

{final}

Điều 4. Chánh Văn phòng Ủy ban nhân dân tỉnh và các đơn vị liên quan chịu trách nhiệm thi hành./.
"""
    + _END,
    "party": """TỈNH ỦY NINH BÌNH
*
Số {own}

ĐẢNG CỘNG SẢN VIỆT NAM
Ninh Bình, ngày 20 tháng 11 năm 2025

KẾ HOẠCH
{title}
-----

{preamble}

I- MỤC ĐÍCH

Nâng cao trách nhiệm của cấp ủy, tổ chức đảng.

II- NHIỆM VỤ

{body}

III- TỔ CHỨC THỰC HIỆN

{final}

Nơi nhận:
- Các đảng ủy trực thuộc,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Văn Khải

{foot}
""",
    "letter": _HEAD
    + """
V/v {title}

Kính gửi: Các sở, ban, ngành thuộc tỉnh.

{preamble}

1. Các cơ quan, đơn vị rà soát phần việc được giao.

{body}

2. Kết quả gửi về Văn phòng Ủy ban nhân dân tỉnh.

{final}
"""
    + _END,
    "news": """Ninh Bình: {title}

Thứ Sáu, 21/11/2025 08:15

(NBO) - Ngày 20/11/2025, Ủy ban nhân dân tỉnh Ninh Bình ban hành Kế hoạch số {own} về {title}.

{preamble}

Kế hoạch đặt mục tiêu đến hết năm 2026 có 90% hồ sơ được giải quyết đúng hạn.

{body}

Các địa phương được yêu cầu báo cáo hằng quý.

{final}

Thu Hà

{foot}
""",
}
OWN = {
    "plan": "86/KH-UBND",
    "decision": "1520/QĐ-UBND",
    "party": "86-KH/TU",
    "letter": "733/UBND-VP7",
    "news": "145/KH-UBND",
}
TITLES = {
    "plan": "Nâng cao chất lượng phục vụ người dân năm 2026",
    "decision": "Về việc tổ chức truyền thông về dữ liệu dân cư",
    "party": "nâng cao chất lượng công tác dân vận năm 2026",
    "letter": "đôn đốc công tác cuối năm",
    "news": "nâng cao chất lượng phục vụ người dân",
}
_BODY = {
    "plan": "- Niêm yết công khai thủ tục tại nơi tiếp nhận hồ sơ.",
    "decision": "Điều 1. Tổ chức đợt truyền thông về dữ liệu dân cư trong quý IV năm 2025.",
}
"""Body where the case's text stands elsewhere, so that no paper is without one."""


@dataclass(slots=True)
class Outcome:
    """What came of one case; `slots` are the comparisons of found documents, (name, right)."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    slots: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def right(self) -> bool:
        return not (self.missed or self.extra or self.wrong)


def load_cases(name: str) -> list[dict[str, Any]]:
    return list(tomllib.loads((CASES / name).read_text("utf-8"))["case"])


def paper_of(case: dict[str, Any]) -> str:
    """The whole paper that a case's text stands in."""
    form = case.get("form", "plan")
    places = {"preamble": "", "body": _BODY.get(form, ""), "final": "", "foot": ""}
    places[case["part"]] = case["text"].strip("\n")
    own, title = case.get("own", OWN[form]), case.get("title", TITLES[form])
    return FORMS[form].format(own=own, title=title, **places)


def judge(case: dict[str, Any]) -> Outcome:
    """Matches gold and found by number (or title) and relation, then compares the slots."""
    plan = plan_of(paper_of(case))
    references = extract_facts(plan).references
    for found in references:
        span = found.evidence.span
        assert plan.text[span.start : span.end] == found.evidence.quote
    outcome, left = Outcome(), list(references)
    for gold in case["expected"]:
        same = [r for r in left if _names(gold, r)]
        match = next((r for r in same if r.relation in _either(gold["relation"])), None)
        name = gold.get("number", gold.get("title"))
        if match is None:
            outcome.missed.append(f"{name} {gold['relation']} (have {[r.relation for r in same]})")
            continue
        left = [r for r in left if r not in same]
        outcome.found += 1
        for slot, want, have in _slots(gold, match):
            outcome.slots.append((slot, have in want))
            if have not in want:
                outcome.wrong.append(f"{name}: {slot} {have!r}, want {want}")
    distinct = {(r.number or _title(r.title), r.relation): r for r in left}
    outcome.extra = [
        f"{r.number or r.title} {r.relation} «{r.evidence.quote[:60]}»" for r in distinct.values()
    ]
    return outcome


def _names(gold: dict[str, Any], found: LegalReference) -> bool:
    """The same document: by number, or by title where the gold has no number."""
    if "number" in gold:
        return found.number in _either(gold["number"])
    want, have = _title(gold["title"]), _title(found.title)
    return found.number is None and len(have) > 8 and want.startswith(have[: len(want)])


def _slots(
    gold: dict[str, Any], found: LegalReference
) -> Iterator[tuple[str, list[str | None], str | None]]:
    if "type" in gold:
        yield "type", _either(gold["type"]), found.type
    if "cited_on" in gold:
        have = found.cited_on.isoformat() if found.cited_on else None
        yield "cited_on", [gold["cited_on"] or None], have
    if "body" in gold:
        yield "body", _either(gold["body"]), found.body
    if "title" in gold:
        yield "title", [_title(gold["title"])], _title(found.title)


def _either(value: str | list[str]) -> list[str | None]:
    return [*value] if isinstance(value, list) else [value]


def _title(title: str | None) -> str:
    """A title without case, `về việc` and a closing year, which is no part of a law's name."""
    words = " ".join((title or "").casefold().split())
    words = re.sub(r"^(?:về việc|về)\s+", "", words)
    return re.sub(r"\s*(?:năm\s+)?\b(?:19|20)\d\d$", "", words).strip(" ,;.")
