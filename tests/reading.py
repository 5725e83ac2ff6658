"""Small texts through the real pipeline, for tests."""

import hashlib
from datetime import date

from models.dates import DateInterval
from models.facts import Facts, Genre, Metadata
from models.plan import Plan
from models.text import CleanText, RawFile
from pipeline.clean import clean_text
from pipeline.parse import parse
from pipeline.readers import read


def raw_file(
    text: str | bytes, *, path: str = "sample.txt", media_type: str = "text/plain"
) -> RawFile:
    data = text.encode() if isinstance(text, str) else text
    return RawFile(path, data, hashlib.sha256(data).hexdigest(), media_type)


def clean(text: str) -> CleanText:
    return clean_text(read(raw_file(text)))


def plan_of(text: str) -> Plan:
    file = raw_file(text)
    return parse(file, read(file))[0]


LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/KH-UBND

An Giang, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
THỬ NGHIỆM NĂM 2024
"""


def plan_under(heading: str, *blocks: str) -> Plan:
    """A formal plan with one heading and the blocks under it."""
    return plan_of("\n\n".join((LETTERHEAD, heading, *blocks)))


def known(first: int, last: int, *, genre: Genre = "plan", year: int | None = None) -> Facts:
    """Facts with a period and a date, as metadata would have found them."""
    issued = date(year or first, 1, 5)
    return Facts(
        metadata=Metadata(genre=genre, period=DateInterval.years(first, last), issued_on=issued)
    )
