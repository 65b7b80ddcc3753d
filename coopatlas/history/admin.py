"""The journal on screen, for administrators. The head of the chain and the salts are shown to nobody."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from coopatlas.core.admin import ReadOnlyAdmin
from coopatlas.history.models import Entry
from coopatlas.history.rules import may_read_journal


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    list_display = ["position", "at", "actor_kind", "actor_key", "verb", "object_type", "object_id", "reason"]
    list_filter = ["verb", "actor_kind", "object_type"]
    search_fields = ["object_id__exact", "actor_key__exact", "reason"]
    ordering = ["-position"]

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may_read_journal(request.user)
