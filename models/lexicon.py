"""The lexicons: words as data, read once from the package and never changed.

Each file of ``models/lexicons`` is UTF-8; CSV files have a header row and no null cells.
"""

import csv
import hashlib
import io
import tomllib
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import models


def _folder() -> Traversable:
    return resources.files(models) / "lexicons"


def _read(file_name: str) -> str:
    """The text of one lexicon file.

    Raises:
        FileNotFoundError: if the package holds no such lexicon.
    """
    return (_folder() / file_name).read_text("utf-8")


def lexicon_bytes(file_name: str) -> bytes:
    """The bytes of one lexicon file, for who wants to know whether it changed.

    Raises:
        FileNotFoundError: if the package holds no such lexicon.
    """
    return (_folder() / file_name).read_bytes()


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``lexicons/<name>.csv`` as dictionaries; treat them as read-only.

    Raises:
        FileNotFoundError: if there is no such lexicon.
    """
    return tuple(csv.DictReader(io.StringIO(_read(f"{name}.csv"))))


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The tables of ``lexicons/<name>.toml``; treat them as read-only.

    Raises:
        FileNotFoundError: if there is no such lexicon.
        tomllib.TOMLDecodeError: if the file is no TOML.
    """
    return tomllib.loads(_read(f"{name}.toml"))


def split_cell(cell: str) -> tuple[str, ...]:
    """The values of a CSV cell that holds several, parted by ``|``.

    >>> split_cell("TP.HCM|TPHCM")
    ('TP.HCM', 'TPHCM')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def day_cell(cell: str) -> date | None:
    """The day of a CSV cell in ISO form; None of an empty one."""
    return date.fromisoformat(cell) if cell else None


@cache
def lexicon_sha256() -> str:
    """One hash over the names and bytes of all lexicons, so a run can say what it read with."""
    digest = hashlib.sha256()
    files = [f for f in _folder().iterdir() if f.name.endswith((".csv", ".toml"))]
    for file in sorted(files, key=lambda f: f.name):
        data = file.read_bytes()
        digest.update(f"{file.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
