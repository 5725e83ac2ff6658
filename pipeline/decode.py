"""Bytes to text: which encoding, chosen in a fixed order and never guessed past recognition."""

import codecs

from models.issues import ReadError
from pipeline.double_utf8 import undo_double_utf8
from pipeline.legacy_encodings import MIN_DECODED, Decoded, find_legacy
from pipeline.marked_words import syllable_share

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

_LEAST_WORDS = 3  # words with marks, so that bytes are believed to be windows-1258
_AS_LATIN_1 = "kehoach.latin_1"
_OWN_NAMES = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "utf-8"}


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`; see `decode_text`.

    Raises:
        ReadError: ``bad_encoding`` where no encoding fits.
    """
    return decode_text(data, declared).text


def decode_text(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`, whole: only a byte order mark is taken off, line ends stay.

    Tried in this order: byte order mark; UTF-32 and UTF-16 by their zero bytes; UTF-8; UTF-8
    with a few broken sequences (each becomes U+FFFD); the `declared` charset of a page, unless
    the bytes read as Vietnamese in windows-1258 or, as letters of TCVN3, VNI or VISCII, in
    windows-1252. Then what was encoded twice or holds letters of TCVN3 or VNI is decoded.

    Returns:
        The text, and the old encodings that were found by its letters (`legacy_issues`).

    Raises:
        ReadError: ``bad_encoding`` where none of them fits.
    """
    text = _unicode(data)
    if text is None:
        text = _declared(data, declared) if declared else None
        if found := _vietnamese(data, text or ""):
            return found
    if text is None:
        raise ReadError("bad_encoding", "the bytes are no text in a known encoding")
    once = undo_double_utf8(text)
    old = find_legacy(text if once is None else once)
    names = () if once is None else ("UTF-8 encoded twice",)
    if old:
        return Decoded(old.text, names + old.encodings)
    return Decoded(text if once is None else once, names)


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
    enough = len(sample) // _LONGEST_WORD_MEAN
    if len(sample) > _LONGEST_WORD_MEAN * (len(sample.split(maxsplit=enough)) + 1):
        return False
    return any(character.isalpha() for character in sample)


def _decode_marked(data: bytes, encoding: str) -> str:
    if encoding == "utf-8":
        text = decode_utf8(data)
        if text is not None:
            return text
    return _strict(data, encoding)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"marked as {encoding}, but broken at byte {error.start}: {error.reason}"
        raise ReadError("bad_encoding", message) from error


def _unicode(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding)
    wide = _wide_encoding(data[:_SAMPLE])
    return _strict(data, wide) if wide else decode_utf8(data)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 and UTF-32 without a mark: the high bytes of Latin letters are zero."""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > pairs / 5 and even <= pairs / 50:
        return "utf-16-le"
    if even > pairs / 5 and odd <= pairs / 50:
        return "utf-16-be"
    if pairs > 2 and not any(sample[3::4]) and not any(sample[2::4]):
        return "utf-32-le"
    return "utf-32-be" if pairs > 2 and not any(sample[0::4]) and not any(sample[1::4]) else None


def decode_utf8(data: bytes) -> str | None:
    """UTF-8 that may have a few broken sequences; None of other bytes."""
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


def _vietnamese(data: bytes, as_declared: str) -> Decoded | None:
    """Bytes of windows-1258, or of a font encoding, that read as Vietnamese.

    A page declared as windows-1252 that has the rest of its letters as entities (``h&#7897;i``)
    reads nearly as well in windows-1258 and is none: its text `as_declared` is as good.
    """
    good, words = syllable_share(data[:_SAMPLE].decode("windows-1258", "replace"))
    rival, _ = syllable_share(as_declared[:_SAMPLE])
    if good >= max(_LEAST_WORDS, MIN_DECODED * words, rival + 1):
        return Decoded(data.decode("windows-1258", "replace"), ("windows-1258",))
    return find_legacy(data.decode("windows-1252", _AS_LATIN_1))


def _latin_1(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that windows-1252 leaves open, as Latin-1 has them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error(_AS_LATIN_1, _latin_1)
