"""The names of an archive's members, as they were meant and where they may not lead."""

import re
import unicodedata
from zipfile import ZipInfo

from pipeline.marked_words import syllable_share

_IS_UTF8 = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")


def member_name(info: ZipInfo) -> str:
    """The path in the archive: POSIX, NFC, control characters escaped, without ``.`` parts.

    Many programs write the letters of their own system and not that they are UTF-8; zipfile
    reads such bytes as code page 437. UTF-8 is tried, then windows-1258.
    """
    name = info.filename
    if not info.flag_bits & _IS_UTF8 and not name.isascii():
        name = _meant(name)
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    name = "".join(_shown(character) for character in name)
    start = "/" if name.startswith("/") else ""
    return start + "/".join(part for part in name.split("/") if part not in ("", "."))


def climbs(name: str) -> bool:
    """True if the path is not one below the archive.

    >>> climbs("../a.txt"), climbs("/a.txt"), climbs("C:/a.txt"), climbs("2024/a..b.txt")
    (True, True, True, False)
    """
    return name.startswith("/") or ".." in name.split("/") or bool(_DRIVE.match(name)) or not name


def _meant(name: str) -> str:
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:
        return name  # it was not read as code page 437
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        shown = data.decode("windows-1258", "replace")
        good, words = syllable_share(shown.replace("_", " "))
        return shown if words and good == words else name


def _shown(character: str) -> str:
    return character if character.isprintable() else f"\\x{ord(character):02x}"
