"""Projects, their parts and the way a partnership is steered, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.projects.models import Activity, Component, CycleElement, Programme, Project, ProjectActor, ProjectSite


class ActivityInline(ReadOnlyInline):
    model = Activity


class ComponentInline(ReadOnlyInline):
    model = Component


class SiteInline(ReadOnlyInline):
    model = ProjectSite


class ActorInline(ReadOnlyInline):
    model = ProjectActor


@admin.register(Project)
class ProjectAdmin(ReadOnlyAdmin):
    list_display = ["title", "partnership", "start_year", "end_year", "cofunder", "cofunded_year"]
    list_filter = ["cofunded_year"]
    list_select_related = ["partnership"]
    search_fields = ["title", "partnership__title"]
    inlines = [ComponentInline, SiteInline, ActorInline, ActivityInline]


@admin.register(Programme)
class ProgrammeAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "kind", "start_year", "end_year"]
    list_filter = ["kind"]
    list_select_related = ["partnership"]
    search_fields = ["partnership__title"]


@admin.register(CycleElement)
class CycleElementAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "kind", "parent", "since", "times_min", "times_max", "years"]
    list_filter = ["kind"]
    list_select_related = ["partnership", "parent"]
    search_fields = ["partnership__title", "text"]
