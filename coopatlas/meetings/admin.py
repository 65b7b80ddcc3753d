"""Meetings and events, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.meetings.models import (
    AgendaItem,
    Attendance,
    Consultation,
    Decision,
    Event,
    Meeting,
    Recommendation,
)


class AgendaInline(ReadOnlyInline):
    model = AgendaItem


class AttendanceInline(ReadOnlyInline):
    model = Attendance


class DecisionInline(ReadOnlyInline):
    model = Decision


class RecommendationInline(ReadOnlyInline):
    model = Recommendation


class ConsultationInline(ReadOnlyInline):
    model = Consultation


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = ["title", "owner", "date", "place", "demo"]
    list_filter = ["kind", "demo"]
    list_select_related = ["owner", "place"]
    search_fields = ["title", "owner__name"]
    inlines = [AgendaInline, AttendanceInline, DecisionInline, RecommendationInline, ConsultationInline]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["title", "owner", "date", "place", "demo"]
    list_filter = ["kind", "demo"]
    list_select_related = ["owner", "place"]
    search_fields = ["title", "owner__name"]
