"""The one-byte encodings of Western Europe, which differ in a few signs: which one a page says it is written in, and how a text
shows that it was not Windows-1252."""

from __future__ import annotations

import re

HEAD = 4096  # bytes in which a page declares its encoding; a browser looks no further than 1024
_DECLARED = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_CODECS = {
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "iso_8859-15", "latin-9", "latin9", "l9"), "iso8859_15"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "us-ascii", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac_roman"),
    **dict.fromkeys(("cp850", "ibm850"), "cp850"),
}
_CP1252 = {byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256)}
_UPPER = {byte: _CP1252[byte] for byte in range(0x80, 0xA0)}
# "½uvre", "c½ur", "¼UVRE", "L'HA¾", "15 000 ¤": no French text read rightly joins these signs to letters so; "2 ½" may stand.
_ISO_8859_15 = re.compile(
    r"(?<![\d¼½¾])½(?=[a-zà-ÿ])|(?<=[a-zà-ÿ])½(?=[a-zà-ÿ])|¼[A-ZÀ-Ý]|[A-ZÀ-Ý][¼¾]|\d\s?¤|¤(?=\s?\d)"
)


def declared(data: bytes) -> str | None:
    """The codec the page itself names in its ``<meta>``, when it is one of these."""
    found = _DECLARED.search(data[:HEAD])
    return _CODECS.get(found.group(1).decode("ascii").lower()) if found else None


def read_as(data: bytes, codec: str) -> str:
    """The text. Where ISO encodings have control characters, browsers read the signs of Windows-1252, whose five undefined bytes
    are kept as control characters."""
    if codec == "cp1252":
        return data.decode("latin-1").translate(_CP1252)
    text = data.decode(codec, errors="replace")
    return text.translate(_UPPER) if codec == "iso8859_15" else text


def shows_iso_8859_15(text: str) -> bool:
    """Whether a text read as Windows-1252 has, in place of œ, Œ, Ÿ or €, the signs ISO-8859-15 gave up for them."""
    return not re.search("[œŒ€]", text) and bool(_ISO_8859_15.search(text))
