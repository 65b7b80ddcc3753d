"""The gazetteer: places, local authorities and bodies of the reference set, with their history. Plain Python, no Django."""

from coopatlas.gazetteer.packing import ReferenceError
from coopatlas.gazetteer.ranking import distance_km
from coopatlas.gazetteer.resolver import Gazetteer
from coopatlas.gazetteer.units import DatedName, Match, Membership, Successor, Unit
from coopatlas.gazetteer.unpacking import unpack

__all__ = [
    "DatedName",
    "Gazetteer",
    "Match",
    "Membership",
    "ReferenceError",
    "Successor",
    "Unit",
    "distance_km",
    "unpack",
]
