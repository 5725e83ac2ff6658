"""Invented plans in any number, as the readers would give them: facts first, words from them.

The same number gives the same plan. What is varied is what the database's indexes and views meet:
provinces of all times, years, genres, indicators (a few frequent, many rare), levels, modalities,
deadlines, rises, second sources and replaced plans. The text between the facts is made of phrases
put together at random, about as long as in plans of that many facts.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from random import Random

from db.units import Unit, load_units, units_now
from models.dates import DateInterval, Deadline
from models.facts import (
    LEVELS,
    Agency,
    Assignment,
    Change,
    Facts,
    Figure,
    Genre,
    LegalReference,
    Metadata,
    MetadataEvidence,
    Modality,
    Task,
)
from models.lexicon import load_csv
from models.record import DocumentRecord
from models.spans import Evidence, Place, Span
from models.structure import Part, Section
from models.text import Block

FIGURES, TASKS, REFERENCES, PHRASES = 12, 7, 2, 48
_UNITS = [u for u in load_units().values() if u.scheme != "historic"]
_INDICATORS = load_csv("indicators")
_WEIGHTS = list(accumulate(1 / (place + 3) for place in range(len(_INDICATORS))))
_AGENCIES = [row for row in load_csv("agencies") if row["level"] == "tinh"]
_MODALITIES: tuple[Modality, ...] = ("target",) * 7 + ("result", "forecast", "quoted")
_GENRES: tuple[Genre, ...] = (*("plan",) * 12, *("decision",) * 4, *("news",) * 3, "other")
_OPENINGS = (
    "Tiếp tục rà soát", "Đẩy mạnh", "Tổ chức kiểm tra", "Nâng cao chất lượng", "Hoàn thiện",
    "Xây dựng", "Triển khai đồng bộ", "Công khai kịp thời", "Bố trí đủ nguồn lực cho",
    "Tăng cường tuyên truyền về",
)  # fmt: skip
_SUBJECTS = (
    "quy trình nội bộ của các phòng chuyên môn", "hệ thống thông tin dùng chung của địa phương",
    "công tác văn thư và lưu trữ điện tử", "việc tiếp nhận phản ánh của người dân và doanh nghiệp",
    "đội ngũ cán bộ làm việc ở bộ phận một cửa", "cơ sở dữ liệu chuyên ngành theo lộ trình",
    "các mô hình hay đã thí điểm ở cơ sở", "kỷ luật, kỷ cương trong thực thi công vụ",
    "vị trí việc làm của các đơn vị sự nghiệp", "chế độ báo cáo định kỳ trên môi trường mạng",
)  # fmt: skip
_ENDINGS = (
    "bảo đảm thống nhất từ trên xuống", "phù hợp với điều kiện thực tế của từng địa bàn",
    "gắn với trách nhiệm của người đứng đầu", "để phục vụ người dân ngày một tốt hơn",
    "trên cơ sở hạ tầng số hiện có", "không làm phát sinh thêm giấy tờ", "theo đúng thẩm quyền",
)  # fmt: skip


class Draft:
    """A text in the making: blocks follow each other, a fact's words are a part of one."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.words: list[str] = []
        self.blocks: list[Block] = []
        self.section_of: list[int] = []
        self.heads: list[tuple[int, str]] = []
        self.length = 0

    def say(self, words: str, quote: str = "", rule: str = "bench") -> Evidence:
        """Adds a block; the evidence is of `quote` within it, else of the whole block."""
        span = Span(self.length, self.length + len(words))
        start = span.start + (words.index(quote) if quote else 0)
        place = Place(start=span.start, end=span.end)
        self.blocks.append(Block(len(self.blocks), span, place))
        self.section_of.append(len(self.heads) - 1)
        self.words.append(words)
        self.length = span.end + 1
        return self.at(start, quote or words, rule)

    def at(self, start: int, quote: str, rule: str) -> Evidence:
        """Evidence in the last block."""
        block = self.blocks[-1]
        return Evidence(
            Span(start, start + len(quote)),
            quote,
            rule,
            block.index,
            len(self.heads) - 1,
            block.place,
        )

    def head(self, title: str) -> None:
        """Begins a section."""
        self.heads.append((len(self.blocks), title))
        self.say(f"{len(self.heads)}. {title}")

    def sections(self) -> tuple[Section, ...]:
        """The sections, each to the next head."""
        ends = [first for first, _title in self.heads[1:]] + [len(self.blocks)]
        return tuple(
            Section(
                index, None, Part.PLAN, 1, str(index + 1), title, str(index + 1),
                Span(self.blocks[first].span.start, self.blocks[end - 1].span.end), first, (first, end),
            )
            for index, ((first, title), end) in enumerate(zip(self.heads, ends, strict=True))
        )  # fmt: skip

    def phrase(self) -> str:
        """A sentence that says nothing to be counted."""
        pick = self.random.choice
        return f"{pick(_OPENINGS)} {pick(_SUBJECTS)}, {pick(_ENDINGS)}; {pick(_SUBJECTS)}."


def plan(number: int) -> DocumentRecord:
    """The plan of a number: one in forty is another source of the one before, or replaces it."""
    random = Random(number)
    unit, year = random.choice(_UNITS), random.randint(2006, 2026)
    draft = Draft(random)
    metadata = _metadata(draft, number, unit, year)
    references = tuple(_reference(draft, place) for place in range(REFERENCES))
    draft.head("Mục tiêu")
    figures = tuple(_figure(draft, year) for _ in range(FIGURES))
    parts: Sequence[Callable[[], object]] = [
        *(lambda: draft.say(draft.phrase()) for _ in range(PHRASES - 4)),
        *(lambda: draft.head(draft.random.choice(_SUBJECTS).capitalize()) for _ in range(4)),
    ]
    for say in random.sample(parts, len(parts)):
        say()
    draft.head("Nhiệm vụ")
    tasks = tuple(_task(draft, year) for _ in range(TASKS))
    text = "\n".join(draft.words)
    path = f"{unit.unit_id.replace(':', '-')}/{year}/{number:06}.txt"
    return DocumentRecord(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
        blocks=tuple(draft.blocks),
        parts=(Part.PLAN,) * len(draft.blocks),
        sections=draft.sections(),
        section_of=tuple(draft.section_of),
        tables=(),
        facts=Facts(metadata, references, figures, tasks),
    )


def _metadata(draft: Draft, number: int, unit: Unit, year: int) -> Metadata:
    random = draft.random
    genre = random.choice(_GENRES)
    own = f"{number if random.random() < 0.97 else number - 1}"
    symbol = "QĐ-UBND" if genre == "decision" else "KH-UBND"
    issued = date(year, random.randint(1, 12), random.randint(1, 28))
    last = year if random.random() < 0.7 else year + 4
    title = f"Kế hoạch cải cách hành chính năm {year} của {unit.name}, lần ban hành thứ {number}"
    draft.head("Phần mở đầu")
    body = f"Ủy ban nhân dân {unit.name}"
    said = {
        "issuing_body": draft.say(body.upper(), rule="letterhead.body"),
        "document_number": draft.say(f"Số: {own}/{symbol}", f"{own}/{symbol}", "letterhead.number"),
        "title": draft.say(title, rule="title.block"),
    }
    now = ";".join(load_units()[one].name for one in units_now(unit.unit_id))
    return Metadata(
        genre=genre, document_number=f"{own}/{symbol}", number=own, symbol=symbol,
        document_type="Quyết định" if genre == "decision" else "Kế hoạch", content_type="Kế hoạch",
        title=title, issued_on=issued, issuing_body=body, issuing_level="province",
        province=unit.name, province_id=unit.unit_id, province_now=now, signer="Nguyễn Văn Mẫu",
        signer_position="Phó Chủ tịch", period=DateInterval.years(year, last),
        evidence=tuple(MetadataEvidence(f, e.quote, True, e.rule, e) for f, e in said.items()),
    )  # fmt: skip


def _reference(draft: Draft, place: int) -> LegalReference:
    number = f"{draft.random.randint(1, 999)}/{'NQ-CP' if place else 'QĐ-TTg'}"
    said = draft.say(f"Căn cứ văn bản số {number} của cấp trên về cải cách hành chính;", number)
    return LegalReference(
        said, "basis", number=number, type="Nghị quyết" if place else "Quyết định"
    )


def _figure(draft: Draft, year: int) -> Figure:
    random = draft.random
    row = random.choices(_INDICATORS, cum_weights=_WEIGHTS)[0]
    value = float(random.randint(5, 100))
    due = DateInterval.year(year if random.random() < 0.7 else year + random.randint(1, 4))
    levels = tuple(level for level in LEVELS[1:] if random.random() < 0.15)
    change: Change | None = "increase" if random.random() < 0.1 else None
    leads = (random.choice(_AGENCIES)["canonical_name"],) if random.random() < 0.5 else ()
    quote = f"đạt từ {value:g}% trở lên"
    words = f"- {row['label_vi']} {quote} trong năm {due.end.year} ({random.choice(_ENDINGS)})."
    return Figure(
        draft.say(words, quote, "quantity.percent"), random.choice(_MODALITIES), row["label_vi"],
        "percent", "ge", value, value, indicator_code=row["code"] if random.random() < 0.8 else None,
        area=int(row["area"]) if row["area"] else None, change=change, levels=levels, due=due,
        due_source=random.choice(("own", "inherited", "period")), leads=leads,
        leads_source="area" if leads else None,
        condition_text="đủ điều kiện" if random.random() < 0.1 else None,
    )  # fmt: skip


def _task(draft: Draft, year: int) -> Task:
    random = draft.random
    named = random.sample(_AGENCIES, 2)[: 1 if random.random() < 0.6 else 2]
    what = draft.phrase()
    names = [row["canonical_name"] for row in named]
    words = f"- {what} {names[0]} chủ trì{''.join(f', phối hợp với {n}' for n in names[1:])}."
    said = draft.say(words, what, "task.sentence")
    start = draft.blocks[-1].span.start
    given = tuple(
        Assignment(
            "lead" if place == 0 else "coordinate",
            Agency(name, name, named[place]["agency_id"]),
            draft.at(start + words.index(name, len(what)), name, "role.leads"),
        )
        for place, name in enumerate(names)
    )
    due = DateInterval.year(year)
    return Task(said, "prose", what, deadline=Deadline(f"năm {year}", due), assignments=given)
