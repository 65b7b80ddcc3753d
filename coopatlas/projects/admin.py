"""Projects and their actions, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.projects.models import Activity, Project


class ActivityInline(ReadOnlyInline):
    model = Activity


@admin.register(Project)
class ProjectAdmin(ReadOnlyAdmin):
    list_display = ["title", "partnership", "start_year", "end_year", "cofunder", "cofunded_year"]
    list_filter = ["cofunded_year"]
    list_select_related = ["partnership"]
    search_fields = ["title", "partnership__title"]
    inlines = [ActivityInline]
