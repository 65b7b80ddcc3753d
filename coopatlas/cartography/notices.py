"""What is said beside the maps."""

BORDERS_DISCLAIMER_FR = (
    "Les limites et les noms portés sur ces cartes sont simplifiés et suivent les codes ISO 3166\u202f; "
    "ils n’expriment aucune position sur le statut d’un territoire ni sur le tracé d’une frontière."
)
BORDERS_DISCLAIMER_EN = (
    "Limits and names on these maps are simplified and follow the ISO 3166 codes; "
    "they express no position on the status of any territory or on the line of any border."
)
MAP_CREDIT_FR = "Fond de carte\u202f: Natural Earth (domaine public)."
MAP_CREDIT_EN = "Base map: Natural Earth (public domain)."
