"""What a document's text is told by, so that the same text is found again: a MinHash signature.

Broder 1997: the share of equal minima of two signatures estimates the share of word groups
that two texts have in common (Jaccard), here with a standard error of at most 0.06. The text is
compared without furniture, accents, capitals and punctuation: two sites print one plan
differently. Own lines rather than a library: datasketch brings scipy along and updates a
signature word by word (bench/near_duplicates.py measures both).
"""

import re
import zlib
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

import regex

from db.row_values import Row
from models.record import DocumentRecord
from models.structure import Part

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MINIMA = 64
GROUP = 5
"""Words of a group: so many say more than a phrase that all plans share."""

_SEED = 20_240_131
_MARK = regex.compile(r"\p{M}+")
_WORD = re.compile(r"[a-z0-9]+")  # of plain letters: `re` is twice as fast at them


def signature_rows(document_id: int, record: DocumentRecord) -> list[Row]:
    """The row of `signatures`; none of a document of too few words."""
    words = own_words(record)
    if len(words) < GROUP:
        return []
    return [{"document_id": document_id, "words": len(words), "minima": minima(words)}]


def own_words(record: DocumentRecord) -> list[str]:
    """The words of a document outside furniture, folded."""
    text = record.text
    blocks = zip(record.blocks, record.parts, strict=True)
    own = (text[b.span.start : b.span.end] for b, part in blocks if part is not Part.FURNITURE)
    return plain_words("\n".join(own))


def plain_words(text: str) -> list[str]:
    """The words and numbers of a text, folded to plain letters.

    >>> plain_words("Uỷ ban: đạt 80,5%")
    ['uy', 'ban', 'dat', '80', '5']
    """
    folded = _MARK.sub("", normalize("NFD", text.lower())).replace("đ", "d")
    return _WORD.findall(folded)


def minima(words: Sequence[str]) -> bytes:
    """The least hash of all groups of words, for each of `MINIMA` hash functions.

    Returns:
        Little-endian integers of four bytes.
    """
    import numpy as np

    known = {word: zlib.crc32(word.encode()) for word in set(words)}
    hashes = np.fromiter(map(known.__getitem__, words), np.uint64, len(words))
    groups = np.zeros(len(words) - GROUP + 1, dtype=np.uint64)
    for place in range(GROUP):
        groups = groups * np.uint64(0x9E3779B97F4A7C15) + hashes[place : place + len(groups)]
    groups ^= groups >> np.uint64(29)
    factors, terms = _functions()
    least = [(groups * a + b).min() for a, b in zip(factors, terms, strict=True)]
    return (np.array(least) >> np.uint64(32)).astype("<u4").tobytes()


@cache
def _functions() -> "tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]":
    """Factors (odd) and terms of the hash functions, the same in every run."""
    import numpy as np

    drawn = np.random.Generator(np.random.PCG64(_SEED)).integers(
        0, 2**63, size=(2, MINIMA), dtype=np.uint64
    )
    return drawn[0] * np.uint64(2) + np.uint64(1), drawn[1]
