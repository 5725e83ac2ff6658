"""How long the list of a zip file's members is, told before it is read."""

import io
import struct
from typing import BinaryIO

DIRECTORY_BYTES = 4 << 20
"""Longest list that is read: 10,000 members with long names; it takes time and memory at once."""
_END = struct.Struct("<4s8xI")  # the end record: its sign, and how long the list is
_END_64 = struct.Struct("<4s36xQ")
_SEE_64 = 0xFFFFFFFF
_SEARCHED = (1 << 16) + 22 + 76  # the longest comment, the end record and that of zip64


def directory_bytes(stream: BinaryIO) -> int:
    """How long the list of members is, by the record at the end; 0 where there is none."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _SEARCHED))
    tail = stream.read(_SEARCHED)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + _END.size:
        return 0
    length = int(_END.unpack_from(tail, at)[1])
    at_64 = tail.rfind(b"PK\x06\x06")
    if length == _SEE_64 and 0 <= at_64 <= len(tail) - _END_64.size:
        return int(_END_64.unpack_from(tail, at_64)[1])
    return length
