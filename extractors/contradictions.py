"""Where a site's attribute table and the document differ: an issue each, the document is believed.

Ways of writing are no difference: case, spaces, leading zeros, the place of a tone mark, a title
with its number and date around it, a body without its province.
"""

from collections.abc import Callable, Iterator
from functools import cache

import regex

from extractors.readings import Reading, Readings
from models.issues import Issue
from models.lexicon import load_toml
from models.nlp import match_key
from models.plan import Plan

_NO_TITLE = regex.compile(
    r"\b(?:v/v|về việc|về|ban hành|kèm theo|năm|ngày|số|do|của|tỉnh|thành phố|\d{1,2}/\d{1,2}/\d{4}|\S+/\S+)\b"
)
_WORD = regex.compile(r"[\p{L}\d]+")


def find_contradictions(readings: Readings, plan: Plan) -> Iterator[Issue]:
    """An issue for each field on which the site's table and the document differ."""
    for name, agree in _FIELDS.items():
        ranked = readings.ranked(name)
        for rival in ranked[1:]:
            first = ranked[0]
            if rival.rule != f"site.{name}" or first.source == "site":
                continue
            if not agree(first.printed, rival.printed) and not _is_content(readings, rival):
                message = f"{name}: the document says {first.printed!r}, the site {rival.printed!r}"
                yield plan.issue("metadata_contradiction", message, rival.span)


def _same(mine: str, other: str) -> bool:
    return _letters(mine) == _letters(other)


def _letters(words: str) -> str:
    return "".join(c for c in match_key(words) if c.isalnum()).lstrip("0")


def _same_type(mine: str, other: str) -> bool:
    """Sites have classes of their own (`Văn bản khác`): only another known type differs."""
    return _same(mine, other) or match_key(other) not in _types()


def _same_body(mine: str, other: str) -> bool:
    """One name may leave out the province that the other says."""
    one, two = match_key(mine), match_key(other)
    return one.startswith(two) or two.startswith(one)


def _same_title(mine: str, other: str) -> bool:
    """Most words of the shorter title stand in the longer; form words and numbers count not."""
    one, two = (set(_WORD.findall(_NO_TITLE.sub(" ", match_key(words)))) for words in (mine, other))
    shorter = min(one, two, key=len)
    return 2 * len(one & two) >= len(shorter)


def _is_content(readings: Readings, rival: Reading) -> bool:
    """A site may call a decision by what it promulgates: `Kế hoạch` is in the title then."""
    title = readings.text("title") or ""
    return rival.field == "document_type" and match_key(rival.printed) in match_key(title)


@cache
def _types() -> frozenset[str]:
    return frozenset(match_key(row["name"]) for row in load_toml("document_types")["type"])


_FIELDS: dict[str, Callable[[str, str], bool]] = {
    "document_number": _same,
    "issued_on": _same,
    "signer": _same,
    "document_type": _same_type,
    "effective_on": _same,
    "issuing_body": _same_body,
    "province": _same,
    "title": _same_title,
}
