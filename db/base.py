"""What all tables share: the base class, the kinds of columns, the schema's version."""

from typing import Annotated, ClassVar

from sqlalchemy import BigInteger, Double, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA_VERSION = 2
"""Raised with every change of a table; a database of another version is never written."""

ROWS_PER_DOCUMENT = 1_000_000
"""A fact's id is ``document_id * ROWS_PER_DOCUMENT + ordinal``: saving again gives the same ids."""

_NUMBER = BigInteger().with_variant(Integer(), "sqlite")  # INTEGER is SQLite's row id
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Text has no length, dates are ISO text, yes and no are 1 and 0 (contract of the views)."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar = {str: Text(), int: _NUMBER, float: Double()}


Key = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
InDocument = Annotated[int, mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))]
Flag = Annotated[int, mapped_column(Integer())]
IsoDate = Annotated[str, mapped_column(Text())]


class Placed:
    """Page (from 1) and box (points from the page's top left), both NULL where there are no pages.

    `is_ocr` is 1 where the words were read off a picture.
    """

    page: Mapped[int | None]
    box_left: Mapped[float | None]
    box_top: Mapped[float | None]
    box_right: Mapped[float | None]
    box_bottom: Mapped[float | None]
    is_ocr: Mapped[Flag]


class Evidenced(Placed):
    """Columns of a fact: its exact words, their place in ``documents.text``, and the rule.

    Every foreign key has an index: without one, replacing a document would scan whole tables.
    """

    quote: Mapped[str]
    char_start: Mapped[int]
    char_end: Mapped[int]
    rule: Mapped[str]
    block_id: Mapped[int | None] = mapped_column(
        ForeignKey("blocks.id", ondelete="CASCADE"), index=True
    )
    section_id: Mapped[int | None] = mapped_column(
        ForeignKey("sections.id", ondelete="CASCADE"), index=True
    )
