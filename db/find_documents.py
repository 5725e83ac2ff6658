"""Which documents a person means by a path, an id, a number, a hash or some words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from unicodedata import normalize

import regex

from db.identity import number_key
from db.read_views import Row, read_view
from db.search_names import names_asked
from db.search_words import Word, split_words

_COLUMNS = (
    "document_id", "path", "sha256", "document_number", "number", "title", "reported_title",
    "province", "issued_on", "published_on", "genre", "duplicate_of",
)  # fmt: skip
_HEX = regex.compile(r"[0-9a-f]{6,64}")


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the database, as a list shows it."""

    id: int
    path: str
    sha256: str
    document_number: str | None
    number: str | None
    title: str | None
    province: str | None
    day: str | None
    genre: str
    duplicate_of: int | None


def find_documents(url: str, name: str) -> list[Held]:
    """The documents that a name means, by the first of these ways that finds any.

    Its path; its id; its number (số ký hiệu, dashes and zeros aside); its số alone; the end of
    its path (a file's name); the first six or more letters of the sha256; its province by name
    and the other words among its path, number, title and year; all the words there, those of a
    province's name next to each other. Words are whole ones, accents aside.

    Args:
        url: an SQLAlchemy URL or the path of an SQLite file.
        name: what the person wrote.

    Raises:
        ViewError: if the database cannot be read.
    """
    rows = read_view(url, "v_documents", columns=_COLUMNS)
    held = sorted((_held(row) for row in rows), key=lambda one: one.id)
    wanted = normalize("NFC", name.strip())
    for is_meant in _ways(wanted) if wanted else ():
        if found := [one for one in held if is_meant(one)]:
            return found
    return []


def _held(row: Row) -> Held:
    return Held(
        id=row["document_id"],
        path=row["path"],
        sha256=row["sha256"] or "",
        document_number=row["document_number"],
        number=row["number"],
        title=row["title"] or row["reported_title"],
        province=row["province"],
        day=row["issued_on"] or row["published_on"],
        genre=row["genre"],
        duplicate_of=row["duplicate_of"],
    )


def _ways(name: str) -> Sequence[Callable[[Held], bool]]:
    key, asked = number_key(name), _asked(name)
    tail, digest = f"/{name.lstrip('./')}", name.lower()
    is_hash = _HEX.fullmatch(digest) is not None
    return (
        lambda one: one.path == name,
        lambda one: name.isdecimal() and one.id == int(name),
        lambda one: one.document_number is not None and number_key(one.document_number) == key,
        lambda one: one.number is not None and number_key(one.number) == key,
        lambda one: f"/{one.path}".endswith(tail),
        lambda one: is_hash and one.sha256.startswith(digest),
        lambda one: bool(asked.names) and _is_of(one, asked.names) and _says(one, asked.words),
        lambda one: bool(asked.names or asked.words) and _says(one, (*asked.names, *asked.words)),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """Words asked for, each name of a province as one: `` nam dinh ``, and the others alone."""

    names: tuple[str, ...]
    words: tuple[str, ...]


def _asked(name: str) -> _Asked:
    words = list(split_words(name))
    places = [place for _mark, place in names_asked(words)]
    named = {at for place in places for at in place}
    return _Asked(
        tuple(_keys(words[place.start : place.stop]) for place in places),
        tuple(_keys([word]) for at, word in enumerate(words) if at not in named),
    )


def _is_of(one: Held, names: Sequence[str]) -> bool:
    """True for a document of a province that is named."""
    return _keys(split_words(one.province or "")) in names


def _says(one: Held, asked: Sequence[str]) -> bool:
    said = (one.path, one.document_number, one.province, one.title, one.day and one.day[:4])
    keys = _keys(split_words(" ; ".join(part for part in said if part)))
    return all(words in keys for words in asked)


def _keys(words: Iterable[Word]) -> str:
    """Words without accents and leading zeros, a space before, between and behind them."""
    return f" {' '.join(word.folded.lstrip('0') or '0' for word in words)} "
