"""Sources, their texts and the origin of values, for the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from coopatlas.core.admin import ReadOnlyAdmin
from coopatlas.provenance.models import Provenance, Source, SourceText
from coopatlas.provenance.rules import may_read_unmasked


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    list_display = ["name_fr", "code", "licence"]
    search_fields = ["code", "name_fr", "name_en"]


class UnmaskedAdmin(ReadOnlyAdmin):
    """Screens that show the words of the source as they are."""

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may_read_unmasked(request.user)


@admin.register(SourceText)
class SourceTextAdmin(UnmaskedAdmin):
    list_display = ["key", "source", "owner", "dated", "retrieved_on"]
    list_filter = ["source"]
    list_select_related = ["source"]
    search_fields = ["key", "text"]


@admin.register(Provenance)
class ProvenanceAdmin(UnmaskedAdmin):
    list_display = ["record", "path", "field", "line_from", "line_to", "text"]
    list_filter = ["text__source", "object_type"]
    list_select_related = ["text"]
    search_fields = ["record__exact", "path", "raw"]
