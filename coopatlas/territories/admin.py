"""Countries and places for the desk. They are born from the reference file and never edited: a reform ends one."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.territories.models import Country, Place, PlaceCode, PlaceName, PlaceParent, PlaceSuccession


@admin.register(Country)
class CountryAdmin(ReadOnlyAdmin):
    list_display = ["name_fr", "code", "zone"]
    list_filter = ["zone"]
    search_fields = ["code__exact", "name_fr", "name_en"]


class PlaceNameInline(ReadOnlyInline):
    model = PlaceName


class PlaceParentInline(ReadOnlyInline):
    model = PlaceParent
    fk_name = "place"


class PlaceCodeInline(ReadOnlyInline):
    model = PlaceCode


class SuccessorInline(ReadOnlyInline):
    model = PlaceSuccession
    fk_name = "predecessor"


@admin.register(Place)
class PlaceAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "country", "parent", "precision", "valid_from", "valid_to"]
    list_filter = ["precision", "kind", "country"]
    list_select_related = ["country", "parent"]
    search_fields = ["name", "names__name", "codes__code__exact"]
    inlines = [PlaceNameInline, PlaceParentInline, PlaceCodeInline, SuccessorInline]
