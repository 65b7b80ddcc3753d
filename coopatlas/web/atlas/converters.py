"""Parts of addresses that only take certain values."""

from __future__ import annotations


class OneOf:
    """A word among the ones its regex lists, kept as text."""

    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class RecordFormat(OneOf):
    regex = "json|csv|geojson"


class ListFormat(OneOf):
    regex = "json|csv|geojson"


class TableFormat(OneOf):
    regex = "json|csv"


class PointFormat(OneOf):
    regex = "json|geojson"


class CountryCode(OneOf):
    """ISO 3166-1 alpha-2, in capitals."""

    regex = "[A-Z]{2}"
