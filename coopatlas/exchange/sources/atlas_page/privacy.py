"""E-mail addresses as pages print them, and how to speak of a person's data without giving it away."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .folding import visible
from .mapping import mapping

_AT = r"\s?(?:\[\s?at\s?\]|\(\s?at\s?\)|\[\s?arobase\s?\]|\(\s?arobase\s?\)|\[@\]|\(@\))\s?"
_LOCAL = r"[\w.+%'-]{1,64}"
_DOMAIN = r"(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}"
EMAIL = re.compile(rf"(?<![\w.+%-])({_LOCAL})(@|{_AT})({_DOMAIN})", re.IGNORECASE)
_NAME = re.compile(
    r"\b[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)* [A-ZÀ-Ý]{2,}(?:[ '-][A-ZÀ-Ý]{2,})*\b"
    r"|\b[A-ZÀ-Ý]{2,}(?:[ '-][A-ZÀ-Ý]{2,})* [A-ZÀ-Ý][a-zà-ÿ]+"
)


@dataclass(frozen=True, slots=True)
class Address:
    """``value`` is the address itself, unmasked; ``masked`` tells whether the page hid it; positions are those in the text."""

    value: str
    domain: str
    masked: bool
    start: int
    end: int

    @property
    def free_mail(self) -> bool:
        """A mailbox of a public provider: almost always a private person's."""
        return self.domain in mapping().words["free-mail"]

    @property
    def functional(self) -> bool:
        """A mailbox of an office (contact@, mairie@), nobody's own."""
        return not self.free_mail and self.value.split("@")[0].casefold() in mapping().words["functional-mailbox"]


def addresses(text: str) -> list[Address]:
    """The e-mail addresses of the text, in order."""
    found = []
    for match in EMAIL.finditer(text):
        local, sign, domain = visible(match.group(1)), match.group(2), match.group(3).casefold()
        found.append(Address(f"{local}@{domain}", domain, sign != "@", match.start(), match.end()))
    return found


def without_addresses(text: str) -> str:
    """The text with "…@domain" in place of each address."""
    return EMAIL.sub(lambda match: f"…@{match.group(3)}", text)


def without_names(text: str) -> str:
    """The text with "…" in place of what is printed like a person's name (Prénom NOM or NOM Prénom)."""
    return _NAME.sub("…", text)
