"""Files of old and other office programs (.doc, .rtf, .odt ...): LibreOffice makes Word files of them.

One start of LibreOffice costs more than most conversions, so a run may convert many files ahead
of its workers::

    folder = Path(tempfile.mkdtemp())
    os.environ[CACHE] = str(folder)             # before the workers start: they inherit it
    convert_many(files[:BATCH], folder)          # files whose media type is in OFFICE_TYPES

`read_office` looks into the folder that the environment variable `CACHE` names, for
``<sha256>.docx``; what is not there it converts itself, one file at a time. Where LibreOffice is
missing or fails, antiword reads the text of a .doc.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from models.issues import Issue, ReadError, Stage
from models.text import RawFile, RawText
from pipeline.readers.office_programs import find_antiword, find_soffice, run_antiword, run_soffice
from pipeline.readers.zip_limits import check_archive, check_xml

CACHE = "KEHOACH_OFFICE_CACHE"
"""The environment variable that names the folder of converted files."""
BATCH = 20
"""Files that one start of LibreOffice converts best."""
OFFICE_TYPES = {
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.text-template": ".ott",
    "application/vnd.oasis.opendocument.text-flat-xml": ".fodt",
    "application/vnd.ms-works": ".wps",
    "application/vnd.ms-wordml": ".xml",
}
"""The media types that LibreOffice is asked to read, and the endings it knows them by."""
_XML_TYPES = frozenset(name for name, end in OFFICE_TYPES.items() if end in (".xml", ".fodt"))
_START_S, _FILE_S = 15.0, 2.0  # LibreOffice needs 0.2 s for a plan once it has started
_ALONE_S = 25.0


def convert_many(files: Sequence[RawFile], into: Path) -> frozenset[str]:
    """Convert files in one start of LibreOffice; made are ``<into>/<sha256>.docx``.

    Nothing is raised for a file that fails: its reader converts it alone and says why.

    Returns:
        The sha256 of the files that are there now.
    """
    wanted = {one.sha256: one for one in files if one.media_type in OFFICE_TYPES}
    wanted = {key: one for key, one in wanted.items() if _is_harmless(one)}
    missing = [one for key, one in wanted.items() if not _cached(into, key).exists()]
    if missing and find_soffice():
        _convert(missing, into, _START_S + _FILE_S * len(missing))
    return frozenset(key for key in wanted if _cached(into, key).exists())


def read_office(file: RawFile) -> RawText:
    """Read a file of an office program by way of Word's format.

    Raises:
        ReadError: ``office_missing``, ``office_failed``, ``zip_bomb``, ``hostile_xml``, and
            what `read_word` and `read_text` raise.
    """
    from pipeline.readers.word import read_word

    _check(file)
    data = _converted(file)
    if data is not None:
        raw = read_word(replace(file, data=data))
        return replace(raw, media_type=file.media_type)
    if file.media_type == "application/msword" and find_antiword():
        return _read_with_antiword(file)
    if not find_soffice():
        message = (
            "LibreOffice is needed to read this format: install libreoffice-writer-nogui antiword"
        )
        raise ReadError("office_missing", message)
    raise ReadError("office_failed", "LibreOffice made nothing of it: damaged, locked or too slow")


def _read_with_antiword(file: RawFile) -> RawText:
    """The text of a .doc, its tables as lines of pipes; merges and numbering are lost."""
    from pipeline.readers.text import read_text

    text = run_antiword(file.data)
    if text is None:
        raise ReadError("office_failed", "neither LibreOffice nor antiword can read the Word file")
    raw = read_text(replace(file, data=text))
    message = (
        "read by antiword: list numbers and merged cells are lost; install libreoffice-writer-nogui"
    )
    issue = Issue(file.path, Stage.READ, "office_second_choice", message)
    return replace(raw, issues=(*raw.issues, issue))


def _converted(file: RawFile) -> bytes | None:
    """The Word file made of `file`: by a run ahead, or now; None where that cannot be done."""
    folder = os.environ.get(CACHE)
    if folder and (ready := _cached(Path(folder), file.sha256)).exists():
        return ready.read_bytes()
    if not find_soffice():
        return None
    with TemporaryDirectory(prefix="kehoach-office-") as name:
        _convert([file], Path(name), _ALONE_S)
        made = _cached(Path(name), file.sha256)
        return made.read_bytes() if made.exists() else None


def _convert(files: Sequence[RawFile], into: Path, timeout_s: float) -> None:
    """Convert files in a folder of their own; each that is done is moved to `into` whole."""
    with TemporaryDirectory(prefix="sources-", dir=into) as name:
        folder = Path(name)
        sources = []
        for file in files:
            source = folder / f"{file.sha256}{OFFICE_TYPES[file.media_type]}"
            source.write_bytes(file.data)
            sources.append(source)
        made = folder / "made"
        run_soffice(sources, made, timeout_s)
        for document in made.glob("*.docx"):
            document.replace(into / document.name)


def _cached(folder: Path, sha256: str) -> Path:
    return folder / f"{sha256}.docx"


def _check(file: RawFile) -> None:
    if file.data.startswith(b"PK"):
        check_archive(file.data)
    elif file.media_type in _XML_TYPES:
        check_xml(file.data)


def _is_harmless(file: RawFile) -> bool:
    try:
        _check(file)
    except ReadError:
        return False
    return True
