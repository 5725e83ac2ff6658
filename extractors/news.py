"""News: the headline, date and byline of an article. Its author signs nothing."""

from dataclasses import replace
from datetime import date

import regex

from extractors.document_lines import Line
from extractors.full_dates import IN_FIGURES, IN_WORDS, read_date
from extractors.persons import has_surname, parse_person
from extractors.provinces import find_provinces
from models.rule import Rule, rule
from models.spans import Span

_DAY = rf"(?:{IN_FIGURES.pattern.pattern}|{IN_WORDS.pattern.pattern})"
DATE_LINE = rule(
    "news_date_line",
    rf"""(?i:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật|cập\s+nhật|ngày\s+đăng|đăng\s+(?:ngày|lúc)
    |xuất\s+bản|đăng\s+tải|\bpost)[^\n]{{0,40}}?(?P<when>(?i:{_DAY}))""",
    examples=(
        "Thứ năm, 02/02/2023 19:34",
        "Cập nhật: Thứ sáu, 10/1/2020",
        "Ngày đăng: 3-4-2022",
        "Thứ Hai, ngày 05 tháng 9 năm 2022",
    ),
    counter_examples=("Xem các tin đã đưa ngày:", "ngày 3/4/2022"),
)
PLAIN_DATE_LINE = rule(
    "news_plain_date",
    rf"""\A\W*(?:\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?\s*(?:AM|PM|GMT\+7)?\W*)?(?P<when>{_DAY})\W*
    (?:(?:lúc\s+)?\d{{1,2}}[:hg]\d{{2}}(?::\d{{2}})?\s*(?:AM|PM|GMT\s?\+?7)?)?\W*
    (?:(?:lượt|đã|số|người|tác\s+giả|xem|in\s|chia\s+sẻ|theo\s+dõi|google|zalo|facebook|nghe|giọng|cỡ\s+chữ|bình\s+luận)\b.{{0,60}})?$""",
    examples=(
        "12/04/2022 10:05",
        "10:05 | 12/04/2022",
        "(03/4/2023)",
        "05/9/2022 - Lượt xem: 12",
        "14:02, 11/05/2024 Theo dõi Báo Cà Mau trên Google News",
        "11/05/2024 14:02 Google News",
    ),
    counter_examples=(
        "Ngày 12/4/2022, UBND tỉnh",
        "giai đoạn 2021-2025",
        "11/05/2024 Sở Y tế theo dõi dịch",
    ),
    flags=regex.IGNORECASE,
)
BYLINE_CUE = rule(
    "byline_cue",
    r"\A\W*(?:(?:tin|bài|ảnh|tác\s+giả|người\s+viết|thực\s+hiện)(?:\s*(?:,|và|-|/)\s*(?:tin|bài|ảnh|ảnh))*)\s*:\s*(?P<name>.+)$",
    examples=("Tin, ảnh: Lê Hoa", "Tác giả: Trần Văn Nam", "Bài và ảnh: Thu Hà"),
    counter_examples=("Nguồn: Sở Nội vụ", "Ảnh minh họa"),
    flags=regex.IGNORECASE,
)
RULES: tuple[Rule, ...] = (DATE_LINE, PLAIN_DATE_LINE, BYLINE_CUE)


_DATE_AT = regex.compile(
    r"""(?<=\S)\s+(?=thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b|chủ\s+nhật\b|cập\s+nhật|ngày\s+đăng
    |đăng\s+(?:lúc|ngày)|\(?\d{1,2}[:hg/.-]\d{1,2})""",
    regex.IGNORECASE | regex.VERBOSE,
)
# A headline behind the date, its hour and the signs between.
_HEADLINE_BEHIND = regex.compile(
    r"[\s|,;-]*(?:\d{1,2}[:hg]\d{2}(?:\s*[AP]M)?)?[\s|,;-]+(?=\p{Lu}.{15})"
)
# `gửi về sở trước ngày 30/8/2019.`
_IN_SENTENCE = regex.compile(r"\b(?i:ngày|trước|sau|từ|đến|hết|vào|tới|hạn|và|tháng|hôm)$")
# A headline with its author's name joined to it; a name in the headline has a word before it.
_NAME_BEHIND = regex.compile(
    r"(?<=(?P<before>\b\p{Ll}+|\d|\p{Lu}{2,}))\s+(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,3})$"
)
_LEADS_NAME = frozenset(
    ("ông", "bà", "em", "anh", "chị", "tịch", "thư", "đốc", "tướng", "trưởng", "đồng", "chí", "sĩ",
     "nhân", "tại", "ở", "tỉnh", "huyện", "xã", "phường", "phố", "của", "và", "sông", "với", "sư")
)  # fmt: skip
_FIRST_LINES = 8
_CAPITALS = regex.compile(
    r"\p{Lu}{2,7}(?: \p{Lu}{1,7}){1,3}(?: - \p{Lu}{2,7}(?: \p{Lu}{1,7}){1,3})?"
)
# `XEM THÊM`, `TIN KHÁC`, `BẠN ĐỌC`: a site's words in capitals behind an article
_SITE_WORDS = regex.compile(
    r"(?i)\b(?:tin|bài|xem|đọc|bình\s+luận|chia\s+sẻ|từ\s+khóa|nguồn|liên\s+quan|khác|thêm|quan\s+tâm|ý\s+kiến|phản\s+hồi|video|ảnh|chủ\s+đề|nhiều|mới|nổi\s+bật|ban|biên\s+tập|tòa\s+soạn|phóng\s+viên|cộng\s+tác|trở\s+về|quay|đầu\s+trang|quảng\s+cáo|báo|đài|đặt\s+mua|tags|hết)\b"
)


def part_date_lines(lines: list[Line]) -> list[Line]:
    """The lines, a date line that was joined to the headline's end parted from it."""
    parted = [piece for line in lines[:_FIRST_LINES] for piece in _parted(line)]
    if len(lines) > 1 and _is_date_line(lines[1].text) and parted[0] is lines[0]:
        parted[:1] = _without_author(parted[0])
    return parted + lines[_FIRST_LINES:]


def _is_date_line(words: str) -> bool:
    return bool(len(words) < 120 and (DATE_LINE.first(words) or PLAIN_DATE_LINE.first(words)))


def _without_author(line: Line) -> list[Line]:
    """A headline, its author parted from it: the page printed the name on the next line."""
    match = _NAME_BEHIND.search(line.text)
    if match is None or match["before"] in _LEADS_NAME or not has_surname(match["name"]):
        return [line]
    is_place = find_provinces(match["name"], None)
    return [line] if is_place else [*_cut(line, match.start(), match.start("name"))]


def _parted(line: Line) -> list[Line]:
    if len(line.text) > 400:
        return [line]
    opening = DATE_LINE.first(line.text[:120])
    behind = _HEADLINE_BEHIND.match(line.text, opening.end()) if opening else None
    if opening and behind and opening.start() == 0:
        return [*_cut(line, opening.end(), behind.end())]
    for cut in _DATE_AT.finditer(line.text):
        tail = line.text[cut.end() :]
        if _IN_SENTENCE.search(line.text, 0, cut.start()):
            continue
        dated = DATE_LINE.first(tail[:120])
        is_hour = regex.fullmatch(r"\(?\d{1,2}[:hg]\d{2}", tail)  # its date stands behind a `|`
        if is_hour or PLAIN_DATE_LINE.first(tail) or (dated and dated.start() == 0):
            return [*_cut(line, cut.start(), cut.end())]
    return [line]


def _cut(line: Line, end: int, start: int) -> tuple[Line, Line]:
    """The line up to `end` and the line from `start` on."""
    first = line.span.start
    return (
        replace(line, text=line.text[:end], span=Span(first, first + end)),
        replace(line, text=line.text[start:], span=Span(first + start, line.span.end)),
    )


def read_headline(lines: list[Line]) -> Line | None:
    """The headline: the first line, if it is no sentence and no date."""
    for line in lines[:4]:
        if DATE_LINE.first(line.text) or PLAIN_DATE_LINE.first(line.text):
            continue
        is_sentence = regex.search(r"[.;:]\W*$", line.text) is not None
        return line if 12 <= len(line.text) <= 250 and not is_sentence else None
    return None


def read_published_on(lines: list[Line], start: int) -> tuple[date, Span] | None:
    """The article's date: a line near the headline that is nothing but a date.

    Args:
        lines: all lines, the site's too, in reading order.
        start: where the article begins; lines after it come first, then the nearest before.
    """
    after = [line for line in lines if line.span.end > start][:12]
    before = [line for line in lines if line.span.end <= start][-8:][::-1]
    for group in (after, before):
        for each in (DATE_LINE, PLAIN_DATE_LINE):
            for line in group:
                match = each.first(line.text) if len(line.text) < 120 else None
                day = read_date(match) if match else None
                if day:
                    return day, line.span
    return None


def read_byline(lines: list[Line]) -> tuple[str, Span] | None:
    """The author: a short line behind the last paragraph that is a name, or follows a cue."""
    for line in lines[:8]:
        cue = BYLINE_CUE.first(line.text) if len(line.text) < 90 else None
        name = _author(cue["name"], sure=True) if cue else None
        if name:
            return name, line.span
    for at, line in enumerate(lines[1:5], start=1):
        # Alone between headline and date, or right behind the date.
        beside = [x.text for x in (lines[at - 1], *lines[at + 1 : at + 3])]
        name = _author(line.text, sure=False) if len(line.text) < 60 else None
        if name and has_surname(name) and any(map(_is_date_line, beside)):
            return name, line.span
    for line in reversed(lines[-6:]):
        cue = BYLINE_CUE.first(line.text)
        name = _author(cue["name"] if cue else line.text, sure=cue is not None) or _pen_name(line)
        if name:
            return name, line.span
        if len(line.text) > 90:
            inside = regex.search(
                r"\./?\.?\s*\(?(?P<name>\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,3})\)?$", line.text
            )
            if inside and has_surname(inside["name"]):
                start = line.span.start + inside.start("name")
                return inside["name"], Span(start, start + len(inside["name"]))
            return None
    return None


def _pen_name(line: Line) -> str | None:
    """An author's name in capitals without a family name (`TƯỜNG VÂN`), as papers end articles."""
    words = line.text.strip(" -–.*/()")
    if not _CAPITALS.fullmatch(words) or _SITE_WORDS.search(words):
        return None
    return _author(words.title(), sure=False)


def _author(words: str, *, sure: bool) -> str | None:
    # The paper or office may follow: `Lê Hoa (TTXVN)`.
    text = regex.sub(r"(?<=\p{L})\s*\([^)]*\)$", "", words.strip(" -–.*/")).strip(" ()-–.*/")
    if len(text) > 60 or (find_provinces(text, None) and not sure):
        return None
    names = [parse_person(part) for part in regex.split(r"\s*(?:[,&]|\s-\s|–|\svà\s)\s*", text)]
    kept = [name for name in names if name]
    if not kept or names[0] is None:
        return None
    return ";".join(kept)
