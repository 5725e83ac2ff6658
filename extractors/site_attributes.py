"""The attribute table of a site: `Số hiệu: 12/KH-UBND`, `Người ký | Lê Văn A`, a key over its value.

Read from what a format marks up (``plan.site``) and from the lines of the furniture. The values
are the editors', so the document's own words come before them.
"""

from functools import cache

import regex

from extractors.document_lines import Line
from extractors.document_numbers import find_document_numbers
from extractors.full_dates import find_dates
from extractors.issuers import body_of_place
from extractors.persons import parse_person
from extractors.readings import Readings
from models.lexicon import load_toml
from models.plan import Plan
from models.spans import Span

_MAX_VALUE = 400
_TAIL_LINES = 60


def read_site_attributes(plan: Plan, lines: list[Line], body_start: int, into: Readings) -> None:
    """Adds what the site's table says of each field.

    Args:
        plan: the document; ``plan.site`` is read first.
        lines: the furniture's lines.
        body_start: where the document begins; a table behind it is believed only if none is
            before it, as a page may list the attributes of other documents there.
        into: where the readings go.
    """
    for key, value in plan.site.items():
        name = _field_of(key)
        if name:
            _keep(into, name, value, None)
    before = [line for line in lines if line.span.start < body_start]
    after = [line for line in lines if line.span.start >= body_start]
    if not _read_lines(before, into) and not plan.site:
        _read_lines(after[:_TAIL_LINES], into)


def _read_lines(lines: list[Line], into: Readings) -> int:
    """Reads keys with their values beside or under them; how many were found."""
    seen: set[str] = set()
    for index, line in enumerate(lines):
        found = _key_at_start(line.text)
        if found is None or found[0] in seen:
            continue
        name, value_at = found
        value, span = line.text[value_at:], Span(line.span.start + value_at, line.span.end)
        if not value and index + 1 < len(lines) and _key_at_start(lines[index + 1].text) is None:
            value, span = lines[index + 1].text, lines[index + 1].span
        if value:
            seen.add(name)
            _keep(into, name, value, span)
    return len(seen)


def _keep(into: Readings, name: str, value: str, span: Span | None) -> None:
    words = " ".join(_before_next_key(value).split()).strip(" |;")
    if name == "other" or not words or len(words) > _MAX_VALUE or _is_placeholder(words):
        return
    rule = f"site.{name}"
    if name == "document_number":
        numbers = find_document_numbers(f"số {words}")
        into.add(name, numbers[0].text if numbers else None, rule, span)
    elif name.endswith("_on"):
        days = find_dates(words)
        into.add(name, days[0].day if days else None, rule, span)
    elif name == "signer":
        into.add(name, parse_person(words), rule, span)
    elif name == "issuing_body":
        into.add("_issuing_place", words, rule, span)
        into.add(name, body_of_place(words), rule, span)
    else:
        into.add(name, words, rule, span)


@cache
def _keys() -> list[tuple[str, str]]:
    """(key in small letters, field), longest key first."""
    table = load_toml("site_attributes")["keys"]
    pairs = [(key.casefold(), name) for name, keys in table.items() for key in keys]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _field_of(key: str) -> str | None:
    wanted = " ".join(key.split()).strip(" :").casefold()
    return next((name for word, name in _keys() if word == wanted), None)


def _key_at_start(line: str) -> tuple[str, int] | None:
    """The field whose key opens a line, and where its value begins.

    Without a colon the next word must begin a value: a capital, a digit.
    """
    small = line.casefold()
    for word, name in _keys():
        if small.startswith(word):
            rest = line[len(word) :]
            match = regex.match(r"\s*:\s*|\s+(?=[\p{Lu}\d])|\s*$", rest)
            if match:
                return name, len(word) + match.end()
    return None


def _before_next_key(value: str) -> str:
    """A value up to the key of the next one, where two lines of the table were joined."""
    for colon in regex.finditer(r":\s", value):
        words = value[: colon.start()].rstrip()
        for key, _ in _keys():
            start = len(words) - len(key)
            if words.casefold().endswith(f" {key}") and words[start].isupper():
                return words[:start]
    return value


def _is_placeholder(words: str) -> bool:
    wanted = words.casefold().strip(" .…")
    return not wanted or wanted in {
        w.casefold() for w in load_toml("site_attributes")["placeholders"]["words"]
    }
