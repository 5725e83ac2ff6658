"""A corpus folder's ``manifest.csv``: where its files come from."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from models.issues import Issue, ReadError, Stage
from models.text import ManifestRow
from pipeline.decode import decode

MANIFEST = "manifest.csv"


def read_manifest(folder: Path, issues: list[Issue] | None = None) -> dict[str, ManifestRow]:
    """The rows of ``folder/manifest.csv`` by path; empty where there is none.

    Columns read are path, source_url, retrieved_on and province; others are ignored. Rows
    that cannot be used, and values that cannot be read, are appended to `issues`.
    """
    problems = [] if issues is None else issues
    rows: dict[str, ManifestRow] = {}
    file = folder / MANIFEST
    if not file.is_file():
        return rows
    try:
        for number, record in _records(decode(file.read_bytes())):
            row = _row(record, number, problems)
            if row and row.path in rows:
                problems.append(_issue(number, f"{row.path} is named twice; the first row counts"))
            elif row:
                rows[row.path] = row
    except (ReadError, csv.Error, OSError) as error:
        problems.append(_issue(None, f"the manifest cannot be read on: {error}"))
    return rows


def _records(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The records with their line number; `;` and tab part columns too (spreadsheets do so)."""
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in next(reader, [])]
    if "path" not in names:
        raise ReadError("manifest_row", "it has no column `path`", stage=Stage.DISCOVER)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            record = zip(names, cells, strict=False)
            yield reader.line_num, {name: cell.strip() for name, cell in record}


def _row(record: dict[str, str], number: int, issues: list[Issue]) -> ManifestRow | None:
    path = unicodedata.normalize("NFC", record.get("path", "").replace("\\", "/"))
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts:
        issues.append(_issue(number, f"{path!r} is no path inside the folder"))
        return None
    url = record.get("source_url") or None
    if url and not url.lower().startswith(("http://", "https://")):
        issues.append(_issue(number, f"{url!r} is no web address"))
        url = None
    day = record.get("retrieved_on") or None
    if day and not _is_day(day):
        issues.append(_issue(number, f"{day!r} is no date of the form 2024-01-31"))
        day = None
    return ManifestRow(str(PurePosixPath(*parts)), url, day, record.get("province") or None)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2024-01-31")


def _issue(number: int | None, message: str) -> Issue:
    where = f"line {number}: " if number else ""
    return Issue(MANIFEST, Stage.DISCOVER, "manifest_row", where + message)
