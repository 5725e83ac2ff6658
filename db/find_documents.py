"""Which documents a person means by a path, an id, a number, a hash or some words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

import regex

from db.identity import number_key
from db.read_views import Row, read_view

_COLUMNS = (
    "document_id", "path", "sha256", "document_number", "number", "title", "reported_title",
    "province", "issued_on", "published_on", "genre", "duplicate_of",
)  # fmt: skip
_HEX = regex.compile(r"[0-9a-f]{6,64}")
_STROKES = str.maketrans("đĐðÐ", "dddd")


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
    its path (a file's name); the first six or more letters of the sha256; all the words, accents
    aside, among its path, number, province, title and year of issue.

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
    key, words = number_key(name), _folded(name).split()
    tail, digest = f"/{name.lstrip('./')}", name.lower()
    is_hash = _HEX.fullmatch(digest) is not None
    return (
        lambda one: one.path == name,
        lambda one: name.isdecimal() and one.id == int(name),
        lambda one: one.document_number is not None and number_key(one.document_number) == key,
        lambda one: one.number is not None and number_key(one.number) == key,
        lambda one: f"/{one.path}".endswith(tail),
        lambda one: is_hash and one.sha256.startswith(digest),
        lambda one: all(word in _words(one) for word in words),
    )


def _words(one: Held) -> str:
    said = (one.path, one.document_number, one.province, one.title, one.day and one.day[:4])
    return _folded(" ".join(part for part in said if part))


def _folded(words: str) -> str:
    letters = normalize("NFD", words.translate(_STROKES).casefold())
    return "".join(letter for letter in letters if not combining(letter))
