"""One object of a gold file, read field by field with errors that say where they are."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class GoldError(ValueError):
    """A gold file that cannot be understood; the message names the file and the field."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A JSON object with its place (``x.gold.json: targets[3]``) for messages."""

    data: Mapping[str, Any]
    place: str
    is_file: bool = False

    def error(self, name: str, wanted: str) -> GoldError:
        """The error to raise for a field that holds something else than wanted."""
        shown = f"found {self.data[name]!r}" if name in self.data else "it is missing"
        return GoldError(f"{self.below(name)}: {wanted} expected, {shown}")

    def below(self, name: str) -> str:
        """The place of a field: ``x.gold.json: targets``, ``x.gold.json: targets[3].value``."""
        return self.place + (": " if self.is_file else ".") + name

    def has(self, name: str) -> bool:
        """Whether the field says anything: null, false, "" and [] say nothing."""
        return bool(self.data.get(name))

    def text(self, name: str) -> str | None:
        """A text; numbers are taken as their digits, so ``2024`` may stand for a year."""
        value = self.data.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, int | float):
            return str(int(value)) if isinstance(value, bool) else str(value)
        raise self.error(name, "a text")

    def required(self, name: str) -> str:
        """A text that must be there."""
        value = self.text(name)
        if not value:
            raise self.error(name, "a text")
        return value

    def integer(self, name: str) -> int | None:
        """A whole number or None."""
        value = self.data.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise self.error(name, "a whole number")

    def values(self, name: str) -> tuple[float, float] | None:
        """A number or [low, high], to four decimals; None where there is no number."""
        if name not in self.data:
            raise self.error(name, "a number or [low, high]")
        value = self.data[name]
        parts = value if isinstance(value, list) else [value]
        if not parts or any(part is None for part in parts):
            return None
        try:
            numbers = [round(float(part), 4) for part in parts]
        except (TypeError, ValueError) as error:
            raise self.error(name, "a number or [low, high]") from error
        if len(numbers) > 2:
            raise self.error(name, "a number or [low, high]")
        return numbers[0], numbers[-1]

    def joined(self, name: str) -> str | None:
        """A text, or a list of texts joined by ``;`` as the views do."""
        value = self.data.get(name)
        return ";".join(map(str, value)) if isinstance(value, list) else self.text(name)

    def names(self, name: str) -> frozenset[str]:
        """The words of a list or of a text, as in ``["due", "levels"]`` or ``"due, levels"``."""
        return frozenset(re.findall(r"\w+", str(self.data.get(name) or "")))

    def entry(self, name: str) -> "Entry | None":
        """The object under a name, or None where it says nothing."""
        value = self.data.get(name) or None
        if value is not None and not isinstance(value, dict):
            raise self.error(name, "an object")
        return None if value is None else Entry(value, self.below(name))

    def entries(self, name: str) -> list["Entry"]:
        """The list of objects under a name; empty where it says nothing."""
        value = self.data.get(name) or []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(name, "a list of objects")
        return [Entry(item, f"{self.below(name)}[{i}]") for i, item in enumerate(value)]

    def texts(self, name: str) -> list[str] | None:
        """A list of texts without its empty ones; None where the field is null or missing."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(t, str | None) for t in value):
            raise self.error(name, "a list of texts")
        return [text for text in value if text]


def load_entry(path: Path) -> Entry:
    """A gold file's object.

    Raises:
        GoldError: if the file cannot be read, is no JSON, or holds no object.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise GoldError(f"{path.name}: not readable as JSON: {error}") from error
    if not isinstance(data, dict):
        raise GoldError(f"{path.name}: an object expected, found a {type(data).__name__}")
    return Entry(data, path.name, is_file=True)
