"""From a name, a country and sometimes a point to the unit meant, or to the candidates a person may choose from.

Only an exact match is taken. The one liberty: a neighbouring spelling, when the source's own point stands on the spot. A town
the reference does not know is placed where the source says: a unit made on the way, never the nearest that resembles it.
"""

from __future__ import annotations

from collections.abc import Iterable

from coopatlas.core.folding import folded
from coopatlas.gazetteer import Gazetteer, Match, Unit, distance_km

Point = tuple[float, float]
FARTHEST_KM = 60.0  # beyond that, the place of that name is another one
SAME_SPOT_KM = 10.0
OWN_KEYS = "point:"  # keys of units made from the point that a source gives


class Finder:
    """Looks names up, each once per run."""

    def __init__(self, reference: Gazetteer) -> None:
        self.reference = reference
        self._seen: dict[tuple[object, ...], Unit | None] = {}

    def unit(
        self,
        name: str,
        countries: Iterable[str],
        year: str = "",
        *,
        families: tuple[str, ...] = (),
        point: Point | None = None,
    ) -> Unit | None:
        """The unit a name means, looked for in each country in turn ("" = anywhere); None unless the match is certain."""
        for country in dict.fromkeys(countries):
            key = (folded(name), country, year, families, point)
            if key not in self._seen:
                found = self._find(name, country, year, families, point)
                self._seen[key] = found[0].unit if found and certain(found[0], point) else None
            if self._seen[key] is not None:
                return self._seen[key]
        return None

    def candidates(
        self, name: str, country: str, *, families: tuple[str, ...] = (), point: Point | None = None
    ) -> list[Match]:
        """What the name could mean, best first, for a person to choose from: in its country, else anywhere."""
        found = self._find(name, country, "", families, point) or self._find(name, "", "", (), point)
        return [match for match in found if point is None or distance(match.unit, point) <= FARTHEST_KM] or found[:3]

    def _find(self, name: str, country: str, year: str, families: tuple[str, ...], point: Point | None) -> list[Match]:
        return self.reference.find(
            name, country=country or None, kinds=families or None, near=point, on=year or None, limit=5
        )


def certain(match: Match, point: Point | None) -> bool:
    """Exact, and not somewhere else than the point; or of a neighbouring spelling on the very spot."""
    apart = distance(match.unit, point) if point else 0.0
    return apart <= (FARTHEST_KM if match.certainty == "exact" else SAME_SPOT_KM if point else -1.0)


def distance(unit: Unit, point: Point) -> float:
    """Kilometres from the unit to the point; 0 for a unit that has none: nothing speaks against it."""
    return 0.0 if unit.lat is None or unit.lon is None else distance_km((unit.lat, unit.lon), point)


def town_at(name: str, country: str, point: Point, source: str) -> Unit:
    """A town of that name where the source puts it."""
    where = f"{point[0]:.2f},{point[1]:.2f}"
    key = f"{OWN_KEYS}{country.lower()}:{folded(name).replace(' ', '-')[:30]}@{where}"
    return Unit(
        key=key,
        nature="place",
        kind="town",
        name=name,
        country=country,
        names=(),
        codes={},
        valid_from="",
        valid_to="",
        parent="",
        lat=point[0],
        lon=point[1],
        precision="point",
        population=None,
        population_year=None,
        members=(),
        successors=(),
        predecessors=(),
        source=source,
    )
