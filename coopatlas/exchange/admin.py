"""Imports already applied, with the report their author saw, for the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from coopatlas.core.admin import ReadOnlyAdmin
from coopatlas.exchange.models import ColumnMapping, Identity, ImportRow, ImportRun


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ["source", "at", "outcome", "actor_key"]
    list_filter = ["source", "outcome"]
    fields = ["source", "at", "actor_kind", "actor_key", "outcome", "duration_ms", "files", "counts", "summary"]

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[ImportRun]:
        return super().get_queryset(request).defer("detail")


@admin.register(Identity)
class IdentityAdmin(ReadOnlyAdmin):
    list_display = ["source", "key", "object_type", "object_id"]
    list_filter = ["source", "object_type"]
    search_fields = ["key", "object_id__exact"]


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    list_display = ["source", "line", "state", "reason", "message"]
    list_filter = ["state", "source", "reason"]
    search_fields = ["key", "message", "object_id__exact"]


@admin.register(ColumnMapping)
class ColumnMappingAdmin(ReadOnlyAdmin):
    list_display = ["name", "origin", "saved_at"]
    search_fields = ["name", "origin"]
