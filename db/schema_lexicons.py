"""Tables of the words' names: indicators, national goals, provinces, agencies.

Columns bear the names of models/lexicons/*.csv, from which the rows are copied; lists in a
cell are joined by ``;``. Facts hold codes without a foreign key: a document read with older
words keeps its codes.
"""

from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Flag, IsoDate, Key


class IndicatorRow(Base):
    """What a target measures; `direction` says whether `higher` or `lower` is better."""

    __tablename__ = "indicators"

    code: Mapped[str] = mapped_column(primary_key=True)
    label_vi: Mapped[str]
    label_en: Mapped[str]
    area: Mapped[int | None]
    area_label: Mapped[str | None]
    unit: Mapped[str | None]
    direction: Mapped[str | None]
    levels: Mapped[str | None]
    kind: Mapped[str | None]
    valid_from: Mapped[IsoDate | None]
    valid_to: Mapped[IsoDate | None]
    successor_code: Mapped[str | None]


class NationalGoalRow(Base):
    """A goal that the Government set for an indicator; only `verified` ones are compared."""

    __tablename__ = "national_goals"

    id: Mapped[Key]
    indicator_code: Mapped[str] = mapped_column(index=True)
    national_source: Mapped[str]
    year: Mapped[int]
    level: Mapped[str | None]
    comparator: Mapped[str]
    value_low: Mapped[float]
    value_high: Mapped[float]
    change: Mapped[str | None]
    baseline: Mapped[str | None]
    status: Mapped[str]


class ProvinceRow(Base):
    """A province of one of the schemes (63 until 30/6/2025, 34 after, historic ones)."""

    __tablename__ = "provinces"

    unit_id: Mapped[str] = mapped_column(primary_key=True)
    scheme: Mapped[str]
    gso_code: Mapped[str | None]
    name: Mapped[str]
    full_name: Mapped[str]
    type: Mapped[str]
    region_6: Mapped[str | None]
    valid_from: Mapped[IsoDate | None]
    valid_to: Mapped[IsoDate | None]
    successor_unit_ids: Mapped[str | None]


class AgencyRow(Base):
    """An agency or group of agencies under its canonical name."""

    __tablename__ = "agencies"

    agency_id: Mapped[str] = mapped_column(primary_key=True)
    canonical_name: Mapped[str]
    kind: Mapped[str | None]
    level: Mapped[str | None]
    valid_from: Mapped[IsoDate | None]
    valid_to: Mapped[IsoDate | None]
    successor_ids: Mapped[str | None]
    english: Mapped[str | None]
    is_group: Mapped[Flag]
