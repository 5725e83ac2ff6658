"""One plan from two sites is found by its words; a neighbour's plan of the same template is not."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from db_builder import Draft, engine, of_province, rows, save
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from db.resolve import resolve
from db.signatures import GROUP, MINIMA, minima, plain_words
from models.dates import DateInterval

__all__ = ["engine"]

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = (ROOT / "corpus" / "samples" / "01_lai_chau_cai_cach_hanh_chinh_2023.txt").read_text(
    "utf-8"
)
LINES = [line for line in SAMPLE.splitlines() if line.strip()]
YEAR = DateInterval.year(2024)


def plan(path: str, lines: list[str] = LINES, **known: Any) -> tuple[Draft, dict[str, Any]]:
    return Draft(*lines, path=path), of_province() | {"period": YEAR} | known


def linked(engine: Engine, *plans: tuple[Draft, dict[str, Any]]) -> dict[str, str]:
    for draft, known in plans:
        save(engine, draft.record(**known))
    resolve(engine)
    query = """SELECT d.path, o.path FROM v_documents d
        JOIN v_documents o ON o.document_id = d.duplicate_of"""
    return dict(rows(engine, query))


FULL = plan("a.txt")
NO_NUMBER = {"document_number": None}
OTHER_BODY = {"issuing_body": "Ủy ban nhân dân huyện Đắk Mil", "issuing_level": "district"}


@pytest.mark.parametrize(
    "other",
    [
        plan("b.txt", **NO_NUMBER),
        plan("b.txt", **NO_NUMBER, issued_on=None),
        plan("b.txt", **NO_NUMBER, period=None),
        plan("b.txt", issuing_body="UBND tỉnh Đắk Nông", document_number=None),
        plan("b.txt", issuing_body=None),
        plan("b.txt", LINES[:-2], **NO_NUMBER),
        plan("b.txt", [line.upper() for line in LINES], **NO_NUMBER),
        plan("b.txt", [line.replace("òa", "oà") for line in LINES], **NO_NUMBER),
    ],
)
def test_one_plan(engine: Engine, other: tuple[Draft, dict[str, Any]]) -> None:
    assert linked(engine, FULL, other) == {"b.txt": "a.txt"}


@pytest.mark.parametrize(
    "other",
    [
        plan("b.txt", document_number="13/KH-UBND"),
        plan("b.txt", **NO_NUMBER, issued_on=date(2024, 1, 16)),
        plan("b.txt", **NO_NUMBER, issued_on=None, period=DateInterval.year(2025)),
        plan("b.txt", **NO_NUMBER, **OTHER_BODY),
        plan("b.txt", **NO_NUMBER, province="Đắk Lắk", issuing_body=None),
        plan("b.txt", **NO_NUMBER, issued_on=None, period=None),
        plan("b.txt", **NO_NUMBER, issuing_body=None, issued_on=None),
        plan("b.txt", **NO_NUMBER, issuing_body=None, province=None),
        plan("b.txt", **NO_NUMBER, genre="news", published_on=date(2024, 1, 15)),
        plan("b.txt", LINES[: len(LINES) // 3], **NO_NUMBER),
        plan("b.txt", ["Giao Sở Y tế rà soát danh mục thuốc và báo cáo trước ngày 30 tháng 6."]),
    ],
)
def test_other_plans(engine: Engine, other: tuple[Draft, dict[str, Any]]) -> None:
    draft, known = other
    if known["document_number"] == "12/KH-UBND":  # else number and issuer alone would link it
        known = known | {"document_number": None, "issued_on": None}
    assert linked(engine, FULL, (draft, known)) == {}


def test_the_fuller_one_stands(engine: Engine) -> None:
    short, whole = plan("a.txt", LINES[:-2], **NO_NUMBER), plan("b.txt")
    assert linked(engine, short, whole) == {"a.txt": "b.txt"}


def test_the_fuller_one_stands_where_the_number_links(engine: Engine) -> None:
    short, whole = plan("a.txt", LINES[:5]), plan("b.txt")
    assert linked(engine, short, whole) == {"a.txt": "b.txt"}


def test_a_whole_one_stands_before_a_longer_broken_one(engine: Engine) -> None:
    broken = plan("a.txt", [*LINES, "Phụ lục còn dài"], is_complete=False, **NO_NUMBER)
    assert linked(engine, broken, plan("b.txt", LINES)) == {"a.txt": "b.txt"}


def test_what_fits_two_is_linked_to_none(engine: Engine) -> None:
    """Two plans of one day and one template; the third, without a number, may be either."""
    both = [plan(f"{n}.txt", document_number=f"{n}/KH-UBND") for n in (12, 13)]
    assert linked(engine, *both, plan("x.txt", **NO_NUMBER)) == {}


def test_three_copies_have_one_leader(engine: Engine) -> None:
    copies = [plan("b.txt", LINES[:-1], **NO_NUMBER), plan("c.txt", LINES[:-2], issued_on=None)]
    assert linked(engine, *copies, FULL) == {"b.txt": "a.txt", "c.txt": "a.txt"}


def test_many_plans_of_one_template_stay_apart(engine: Engine) -> None:
    names = ("An Giang", "Bắc Kạn", "Cao Bằng", "Đắk Lắk", "Hà Nam", "Kiên Giang", "Long An")
    plans = [
        plan(f"{name}.txt", [line.replace("Lai Châu", name) for line in LINES], **of_province(name))
        for name in names
    ]
    assert linked(engine, *plans) == {}


def common(one: str, other: str) -> float:
    pairs = zip(*(minima(plain_words(text)) for text in (one, other)), strict=True)
    signatures = [list(pair) for pair in zip(*pairs, strict=True)]
    ours, theirs = (bytes(one) for one in signatures)
    fours = [(ours[i : i + 4], theirs[i : i + 4]) for i in range(0, len(ours), 4)]
    return sum(a == b for a, b in fours) / MINIMA


def true_share(one: str, other: str) -> float:
    groups = []
    for text in (one, other):
        words = plain_words(text)
        groups.append({tuple(words[i : i + GROUP]) for i in range(len(words) - GROUP + 1)})
    return len(groups[0] & groups[1]) / len(groups[0] | groups[1])


@pytest.mark.parametrize("kept", [1.0, 0.95, 0.8, 0.5, 0.2])
def test_signatures_estimate_the_share_of_words(kept: float) -> None:
    part = SAMPLE[: int(len(SAMPLE) * kept)]
    assert abs(common(SAMPLE, part) - true_share(SAMPLE, part)) < 0.2


@given(st.lists(st.sampled_from(["sở", "y", "tế", "80", "năm"]), min_size=GROUP, max_size=40))
@settings(max_examples=50, deadline=None)
def test_signatures_are_of_one_size_and_stable(words: list[str]) -> None:
    text = " ".join(words)
    assert len(minima(plain_words(text))) == 4 * MINIMA
    assert minima(plain_words(text)) == minima(plain_words(text.upper()))


def test_groups_of_words_count_in_their_order() -> None:
    words = plain_words(SAMPLE)
    assert minima(words) != minima(words[::-1])
    assert all(a != b for a, b in pairwise([minima(words[n:]) for n in (0, 200, 400)]))
