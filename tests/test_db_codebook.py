"""The codebook is what the models' comments say, and names every column of every view and table."""

import pytest
import regex
from test_db_views import CONTRACT

from db.codebook import PAGE, meaning, page, view_columns
from db.schema import Base

_FIRST_CELL = regex.compile(r"^\|([^|]*)\|", regex.MULTILINE)
_CODE = regex.compile(r"`(\w+)`")
_COLUMNS = [
    pytest.param(column, id=f"{table.name}.{column.name}")
    for table in Base.metadata.sorted_tables
    for column in table.columns
]


def sections(mark: str) -> dict[str, str]:
    chunks = PAGE.read_text("utf-8").split(f"\n{mark} ")[1:]
    return {chunk.split("\n", 1)[0].strip(): chunk for chunk in chunks}


def columns_of(section: str) -> list[str]:
    return [name for cell in _FIRST_CELL.findall(section) for name in _CODE.findall(cell)]


def test_the_page_is_written_from_the_models() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `python -m db.codebook`"


def test_views_stand_in_the_order_of_the_contract() -> None:
    views = [name for name in sections("##") if name.startswith("v_")]
    assert views == list(CONTRACT) == list(view_columns())


@pytest.mark.parametrize("view", CONTRACT)
def test_every_column_of_a_view_is_explained_once(view: str) -> None:
    explained = columns_of(sections("##")[view])
    if view == "v_figures":
        explained += columns_of(sections("##")["v_targets"])
    assert sorted(explained) == sorted(CONTRACT[view].split())
    assert all(meaning(view, name) for name in CONTRACT[view].split())


def test_every_table_stands_there_with_its_columns() -> None:
    told = {name: columns_of(section) for name, section in sections("###").items()}
    assert told == {t.name: [c.name for c in t.columns] for t in Base.metadata.sorted_tables}


@pytest.mark.parametrize("column", _COLUMNS)
def test_every_column_of_a_table_has_a_comment(column: object) -> None:
    assert getattr(column, "comment", None)
