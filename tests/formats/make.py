"""Makes the sample files: ``PYTHONPATH=tests python -m formats.make [NAME ...]``, by hand.

Needs LibreOffice and Chromium beside the `dev` extra. A file that is there is made anew only if
it is named. What LibreOffice and Chromium print holds the hour of printing; all else comes out
the same each time.
"""

import sys
from collections.abc import Sequence

from formats.files import FILES, MADE
from formats.oracle import TABLES, save_tables


def main(names: Sequence[str]) -> None:
    """Makes the named files, or those that are not there yet, and the oracle's tables."""
    MADE.mkdir(exist_ok=True)
    for file in FILES:
        if file.name in names or not file.path.exists():
            data = file.make()
            file.path.write_bytes(data)
            print(f"{file.name:24}{len(data):>10,} bytes")
    save_tables(TABLES, again=not names or "tables" in names)


if __name__ == "__main__":
    main(sys.argv[1:])
