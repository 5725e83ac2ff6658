"""Unicode text as the old encodings wrote it; made from the tables' facts the other way round."""

from unicodedata import normalize

from pipeline.legacy_tables import decode_tcvn3, decode_viscii

_LATIN = [chr(code) for code in range(0xA1, 0x100) if code != 0xAD] + ["\u00ad"]
_TCVN3 = {decode_tcvn3(one): one for one in _LATIN if decode_tcvn3(one) != one}
_VISCII = {
    decode_viscii(chr(code)): code
    for code in (*range(0x80, 0x100), 2, 5, 6, 0x14, 0x19, 0x1E)
}  # fmt: skip
# VNI from the description of the encoding, not from the table: base letter, then one mark
_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_HATS = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_BREVES = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def write_tcvn3(text: str) -> str:
    """As the letters of windows-1252; capitals with tones become small ones (VN3 has none)."""
    return "".join(_TCVN3.get(one) or _TCVN3.get(one.lower(), one) for one in text)


def write_vni(text: str) -> str:
    return "".join(map(_vni_letter, normalize("NFC", text)))


def write_viscii(text: str) -> bytes:
    return bytes(_VISCII.get(one, ord(one) if ord(one) < 0x80 else 0x3F) for one in text)


def write_windows_1258(text: str) -> bytes:
    """Vowels with hat, breve or horn whole, the tone behind."""
    data = bytearray()
    for letter in normalize("NFC", text):
        parts = normalize("NFD", letter)
        tone = next((part for part in parts if part in _TONES), "")
        base = normalize("NFC", parts.replace(tone, "")) if tone else letter
        data += (base + tone).encode("cp1258", "replace")
    return bytes(data)


def write_twice_utf8(text: str) -> str:
    """As the letters of windows-1252 its UTF-8 bytes are; the five holes stay control codes."""
    shown = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    return "".join(shown)


def _vni_letter(letter: str) -> str:
    base, *marks = normalize("NFD", letter)
    upper, base = base.isupper(), base.lower()
    tone = next((mark for mark in marks if mark in _TONES), "")
    if letter in "đĐ":
        shown = "ñ"
    elif "\u0302" in marks:
        shown = base + _HATS[tone]
    elif "\u0306" in marks:
        shown = base + _BREVES[tone]
    elif "\u031b" in marks:
        shown = {"o": "ô", "u": "ö"}[base] + _TONES.get(tone, "")
    elif base == "i" and tone:
        shown = _I[tone]
    elif base == "y" and tone == "\u0323":
        shown = "î"
    else:
        shown = base + _TONES[tone] if tone else base
    return shown.upper() if upper else shown
