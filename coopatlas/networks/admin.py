"""Networks and their plans, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.networks.models import ActionPlan, Axis, FocalPoint, Membership, Network, NetworkTheme, Outreach


class MembershipInline(ReadOnlyInline):
    model = Membership


class FocalPointInline(ReadOnlyInline):
    model = FocalPoint


class ThemeInline(ReadOnlyInline):
    model = NetworkTheme


class OutreachInline(ReadOnlyInline):
    model = Outreach


class AxisInline(ReadOnlyInline):
    model = Axis


@admin.register(Network)
class NetworkAdmin(ReadOnlyAdmin):
    list_display = ["organisation", "parent", "framework", "demo"]
    list_filter = ["demo"]
    list_select_related = ["organisation", "parent"]
    search_fields = ["organisation__name"]
    inlines = [MembershipInline, FocalPointInline, ThemeInline, OutreachInline]


@admin.register(ActionPlan)
class ActionPlanAdmin(ReadOnlyAdmin):
    list_display = ["title", "network", "year", "state"]
    list_filter = ["state"]
    list_select_related = ["network__organisation"]
    search_fields = ["title", "network__organisation__name"]
    inlines = [AxisInline]
