"""What is refused before it is stored: false quotes, and characters no database can hold."""

from collections.abc import Sequence

from db.errors import StoreError
from db.row_values import Row


def check_rows(rows: Sequence[Row], text: str) -> None:
    """Check the rows of one table of a document against its text.

    Raises:
        StoreError: if a quote is not ``text[char_start:char_end]``, or a value holds U+0000
            (which ends a text in SQL functions) or a lone surrogate (which is no UTF-8).
    """
    words = [value for row in rows for value in row.values() if isinstance(value, str)]
    if not _is_storable("".join(words)):  # one look at all of them; slow only to say which
        for row in rows:
            check_characters(row)
    for row in rows if rows and "quote" in rows[0] else ():
        quote = row["quote"]
        if quote is not None and text[row["char_start"] : row["char_end"]] != quote:
            place = f"{row['char_start']}..{row['char_end']}"
            raise StoreError(f"the text at {place} is not the quote of rule {row['rule']}")


def check_characters(row: Row) -> None:
    """Check the characters of all values of a row.

    Raises:
        StoreError: naming the column that cannot be stored.
    """
    for name, value in row.items():
        if isinstance(value, str) and not _is_storable(value):
            raise StoreError(f"{name} holds U+0000 or a lone surrogate: {value[:80]!a}")


def _is_storable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value
