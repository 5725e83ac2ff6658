"""Which indicators a person may mean: by a code misspelt, or by words of its name."""

from collections.abc import Iterable
from difflib import get_close_matches

from db.search_words import split_words
from models.lexicon import load_csv

_MOST = 5


def near_codes(words: str) -> list[str]:
    """Codes written much like it, or whose names hold all of its words, with or without accents.

    >>> near_codes("tthc_online_payment_pct")[0], near_codes("thanh toan truc tuyen") != []
    ('tthc_online_payment_txn_pct', True)
    """
    rows = load_csv("indicators")
    asked = set(_words(words.replace("_", " ")))
    named = [
        row["code"]
        for row in rows
        if asked and asked <= set(_words(" ".join((row["label_vi"], row["label_en"]))))
    ]
    within = [row["code"] for row in rows if asked <= set(row["code"].split("_"))]
    close = get_close_matches(words.casefold(), [row["code"] for row in rows], n=_MOST, cutoff=0.5)
    return list(dict.fromkeys((*close[:1], *within, *named, *close)))[:_MOST]


def perhaps(names: Iterable[str]) -> str:
    """What follows a name that is unknown.

    >>> perhaps(["v_targets"]), perhaps([])
    ('; did you mean v_targets?', '')
    """
    listed = ", ".join(names)
    return f"; did you mean {listed}?" if listed else ""


def _words(text: str) -> list[str]:
    return [word.folded for word in split_words(text)]
