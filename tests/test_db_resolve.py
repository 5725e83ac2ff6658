"""What is one document, what a citation means, what replaces what."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from db_builder import Draft, engine, of_province, rows, save
from sqlalchemy import Engine

from db.identity import body_key, number_key
from db.resolve import Resolved, resolve
from models.facts import ReferencePlace
from models.structure import Part

__all__ = ["engine"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0045/KH-UBND", "45/KH-UBND", True),
        ("45/KH–UBND", "45/KH-UBND", True),
        ("45/QÐ-UBND", "45/QĐ-UBND", True),
        ("45/qđ-ubnd", "45/QĐ- UBND", True),
        ("118/2025/NĐCP", "118/2025/NĐ-CP", True),
        ("136/QĐ.TTg", "136/QĐ-TTg", True),
        ("450/KH-UBND", "45/KH-UBND", False),
        ("45/KH-UBND", "45/QĐ-UBND", False),
        ("30c/NQ-CP", "30/NQ-CP", False),
        ("15/2021/QĐ-UBND", "15/QĐ-UBND", False),
        ("51-NQ/TU", "51/NQ-TU", False),
    ],
)
def test_numbers_as_compared(one: str, other: str, same: bool) -> None:
    assert (number_key(one) == number_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Lai Châu", "Uỷ ban nhân dân tỉnh Lai Châu"),
        ("Chủ tịch UBND tỉnh Lai Châu", "Ủy ban Nhân dân tỉnh Lai Châu"),
        ("HĐND tỉnh Lai Châu", "Hội đồng nhân dân tỉnh Lai Châu"),
        ("Bộ trưởng Bộ Tài chính", "Bộ Tài chính"),
    ],
)
def test_bodies_as_compared(one: str, other: str) -> None:
    assert body_key(one) == body_key(other)


CENTRAL: dict[str, Any] = {
    "genre": "other",
    "document_number": "76/NQ-CP",
    "issuing_body": "Chính phủ",
    "issuing_level": "central",
    "issued_on": date(2021, 7, 15),
}
DISTRICT = of_province(issuing_body="Ủy ban nhân dân huyện Cư Jút", issuing_level="district")
SAME_NAME = of_province("Bắc Ninh", issuing_level=None)

# what the corpus holds, the reference, whether it means it; the citing plan is of Đắk Nông, 2025
CITATIONS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("the province's own", of_province(), {"cited_on": date(2024, 1, 15)}, True),
    ("its own, zeros and dashes", of_province(number="0012/KH–UBND"), {}, True),
    ("its own, another year", of_province(), {"cited_on": date(2023, 1, 15)}, False),
    ("its own, the day misread", of_province(), {"cited_on": date(2024, 1, 16)}, True),
    ("a number alone of another province", of_province("Hòa Bình"), {}, False),
    (
        "another province's, same date",
        of_province("Hòa Bình"),
        {"cited_on": date(2024, 1, 15)},
        False,
    ),
    ("another province's, named", of_province("Hòa Bình"), {"body": "UBND tỉnh Hoà Bình"}, True),
    ("own number, other body named", of_province(), {"body": "UBND tỉnh Hòa Bình"}, False),
    ("body without its province", of_province(), {"body": "Ủy ban nhân dân tỉnh"}, True),
    ("a province no one knows", of_province(province=None, issuing_level=None), {}, False),
    ("a district's, nothing said", DISTRICT, {}, False),
    ("a district's, named", DISTRICT, {"body": "UBND huyện Cư Jút"}, True),
    ("a district's, the province named", DISTRICT, {"body": "UBND tỉnh Đắk Nông"}, False),
    ("not yet issued", of_province(issued_on=date(2025, 6, 1)), {}, False),
    ("its date unknown", of_province(issued_on=None), {"cited_on": date(2024, 1, 15)}, True),
    ("central", CENTRAL, {"number": "76/NQ-CP", "cited_on": date(2021, 7, 15)}, True),
    (
        "central, another year",
        CENTRAL,
        {"number": "76/NQ-CP", "cited_on": date(2013, 6, 13)},
        False,
    ),
    ("central, no date", CENTRAL, {"number": "76/NQ-CP"}, True),
]


@pytest.mark.parametrize(
    ("held", "reference", "meant"), [c[1:] for c in CITATIONS], ids=[c[0] for c in CITATIONS]
)
def test_what_a_citation_means(
    engine: Engine, held: dict[str, Any], reference: dict[str, Any], meant: bool
) -> None:
    save(engine, Draft("Kế hoạch được dẫn", path="a.txt").record(**held))
    citing = Draft("Thực hiện Kế hoạch nêu trên", path="b.txt")
    citing.cite("Kế hoạch nêu trên", **{"number": "12/KH-UBND"} | reference)
    save(engine, citing.record(**of_province(number="90/KH-UBND", issued_on=date(2025, 3, 1))))
    assert resolve(engine).citations == int(meant)
    expected = [("b.txt", 1 if meant else None)]
    assert rows(engine, "SELECT path, cited_document_id FROM v_legal_references") == expected


def test_two_that_fit_are_no_answer(engine: Engine) -> None:
    for path, year in (("a.txt", 2022), ("b.txt", 2023)):
        save(engine, Draft(path, path=path).record(**of_province(issued_on=date(year, 1, 15))))
    citing = Draft("theo Kế hoạch số 12", path="c.txt").cite("Kế hoạch", number="12/KH-UBND")
    save(engine, citing.record(**of_province(number="90/KH-UBND", issued_on=date(2025, 3, 1))))
    assert resolve(engine).citations == 0


def duplicates(engine: Engine) -> dict[str, str]:
    query = "SELECT d.path, o.path FROM v_documents d JOIN v_documents o ON o.document_id = d.duplicate_of"
    return dict(rows(engine, query))  # type: ignore[arg-type]


# path, sha256, metadata of documents that are or are not one
CUT = of_province(is_complete=False)
NEWS = of_province(genre="news")
ONES: list[tuple[str, list[tuple[str, str, dict[str, Any]]], dict[str, str]]] = [
    ("same bytes", [("a", "x", {}), ("b", "x", {})], {"b": "a"}),
    ("one file's documents are several", [("a", "x", {}), ("a#2", "x", {})], {}),
    (
        "copies of a file with two",
        [("a", "x", {}), ("a#2", "x", {}), ("b", "x", {}), ("b#2", "x", {})],
        {"b": "a", "b#2": "a#2"},
    ),
    ("same number, body, year", [("a", "x", of_province()), ("b", "y", of_province())], {"b": "a"}),
    ("official before news", [("a", "x", NEWS), ("b", "y", of_province())], {"a": "b"}),
    ("whole before broken", [("a", "x", CUT), ("b", "y", of_province())], {"a": "b"}),
    ("broken before news", [("a", "x", NEWS), ("b", "y", CUT)], {"a": "b"}),
    ("other province", [("a", "x", of_province()), ("b", "y", of_province("Hòa Bình"))], {}),
    (
        "other year",
        [("a", "x", of_province()), ("b", "y", of_province(issued_on=date(2023, 1, 15)))],
        {},
    ),
    ("no date", [("a", "x", of_province()), ("b", "y", of_province(issued_on=None))], {}),
    (
        "drafts without number",
        [
            ("a", "x", of_province(document_number=None)),
            ("b", "y", of_province(document_number=None)),
        ],
        {},
    ),
    (
        "bytes of one, number of another",
        [("a", "x", of_province()), ("b", "y", of_province()), ("c", "y", {})],
        {"b": "a", "c": "a"},
    ),
]


@pytest.mark.parametrize(("documents", "expected"), [o[1:] for o in ONES], ids=[o[0] for o in ONES])
def test_what_is_one_document(
    engine: Engine, documents: list[tuple[str, str, dict[str, Any]]], expected: dict[str, str]
) -> None:
    for path, sha, metadata in sorted(documents, key=lambda d: d[0][0], reverse=True):
        save(engine, Draft(path, path=path, sha=sha).record(**metadata))
    assert resolve(engine).duplicates == len(expected)
    assert duplicates(engine) == expected


def replaced(engine: Engine, old: dict[str, Any], *new: dict[str, Any]) -> list[str | None]:
    """Paths that replace a.txt; b.txt, c.txt ... say that they replace 12/KH-UBND."""
    save(engine, Draft("Kế hoạch cũ", path="a.txt").record(**old))
    for path, metadata in zip(("b.txt", "c.txt"), new, strict=False):
        draft = Draft("thay thế Kế hoạch số 12/KH-UBND", path=path)
        draft.cite("Kế hoạch số 12/KH-UBND", "replaces", number="12/KH-UBND")
        save(engine, draft.record(**metadata))
    resolve(engine)
    query = """SELECT n.path FROM v_documents d
        LEFT JOIN v_documents n ON n.document_id = d.superseded_by WHERE d.path = 'a.txt'"""
    return [path for (path,) in rows(engine, query)]


def later(month: int, number: str = "77/KH-UBND") -> dict[str, Any]:
    return of_province(number=number, issued_on=date(2024, month, 1))


def test_what_replaces_a_plan(engine: Engine) -> None:
    assert replaced(engine, of_province(), later(5)) == ["b.txt"]


def test_the_latest_replaces(engine: Engine) -> None:
    assert replaced(engine, of_province(), later(9), later(5, "70/KH-UBND")) == ["b.txt"]


def test_the_official_text_replaces_though_news_says_so(engine: Engine) -> None:
    news = later(5) | {"genre": "news"}
    save(engine, Draft("Kế hoạch mới", path="z.txt").record(**later(5)))
    assert replaced(engine, of_province(), news) == ["z.txt"]


def test_resolving_again_changes_nothing_and_follows_what_is_gone(engine: Engine) -> None:
    assert replaced(engine, of_province(), later(5)) == ["b.txt"]
    assert resolve(engine) == resolve(engine) == Resolved(1, 0, 1)
    save(engine, Draft("Không thay thế gì", path="b.txt").record(**later(5)))
    assert resolve(engine) == Resolved(0, 0, 0)
    assert rows(engine, "SELECT superseded_by FROM v_documents") == [(None,), (None,)]


def forces(engine: Engine, *relations: str, more: dict[str, Any] | None = None) -> list[Any]:
    """How a.txt (12/KH-UBND of 2024) stands after b.txt, which is so related to it, in one row."""
    save(engine, Draft("Kế hoạch cũ", path="a.txt").record(**of_province()))
    draft = Draft("Kế hoạch số 12/KH-UBND đã dẫn", path="b.txt")
    places = tuple(ReferencePlace(draft.evidence("Kế hoạch"), each) for each in relations)  # type: ignore[arg-type]
    draft.cite("Kế hoạch", relations[0], number="12/KH-UBND", places=places)
    save(engine, draft.record(**later(5) | (more or {})))
    resolve(engine)
    query = """SELECT n.path, d.superseded_as FROM v_documents d
        LEFT JOIN v_documents n ON n.document_id = d.superseded_by WHERE d.path = 'a.txt'"""
    return list(rows(engine, query)[0])


@pytest.mark.parametrize(
    ("relations", "stands"),
    [
        (["replaces"], ["b.txt", "replaced"]),
        (["repeals"], ["b.txt", "repealed"]),
        (["amends"], ["b.txt", "amended"]),
        # the preamble rests on it, the last article replaces it
        (["basis", "replaces", "mentions"], ["b.txt", "replaced"]),
        (["basis", "amends"], ["b.txt", "amended"]),
        (["amends", "replaces"], ["b.txt", "replaced"]),
        (["basis"], [None, None]),
        (["mentions", "basis"], [None, None]),
    ],
)
def test_what_a_later_document_does(
    engine: Engine, relations: list[str], stands: list[str | None]
) -> None:
    assert forces(engine, *relations) == stands


def test_an_earlier_document_and_another_province_change_nothing(engine: Engine) -> None:
    assert forces(engine, "replaces", more={"issued_on": date(2023, 1, 1)}) == [None, None]
    other = of_province("Hòa Bình", number="77/KH-UBND", issued_on=date(2024, 5, 1))
    assert forces(engine, "amends", more=other) == [None, None]


def test_replacing_stands_before_a_later_amendment(engine: Engine) -> None:
    save(engine, Draft("Kế hoạch cũ", path="a.txt").record(**of_province()))
    for path, month, relation in (("b.txt", 5, "replaces"), ("c.txt", 9, "amends")):
        draft = Draft("Kế hoạch số 12/KH-UBND", path=path)
        draft.cite("Kế hoạch", relation, number="12/KH-UBND")
        save(engine, draft.record(**later(month, f"{month}/KH-UBND")))
    resolve(engine)
    assert rows(
        engine, "SELECT superseded_by, superseded_as FROM v_documents WHERE path = 'a.txt'"
    ) == [(2, "replaced")]


LAW: dict[str, Any] = {
    "genre": "other",
    "document_type": "Luật",
    "title": "Thư viện",
    "document_number": "46/2019/QH14",
    "issuing_body": "Quốc hội",
    "issuing_level": "central",
    "issued_on": date(2019, 11, 21),
}
# what is cited by its title, and whether it means the law above
TITLES: list[tuple[dict[str, Any], bool]] = [
    ({"title": "Luật Thư viện"}, True),
    ({"title": "Luật thư viện năm 2019"}, True),
    ({"title": "Luật Thư viện", "cited_on": date(2019, 11, 21)}, True),
    ({"title": "Luật Thư viện", "number": "46/2019/QH14"}, True),
    ({"title": "Luật Thư viện", "cited_on": date(2000, 12, 28)}, False),
    ({"title": "Luật Thư viện năm 2000"}, False),
    ({"title": "Pháp lệnh Thư viện"}, False),
    ({"title": "Luật sửa đổi, bổ sung một số điều của Luật Thư viện"}, False),
    ({"title": "Thư viện"}, False),
]


@pytest.mark.parametrize(("reference", "meant"), TITLES)
def test_a_law_is_known_by_its_title(
    engine: Engine, reference: dict[str, Any], meant: bool
) -> None:
    save(engine, Draft("Luật này", path="a.txt").record(**LAW))
    citing = Draft("Căn cứ Luật Thư viện", path="b.txt").cite("Luật Thư viện", **reference)
    save(engine, citing.record(**of_province(number="90/KH-UBND", issued_on=date(2025, 3, 1))))
    assert resolve(engine).citations == int(meant)


def test_of_two_laws_of_one_title_the_year_tells(engine: Engine) -> None:
    save(engine, Draft("Luật này", path="a.txt").record(**LAW))
    older = LAW | {"document_number": "9/2000/QH10", "issued_on": date(2000, 12, 28)}
    save(engine, Draft("Luật cũ", path="b.txt").record(**older))
    citing = Draft("Luật Thư viện và Luật Thư viện", path="c.txt")
    citing.cite("Luật Thư viện", title="Luật Thư viện")
    citing.cite("Luật Thư viện", title="Luật Thư viện năm 2000")
    save(engine, citing.record(**of_province(number="90/KH-UBND", issued_on=date(2025, 3, 1))))
    resolve(engine)
    query = "SELECT cited_document_id FROM v_legal_references ORDER BY reference_id"
    assert rows(engine, query) == [(None,), (2,)]


def test_a_plan_apart_from_its_decision_is_no_copy_of_the_bare_decision(engine: Engine) -> None:
    decision = of_province(number="500/QĐ-UBND", genre="decision", document_type="Quyết định")
    attached = of_province(number="500/QĐ-UBND", genre="plan", document_type="Kế hoạch")
    bare = replace(
        Draft("Quyết định", path="a.txt", sha="x").record(**decision), parts=(Part.DECISION,)
    )
    save(engine, bare)
    save(engine, Draft("Kế hoạch", path="b.txt", sha="y").record(**attached))
    resolve(engine)
    assert duplicates(engine) == {}
    save(engine, Draft("Quyết định có kế hoạch", path="c.txt", sha="z").record(**decision))
    resolve(engine)
    assert duplicates(engine) == {"a.txt": "c.txt", "b.txt": "c.txt"}


def test_every_place_of_a_reference_is_a_row(engine: Engine) -> None:
    forces(engine, "basis", "mentions")
    query = "SELECT relation, quote, cited_number FROM v_reference_places ORDER BY relation"
    assert rows(engine, query) == [
        ("basis", "Kế hoạch", "12/KH-UBND"),
        ("mentions", "Kế hoạch", "12/KH-UBND"),
    ]
    assert rows(engine, "SELECT places FROM v_legal_references") == [(2,)]


@pytest.mark.parametrize(
    ("number", "issued_on", "year"),
    [
        ("15/2021/QĐ-UBND", None, 2021),
        ("2015/QĐ-UBND", None, None),
        ("15/QĐ-UBND", date(2020, 3, 4), 2020),
        ("15/2021/QĐ-UBND", date(2022, 1, 3), 2022),
        (None, None, None),
    ],
)
def test_the_year_of_a_document(
    engine: Engine, number: str | None, issued_on: date | None, year: int | None
) -> None:
    parts = number.split("/") if number else [None]
    known = {"document_number": number, "number": parts[0], "symbol": parts[-1] if number else None}
    save(engine, Draft("Quyết định", path="a.txt").record(issued_on=issued_on, **known))
    assert rows(engine, "SELECT year FROM v_documents") == [(year,)]
