"""Builds, from the text of a record page, what a browser would have saved: three ages of HTML, labels or raw keys.

It knows the page's labels by itself, so that it checks the reader instead of repeating it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

LABELS = {
    "Titre": "titre",
    "Année de première signature de la convention": "anneePremiereSignature",
    "Thématique d'intervention": "thematique",
    "Sous-thématique d'intervention": "sousThematique",
    "Sous-sous-thématique d'intervention": "sousSousThematique",
    "Autres thématiques mises en œuvre pour le partenariat": "autresThematiques",
    "Année de début du partenariat": "anneeDebut",
    "Le partenariat est": "statut",
    "Date de fin du partenariat": "dateFin",
    "Contexte": "contexte",
    "Historique": "historique",
    "Objectif du partenariat": "objectif",
    "Description détaillée du partenariat": "descriptionDetaillee",
    "Votre partenariat prend la forme d'un(e)": "forme",
    "Mise en œuvre du partenariat": "miseEnOeuvre",
    "Maître(s) d'œuvre": "maitreOeuvre",
    "Maître(s) d'ouvrage": "maitreOuvrage",
    "Bénéficiaire(s)": "beneficiaires",
    "Partenaires étrangers du partenariat": "partenairesEtrangers",
    "Contacts dans les partenaires étrangers du partenariat": "contactsPartenaires",
    "Collectivités territoriales partenaires du partenariat": "collectivitesTerritoriales",
    "Autres partenaires du partenariat en France": "autresPartenairesFrance",
    "Autres partenaires du partenariat dans le(s) pays partenaire(s)": "autresPartenairesPays",
    "Collectivité territoriale avant réforme": "avantReforme",
    "Financement du partenariat": "financement",
    "Évaluations, communication et perspectives": "perspectives",
    "Volontaires impliqués dans le partenariat (VSI, service civique, etc.) d'Échange et de Solidarité": "volontaires",
}
TABLES = {
    "Autres thématiques mises en œuvre pour le partenariat",
    "Partenaires étrangers du partenariat",
    "Contacts dans les partenaires étrangers du partenariat",
    "Collectivités territoriales partenaires du partenariat",
    "Financement du partenariat",
    "Volontaires impliqués dans le partenariat (VSI, service civique, etc.) d'Échange et de Solidarité",
}
NARRATIVES = {
    "Contexte",
    "Historique",
    "Objectif du partenariat",
    "Description détaillée du partenariat",
    "Bénéficiaire(s)",
}
SENTENCE = re.compile(r"^(Une |Aucune )(communication|politique d'évaluation)|^Le partenariat est triennal")
COUNTRIES = ("Mali", "Bénin", "Côte d'Ivoire")
FIELDS = ("Développement local et territorial", "Eau et assainissement", "Gouvernance locale")
ICON = re.compile(r" (commun\.ico\.loupe\.alter|Icone d'une loupe)$")
MONEY = re.compile(
    r"^(?P<label>.*?) (?P<amount>\d+(?: \d{3})*(?:[.,]\d+)*(?: €)?)(?: (?P<water>\d+(?: \d{3})*))? (?P<year>\d{4})$"
)
LAYOUTS = ("tables", "headings", "definitions")


@dataclass
class Part:
    """A label with the lines under it; label "" for what stands alone."""

    label: str
    lines: list[str] = field(default_factory=list)


def parts_of(text: str) -> list[Part]:
    """The page cut at its labels and single sentences. The second printing of a table's heading is left out."""
    parts = [Part("")]
    for line in text.split("\n"):
        if line.strip() in LABELS:
            if parts[-1].label != line.strip():
                parts.append(Part(line.strip()))
        elif SENTENCE.match(line) or line.startswith(("PIED DE PAGE", "Tous droits")):
            parts.append(Part("", [line]))
        elif line.startswith("<<") or re.fullmatch(r"Accueil >.*|Atlas français.*|Contacts dans le poste.*", line):
            parts.append(Part("", [line]))
            if line.startswith("Contacts"):
                parts.append(Part("post"))
        else:
            parts[-1].lines.append(line)
    return parts


def saved(text: str, layout: str, keys: bool = False) -> str:
    """The whole HTML document."""
    parts = parts_of(text)
    bodies = [
        ICON.sub("", line) for part in parts if part.label.startswith("Partenaires étr") for line in part.lines[1:]
    ]
    bodies = [body.removesuffix(f" {country}") for body in bodies for country in COUNTRIES if body.endswith(country)]
    inner = "\n".join(_part(part, layout, keys, bodies) for part in parts)
    if layout == "tables":
        inner = f"<table><tr><td><table><tr><td>{inner}</td></tr></table></td></tr></table>"
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">\n'
        '<html><head><title>Atlas</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        "<style>td { color: black }</style><script>var titre = 'Titre';</script></head>"
        f"<body><!-- saved -->{inner}</body></html>"
    )


def _part(part: Part, layout: str, keys: bool, bodies: list[str]) -> str:
    lines = part.lines
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    if part.label == "post":
        return f"<div>{'<br>'.join(map(html.escape, lines))}</div>"
    if not part.label:
        return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
    label = f"???detailProjet.{LABELS[part.label]}.libelle???" if keys else part.label
    if part.label in TABLES:
        header, *rows = [line for line in lines if line.strip()]
        return _table(label, header, [_cells(part.label, row, bodies) for row in rows])
    content = _narrative(lines, layout) if part.label in NARRATIVES else "<br/>".join(map(html.escape, lines))
    shown = html.escape(label).replace("œ", "&oelig;").replace("é", "&eacute;")
    if layout == "tables":
        return f"<table><tr><td class='libelle'>{shown}</td><td>{content}</td></tr></table>"
    if layout == "headings":
        return f"<h3>{shown}</h3>\n<div>{content}</div>"
    return f"<dl><dt><strong>{shown} :</strong></dt><dd>{content}</dd></dl>"


def _narrative(lines: list[str], layout: str) -> str:
    if layout == "headings":
        paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
        return "".join("<p>" + html.escape(paragraph).replace("\n", "<br>\n") + "</p>" for paragraph in paragraphs)
    return html.escape("\n".join(lines)).replace("\n", "<br>\n")


def _table(label: str, header: str, rows: list[list[str]]) -> str:
    heads = re.findall(
        r"Nom de la collectivité \w+|Nom du financeur|Montant en euros|Montant 1% Eau \(Loi Oudin 2005\)|Thématique éligible|"
        r"Champs d'action|Entité d'affectation|\S+",
        header,
    )
    head = "".join(f"<th>{html.escape(cell)}</th>" for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    shown = html.escape(label)
    inside = f"<caption>{shown}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<h3>{shown}</h3><table>{inside}</table>"


def _cell(cell: str) -> str:
    """An icon is an image whose alternate text the text rendering printed."""
    if ICON.match(f" {cell}"):
        return f'<a href="#"><img src="loupe.gif" alt="{html.escape(cell)}"></a>'
    return html.escape(cell)


def _cells(label: str, row: str, bodies: list[str]) -> list[str]:
    icon = ICON.search(row)
    row, tail = (row[: icon.start()], [icon.group(1)]) if icon else (row, [])
    if label.startswith("Financement"):
        money = MONEY.match(row)
        assert money is not None
        return [money["label"], money["amount"], money["water"] or "", "", "", money["year"]]
    if label.startswith("Partenaires"):
        country = next(country for country in COUNTRIES if row.endswith(country))
        return [row.removesuffix(country).strip(), country, *tail]
    if label.startswith("Contacts"):
        body = next(body for body in bodies if row.startswith(body))
        rest = row.removeprefix(body).split()
        email = [rest.pop()] if "@" in rest[-1] else [""]
        names = sum(word.isupper() for word in rest)
        return [body, " ".join(rest[:names]), rest[names], " ".join(rest[names + 1 :]), *email]
    if label.startswith("Volontaires"):
        chosen = next((name for name in FIELDS if name in row), row.split()[-2])
        before, host = row.rsplit(chosen, 1)
        names = sum(word.isupper() for word in before.split())
        family, given, mission = before.split()[:names], before.split()[names], before.split()[names + 1 :]
        return [" ".join(family), given, " ".join(mission), chosen, host.strip()]
    return [row, *tail]
