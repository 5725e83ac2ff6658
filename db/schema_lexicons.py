"""Tables of the words' names: indicators, national goals, provinces, agencies.

Their rows are copied from the files of the same names in models/lexicons. Facts hold codes of
them without a foreign key: a document read with older words keeps its codes.
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import WITHOUT_ROWID, Base, Flag, IsoDate, Key, among, area_of_reform, flag
from models.facts import LEVELS, Change, Comparator


class IndicatorRow(Base):
    """What a target measures (chỉ số)."""

    __tablename__ = "indicators"
    __table_args__ = WITHOUT_ROWID

    code: Mapped[str] = mapped_column(primary_key=True, comment="its code")
    label_vi: Mapped[str] = mapped_column(comment="its name in Vietnamese")
    label_en: Mapped[str] = mapped_column(comment="its name in English")
    area: Mapped[int | None] = mapped_column(area_of_reform(), comment="reform area 0-6")
    area_label: Mapped[str | None] = mapped_column(comment="name of the area")
    unit: Mapped[str | None] = mapped_column(comment="its own unit")
    direction: Mapped[str | None] = mapped_column(
        among("direction", ("higher", "lower")), comment="whether `higher` or `lower` is better"
    )
    levels: Mapped[str | None] = mapped_column(comment="levels it is promised for")
    kind: Mapped[str | None] = mapped_column(comment="`quantity`, or how else it is measured")
    valid_from: Mapped[IsoDate | None] = mapped_column(comment="first day it was in use")
    valid_to: Mapped[IsoDate | None] = mapped_column(comment="last day it was in use")
    successor_code: Mapped[str | None] = mapped_column(
        ForeignKey("indicators.code", deferrable=True, initially="DEFERRED"),
        comment="the one that replaced it",
    )


class NationalGoalRow(Base):
    """A goal that the Government set for an indicator; only `verified` ones are compared."""

    __tablename__ = "national_goals"

    id: Mapped[Key] = mapped_column(comment="place in national_goals.csv, from 1")
    indicator_code: Mapped[str] = mapped_column(
        ForeignKey("indicators.code"), index=True, comment="the indicator"
    )
    national_source: Mapped[str] = mapped_column(comment="the document that sets it")
    year: Mapped[int] = mapped_column(comment="by which year")
    level: Mapped[str | None] = mapped_column(
        among("level", LEVELS), comment="for which level; NULL for all"
    )
    comparator: Mapped[str] = mapped_column(
        among("comparator", Comparator), comment="as in v_targets"
    )
    value_low: Mapped[float] = mapped_column(comment="the number, or the low end of a range")
    value_high: Mapped[float] = mapped_column(comment="equal to it unless `range`")
    change: Mapped[str | None] = mapped_column(
        among("change", Change), comment="`increase`, `decrease`; NULL for a level"
    )
    baseline: Mapped[str | None] = mapped_column(comment="what a rise or fall is compared with")
    status: Mapped[str] = mapped_column(comment="`verified` where the source was read")


class ProvinceRow(Base):
    """A province of one of the schemes (63 until 30/6/2025, 34 after, historic ones)."""

    __tablename__ = "provinces"
    __table_args__ = WITHOUT_ROWID

    unit_id: Mapped[str] = mapped_column(primary_key=True, comment="its key (`p63:15`)")
    scheme: Mapped[str] = mapped_column(
        among("scheme", ("pre2025_63", "post2025_34", "historic")),
        comment="`pre2025_63`, `post2025_34` or `historic`",
    )
    gso_code: Mapped[str | None] = mapped_column(
        comment="code of the statistics office; seven codes changed meaning on 1/7/2025"
    )
    name: Mapped[str] = mapped_column(comment="its name; one name may denote two units")
    full_name: Mapped[str] = mapped_column(comment="with tỉnh or thành phố")
    type: Mapped[str] = mapped_column(comment="`tinh` or `thanh_pho_tw`")
    region_6: Mapped[str | None] = mapped_column(comment="vùng, of six")
    territory: Mapped[str] = mapped_column(
        comment="the unit that it continues unchanged (`p63:01` for `p34:01`), else its own id"
    )
    valid_from: Mapped[IsoDate | None] = mapped_column(comment="its first day; NULL before 2006")
    valid_to: Mapped[IsoDate | None] = mapped_column(comment="its last day; NULL if it stands")


class ProvinceSuccessorRow(Base):
    """Which unit a province went into; one that was split has several."""

    __tablename__ = "province_successors"
    __table_args__ = WITHOUT_ROWID

    unit_id: Mapped[str] = mapped_column(
        ForeignKey("provinces.unit_id"), primary_key=True, comment="the province"
    )
    successor_id: Mapped[str] = mapped_column(
        ForeignKey("provinces.unit_id"), primary_key=True, index=True, comment="what it went into"
    )


class AgencyRow(Base):
    """An agency (cơ quan) or group of agencies under its canonical name."""

    __tablename__ = "agencies"
    __table_args__ = WITHOUT_ROWID

    agency_id: Mapped[str] = mapped_column(primary_key=True, comment="its code")
    canonical_name: Mapped[str] = mapped_column(index=True, comment="its name")
    kind: Mapped[str | None] = mapped_column(comment="sort of body (`so`, `hdnd`)")
    level: Mapped[str | None] = mapped_column(comment="`tinh`, `huyen`, `xa` or above")
    valid_from: Mapped[IsoDate | None] = mapped_column(comment="first day under this name")
    valid_to: Mapped[IsoDate | None] = mapped_column(comment="last day under this name")
    reorg_2025: Mapped[str | None] = mapped_column(comment="what became of it in 2025, in words")
    english: Mapped[str | None] = mapped_column(comment="its name in English")
    is_group: Mapped[Flag] = mapped_column(flag("is_group"), comment="1 for a group of agencies")


class AgencySuccessorRow(Base):
    """Which agency another went into when it was reorganised."""

    __tablename__ = "agency_successors"
    __table_args__ = WITHOUT_ROWID

    agency_id: Mapped[str] = mapped_column(
        ForeignKey("agencies.agency_id"), primary_key=True, comment="the agency"
    )
    successor_id: Mapped[str] = mapped_column(
        ForeignKey("agencies.agency_id"), primary_key=True, index=True, comment="what it went into"
    )
