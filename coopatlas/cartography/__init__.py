"""Maps as SVG, drawn here from slim outlines: no tile server, no script, no style, no Django.

The colours are the site's: README.md beside this file says which classes there are.
"""

from coopatlas.cartography.locator import locator
from coopatlas.cartography.marks import PRECISIONS, SHORES, Arc, Drawing, Point
from coopatlas.cartography.notices import BORDERS_DISCLAIMER_EN, BORDERS_DISCLAIMER_FR, MAP_CREDIT_EN, MAP_CREDIT_FR
from coopatlas.cartography.outlines import country_anchor, country_at, country_box, subdivisions_before
from coopatlas.cartography.shores import two_shores
from coopatlas.cartography.sphere import distance_km
from coopatlas.cartography.world import border_path, land_path, world_arcs

__all__ = [
    "BORDERS_DISCLAIMER_EN",
    "BORDERS_DISCLAIMER_FR",
    "MAP_CREDIT_EN",
    "MAP_CREDIT_FR",
    "PRECISIONS",
    "SHORES",
    "Arc",
    "Drawing",
    "Point",
    "border_path",
    "country_anchor",
    "country_at",
    "country_box",
    "distance_km",
    "land_path",
    "locator",
    "subdivisions_before",
    "two_shores",
    "world_arcs",
]
