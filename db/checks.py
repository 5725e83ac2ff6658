"""What is refused before it is stored: false quotes, and characters no database can hold."""

from collections.abc import Sequence

from db.errors import StoreError
from db.row_values import Columns


def check_columns(columns: Columns, text: str) -> None:
    """Check the rows of one table of a document against its text.

    Raises:
        StoreError: if a quote is not ``text[char_start:char_end]``, or a value holds U+0000
            (which ends a text in SQL functions) or a lone surrogate (which is no UTF-8).
    """
    for name, values in columns.items():
        if any(issubclass(kind, str) for kind in set(map(type, values))):
            check_characters(name, [value for value in values if isinstance(value, str)])
    if "quote" in columns:
        wanted = (columns[name] for name in ("quote", "char_start", "char_end", "rule"))
        for quote, start, end, rule in zip(*wanted, strict=True):
            if quote is not None and text[start:end] != quote:
                raise StoreError(f"the text at {start}..{end} is not the quote of rule {rule}")


def check_characters(name: str, values: Sequence[str]) -> None:
    """Check the characters of the values of a column.

    Raises:
        StoreError: naming the column that cannot be stored.
    """
    if _is_storable("".join(values)):  # one look at all of them; slow only to say which
        return
    value = next(value for value in values if not _is_storable(value))
    raise StoreError(f"{name} holds U+0000 or a lone surrogate: {value[:80]!a}")


def _is_storable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value
