"""Agencies named in a text: lexicon mentions first, then patterns for bodies it does not hold."""

from functools import cache

from models.lexicon import load_csv, split_cell


@cache
def agency_phrases() -> tuple[tuple[str, str], ...]:
    """(agency_id, phrase) for every name, alias and abbreviation; the ruler matches them on NORM."""
    return tuple(
        (row["agency_id"], phrase)
        for row in load_csv("agencies")
        for phrase in (
            row["canonical_name"],
            *split_cell(row["aliases"]),
            *split_cell(row["abbreviations"]),
        )
    )
