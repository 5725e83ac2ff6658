"""The provinces: found in a text by their names, resolved by the date of the document.

There were 63 units until 30/6/2025 and 34 from 1/7/2025, and one name may denote two of them
(Lào Cai before and after), so a name means a unit only together with a date. Matching is
word-bounded and true to case and accents: `Việt Nam định hướng` holds no Nam Định. Source of the
units, aliases and places: models/lexicons/provinces.csv.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import regex

from models.alternation import either
from models.lexicon import day_cell, load_csv, load_toml, split_cell
from models.rule import Rule, rule
from models.spans import Span
from models.validity import is_valid_on

# The date on which the 34 units began to work (NQ 202/2025/QH15).
REFORM_ON = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Province:
    """A provincial unit with its validity; `is_city` for a thành phố trực thuộc trung ương."""

    unit_id: str
    name: str
    full_name: str
    is_city: bool
    forms: tuple[str, ...]
    places: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    def is_valid(self, on: date) -> bool:
        """True if the unit existed on that day."""
        return is_valid_on(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province named in a text; the span covers the name, not `tỉnh` before it."""

    span: Span
    province: Province


@cache
def load_provinces() -> dict[str, Province]:
    """All units by `unit_id`, in the order of the lexicon."""
    return {row["unit_id"]: _province(row) for row in load_csv("provinces")}


def find_provinces(text: str, on: date | None) -> list[ProvinceMention]:
    """The provinces named in `text` in order; `on` is the date of the document if known.

    Districts, streets and persons of the same name are left out.

    Raises:
        TimeoutError: if the pattern runs too long.
    """
    found = []
    for match in MENTION.find(text):
        province = province_by_name(match[0], on)
        if province and not _is_guarded(text, match, province) and _is_there(province, on):
            found.append(ProvinceMention(Span(*match.span()), province))
    return found


def province_by_name(name: str, on: date | None) -> Province | None:
    """The unit of that name or alias on that day, else the one nearest to it in time.

    Without a date the unit of the 63 is meant, as most plans are older than the reform.
    """
    candidates = [load_provinces()[i] for i in _index().get(name_key(name), ())]
    return _at(candidates, on)


def province_of_dateline(place: str, on: date | None) -> Province | None:
    """The province that dates its documents from `place`: its name, or its seat's.

    Under TT 55/2005 provincial bodies named their capital (`Phan Thiết, ngày ...`).

    >>> province_of_dateline("Phan Thiết", None).name
    'Bình Thuận'
    """
    bare = _TOWN.sub("", place.strip())
    named = province_by_name(place, on) or province_by_name(bare, on)
    if named and _is_there(named, on):
        return named
    units = [load_provinces()[i] for i in _place_index().get(name_key(bare), ())]
    return _at([u for u in units if on is None or u.is_valid(on)], on) or named


def province_of_host(words: str, on: date | None) -> Province | None:
    """The province whose portal or mail is named: `huongkhe.hatinh.gov.vn`, `@hatinh.gov.vn`.

    >>> province_of_host("https://huongkhe.hatinh.gov.vn/van-ban", None).name
    'Hà Tĩnh'
    """
    for match in _HOST.finditer(words):
        name = _slugs().get(match[1].casefold().replace("-", ""))
        if name:
            return province_by_name(name, on)
    return None


_HOST = regex.compile(r"(?<![\w-])([\w-]{3,20})\.gov\.vn", regex.IGNORECASE)


@cache
def _slugs() -> dict[str, str]:
    """Names of provinces by their slug without dashes: `hatinh`."""
    rows = load_csv("provinces")
    return {row["slug_key"].replace("_", ""): row["name"].partition(" (")[0] for row in rows}


def province_now(unit_id: str) -> str | None:
    """Today's name of a unit, or of its successors joined by ``;``; None if it is unknown.

    >>> province_now("p63:15")
    'Lào Cai'
    """
    unit = load_provinces().get(unit_id)
    if unit is None:
        return None
    names: dict[str, None] = {}
    waiting = [unit]
    while waiting:
        current = waiting.pop(0)
        if not current.successors:
            names[current.name] = None
        waiting.extend(load_provinces()[i] for i in current.successors)
    return ";".join(names)


_TOWN = regex.compile(r"^(?:thành\s+phố|thị\s+xã|tỉnh|TP\.?|TX\.?)\s+", regex.IGNORECASE)
# Tone marks of open syllables, old and new place: Hoà / Hòa.
_TONES = {f"o{new}": f"{old}a" for new, old in zip("àáảãạ", "òóỏõọ", strict=True)}


def _province(row: dict[str, str]) -> Province:
    # Former units of a living name carry a note: `Cần Thơ (tỉnh)`.
    name = row["name"].partition(" (")[0]
    forms = (name, *split_cell(row["aliases"]), *split_cell(row["abbreviations"]))
    return Province(
        row["unit_id"],
        name,
        row["full_name"],
        row["type"] == "thanh_pho_tw",
        forms,
        split_cell(row["seat_or_dateline_places"]),
        day_cell(row["valid_from"]),
        day_cell(row["valid_to"]),
        split_cell(row["successor_unit_ids"]),
    )


_UNKEYED = regex.compile(r"[^\p{L}]")


def name_key(name: str) -> str:
    """What a name is looked up by: lower case, no blanks, dots or dashes, one tone place."""
    key = _UNKEYED.sub("", name.casefold().replace("ð", "đ"))
    for new, old in _TONES.items():
        key = key.replace(new, old)
    return key


@cache
def _index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for unit in load_provinces().values():
        for key in {name_key(form) for form in (*unit.forms, unit.full_name)}:
            index.setdefault(key, []).append(unit.unit_id)
    return index


@cache
def _place_index() -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for unit in load_provinces().values():
        for key in {name_key(place) for place in unit.places}:
            index.setdefault(key, []).append(unit.unit_id)
    return index


def _at(candidates: list[Province], on: date | None) -> Province | None:
    """The candidate valid on that day, else the nearest in time; without a day one of the 63."""
    if not candidates:
        return None
    if on is None:
        return min(candidates, key=lambda u: not u.unit_id.startswith("p63"))
    return min(candidates, key=lambda u: _days_off(u, on))


def _days_off(unit: Province, on: date) -> int:
    if unit.is_valid(on):
        return 0
    edges = [edge for edge in (unit.valid_from, unit.valid_to) if edge]
    return min(abs((edge - on).days) for edge in edges)


def _is_there(unit: Province, on: date | None) -> bool:
    """False for a unit that is yet to come: Huế was a town of its province until 2025."""
    return on is None or unit.valid_from is None or unit.valid_from <= on


_DASHED = regex.compile(r"\s*[-–_]\s*")


def _pattern() -> str:
    skip = {name_key(form) for form in load_toml("province_guards")["never_in_text"]}
    forms = {f for u in load_provinces().values() for f in u.forms if name_key(f) not in skip}
    printed = {v for form in forms for v in (form, form.upper())}
    variants = {v for form in printed for v in (form, _new_tones(form))}
    names = either(_DASHED.sub("–", form) for form in variants).replace("–", r"\s*[-–—_]\s*")
    # The city is named after a person, so its name counts only behind `thành phố`.
    city = r"(?i:thành\s+phố|t\.?p\.?)\s*(?:Hồ\s+Chí\s+Minh|HỒ\s+CHÍ\s+MINH|HCM)"
    return rf"(?<![\p{{L}}\p{{N}}])(?:{city}|{names})(?![\p{{L}}\p{{N}}])"


def _new_tones(form: str) -> str:
    for new, old in _TONES.items():
        form = regex.sub(rf"{old}(?!\p{{L}})", new, form)
        form = regex.sub(rf"{old.upper()}(?!\p{{L}})", new.upper(), form)
    return form


@cache
def _guards() -> dict[str, dict[str, Any]]:
    return {name_key(guard["name"]): guard for guard in load_toml("province_guards")["guard"]}


def _is_guarded(text: str, match: regex.Match[str], province: Province) -> bool:
    """True where the words around say that no province is meant."""
    words = load_toml("province_guards")
    before, after = text[max(0, match.start() - 20) : match.start()].rstrip(), text[match.end() :]
    guard = _guards().get(name_key(match[0]), {})
    not_after = [word.casefold() for word in guard.get("not_after", ())]
    if not province.is_city:
        not_after += [word.casefold() for word in words["smaller_units"]]
    if any(_ends_with(before.casefold(), word) for word in not_after):
        return True
    if any(_ends_with(before, name) for name in words["person_names"]):
        return True
    following = after[:20].lstrip().casefold()
    return any(following.startswith(word.casefold()) for word in guard.get("not_before", ()))


def _ends_with(before: str, word: str) -> bool:
    return before.endswith(word) and not before[: -len(word)][-1:].isalpha()


MENTION = rule(
    "province_name",
    _pattern(),
    examples=(
        "trên địa bàn tỉnh Yên Bái",
        "UBND tỉnh Thừa Thiên - Huế",
        "TỈNH VĨNH PHÚC",
        "tỉnh Hoà Bình",
        "TP.HCM",
        "thành phố Hồ Chí Minh",
        "Bà Rịa–Vũng Tàu",
        "tỉnh Đắc Lắc",
    ),
    counter_examples=(
        "Việt Nam định hướng",
        "cao bằng năm trước",
        "trung bình định kỳ",
        "vì hòa bình",
        "Chủ tịch Hồ Chí Minh",
        "tư tưởng Hồ Chí Minh",
    ),
)
RULES: tuple[Rule, ...] = (MENTION,)
