"""Organisations, and the people in their functions, for the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from coopatlas.core.admin import ReadOnlyAdmin, ReadOnlyInline
from coopatlas.organisations.models import (
    Competence,
    ContactPoint,
    Grouping,
    KeyFigure,
    Organisation,
    OrganisationCode,
    OrganisationName,
    Person,
    Post,
    Succession,
)
from coopatlas.organisations.rules import may_see_people


class NameInline(ReadOnlyInline):
    model = OrganisationName


class CodeInline(ReadOnlyInline):
    model = OrganisationCode


class SuccessorInline(ReadOnlyInline):
    model = Succession
    fk_name = "predecessor"


class MemberInline(ReadOnlyInline):
    model = Grouping
    fk_name = "group"


class CompetenceInline(ReadOnlyInline):
    model = Competence


class KeyFigureInline(ReadOnlyInline):
    model = KeyFigure


@admin.register(Organisation)
class OrganisationAdmin(ReadOnlyAdmin):
    list_display = ["name", "kind", "country", "valid_from", "valid_to", "is_authority", "demo"]
    list_filter = ["is_authority", "kind", "demo", "country"]
    list_select_related = ["country"]
    search_fields = ["name", "names__name", "codes__code__exact"]
    inlines = [NameInline, CodeInline, SuccessorInline, MemberInline, CompetenceInline, KeyFigureInline]


class PeopleAdmin(ReadOnlyAdmin):
    """Screens that name persons."""

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may_see_people(request.user)


@admin.register(Person)
class PersonAdmin(PeopleAdmin):
    list_display = ["family_name", "given_name", "honorific", "demo"]
    list_filter = ["demo"]
    search_fields = ["family_name", "given_name"]


class ContactPointInline(ReadOnlyInline):
    model = ContactPoint


@admin.register(Post)
class PostAdmin(PeopleAdmin):
    list_display = ["title", "organisation", "kind", "valid_from", "valid_to"]
    list_filter = ["kind"]
    list_select_related = ["organisation", "person"]
    search_fields = ["title", "organisation__name", "person__family_name"]
    inlines = [ContactPointInline]
