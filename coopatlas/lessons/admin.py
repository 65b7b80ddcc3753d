"""Sheets and lessons, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.lessons.models import ActorRole, Lesson, Sheet, SheetDoubt, SheetPlace, SheetSection, Testimony, Tool


class PlaceInline(ReadOnlyInline):
    model = SheetPlace


class SectionInline(ReadOnlyInline):
    model = SheetSection


class ActorInline(ReadOnlyInline):
    model = ActorRole


class ToolInline(ReadOnlyInline):
    model = Tool


class DoubtInline(ReadOnlyInline):
    model = SheetDoubt


class TestimonyInline(ReadOnlyInline):
    model = Testimony
    exclude = ["section", "repeats"]


@admin.register(Sheet)
class SheetAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "start_year", "end_year", "published_at", "removed_at"]
    list_filter = ["kind"]
    search_fields = ["title", "subtitle", "collection"]
    inlines = [PlaceInline, SectionInline, ActorInline, ToolInline, DoubtInline]


@admin.register(Lesson)
class LessonAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "topic", "sheet"]
    list_filter = ["kind", "topic"]
    list_select_related = ["sheet"]
    search_fields = ["title", "statement"]
    inlines = [TestimonyInline]
