"""The codebook names every column of every view, and none that is not there."""

from pathlib import Path

import pytest
import regex
from test_db_views import CONTRACT

CODEBOOK = Path(__file__).parent.parent / "docs" / "codebook.md"
_FIRST_CELL = regex.compile(r"^\|([^|]*)\|", regex.MULTILINE)
_CODE = regex.compile(r"`(\w+)`")


def sections() -> dict[str, str]:
    chunks = CODEBOOK.read_text("utf-8").split("\n## ")[1:]
    return {chunk.split("\n", 1)[0].strip(): chunk for chunk in chunks if chunk.startswith("v_")}


def columns_of(section: str) -> list[str]:
    return [name for cell in _FIRST_CELL.findall(section) for name in _CODE.findall(cell)]


def test_views_stand_in_the_order_of_the_contract() -> None:
    assert list(sections()) == list(CONTRACT)


@pytest.mark.parametrize("view", CONTRACT)
def test_every_column_is_explained_once(view: str) -> None:
    explained = columns_of(sections()[view])
    if view == "v_figures":
        explained += columns_of(sections()["v_targets"])
    assert sorted(explained) == sorted(CONTRACT[view].split())
