"""Fixes that look at spots find all that their pattern finds in the whole text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.char_kinds import is_single_spaced, is_usual
from pipeline.clean import FIXES
from pipeline.fixes import Fix

PIECES = [
    "hànhchính", "Nhà", "nước", "chínhNhà", "năm2024", "2024và", "tháng", "-Yêu", "2.Cải", ";thực",
    "hiện.Tổ", "\n", "\x1e", " ", "**a**", "_b_", "\U0001f600", "\U0001d40abc", "\uf0b7", "Ⅰ", "́",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=14).map("".join)


@pytest.mark.parametrize("fix", [fix for fix in FIXES if fix.spots], ids=lambda fix: fix.name)
@given(text=TEXTS)
def test_spots_miss_nothing(fix: Fix, text: str) -> None:
    found = [(match, fix.replace(match)) for match in fix.pattern.finditer(text)]
    edits = [(*m.span(), words) for m, words in found if words is not None and words != m[0]]
    assert fix.edits(text) == edits


@pytest.mark.parametrize(
    ("text", "usual", "single"),
    [
        ("Sở Nội vụ\n\nSở Y tế", True, True),
        ("Sở  Nội vụ", True, False),
        ("Sở Nội vụ \nSở Y tế", True, False),
        ("Sở\u00a0Nội vụ", False, False),
        ("QÐ-UBND", False, False),
        ("", True, True),
    ],
)
def test_looks_at_the_whole_text(text: str, usual: bool, single: bool) -> None:
    assert (is_usual(text), is_single_spaced(text)) == (usual, single)
