"""Unicode text in the encodings of before: TCVN3 (ABC), VNI, VISCII, cp1258, and damaged UTF-8.

The tables are those of the fonts (.VnTime, VNI-Times) and of RFC 1456 (VISCII).
"""

import unicodedata

_PLAIN = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang huyền hỏi ngã sắc nặng

# One row a vowel of _PLAIN: without tone, then huyền, hỏi, ngã, sắc, nặng. Bytes above 0xA0.
_TCVN3_ROWS = (
    "aµ¶·¸¹", "¨»¼½¾Æ", "©ÇÈÉÊË", "eÌÎÏÐÑ", "ªÒÓÔÕÖ", "i×ØÜÝÞ",
    "oßáâãä", "«åæçèé", "¬êëìíî", "uïñòóô", "\xadõö÷øù", "yúûüýþ",
)  # fmt: skip
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Đ": "§", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦"}

# VNI writes the vowel and, behind it, a sign for mark and tone together.
_VNI_BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "ô", "ư": "ö"}
_VNI_SIGNS = {"": "øûõùï"} | dict.fromkeys("âêô", "àåãáä") | {"ă": "èúüéë"}
_VNI_ALONE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}

# VISCII: the letters of 0x80-0xFF in order (RFC 1456); six more stand below 0x20.
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ" "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ" "Õắằặấầẩậẽẹếềểễệố" "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ" "ĐứÒÓÔạỷừửÙÚỹỵÝỡư" "àáâãảăữẫèéêẻìíĩỉ" "đựòóôõỏọụùúũủýợỮ"
)  # fmt: skip
_VISCII_LOW = {"Ẳ": 0x02, "Ẵ": 0x05, "Ẫ": 0x06, "Ỷ": 0x14, "Ỹ": 0x19, "Ỵ": 0x1E}


def _tcvn3_table() -> dict[str, str]:
    table = {"đ": "®"}
    for plain, row in zip(_PLAIN, _TCVN3_ROWS, strict=True):
        for tone, code in zip(_TONES, row, strict=True):
            table[unicodedata.normalize("NFC", plain + tone)] = code
    capitals = {k.upper(): v for k, v in table.items() if ord(v) > 127}
    return table | capitals | _TCVN3_CAPITALS


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for plain in _PLAIN:
        base = _VNI_BASE.get(plain, plain)
        signs = _VNI_SIGNS.get(plain, _VNI_SIGNS[""])
        mark = {"ă": "ê", "â": "â", "ê": "â", "ô": "â"}.get(plain, "")
        table.setdefault(plain, base + mark)
        for tone, sign in zip(_TONES[1:], signs, strict=True):
            table.setdefault(unicodedata.normalize("NFC", plain + tone), base + sign)
    return table | {k.upper(): v.upper() for k, v in table.items()}


def tcvn3(text: str) -> str:
    """The text as its TCVN3 codes look in a Latin-1 font; a capital with a tone loses its size.

    There is no capital Ủ, so people wrote the tone on the next letter.

    >>> tcvn3("Ủy ban nhân dân, Ứng dụng")
    'Uû ban nh©n d©n, øng dông'
    """
    table = _tcvn3_table()
    words = unicodedata.normalize("NFC", text).replace("Ủy", "Uỷ").replace("ỦY", "UỶ")
    return "".join(table.get(c, c) for c in words)


def vni(text: str) -> str:
    """The text as its VNI codes look in a Latin-1 font.

    >>> vni("Ủy ban nhân dân được")
    'UÛy ban nhaân daân ñöôïc'
    """
    table = _vni_table()
    return "".join(table.get(c, c) for c in unicodedata.normalize("NFC", text))


def viscii(text: str) -> bytes:
    """The bytes of VISCII.

    >>> viscii("Việt")
    b'Vi\\xaet'
    """
    codes = {letter: 0x80 + place for place, letter in enumerate(_VISCII_HIGH)} | _VISCII_LOW
    return bytes(codes.get(c, ord(c)) for c in unicodedata.normalize("NFC", text))


def cp1258(text: str) -> bytes:
    """The bytes of Windows' Vietnamese code page: tones follow their vowels."""
    pieces = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in parts[1:] if c in _TONES)
        rest = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tone))
        pieces.append(rest + tone)
    return "".join(pieces).encode("cp1258")


def double_utf8(text: str) -> bytes:
    """UTF-8 read as cp1252 and written as UTF-8 again; bytes cp1252 leaves open stay controls."""
    seen = (
        bytes([b]).decode("cp1252") if b not in b"\x81\x8d\x8f\x90\x9d" else chr(b)
        for b in unicodedata.normalize("NFC", text).encode()
    )
    return "".join(seen).encode()
