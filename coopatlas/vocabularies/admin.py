"""Vocabularies for the desk. Their truth is in ``data/vocabularies``; a correction is made there and loaded."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin
from coopatlas.vocabularies.models import Crosswalk, Scheme, Term


@admin.register(Scheme)
class SchemeAdmin(ReadOnlyAdmin):
    list_display = ["label_fr", "code", "licence"]
    search_fields = ["code", "label_fr", "label_en"]


@admin.register(Term)
class TermAdmin(ReadOnlyAdmin):
    list_display = ["label_fr", "code", "scheme", "parent", "status", "source"]
    list_filter = ["status", "scheme"]
    list_select_related = ["scheme", "parent"]
    search_fields = ["code", "label_fr", "label_en"]


@admin.register(Crosswalk)
class CrosswalkAdmin(ReadOnlyAdmin):
    list_display = ["origin", "target", "kind", "status", "source"]
    list_filter = ["kind", "status"]
    list_select_related = ["origin", "target"]
    search_fields = ["origin__code", "target__code"]
