"""Bytes to text: which encoding, chosen in a fixed order and never guessed past recognition."""

import codecs
import unicodedata

from models.issues import ReadError
from models.lexicon import load_toml

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 1 << 16  # bytes or characters looked at where the whole is not needed
_GOOD_PER_BAD = 50  # a UTF-8 page may hold one broken sequence for so many whole letters
_LONGEST_WORD_MEAN = 100  # characters for each white space; Vietnamese prose has 4 to 6

_OWN_NAMES = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "utf-8"}


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, whole: only a byte order mark is taken off, line ends stay.

    Tried in this order: byte order mark; UTF-16 by its zero bytes; UTF-8; UTF-8 with a few
    broken sequences (each becomes U+FFFD); the `declared` charset of a page; windows-1258
    and windows-1252 where the result reads as Vietnamese.

    Raises:
        ReadError: ``bad_encoding`` where none of them fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return _strict(data, wide)
    text = _utf8(data)
    if text is None and declared:
        text = _declared(data, declared)
    if text is None:
        text = _vietnamese(data)
    if text is None:
        raise ReadError("bad_encoding", "the bytes are no text in a known encoding")
    return text


def check_words(text: str) -> None:
    """Refuse text that holds no words; looks at three samples, whatever the length.

    Raises:
        ReadError: ``no_words`` where there is no letter, or hardly a white space.
    """
    middle = len(text) // 2
    samples = {text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]}
    if not any(_has_words(sample) for sample in samples):
        raise ReadError("no_words", "the file holds no words, so no document")


def _has_words(sample: str) -> bool:
    pieces = sample.split()
    if len(sample) > _LONGEST_WORD_MEAN * (len(pieces) + 1):
        return False
    return any(character.isalpha() for character in sample)


def _decode_marked(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        text = _utf8(data)
        if text is not None:
            return text
    return _strict(data, encoding)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding}, but broken at byte {error.start}: {error.reason}"
        raise ReadError("bad_encoding", message) from error


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes of Latin letters are zero, every second byte."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs / 5 and even <= pairs / 50:
        return "utf-16-le"
    if even > pairs / 5 and odd <= pairs / 50:
        return "utf-16-be"
    return None


def _utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A sample first: a big file of another kind is refused cheaply.
        return _nearly_utf8(data) if _nearly_utf8(data[:_SAMPLE]) is not None else None


def _nearly_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return text if good >= _GOOD_PER_BAD * bad else None


def _declared(data: bytes, declared: str) -> str | None:
    name = declared.strip().lower()
    try:
        return data.decode(_OWN_NAMES.get(name, name))
    except (LookupError, UnicodeError):
        return None  # an unknown or untrue charset: the last resort follows


def _vietnamese(data: bytes) -> str | None:
    words = load_toml("encodings")
    for encoding, kind in (("windows-1258", "unicode"), ("windows-1252", "old_fonts")):
        sample = data[:_SAMPLE].decode(encoding, "replace")
        if _reads_as(frozenset(words[kind]), sample):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return None


def _reads_as(words: frozenset[str], sample: str) -> bool:
    """True if one word in 25, and three at least, is one of `words`."""
    found = unicodedata.normalize("NFC", sample).lower().split()
    hits = sum(word.strip(".,;:()-") in words for word in found)
    return hits >= 3 and hits * 25 >= len(found)
