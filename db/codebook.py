"""Writes docs/codebook.md: what every column holds, from the comments of the models themselves.

A column of a view is explained by its own words here, or by the comment of the table's column of
that name. ``python -m db.codebook`` writes the generated regions of the page anew.
"""

import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path

import regex
from sqlalchemy import create_engine

from db.codebook_words import ABOUT, GROUPS, TABLES_OF, WORDS
from db.schema import Base
from db.views import VIEWS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
_REGION = "<!-- {0}: written by python -m db.codebook -->\n{1}<!-- end of {0} -->"
_HEAD = "| column | meaning |\n|---|---|\n"


def view_columns() -> dict[str, tuple[str, ...]]:
    """The columns of each view in their order, as an empty database has them."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        found = {}
        for name, query in VIEWS:
            connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
            found[name] = tuple(connection.exec_driver_sql(f"SELECT * FROM {name}").keys())
    return found


def meaning(view: str, name: str) -> str:
    """What a column of a view holds.

    Raises:
        KeyError: if neither words nor a comment explain it.
    """
    own = WORDS.get(view, {})
    if name in own:
        return own[name]
    for table in TABLES_OF.get(view, ()):
        column = table.metadata.tables[table.__tablename__].columns.get(name)
        if column is not None and column.comment:
            return str(column.comment)
    raise KeyError(f"{view}.{name} is explained nowhere")


def view_pages() -> str:
    """A section for each view: what a row is, and a line for each column."""
    return "\n".join(
        f"## {view}\n\n{ABOUT[view]}\n\n{_HEAD}{''.join(_lines(view, names))}"
        for view, names in _told(view_columns()).items()
    )


def _told(columns: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The columns to be explained: v_figures has those of v_targets, told once."""
    own = tuple(name for name in columns["v_figures"] if name not in columns["v_targets"])
    return columns | {"v_figures": own}


def _lines(view: str, names: Sequence[str]) -> Iterator[str]:
    """The lines of a view's columns; those of a group that follow each other share one."""
    waiting = list(names)
    while waiting:
        said, group = next(
            ((words, group) for words, group in GROUPS if _is_shared(view, waiting[0], group)),
            (None, frozenset[str]()),
        )
        count = 1
        while said and count < len(waiting) and waiting[count] in group:
            count += 1
        shown = ", ".join(f"`{name}`" for name in waiting[:count])
        yield f"| {shown} | {said or meaning(view, waiting[0])} |\n"
        del waiting[:count]


def _is_shared(view: str, name: str, group: frozenset[str]) -> bool:
    return view != "v_documents" and name in group and name not in WORDS.get(view, {})


def table_pages() -> str:
    """A section for each table: its class's words, and a line for each column."""
    classes = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    return "\n".join(_table_page(classes[table.name]) for table in Base.metadata.sorted_tables)


def _table_page(row_class: type[Base]) -> str:
    table = row_class.metadata.tables[row_class.__tablename__]
    about = inspect.cleandoc(row_class.__doc__ or "")
    lines = (f"| `{c.name}`{_points_to(c)} | {c.comment} |\n" for c in table.columns)
    return f"### {table.name}\n\n{about}\n\n{_HEAD}{''.join(lines)}"


def _points_to(column: object) -> str:
    keys = getattr(column, "foreign_keys", ())
    return "".join(f" → {key.column.table.name}" for key in keys)


def page(text: str) -> str:
    """The page with its generated regions written anew.

    Raises:
        ValueError: if the page lacks the marks of a region.
    """
    for name, words in (("views", view_pages()), ("tables", table_pages())):
        mark = regex.escape(_REGION).replace(r"\{0\}", name).replace(r"\{1\}", "(?s:.*?)")
        parts = regex.split(mark, text)
        if len(parts) != 2:
            raise ValueError(f"docs/codebook.md has no region of {name}")
        text = _REGION.format(name, f"\n{words}\n").join(parts)
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
