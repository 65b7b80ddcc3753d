"""From bytes to text: which encoding, which line ends, what was damaged, and what is no text at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from coopatlas.exchange.drafts import Doubt, Refusal

from . import charsets
from .doubts import doubt
from .mojibake import repair

LARGEST_FILE = 5 * 1024 * 1024  # bytes; a record page weighs about 30 KB, with its scripts and styles a few hundred
_BINARY = {
    b"PK\x03\x04": "une archive ZIP ou un document bureautique",
    b"PK\x05\x06": "une archive ZIP",
    b"%PDF": "un document PDF",
    b"\x89PNG": "une image",
    b"GIF8": "une image",
    b"\xff\xd8\xff": "une image",
    b"\xd0\xcf\x11\xe0": "un ancien document bureautique",
    b"\x1f\x8b": "une archive compressée",
    b"7z\xbc\xaf": "une archive compressée",
    b"Rar!": "une archive compressée",
    b"{\\rtf": "un document RTF",
    b"SQLite format": "une base de données",
    b"\x7fELF": "un programme",
    b"MZ\x90": "un programme",
}
_FRENCH = "éèêëàâçùûîïôÉÈÊÀÂÇœŒ’«»–…€°"
_ODD = re.compile(r"[ŽžŠšÕÒÓÔÈËÌÍ‚ƒ„†‡ˆ‰‹›˜¤¥¬©®±µ¶·¸¹º¼½¾¿×ðþÞÐßÿ\u0080-\u009f√∞≠≤≥∂∑∏π∫ªΩ¬∆◊┤╔═║╣╗╝─┼ãÃ¡]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SAVE_AGAIN = (
    "Ouvrez la page de la fiche dans un navigateur, puis enregistrez-la en « page web complète » ou copiez tout son "
    "texte dans un fichier enregistré en UTF-8."
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` has "\\n" line ends, composed accents (NFC) and no control characters; ``encoding`` is a Python codec name."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...]


def decode(data: bytes) -> Decoded | Refusal:
    """The text of the file, or why it cannot be one."""
    refusal = _unfit(data)
    if refusal is not None:
        return refusal
    text, encoding, certain = _text_of(data)
    doubts: list[Doubt] = []
    if not certain:
        doubts.append(doubt("broken-encoding", "page", f"lu en {encoding}"))
    nuls = text.count("\0")
    text = _clean_lines(text)
    # Before any control character is taken out: those of a page read as Latin-1 are halves of its letters.
    text, repairs = repair(unicodedata.normalize("NFC", text))
    text = text.replace("\x85", "\n")
    controls = len(_CONTROLS.findall(text))
    if nuls + controls > max(50, len(text) // 10):
        return _refusal("binary-file", "Ce fichier n’est pas un texte : il contient surtout des octets illisibles.")
    if nuls or controls:
        text = _CONTROLS.sub("", text)
        doubts.append(doubt("broken-encoding", "page", f"{nuls + controls} caractères de contrôle retirés"))
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return _refusal("empty-file", "Le fichier est vide.")
    return Decoded(text, encoding, (*doubts, *repairs))


def _unfit(data: bytes) -> Refusal | None:
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return _refusal("empty-file", "Le fichier est vide.")
    if len(data) > LARGEST_FILE:
        size = len(data) // (1024 * 1024)
        return _refusal(
            "file-too-large", f"Le fichier pèse {size} Mo ; une fiche de l’ancien Atlas en pèse moins d’un."
        )
    for start, what in _BINARY.items():
        if data.startswith(start):
            return _refusal("binary-file", f"Ce fichier est {what}, pas une page de l’ancien Atlas.")
    return None


def _text_of(data: bytes) -> tuple[str, str, bool]:
    """The text, its encoding, and whether the encoding is certain (told by the file or valid by itself)."""
    while data.startswith(b"\xef\xbb\xbf\xef\xbb\xbf"):
        data = data[3:]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").lstrip("\ufeff"), "utf-16", True
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) // 5 and min(even, odd) < len(sample) // 50 + 1:
        name = "utf-16-le" if odd > even else "utf-16-be"
        return data.decode(name, errors="replace").lstrip("\ufeff"), name, True
    try:
        return data.decode("utf-8-sig"), "utf-8", True
    except UnicodeDecodeError:
        return _guess(data)


def _guess(data: bytes) -> tuple[str, str, bool]:
    """Not UTF-8: nearly UTF-8 (a few bytes damaged or cut), else the encoding the page declares, else the one-byte encoding that
    reads most like French."""
    near = data.decode("utf-8", errors="replace")
    if near.count("\ufffd") * 20 < sum(c in _FRENCH for c in near):
        return near, "utf-8", True
    told = charsets.declared(data)
    if told and told != "cp1252":
        return charsets.read_as(data, told), told, True
    if charsets.shows_iso_8859_15(charsets.read_as(data, "cp1252")):  # whatever it declares: the two are often mistaken
        return charsets.read_as(data, "iso8859_15"), "iso8859_15", False
    if told:
        return charsets.read_as(data, told), told, True
    best = ("", "", -1.0)
    for name in ("cp1252", "mac_roman", "cp850"):
        text = charsets.read_as(data, name)
        good = sum(text.count(c) for c in _FRENCH)
        score = good - 2.0 * len(_ODD.findall(text))
        if score > best[2] or not best[1]:
            best = (text, name, score)
    return best[0], best[1], best[1] == "cp1252" and best[2] > 0


def _clean_lines(text: str) -> str:
    """One kind of line end, NULs and stray byte-order marks taken out."""
    text = text.replace("\0", "").replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x0b\x0c\x1c-\x1e\u2028\u2029]", "\n", text)


def _refusal(code: str, message: str) -> Refusal:
    return Refusal(code, message, _SAVE_AGAIN)
