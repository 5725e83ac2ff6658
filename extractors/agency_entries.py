"""The entries of agencies.csv: which one a phrase means on a day, and what became of it in 2025."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

import regex

from models.lexicon import day_cell, load_csv, load_toml, split_cell
from models.nlp import match_key
from models.validity import is_valid_on

_ABBREVIATED = ((regex.compile(r"\bUBND\b"), "Ủy ban nhân dân"), (regex.compile(r"\bHĐND\b"), "Hội đồng nhân dân"))  # fmt: skip
_OLD_TONE = regex.compile("([Uu])ỷ")
_UNKEYED = regex.compile(r"[^\p{L}\d&]+")


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """One agency or group of the lexicon with its validity; `successors` are ids."""

    agency_id: str
    name: str
    kind: str
    is_group: bool
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]

    def is_valid(self, on: date) -> bool:
        """True if the body existed under this name on that day."""
        return is_valid_on(on, self.valid_from, self.valid_to)


@cache
def load_entries() -> dict[str, AgencyEntry]:
    """All entries by `agency_id`, in the order of the lexicon."""
    return {row["agency_id"]: _entry(row) for row in load_csv("agencies")}


def _entry(row: dict[str, str]) -> AgencyEntry:
    return AgencyEntry(
        agency_id=row["agency_id"],
        name=row["canonical_name"],
        kind=row["kind"],
        is_group=row["is_group"] == "yes",
        valid_from=day_cell(row["valid_from"]),
        valid_to=day_cell(row["valid_to"]),
        successors=split_cell(row["successor_ids"]),
    )


@cache
def successors_now(agency_id: str) -> str | None:
    """The names that stand at the end of an entry's chain of successors, joined by ``;``.

    None where the lexicon names no successor.

    >>> successors_now("cuc_thue"), successors_now("so_y_te")
    ('Thuế tỉnh, thành phố', None)
    """
    entries, ends = load_entries(), dict[str, None]()
    waiting, seen = list(entries[agency_id].successors), {agency_id}
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        waiting.extend(entries[current].successors)
        if not entries[current].successors:
            ends[entries[current].name] = None
    return ";".join(ends) or None


@lru_cache(maxsize=4096)
def phrase_key(phrase: str) -> str:
    """The key under which a phrase of the lexicon and a printed one are the same.

    >>> phrase_key("Các Sở, ban ngành") == phrase_key("các sở, ban, ngành")
    True
    """
    return _UNKEYED.sub(" ", match_key(phrase)).strip()


@cache
def phrase_ids() -> dict[str, tuple[str, ...]]:
    """The ids that each name, alias or abbreviation stands for, by `phrase_key`."""
    found: dict[str, list[str]] = {}
    groups = load_toml("agency_groups")
    for row in load_csv("agencies"):
        phrases = (row["canonical_name"], *split_cell(row["aliases"]))
        more = groups.get(row["agency_id"], ())
        for phrase in (*phrases, *split_cell(row["abbreviations"]), *more):
            ids = found.setdefault(phrase_key(phrase), [])
            if row["agency_id"] not in ids:
                ids.append(row["agency_id"])
    return {key: tuple(ids) for key, ids in found.items()}


@cache
def short_forms() -> frozenset[str]:
    """The abbreviations of one word that stand for an agency by themselves (`SNV`)."""
    ambiguous = set(load_toml("agency_words")["ambiguous"])
    words = {word for row in load_csv("agencies") for word in split_cell(row["abbreviations"])}
    return frozenset(w for w in words if " " not in w and w not in ambiguous)


@cache
def bare_phrases() -> frozenset[str]:
    """The keys of phrases that name no doer by themselves (`địa phương`)."""
    return frozenset(map(phrase_key, load_toml("agency_words")["bare"]))


@cache
def all_short_forms() -> frozenset[str]:
    """Every abbreviation of one word in capitals, the ambiguous ones too."""
    words = {word for row in load_csv("agencies") for word in split_cell(row["abbreviations"])}
    return frozenset(w for w in words if " " not in w and sum(map(str.isupper, w)) > 1)


def choose_id(ids: tuple[str, ...], on: date | None) -> str:
    """The one of several ids that was valid on the day of the document, else the first."""
    if on is not None:
        for agency_id in ids:
            if load_entries()[agency_id].is_valid(on):
                return agency_id
    return ids[0]


@lru_cache(maxsize=4096)
def spell_out(text: str) -> str:
    """A printed name with its committee spelt out, as canonical names are.

    >>> spell_out("UBND cấp huyện"), spell_out("các sở, ban, ngành")
    ('Ủy ban nhân dân cấp huyện', 'Các sở, ban, ngành')
    """
    text = _OLD_TONE.sub(lambda m: ("Ủ" if m[1] == "U" else "ủ") + "y", text)
    for pattern, words in _ABBREVIATED:
        text = pattern.sub(words, text)
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
