"""The ledger, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.funding.models import Contribution, ContributionFunder


class FunderInline(ReadOnlyInline):
    model = ContributionFunder


@admin.register(Contribution)
class ContributionAdmin(ReadOnlyAdmin):
    list_display = ["label", "partnership", "amount", "currency", "year", "year_doubted", "kind", "stage"]
    list_filter = ["year_doubted", "kind", "stage", "currency", "year"]
    list_select_related = ["partnership"]
    search_fields = ["label", "partnership__title", "funders__name"]
    inlines = [FunderInline]
