"""Letters that a scan put among the figures of a date, where nothing else can be meant."""

import regex

from pipeline.fixes import Fix

_FIGURES = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0"})
_LETTER_AMONG = regex.compile(r"\d[lIOo][\d/]|/[lIOo]\d|[lIOo]/\d")


def _as_figures(match: "regex.Match[str]") -> str:
    return match[0].translate(_FIGURES)


SCANNED: tuple[Fix, ...] = (
    Fix(
        "letters_in_dates",
        "a scan took the 1 or 0 of a date for a letter",
        # the first look finds the year: rare, and of a fixed length
        regex.compile(
            r"(?<![\p{L}\d/.-])(?=[\dlIOo]{1,2}/[\dlIOo]{1,2}/[12]\S{3})"
            r"(?:[0-3lIOo]?[\dlIOo])/(?:[01lIOo]?[\dlIOo])/(?:[1lI]9|2[0Oo])[\dlIOo]{2}(?![\p{L}\d/])"
        ),
        _as_figures,
        (
            ("ngày 31/3/20l0", "ngày 31/3/2010"),
            ("trước ngày l5/O8/2012", "trước ngày 15/08/2012"),
            ("từ 0l/l0/2009 đến 3O/11/2009", "từ 01/10/2009 đến 30/11/2009"),
            ("trước 15/8/2012", "trước 15/8/2012"),
            ("Ol/2O lo/km", "Ol/2O lo/km"),
            ("15/l0/2012/QĐ-UBND", "15/l0/2012/QĐ-UBND"),
        ),
        needless=lambda text: _LETTER_AMONG.search(text) is None,
    ),
)
