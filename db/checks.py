"""What is refused before it is stored: false quotes, and characters no database can hold."""

from collections.abc import Iterable

from db.errors import StoreError
from db.row_values import Row


def check_rows(rows: Iterable[Row], text: str) -> None:
    """Check the rows of one document against its text.

    Raises:
        StoreError: if a quote is not ``text[char_start:char_end]``, or a value holds U+0000
            (which ends a text in SQL functions) or a lone surrogate (which is no UTF-8).
    """
    for row in rows:
        for name, value in row.items():
            if isinstance(value, str):
                check_characters(name, value)
        quote = row.get("quote")
        if quote is not None and text[row["char_start"] : row["char_end"]] != quote:
            place = f"{row['char_start']}..{row['char_end']}"
            raise StoreError(f"the text at {place} is not the quote of rule {row['rule']}")


def check_characters(name: str, value: str) -> None:
    """Check that a value of column `name` can be stored; raises StoreError as above."""
    if "\0" in value:
        raise StoreError(f"{name} holds U+0000 at {value.index(chr(0))}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise StoreError(f"{name} holds a lone surrogate at {error.start}") from error
