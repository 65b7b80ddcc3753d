"""Which rows concern a local authority, who it is, and where the work is done. Plain Python."""

from __future__ import annotations

import re
from dataclasses import dataclass

LOCAL_GOVERNMENT = "11002"  # OECD channel code: local government of the donor country
RECIPIENT_GOVERNMENT = "12002"  # local government of the recipient country, overseas collectivities included
FICOL = re.compile(r"\bficol\b", re.IGNORECASE)
# How a label says that its bearer is a local authority. "Municipalité" is no French legal form: it is somebody else's.
FRENCH = re.compile(
    r"^(?:ville|commune|mairie|m[ée]tropole|communaut[ée] (?:urbaine|d['’]agglom[ée]ration|de communes)|r[ée]gion|"
    r"d[ée]partement|conseil (?:r[ée]gional|d[ée]partemental|g[ée]n[ée]ral)|syndicat mixte)\b|\bm[ée]tropole$|"
    r"^grand\w* \w+ communaut[ée] urbaine$",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"^(?:municipalit[ée]|province|gouvernorat|district)\b", re.IGNORECASE)
# "FICOL entre la communauté urbaine X et la commune de Y…", "Ficol X - Y", "FICOL X/Y", "FICOL X avec la commune de Y".
SIDES = re.compile(
    r"\bficol\b\s*(?:projet\b\s*)?(?:entre\s+)?(?:la |le |les |l['’])?(?P<here>.+?)"
    r"(?:\s+[-–]\s+|\s*/\s*|\s+avec\s+|\s+et\s+(?=la |le |les ))(?:la |le |les |l['’])?(?P<there>[^,.:(–-]+)",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s+(?:en|au|aux|à)\s+[A-ZÀ-Ý].*$|\s+[-–].*$|,.*$")  # "… au Sénégal - Appui à la gestion"
WORD = re.compile(r"[A-ZÀ-Ý][\w’'-]{3,}(?:\s(?:de|la|le|les|du|sur|en|Val|Loire|Grand)\b|\s[A-ZÀ-Ý][\w’'-]+)*")
CHANNELS = (
    ("12001", "state", "un État"),
    ("12004", "state", "un État"),
    ("12", "public", "un organisme public du pays"),
    ("11", "french-public", "un organisme public français"),
    ("2", "ngo", "une organisation non gouvernementale"),
    ("3", "partnership", "un partenariat public-privé ou un réseau"),
    ("4", "multilateral", "une organisation internationale"),
    ("5", "research", "un établissement d’enseignement ou de recherche"),
    ("6", "private", "une entreprise ou une institution financière"),
    ("9", "other", "un autre organisme"),
    ("", "untold", "d’une nature que la table ne dit pas"),
)
SHORT = 3  # letters: shorter words of a title name no place by themselves
PARIS_OFFICE = (48.8442306, 2.3784529)
NOWHERE = {"MULTI-PAYS", "NON VENTILÉ", ""}


@dataclass(frozen=True, slots=True)
class Concerned:
    """``here``: names under which the French authority may be found, in the order to try; ``foreign``: the beneficiary is an
    authority of the country itself; ``partner``: the other side as the title names it, "" when it does not; ``sure``: the
    agency itself says that a French authority is behind the project."""

    here: tuple[str, ...]
    partner: str
    foreign: bool
    sure: bool
    perhaps: bool = False  # a local government, says its channel; it may be an agency that serves several


def concerned(title: str, beneficiary: str, channel: str) -> Concerned | None:
    """Which authority the row is about; None when it is about none."""
    sure = channel.startswith(LOCAL_GOVERNMENT) or FICOL.search(title) is not None
    if not sure and FOREIGN.search(beneficiary):
        return Concerned((), beneficiary, True, False)
    if not sure and not FRENCH.search(beneficiary):
        perhaps = channel.startswith(RECIPIENT_GOVERNMENT)
        return Concerned((cleaned(beneficiary),), "", False, False, True) if perhaps else None
    sides = SIDES.search(title)
    told = [cleaned(sides["here"])] if sides else []
    acts_itself = FRENCH.search(beneficiary) or channel.startswith(LOCAL_GOVERNMENT)
    names = [cleaned(beneficiary), *told] if acts_itself or not told else told
    return Concerned(tuple(dict.fromkeys(names)), cleaned(sides["there"]) if sides else "", False, sure)


def why_not(channel: str) -> tuple[str, str]:
    """Code and reason, in French, of a row that concerns no authority, by the kind of its beneficiary (OECD channel codes)."""
    code, who = next(((c, w) for prefix, c, w in CHANNELS if channel.startswith(prefix)), CHANNELS[-1][1:])
    return f"no-authority-{code}", f"Aucune collectivité\u202f: le bénéficiaire est {who}."


def cleaned(name: str) -> str:
    """The name without what follows it in a title ("… au Sénégal - Appui à…"); capitals made ordinary."""
    short = TAIL.sub("", name.strip()).strip(" .,-–")
    return short.title() if short.isupper() and " " in short else short


def hints(title: str) -> tuple[str, ...]:
    """Words of a title that may name a place, for a person to choose from."""
    phrases = [match[0] for match in WORD.finditer(title) if not FICOL.match(match[0])]
    words = [word for phrase in phrases for word in phrase.split() if len(word) > SHORT and word[0].isupper()]
    return tuple(dict.fromkeys([*phrases, *words]))


def country_of(text: str) -> str:
    """The country as the table writes it, "" when it is none: "LAOS, REPUBLIQUE DEMOCRATIQUE POPULAIRE" → "Laos"."""
    if text.strip().upper() in NOWHERE:
        return ""
    return text.split(",")[0].strip().title()


def where(lat: str, lon: str) -> tuple[float, float] | None:
    """The point of the row in degrees; None when it is none on Earth, or the agency's own office in Paris."""
    try:
        point = (float(lat.replace(",", ".")), float(lon.replace(",", ".")))
    except ValueError:
        return None
    if point == PARIS_OFFICE or abs(point[0]) > 90 or abs(point[1]) > 180:
        return None
    return point
