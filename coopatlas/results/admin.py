"""Results and evaluations, for the desk."""

from __future__ import annotations

from django.contrib import admin

from coopatlas.core.admin import ReadOnlyAdmin
from coopatlas.results.models import Evaluation, Result


@admin.register(Result)
class ResultAdmin(ReadOnlyAdmin):
    list_display = ["text", "level", "tier", "project", "programme", "parent"]
    list_filter = ["level", "tier"]
    list_select_related = ["project", "programme", "parent"]
    search_fields = ["text", "project__title"]


@admin.register(Evaluation)
class EvaluationAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "date", "external", "evaluator"]
    list_filter = ["external"]
    list_select_related = ["partnership", "evaluator"]
    search_fields = ["partnership__title", "note"]
