"""The area of administrative reform (0-6) that a heading names."""

from functools import cache

import regex

from models.lexicon import load_toml

_CHARGED = regex.compile(
    r"\bcải\s+cách\s+(?:thể\s+chế|thủ\s+tục|tổ\s+chức|chế\s+độ|tài\s+chính|công\s+vụ)"
    r"|\bnội\s+dung\s+(?:về\s+)?(?:xây\s+dựng|hiện\s+đại)",
    regex.IGNORECASE,
)
_MAX_TASK = 160


@cache
def area_of_heading(heading: str) -> int | None:
    """The area by the words of a heading or section row, None outside the reform fields.

    >>> area_of_heading("CẢI CÁCH THỂ CHẾ"), area_of_heading("Hạ tầng giao thông")
    (1, None)
    """
    text = " ".join(heading.casefold().split())
    for area in load_toml("reform_areas")["area"]:
        if any(word in text for word in area["words"]):
            return int(area["number"])
    return None


def area_of_task(task: str) -> int | None:
    """The area with which a task charges somebody as a whole (`thực hiện nội dung cải cách ...`).

    None where the task names no area, or several.
    """
    if len(task) > _MAX_TASK or len(_CHARGED.findall(task)) != 1:
        return None
    return area_of_heading(task)
