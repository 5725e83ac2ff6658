"""Pages saved with all their parts (.mht, often named .doc): the page among them is read."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message

from models.issues import ReadError
from models.text import RawFile, RawText
from pipeline.decode import decode_text
from pipeline.legacy_encodings import legacy_issues

_MOST_PARTS = 2_000


def read_mhtml(file: RawFile) -> RawText:
    """Read the page of a saved page, or the plain text of one that has none.

    Of several pages (frames) the longest is the document. Places count in the page's source,
    decoded from quoted-printable or base64.

    Raises:
        ReadError: ``no_page`` if no part is text, and what the reader of the part raises.
    """
    from pipeline.readers.html import read_html
    from pipeline.readers.text import read_text

    message = email.message_from_bytes(file.data, policy=email.policy.compat32)
    for kind, reader in (("text/html", read_html), ("text/plain", read_text)):
        parts = [part for part in _parts(message) if part.get_content_type() == kind]
        if not parts:
            continue
        part = max(parts, key=lambda one: len(_payload(one)))
        page = decode_text(_payload(part), part.get_content_charset())
        data = page.text.encode("utf-8", "replace")
        raw = reader(replace(file, data=data, media_type=kind))
        issues = (*legacy_issues(file.path, page.encodings), *raw.issues)
        url = raw.url or _address(part) or _address(message)
        return replace(raw, media_type=file.media_type, issues=issues, url=url)
    raise ReadError("no_page", "a saved page of many parts, none of which is text")


def _parts(message: Message) -> Iterator[Message]:
    """The parts at any depth, in order; a list of what is open, so that no depth ends it."""
    opened: list[Message] = [message]
    count = 0
    while opened and count < _MOST_PARTS:
        part = opened.pop()
        count += 1
        inner = part.get_payload()
        if part.is_multipart() and isinstance(inner, list):
            opened.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _address(part: Message) -> str | None:
    for name in ("Content-Location", "Snapshot-Content-Location"):
        address = str(part.get(name, "")).strip()
        if address.lower().startswith(("http://", "https://")):
            return address
    return None
