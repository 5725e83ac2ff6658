"""Answers on a screen of eighty columns: nothing is cut, no word or number is broken."""

import io
from typing import Any

import pytest
from rich.console import Console

from db.compare import Compared
from db.coverage import Held
from pipeline.compare_output import print_comparison
from pipeline.coverage_output import print_coverage
from pipeline.row_formats import print_rows

WIDTH = 80


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    out = io.StringIO()
    for module in ("compare_output", "coverage_output", "row_formats"):
        monkeypatch.setattr(
            f"pipeline.{module}.make_console",
            lambda: Console(
                file=out, force_terminal=True, width=WIDTH, color_system=None, highlight=False
            ),
        )
    return out


def lines_of(screen: io.StringIO) -> list[str]:
    lines = [line.rstrip() for line in screen.getvalue().splitlines()]
    assert max(map(len, lines)) <= WIDTH
    return lines


def compared(province: str, **known: Any) -> Compared:
    usual = {
        "indicator_code": "x_pct", "label_vi": "Tỷ lệ", "area": 2, "year": 2025, "level": None,
        "province_now": province, "province_id": "p63:10", "comparator": "ge", "value_low": 80.0,
        "value_high": 80.0, "unit": "percent", "document_number": "1685/QĐ-UBND",
        "issued_on": "2024-08-12", "candidates": 1,
    }  # fmt: skip
    return Compared(**(usual | {"province": province} | known))


def test_long_cells_of_a_comparison_stand_below_their_row(screen: io.StringIO) -> None:
    terms = "đủ điều kiện, có yêu cầu nghĩa vụ tài chính"
    rows = [
        compared("Quảng Trị (đến 6/2025)", condition_text=terms, gap_to_national=5.0),
        compared("Huế", leads="Văn phòng Ủy ban nhân dân tỉnh"),
    ]
    print_comparison(rows, "then", with_leads=True)
    lines = lines_of(screen)
    assert lines[3:8] == [
        "province                 value  gap  document                  candidates",
        "Quảng Trị (đến 6/2025)  ≥ 80 %   +5  1685/QĐ-UBND, 2024-08-12           1",
        f"    {terms}",
        "Huế                     ≥ 80 %       1685/QĐ-UBND, 2024-08-12           1",
        "    Văn phòng Ủy ban nhân dân tỉnh",
    ]


def test_a_comparison_that_fits_has_a_line_a_row(screen: io.StringIO) -> None:
    print_comparison([compared("Huế", level="province")], "then", with_leads=False)
    assert lines_of(screen)[3:5] == [
        "province  level      value  document                  candidates",
        "Huế       province  ≥ 80 %  1685/QĐ-UBND, 2024-08-12           1",
    ]


def test_the_goals_of_levels_are_told_apart(screen: io.StringIO) -> None:
    goals = (("province", 30.0), ("district", 20.0), ("district", 20.0))
    rows = [
        compared("Huế", level=level, national_value=value, national_source="NQ 1/NQ-CP")
        for level, value in goals
    ]
    print_comparison(rows, "then", with_leads=False)
    said = "National goal: 30 % province (NQ 1/NQ-CP), 20 % district (NQ 1/NQ-CP)"
    assert said in lines_of(screen)


def test_years_that_do_not_fit_stand_in_blocks(screen: io.StringIO) -> None:
    rows = [Held("Huế", "Huế", "p63:30", year, "plan", 1, 1) for year in range(2001, 2027)]
    rows += [Held("Hà Nội", "Hà Nội", "p63:01", 2024, None, 0, 0)]
    print_coverage(rows, "then", names_missing=True)
    lines = lines_of(screen)
    heads = [line.split() for line in lines if line.startswith("province ")]
    assert [len(head) - 1 for head in heads] == [12, 12, 2]
    assert lines[lines.index(next(line for line in lines if "2013" in line)) - 1] == ""
    assert "  2024    1 of 63 provinces: Hà Nội" in lines


def test_a_row_of_many_columns_has_a_line_a_field(screen: io.StringIO) -> None:
    names = [f"column_{nth}" for nth in range(12)]
    print_rows(names, [[f"giá trị {nth}" if nth % 2 else None for nth in range(12)]], "table")
    lines = lines_of(screen)
    assert lines[:3] == ["row 1", "  column_1   giá trị 1", "  column_3   giá trị 3"]
    assert len(lines) == 7


def test_few_columns_are_wrapped_in_words(screen: io.StringIO) -> None:
    print_rows(("n", "quote"), [(80.0, "tỷ lệ hồ sơ " * 12)], "table")
    lines = lines_of(screen)
    assert lines[0].split() == ["n", "quote"]
    assert " ".join(" ".join(lines[1:]).split()) == "80 " + ("tỷ lệ hồ sơ " * 12).strip()


def test_what_is_no_screen_has_a_line_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    print_rows(("n", "quote"), [(1234.5, "a\nb " * 200), (None, "c")], "table")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0] == "     n  quote"
    assert lines[2] == "        c"
