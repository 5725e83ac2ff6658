"""Tables of figures: every quantity that was read, and the levels (cấp) it is for."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import (
    WITHOUT_ROWID,
    Base,
    Evidenced,
    InDocument,
    IsoDate,
    Key,
    among,
    area_of_reform,
    sparse_index,
)
from models.facts import LEVELS, Change, Comparator, DueSource, LeadsSource, Modality

UNITS = (
    "percent", "percentage_point", "rank", "rank_places", "group", "headcount", "count", "points",
    "days", "hours", "minutes", "vnd", "times", "other",
)  # fmt: skip
"""The codes of units, in the order of the contract; the words of each are in units.toml."""


class FigureRow(Evidenced, Base):
    """A quantity that was read; a target (chỉ tiêu) is one of `modality` `target`.

    `parent_id` and `same_as_id` are other figures of the document, which may stand later:
    the keys are checked at the end of the transaction.
    """

    __tablename__ = "figures"

    id: Mapped[Key] = mapped_column(comment="number of the figure")
    document_id: Mapped[InDocument] = mapped_column(index=True)
    task_id: Mapped[int | None] = mapped_column(
        ForeignKey("tasks.id", ondelete="CASCADE"), comment="the task of v_tasks it stands in"
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("figures.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        comment="the figure that a `trong đó` narrows",
    )
    same_as_id: Mapped[int | None] = mapped_column(
        ForeignKey("figures.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
        comment="the earlier mention of the same target in this document",
    )
    ordinal: Mapped[int] = mapped_column(
        comment="place in reading order among the document's figures, from 1"
    )
    modality: Mapped[str] = mapped_column(
        among("modality", Modality),
        comment="`target`; `objective` (mục tiêu without a number: `năm sau cao hơn năm trước`;"
        " values NULL); `result` (kết quả, reached in the past); `forecast` (dự báo); `quoted`"
        " (somebody else's aim: a national goal, another article); `rule` (a norm, price or"
        " procedure). v_targets is exactly the rows with `target`",
    )
    indicator_code: Mapped[str | None] = mapped_column(comment="code of indicators.csv or NULL")
    indicator_text: Mapped[str] = mapped_column(comment="what is measured, in the document's words")
    area: Mapped[int | None] = mapped_column(
        area_of_reform(),
        comment="reform area (lĩnh vực CCHC): 0 steering, 1 institutions (thể chế), 2 procedures"
        " (TTHC), 3 organisation (bộ máy), 4 civil service (công vụ), 5 public finance (tài chính"
        " công), 6 digital government (chính quyền số); NULL outside",
    )
    comparator: Mapped[str] = mapped_column(
        among("comparator", Comparator),
        comment="`eq` đạt, `ge` tối thiểu / trở lên, `gt` trên, `le` tối đa / không quá, `lt` dưới,"
        " `approx` khoảng, `range` từ ... đến, `top` rank N or better (nhóm, tốp)",
    )
    value_low: Mapped[float | None] = mapped_column(comment="the number, or the low end of a range")
    value_high: Mapped[float | None] = mapped_column(comment="equal to it unless `range`")
    unit: Mapped[str] = mapped_column(
        among("unit", UNITS),
        comment="`percent` `percentage_point` (điểm %) `rank` (hạng) `rank_places` (bậc) `group`"
        " (nhóm) `headcount` `count` `points` (điểm) `days` `hours` `minutes` `vnd` `times` (lần)"
        " `other`",
    )
    unit_text: Mapped[str | None] = mapped_column(comment="the unit's words (`giường bệnh`)")
    per: Mapped[str | None] = mapped_column(comment="the denominator (`10.000 dân`)")
    change: Mapped[str | None] = mapped_column(
        among("change", Change),
        comment="`increase` tăng, `decrease` giảm, `maintain` duy trì; NULL for a level. `tăng 20%`"
        " is an increase, `đạt 20%` a level: never compare the two",
    )
    baseline: Mapped[str | None] = mapped_column(
        comment="what it is compared with (so với): an ISO interval or words"
    )
    baseline_value: Mapped[float | None] = mapped_column(
        comment="the starting value of `từ 45% lên 60%`"
    )
    aggregation: Mapped[str | None] = mapped_column(
        among("aggregation", ("mean",)), comment="`mean` for bình quân"
    )
    per_period: Mapped[str | None] = mapped_column(
        among("per_period", ("year", "quarter", "month")),
        comment="`year` `quarter` `month` where the number recurs (`mỗi năm`)",
    )
    levels: Mapped[str | None] = mapped_column(
        comment="`central;province;department;district;commune` in this order, those it is for"
        " (cấp tỉnh, cấp huyện, cấp xã)"
    )
    due_start: Mapped[IsoDate | None] = mapped_column(
        comment="first day on which it must hold; `đến`, `hết` have none, `năm 2024` is both ends"
    )
    due_end: Mapped[IsoDate | None] = mapped_column(
        comment="last day of its deadline (thời hạn); `trước X` ends the day before"
    )
    due_source: Mapped[str | None] = mapped_column(
        among("due_source", DueSource),
        comment="`own` said with the number, `inherited` from sentence, heading or table cell,"
        " `period` the plan's",
    )
    condition_text: Mapped[str | None] = mapped_column(
        comment="of what it is promised: `đủ điều kiện`"
    )
    exclusion_text: Mapped[str | None] = mapped_column(comment="what stays out: `trừ văn bản mật`")
    leads: Mapped[str | None] = mapped_column(comment="who leads it (chủ trì): canonical names")
    leads_source: Mapped[str | None] = mapped_column(
        among("leads_source", LeadsSource),
        comment="`own` said with the target, `row` from its table row or task, `same_as` from its"
        " twin, `area` who is charged with the area",
    )


class FigureLevelRow(Base):
    """One level (cấp) that a figure is for; `figures.levels` joins them."""

    __tablename__ = "figure_levels"
    __table_args__ = WITHOUT_ROWID

    figure_id: Mapped[int] = mapped_column(
        ForeignKey("figures.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        comment="the figure",
    )
    level: Mapped[str] = mapped_column(
        among("level", LEVELS),
        primary_key=True,
        comment="`central` `province` `department` `district` `commune`",
    )


for _column in (
    FigureRow.task_id,
    FigureRow.parent_id,
    FigureRow.same_as_id,
    FigureRow.indicator_code,
):
    sparse_index(_column)
