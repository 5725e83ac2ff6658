"""The site's attribute table against the document: what differs, and what is only written otherwise."""

from datetime import date

import pytest

from extractors.contradictions import find_contradictions
from extractors.readings import Readings, Value
from tests.reading import plan_of

CASES = [
    ("document_number", "0123/KH-UBND", "123/KHUBND", False),
    ("document_number", "123/KH-UBND", "132/KH-UBND", True),
    ("signer", "Lê Hải Hòa", "Lê Hải Hoà", False),
    ("signer", "Lê Hải Hòa", "Trần Thị Mai", True),
    ("issued_on", date(2023, 1, 18), date(2023, 1, 19), True),
    ("issued_on", date(2023, 1, 18), date(2023, 1, 18), False),
    ("document_type", "Kế hoạch", "Văn bản khác", False),
    ("document_type", "Kế hoạch", "Công văn", True),
    ("issuing_body", "Ủy ban nhân dân tỉnh Cao Bằng", "Ủy ban nhân dân", False),
    ("issuing_body", "Ủy ban nhân dân tỉnh Cao Bằng", "Sở Nội vụ", True),
    (
        "title",
        "Cải cách hành chính tỉnh Cao Bằng năm 2023",
        "Kế hoạch 123/KH-UBND năm 2023 về cải cách hành chính do tỉnh Cao Bằng ban hành",
        False,
    ),
    ("title", "Cải cách hành chính năm 2023", "V/v cải cách hành chính năm 2023.", False),
    ("title", "Cải cách hành chính năm 2023", "Phòng, chống thiên tai và tìm kiếm cứu nạn", True),
]


def differ(name: str, mine: Value, other: Value, title: str | None = None) -> bool:
    readings = Readings()
    readings.add(name, other, f"site.{name}")
    readings.add(name, mine, f"letterhead.{name}")
    if title:
        readings.add("title", title, "letterhead.title")
    return bool(list(find_contradictions(readings, plan_of("Kế hoạch"))))


@pytest.mark.parametrize(("name", "mine", "other", "expected"), CASES)
def test_what_differs(name: str, mine: Value, other: Value, expected: bool) -> None:
    assert differ(name, mine, other) is expected


def test_a_decision_may_be_called_by_what_it_promulgates() -> None:
    title = "Ban hành Kế hoạch cải cách hành chính năm 2023"
    assert not differ("document_type", "Quyết định", "Kế hoạch", title)
    assert differ("document_type", "Quyết định", "Công văn", title)
