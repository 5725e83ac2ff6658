"""What all tables share: the base class, the kinds of columns, the schema's version."""

from collections.abc import Iterable
from typing import Annotated, Any, ClassVar, get_args

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Text,
)
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, mapped_column

from models.structure import Part

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # INTEGER is SQLite's row id
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")  # sorted as SQLite sorts it
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
WITHOUT_ROWID: dict[str, Any] = {"sqlite_with_rowid": False}
"""SQLite keeps the rows in the order of their key, and no second tree beside it."""


class Base(DeclarativeBase):
    """Text has no length, dates are ISO text, yes and no are 1 and 0 (contract of the views)."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {str: _TEXT, int: Integer(), float: Double()}


def among(column: str, values: Any) -> CheckConstraint:
    """A check that a column holds one of the values of a Literal or of an enumeration.

    >>> among("source", ("table", "prose")).sqltext.text
    "source IN ('table', 'prose')"
    """
    names: Iterable[object] = get_args(values) or values
    listed = ", ".join(f"'{name}'" for name in names)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def flag(column: str) -> CheckConstraint:
    """A check that a column is 1 for yes or 0 for no."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def area_of_reform() -> CheckConstraint:
    """A check that `area` is one of the seven of the reform programme (NQ 76/NQ-CP)."""
    return CheckConstraint("area BETWEEN 0 AND 6", name="area")


def sparse_index(column: InstrumentedAttribute[Any]) -> None:
    """An index of the rows that point somewhere: most do not, and need no entry.

    Of all rows in PostgreSQL: to name its dialect here would load it at every start.
    """
    name = f"ix_{column.class_.__tablename__}_{column.key}"
    Index(name, column, sqlite_where=column.is_not(None))


Key = Annotated[int, mapped_column(_NUMBER, primary_key=True, autoincrement=False)]
InDocument = Annotated[
    int,
    mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), comment="the document it is of"),
]
Flag = Annotated[int, mapped_column(Integer())]
IsoDate = Annotated[str, mapped_column(_TEXT)]


class Placed:
    """Where the words stand in a paged source; NULL where there are no pages."""

    page: Mapped[int | None] = mapped_column(
        comment="page of a paged source (PDF, scan) that the words begin on, from 1; NULL elsewhere"
    )
    box_left: Mapped[float | None] = mapped_column(comment="points from the page's left edge")
    box_top: Mapped[float | None] = mapped_column(comment="points from the page's top edge")
    box_right: Mapped[float | None] = mapped_column(comment="points from the page's left edge")
    box_bottom: Mapped[float | None] = mapped_column(comment="points from the page's top edge")
    is_ocr: Mapped[Flag] = mapped_column(
        flag("is_ocr"), comment="1 where the words were read off a picture"
    )


class Evidenced(Placed):
    """Columns of a fact: its exact words, their place in ``documents.text``, and the rule.

    Every foreign key has an index: without one, replacing a document would scan whole tables.
    """

    quote: Mapped[str] = mapped_column(comment="the very words it was read from (bằng chứng)")
    char_start: Mapped[int] = mapped_column(
        comment="where the quote begins in `documents.text`, in characters from 0"
    )
    char_end: Mapped[int] = mapped_column(comment="where it ends, the first character behind it")
    rule: Mapped[str] = mapped_column(comment="name of the rule that read it")
    part: Mapped[str | None] = mapped_column(
        among("part", list(Part)),
        comment="`decision` `plan` `appendix` `article`: the part of the file it stands in",
    )
    section_id: Mapped[int | None] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE"),
        index=True,
        comment="the section (mục) it stands in",
    )
