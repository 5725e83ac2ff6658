"""What an office file's archive may hold: no bombs, no locked members, no entities in its XML."""

import io
import zipfile
import zlib

from models.issues import ReadError

MAX_PART = 64 << 20
"""Bytes of one XML part: a plan of 200 pages has 10 MB."""
_MAX_TOTAL = 512 << 20
_MAX_MEMBERS = 10_000
_MAX_RATIO, _SMALL = 250, 1 << 20  # what deflate makes of real XML stays under 60
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")
TORN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, OSError, NotImplementedError,
    ValueError,
)  # fmt: skip
"""What zipfile raises for archives that are torn, of unknown compression, or oddly named."""


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a member; zipfile itself reads no more than the size that was declared.

    Raises:
        ReadError: ``encrypted_file`` or ``zip_bomb``; and those of `TORN` as they come.
    """
    if info.flag_bits & 1:
        raise ReadError("encrypted_file", "the file is locked by a password")
    if info.file_size > MAX_PART:
        message = f"a part of the file has {info.file_size} bytes: more than {MAX_PART}"
        raise ReadError("zip_bomb", message)
    _check_ratio(info)
    return archive.read(info)


def check_xml(xml: bytes) -> None:
    """Refuse XML that declares entities: no office program writes any, a bomb is made of them.

    Raises:
        ReadError: ``hostile_xml``.
    """
    wide = (sign.decode().encode(code) for sign in _ENTITIES for code in ("utf-16-le", "utf-16-be"))
    if any(sign in xml for sign in (*_ENTITIES, *wide)):
        message = "the file declares entities of its own, as no office program does"
        raise ReadError("hostile_xml", message)


def check_archive(data: bytes) -> None:
    """Check all members of an archive that another program will unpack.

    Raises:
        ReadError: ``broken_file``, ``encrypted_file``, ``zip_bomb`` or ``hostile_xml``.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MAX_MEMBERS or sum(i.file_size for i in infos) > _MAX_TOTAL:
                raise ReadError("zip_bomb", "the file unpacks to more than any document holds")
            for info in infos:
                _check_ratio(info)
                if info.filename.lower().endswith((".xml", ".rdf")):
                    check_xml(read_member(archive, info))
    except TORN as error:
        raise ReadError("broken_file", f"the file is torn: {error}") from error


def _check_ratio(info: zipfile.ZipInfo) -> None:
    if info.file_size > _SMALL and info.file_size > _MAX_RATIO * max(info.compress_size, 1):
        raise ReadError("zip_bomb", "a part of the file is packed beyond all measure")
