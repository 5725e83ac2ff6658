"""Targets: sentences with gold written before the rules were tried on them, and contexts of our own.

Before mending, the rules reached F1 0.819 on the first 228 independent sentences, and every slot
right in 0.819 of the found; on 153 fresh ones after that mending 0.898 and 0.929. The classes
behind the misses were mended each time. What is still wrong stands in `KNOWN_FAILURES`, strictly: a case that comes right must leave the list.
"""

from dataclasses import replace
from typing import Any

import pytest
from reading import LETTERHEAD, known, plan_of, plan_under
from target_cases import judge, load_cases

from extractors.registry import extract_facts
from extractors.targets import extract_targets
from models.facts import Figure
from pipeline.link import link_facts

INDEPENDENT = load_cases("targets_independent.toml") + load_cases("targets_fresh.toml")
CLASSES = load_cases("targets_classes.toml") + load_cases("targets_round_c.toml")
KNOWN_FAILURES = frozenset(
    [
        "half-year-and-year",
        "already-reached-then-aim",
        "mean-days",
        "papi-component-dimensions",
    ]
)


@pytest.mark.parametrize("case", INDEPENDENT, ids=[case["id"] for case in INDEPENDENT])
def test_independent_sentence(case: dict[str, Any]) -> None:
    outcome = judge(case)
    right = not (outcome.missed or outcome.extra or outcome.wrong)
    assert right == (case["id"] not in KNOWN_FAILURES), outcome


@pytest.mark.parametrize("case", CLASSES, ids=[case["id"] for case in CLASSES])
def test_sentence_of_a_mended_class(case: dict[str, Any]) -> None:
    outcome = judge(case)
    assert not [*outcome.missed, *outcome.extra, *outcome.wrong]


def figures(
    *blocks: str, heading: str = "II. CHỈ TIÊU", first: int = 2024, last: int = 2024
) -> list[Figure]:
    return list(extract_targets(plan_under(heading, *blocks), known(first, last)))


def test_levels_are_zipped_with_values() -> None:
    found = figures(
        "- Hồ sơ trực tuyến tại cấp tỉnh, cấp huyện, cấp xã đạt tối thiểu tương ứng là 70%, 50%, 30%."
    )
    assert [(f.levels, f.value_low, f.comparator) for f in found] == [
        (("province",), 70, "ge"),
        (("district",), 50, "ge"),
        (("commune",), 30, "ge"),
    ]


def test_a_list_of_indexes_gives_a_row_each() -> None:
    found = figures("- PAR INDEX, SIPAS và PCI nằm trong tốp 12 cả nước.")
    assert [f.indicator_code for f in found] == ["par_index_rank", "sipas_rank", "pci_rank"]
    assert len({f.evidence.span for f in found}) == 1


def test_a_subset_knows_its_parent() -> None:
    found = figures(
        "- 85% thủ tục hành chính được cung cấp trực tuyến; trong đó, ít nhất 40% là toàn trình."
    )
    assert [f.parent for f in found] == [None, 0]


def test_due_is_inherited_from_heading_and_lead_in() -> None:
    found = figures("Đến năm 2026 phấn đấu:", "- 60% hồ sơ được số hóa.", first=2024, last=2028)
    assert [(f.due.end.year, f.due_source) for f in found if f.due] == [(2026, "inherited")]
    found = figures(
        "- 60% hồ sơ được số hóa.", heading="II. MỤC TIÊU ĐẾN NĂM 2027", first=2024, last=2030
    )
    assert [(f.due.end.year, f.due_source) for f in found if f.due] == [(2027, "inherited")]
    found = figures("- 60% hồ sơ được số hóa.", first=2024, last=2030)
    assert [(f.due.end.year, f.due_source) for f in found if f.due] == [(2030, "period")]


def test_a_promise_without_number_is_an_objective() -> None:
    found = figures("- Chỉ số SIPAS năm sau cao hơn năm trước.")
    assert [(f.modality, f.value_low) for f in found] == [("objective", None)]


ARTICLE = """Tỉnh mẫu đẩy mạnh cải cách hành chính

Năm 2022, tỉnh đã giải quyết đúng hạn 96,4% hồ sơ thủ tục hành chính, tăng 2,1% so với năm 2021, được người dân ghi nhận trong các kỳ tiếp xúc.

Theo kế hoạch vừa ban hành, năm 2023 tỉnh phấn đấu tối thiểu 98% hồ sơ được giải quyết đúng hạn; 60% hồ sơ được nộp trực tuyến trên Cổng dịch vụ công.

Tin liên quan

Huyện bên cạnh phấn đấu 75% hộ dân dùng nước sạch trong năm nay theo nghị quyết của Hội đồng nhân dân.
"""


def test_an_article_tells_results_from_targets_and_leaves_teasers() -> None:
    found = extract_targets(plan_of(ARTICLE), known(2023, 2023, genre="news"))
    assert [(f.modality, f.value_low) for f in found] == [
        ("result", 96.4), ("result", 2.1), ("target", 98), ("target", 60),
    ]  # fmt: skip


def test_a_longer_text_takes_its_time_in_step() -> None:
    """Ten times the blocks give ten times the figures: nothing leans on all that came before."""
    one = "- Tối thiểu 80% hồ sơ được nộp trực tuyến; trong đó, 50% là toàn trình."
    assert len(figures(*[one] * 30)) == 10 * len(figures(*[one] * 3))


TWICE = """I. MỤC TIÊU

- Đến năm 2024, 100% kết quả được trả bản điện tử.

- Đến năm {year}, 100% kết quả được trả bản điện tử.

- 100% kết quả được trả bản điện tử."""


@pytest.mark.parametrize(("year", "twins"), [(2024, [None, 0, 0]), (2025, [None, None, 0])])
def test_another_due_date_is_another_target(year: int, twins: list[int | None]) -> None:
    plan = plan_of(f"{LETTERHEAD}\n{TWICE.format(year=year)}")
    facts = link_facts(replace(known(2023, 2025), figures=extract_targets(plan, known(2023, 2025))))
    assert [figure.same_as for figure in facts.figures] == twins


def test_a_target_has_the_time_of_its_labelled_task() -> None:
    plan = plan_under(
        "II. NHIỆM VỤ",
        "a) Liên thông dữ liệu hộ tịch, bảo đảm 90% giấy khai sinh được cấp trong ngày.",
        "- Đơn vị chủ trì: Sở Tư pháp.",
        "- Thời gian thực hiện: Quý II/2024.",
    )
    facts = link_facts(extract_facts(plan))
    [figure] = facts.figures
    assert figure.due is not None
    assert (figure.due.iso(), figure.due_source) == ("2024-04-01/2024-06-30", "inherited")
