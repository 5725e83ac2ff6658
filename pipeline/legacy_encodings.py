"""Text in an encoding of before Unicode (TCVN3, VNI, VISCII), told by its font or by itself.

Nothing is decoded that is Vietnamese already. A font's name is evidence (``.VnTime``); without
one the letters must say it: read as they stand hardly a word is a syllable, decoded nearly all
are. So French, German, ``µg/m³`` and ``§ 5`` stay as they are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import regex

from models.issues import Issue, Stage
from models.lexicon import load_toml
from pipeline.legacy_tables import DECODERS, Encoding
from pipeline.marked_words import syllable_share

MIN_WORDS = 6
"""Words with marks that a text must hold before its letters alone are believed."""
MIN_DECODED = 0.85
"""Least share of the words with marks that are syllables once decoded."""
MAX_AS_SHOWN = 0.5
"""Largest share of them that are syllables already."""
SAMPLE = 1 << 16
"""Characters looked at to judge a text."""

_OWN = "ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"  # letters that no old encoding shows
_IS_UNICODE = regex.compile(f"[{_OWN}]")
_SIGN = regex.compile(r"[\x02\x05\x06\x14\x19\x1e\x80-\x9f¡-ÿŒœŠšŸŽžƒˆ˜]")
_ALIEN = regex.compile(
    r"""(?<=[A-Za-z])[¨©ª«¬\u00ad®µ¶·¸¹»¼½¾×÷]       # signs within a word
    | [¨©ª«¬\u00ad®µ¶·¸¹»¼½¾×÷](?=[A-Za-z])
    | [\x80-\x9fÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿŒœŠšŸŽžƒ]   # letters that Vietnamese has not
    """,
    regex.VERBOSE,
)
# Any of these letters; the standard library's search is the faster one for a single set.
_ANY_ALIEN = re.compile("[\x80-\x9f¨©ª«¬\u00ad®µ¶·¸¹»¼½¾×÷ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿŒœŠšŸŽžƒ]")
_SEGMENT = regex.compile(r"[^\n<>]+")
_SUBSET = regex.compile(r"\A[A-Z]{6}\+")
_SYMBOL_FONT = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in Unicode, and the encodings some of it was decoded from."""

    text: str
    encodings: tuple[str, ...]


def decode_legacy(text: str, font: str | None = None) -> str | None:
    """The text in Unicode, or None where nothing is to be decoded.

    With a `font` whose name says the encoding, short runs are decoded too; but where many
    runs are at hand ask `decode_runs`, which sees whether the font's name is out of date.
    Without one a text needs `MIN_WORDS` words with marks.

    >>> decode_legacy("Sè", font=".VnTime"), decode_legacy("kÕ ho¹ch", font="ABCDEF+.VnTimeH")
    ('Số', 'KẾ HOẠCH')
    >>> decode_legacy("Sè"), decode_legacy("Số", font=".VnTime"), decode_legacy("µg/m³")
    (None, None, None)
    """
    encoding = encoding_of_font(font)
    if encoding is None:
        found = find_legacy(text)
        return found.text if found else None
    decoded = _decode_run(text, str(font), encoding)
    return decoded if decoded != text else None


def encoding_of_font(font: str | None) -> Encoding | None:
    """The encoding that the name of a font tells; a PDF's subset tag is no matter.

    >>> encoding_of_font(".VnArial"), encoding_of_font("VNI-Helve"), encoding_of_font("Arial")
    ('TCVN3', 'VNI', None)
    """
    name = _font_name(font)
    fonts = load_toml("legacy_letters")["fonts"]
    if name.startswith(tuple(fonts["tcvn3"])):
        return "TCVN3"
    return "VNI" if name.startswith(tuple(fonts["vni"])) else None


def decode_runs(runs: Sequence[tuple[str, str | None]]) -> tuple[list[str], tuple[str, ...]]:
    """The texts of a document's runs in Unicode, and the encodings met.

    Args:
        runs: each text with the name of its font, None where it is not known.

    Returns:
        As many texts as runs. Runs of a legacy font are decoded unless all the words in fonts
        of that encoding show that the document was turned to Unicode and kept its font names.
    """
    texts = [text for text, _ in runs]
    told = [encoding_of_font(font) for _, font in runs]
    met: list[str] = []
    for encoding in DECODERS:
        own = [index for index, one in enumerate(told) if one == encoding]
        if own and _is_legacy([texts[index] for index in own], encoding):
            met.append(encoding)
            for index in own:
                texts[index] = _decode_run(texts[index], str(runs[index][1]), encoding)
    others = [index for index, one in enumerate(told) if one is None]
    if found := find_legacy("\n".join(texts[index].replace("\n", "\x1d") for index in others)):
        met += [name for name in found.encodings if name not in met]
        for index, text in zip(others, found.text.split("\n"), strict=True):
            texts[index] = text.replace("\x1d", "\n")
    return texts, tuple(met)


def find_legacy(text: str) -> Decoded | None:
    """The text with its stretches of one old encoding decoded; None where there are none.

    A stretch ends at a line's end or a tag. One that could be read both ways goes with the
    one before it, so a page's Unicode frame around an old document stays.
    """
    first = _ANY_ALIEN.search(text)
    if first is None or len(list(islice(_ALIEN.finditer(text, first.start()), 3))) < 3:
        return None
    encoding = _judge(_suspects(text))
    if encoding is None:
        return None
    return Decoded(_decode_segments(text, encoding), (encoding,))


def legacy_issue(path: str, encodings: Iterable[str]) -> Issue:
    """What is to be said of a file some of whose text was decoded."""
    names = ", ".join(encodings)
    message = f"written in an encoding of before Unicode, decoded: {names}"
    return Issue(path, Stage.READ, "legacy_encoding", message)


def legacy_issues(path: str, encodings: Sequence[str]) -> tuple[Issue, ...]:
    """`legacy_issue` where something was decoded, else nothing."""
    return (legacy_issue(path, encodings),) if encodings else ()


def _font_name(font: str | None) -> str:
    return _SUBSET.sub("", font.strip(" '\"")).lower() if font else ""


def _is_capital_font(font: str) -> bool:
    fonts = load_toml("legacy_letters")["fonts"]
    name = _font_name(font).split(",")[0].replace("bold", "").replace("italic", "").rstrip(" -")
    return name.endswith(fonts["capital_end"]) and not name.startswith(tuple(fonts["not_capital"]))


def _decode_run(text: str, font: str, encoding: Encoding) -> str:
    if _IS_UNICODE.search(text):
        return text
    decoded = DECODERS[encoding](text.translate(_SYMBOL_FONT))
    if encoding == "TCVN3" and _is_capital_font(font):
        return decoded.upper()
    return decoded


def _is_legacy(texts: Sequence[str], encoding: Encoding) -> bool:
    """False where the runs read better as they stand than decoded."""
    text = "\n".join(texts)
    if _IS_UNICODE.search(text):
        text = "\n".join(one for one in texts if not _IS_UNICODE.search(one))
        good, words = syllable_share(DECODERS[encoding](text))
        return words >= MIN_WORDS and _judge([text]) == encoding
    good, _ = syllable_share(text)
    better, words = syllable_share(DECODERS[encoding](text.translate(_SYMBOL_FONT)))
    return better >= good and better >= words / 2


def _suspects(text: str) -> list[str]:
    """Stretches with signs of an old encoding and none of Unicode, up to `SAMPLE` characters."""
    kept: list[str] = []
    size = 0
    for found in _SEGMENT.finditer(text):
        segment = found[0]
        if _SIGN.search(segment) and not _IS_UNICODE.search(segment):
            kept.append(segment[:SAMPLE])
            size += len(kept[-1])
            if size > SAMPLE:
                break
    return kept


def _judge(segments: Sequence[str]) -> Encoding | None:
    """The encoding in which nearly all words are syllables, if hardly one is as it stands."""
    text = "\n".join(segments)
    good, words = syllable_share(text)
    if good > MAX_AS_SHOWN * words:
        return None
    best: Encoding | None = None
    most = MIN_WORDS - 1
    for encoding, decode in DECODERS.items():
        good, words = syllable_share(decode(text))
        if good > most and good >= MIN_DECODED * words:
            best, most = encoding, good
    return best


def _decode_segments(text: str, encoding: Encoding) -> str:
    decode = DECODERS[encoding]
    if not _IS_UNICODE.search(text):
        return _SEGMENT.sub(lambda found: decode(found[0]), text)
    pieces: list[str] = []
    end, is_old = 0, not _IS_UNICODE.search(text, 0, SAMPLE)
    for found in _SEGMENT.finditer(text):
        segment = found[0]
        pieces.append(text[end : found.start()])
        end = found.end()
        if _IS_UNICODE.search(segment):
            is_old = False
        elif _SIGN.search(segment):
            decoded = decode(segment)
            now, then = syllable_share(segment)[0], syllable_share(decoded)[0]
            is_old = is_old if now == then else then > now
            segment = decoded if is_old else segment
        pieces.append(segment)
    return "".join(pieces) + text[end:]
