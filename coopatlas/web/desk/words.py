"""The codes of imports in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

# What became of a row. The order is that of reading: what somebody must look at comes first.
FIRST_LOOK = ("refused", "waiting", "left_out", "updated", "created", "merged", "unchanged")
KINDS = {
    "created": _("créées"),
    "updated": _("mises à jour"),
    "unchanged": _("inchangées"),
    "merged": _("déjà dites dans le même import"),
    "waiting": _("en attente d’une réponse"),
    "left_out": _("laissées de côté"),
    "refused": _("refusées"),
}
ONE = {
    "created": _("fiche créée"),
    "updated": _("fiche mise à jour"),
    "unchanged": _("fiche inchangée"),
    "merged": _("déjà dite"),
    "waiting": _("en attente"),
    "left_out": _("laissée de côté"),
    "refused": _("refusée"),
    "record": _("fiche de l’atlas"),
    "absent": _("absente du fichier"),
}
OUTCOMES = {
    "applied": _("appliqué"),
    "partial": _("appliqué sans les lignes refusées"),
    "refused": _("refusé : rien n’est entré"),
}
SEVERITIES = {"note": _("détail de forme"), "doubt": _("à vérifier"), "error": _("valeur refusée")}
REASONS = {
    "national": _("Deux communes françaises"),
    "origin-abroad": _("La première commune n’est pas en France"),
    "superseded": _("La ligne a changé dans son fichier"),
    "no-authority": _("Aucune collectivité reconnue"),
    "no-authority-state": _("Aucune collectivité : le bénéficiaire est un État"),
    "no-authority-public": _("Aucune collectivité : un organisme public du pays"),
    "no-authority-french-public": _("Aucune collectivité : un organisme public français"),
    "no-authority-ngo": _("Aucune collectivité : une organisation non gouvernementale"),
    "no-authority-partnership": _("Aucune collectivité : un partenariat public-privé ou un réseau"),
    "no-authority-multilateral": _("Aucune collectivité : une organisation internationale"),
    "no-authority-research": _("Aucune collectivité : enseignement ou recherche"),
    "no-authority-private": _("Aucune collectivité : une entreprise ou une institution financière"),
    "no-authority-other": _("Aucune collectivité : un autre organisme"),
    "no-authority-untold": _("Aucune collectivité : la table ne dit pas laquelle"),
    "rejected": _("Écartée par quelqu’un"),
    "run-refused": _("Bonne ligne d’un import refusé"),
    "homonyms": _("Plusieurs candidats, ou un candidat douteux"),
    "unknown-name": _("Nom inconnu du jeu de référence"),
    "former-state": _("État qui n’existe plus"),
    "unresolved": _("Nom à reconnaître"),
    "reopened": _("Rouverte par quelqu’un"),
    "unreadable": _("Fichier impossible à ouvrir"),
    "too-big": _("Fichier trop gros"),
    "file-too-large": _("Fichier trop gros"),
    "empty-file": _("Fichier vide"),
    "binary-file": _("Fichier qui n’est pas un texte"),
    "not-json": _("Fichier qui n’est pas du JSON"),
    "not-a-table": _("Fichier qui n’est pas une table"),
    "not-twinnings": _("Ce n’est pas la table des jumelages"),
    "not-afd-projects": _("Ce n’est pas la table des projets de l’AFD"),
    "not-an-atlas-page": _("Ce n’est pas une fiche de l’ancien Atlas"),
    "page-without-record": _("Page sans fiche"),
    "page-too-long": _("Page trop longue"),
    "pages-not-separated": _("Plusieurs fiches collées"),
    "several-pages": _("Plusieurs fiches dans un fichier"),
    "line-too-long": _("Ligne trop longue"),
    "title-missing": _("Titre absent"),
    "markup-too-deep": _("Balises trop profondes"),
    "markup-with-entities": _("Entités XML"),
    "empty-cell": _("Case vide"),
    "does-not-fit": _("Valeur impossible à garder"),
    "too-long": _("Valeur trop longue"),
    "unknown-country": _("Pays inconnu"),
    "missing-column": _("Colonne nécessaire absente"),
    "heading-twice": _("Intitulé en double"),
    "no-row": _("Tableau sans aucune ligne"),
    "too-many-rows": _("Tableau trop long"),
    "no-such-sheet": _("Feuille introuvable"),
    "several-sheets": _("Plusieurs feuilles possibles"),
    "password": _("Classeur protégé par un mot de passe"),
    "old-format": _("Classeur d’un ancien format"),
    "repeated-headings": _("Intitulés répétés"),
    "comment": _("Ligne d’explication"),
    "example": _("Ligne d’exemple du modèle"),
    "demo": _("Ligne fictive"),
}


def reason(code: str) -> str:
    """A reason in few words; a code that a newer reader gave stands for itself."""
    return str(REASONS.get(code, code))


def passage(code: str) -> str:
    """From what to what a row went between two imports: "waiting-record"."""
    here, there = code.split("-", 1)
    return f"{ONE[here]} → {ONE[there]}"
