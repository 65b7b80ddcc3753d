"""What the administration screens of every room have in common: they show, they never write."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from coopatlas.core.rules import works_at_desk


class ReadOnly:
    """Permissions of a screen that only shows. Writes go through ``actions.py``, where they are recorded."""

    # Django 5.2 warns of a change of default at each form with an address; nothing is typed here, so the new one is taken.
    formfield_overrides: Any = {models.URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return works_at_desk(request.user)


class ReadOnlyAdmin(ReadOnly, admin.ModelAdmin):
    """List and sheet of one model, for the people of the desk."""

    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


class ReadOnlyInline(ReadOnly, admin.TabularInline):
    """The rows that hang on a sheet."""

    extra = 0
    can_delete = False
    show_change_link = False
