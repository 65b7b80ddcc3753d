"""Saved pages of the old Atlas that nobody ever published: one to be taken away again, one stuffed with payloads."""

from __future__ import annotations

from tests.exchange.atlas_page.conftest import SAMPLE

#: Each would open a dialog, or ask another host for something, if any page let it live.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    "<svg/onload=alert(3)>",
    '"><svg onload=alert(4)>',
    "' autofocus onfocus=alert(5) x='",
    "</title><script>alert(6)</script>",
    "</textarea></pre><script>alert(7)</script>",
    "{{ 7 * 7 }}{% raw %}",
    '<a href="javascript:alert(8)">lien</a>',
    "<iframe srcdoc='<script>alert(9)</script>'></iframe>",
    "<style>@import url(//ailleurs.example/x.css);</style>",
    "<math><mtext></p><img src=//ailleurs.example/x onerror=alert(10)></mtext></math>",
    "<base href=//ailleurs.example/><meta http-equiv=refresh content=0;url=//ailleurs.example/>",
    "-->]]><script>alert(11)</script>",
)
#: What the invented page says and everybody may read on a screen.
FREE_WORDS = (
    "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive",
    "Le Val d'Ambre et la côte de Tamarou échangent depuis longtemps.",
    "Les deux rives partagent un même climat.",
    "avec les premiers forages",
    "Donner accès à l'eau à quatre écoles de chaque commune.",
    "Les travaux se font en deux temps.",
    "Creuser les puits des écoles",
    "Former douze fontainiers",
    "Les puits sont creusés à la main",
    "ONG Puits Clairs (Tamarou)",
    "Les élèves de douze écoles et leurs familles.",
    "Commune de Tamarou",
    "Communauté de communes du Val d'Ambre",
    "Département de la Haute-Ambre",
    "Agence imaginaire de l'eau Ambre, Sources et Rivi",
    "Union des fontainiers de Tamarou",
    "Animation des comités de puits",
    "Eau potable imaginaire",
    "Sainte-Rive",
    "Ministère imaginaire",
)


def invented() -> str:
    """The invented page."""
    return SAMPLE.read_text(encoding="utf-8")


def hostile() -> str:
    """The same page with a payload behind every free text. Raises ValueError when the page no longer says one of them."""
    page = invented().replace("(2014-2016)", "(2015-2017)")
    for rank, words in enumerate(FREE_WORDS):
        if words not in page:
            raise ValueError(words)
        page = page.replace(words, f"{words} {PAYLOADS[rank % len(PAYLOADS)]}")
    return page
