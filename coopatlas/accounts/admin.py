"""Accounts on screen. They are opened and closed by commands, which the journal records; Django's groups are not used."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.http import HttpRequest

from coopatlas.accounts.models import User
from coopatlas.accounts.rules import may_see_accounts
from coopatlas.core.admin import ReadOnlyAdmin

admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "email", "is_staff", "is_superuser", "is_active", "joined_at"]
    list_filter = ["is_staff", "is_superuser", "is_active"]
    search_fields = ["email", "display_name"]
    ordering = ["email"]
    fields = ["email", "display_name", "is_staff", "is_superuser", "is_active", "joined_at"]

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may_see_accounts(request.user)
