"""Private persons that a free text names: found so that they can be masked wherever the text is shown.

A holder of a public office (mayor, president, minister…) named for that office is not private; an employee or a volunteer
is, even when the source printed the name. Only names introduced as persons are taken ("par Prénom NOM", "Mme Prénom NOM"):
"Région NPDC" is nobody.
"""

from __future__ import annotations

import re

NAME = r"[A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)? [A-ZÀ-Ý][A-ZÀ-Ý’'-]{2,}"
INTRODUCED = re.compile(rf"\b(?:par|avec|M\.|MM\.|Mme|Mlle|Monsieur|Madame)\s+({NAME})\b(?P<after>[^.;\n]{{0,60}})")
OFFICE = re.compile(
    r"\b(?:maire|président|présidente|député|députée|sénateur|sénatrice|ministre|gouverneur|gouverneure|élue?|adjointe? au maire|"
    r"vice-présidente?|conseill[eè]re? (?:municipal|départemental|régional|général))",
    re.IGNORECASE,
)
# Written plainly or so that robots do not see it: "prenom.nom@lieu.fr", "prenom.nom[at]lieu.fr", "prenom.nom (at) lieu.fr".
ADDRESS = re.compile(r"[\w.+-]+ ?(?:@|[\[(](?:at|@|arobase)[\])]) ?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
INTERNATIONAL = r"(?:\+|00) ?\d{1,3}(?:[ .-]?\(0\))?(?:[ .-]?\d{1,4}){3,5}"
FRENCH = r"0\d(?:[ .-]?\d{2}){4}"
TELEPHONE = re.compile(rf"(?<![\w.,])(?:{INTERNATIONAL}|{FRENCH})(?![\w.,]?\d)")


def named_in(text: str) -> list[str]:
    """Names of private persons in ``text``, each once, in order."""
    found = (match[1] for match in INTRODUCED.finditer(text) if not OFFICE.search(match["after"]))
    return list(dict.fromkeys(found))


def ways_to_reach(text: str) -> list[str]:
    """Electronic addresses and telephone numbers in ``text``, as written, each once, in order. A functional mailbox goes too:
    the source does not say who reads it."""
    return list(dict.fromkeys(match[0] for pattern in (ADDRESS, TELEPHONE) for match in pattern.finditer(text)))
