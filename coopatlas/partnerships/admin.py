"""Partnerships for the desk: read, correct, remove with a reason, restore. Every write is a call into ``actions``."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coopatlas.core.admin import ReadOnly, ReadOnlyAdmin, ReadOnlyInline
from coopatlas.history.actors import Actor
from coopatlas.partnerships.actions import (
    CORRECTABLE,
    confirm_partnership,
    correct_partnership,
    remove_partnership,
    restore_partnership,
)
from coopatlas.partnerships.models import Agreement, Anomaly, Narrative, Partnership, PartnershipTheme, Party, Volunteer
from coopatlas.partnerships.rules import may_correct, may_remove
from coopatlas.vocabularies.models import Term


class CorrectionForm(forms.ModelForm):
    """The values a person may correct, and why."""

    reason = forms.CharField(
        label=_("Motif de la correction"),
        max_length=400,
        required=False,
        help_text=_("Gardé au journal. Une valeur corrigée à la main n’est plus changée par un import."),
    )

    class Meta:
        model = Partnership
        fields = list(CORRECTABLE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, scheme in (("form", "forms"), ("status", "statuses")):
            if name in self.fields:
                known = Term.objects.of(scheme).in_use().values_list("code", "label_fr")
                empty = [("", "—")] if not self.fields[name].required else []
                self.fields[name] = forms.ChoiceField(
                    choices=[*empty, *known], label=self.fields[name].label, required=self.fields[name].required
                )


class ReasonForm(ActionForm):
    """A reason beside the choice of what to do with the chosen rows."""

    reason = forms.CharField(label=_("Motif"), max_length=400, required=False)


class PartyInline(ReadOnlyInline):
    model = Party


class ThemeInline(ReadOnlyInline):
    model = PartnershipTheme


class AnomalyInline(ReadOnlyInline):
    model = Anomaly


@admin.register(Partnership)
class PartnershipAdmin(ReadOnly, admin.ModelAdmin):
    form = CorrectionForm
    action_form = ReasonForm
    actions = ["remove", "restore", "confirm"]
    inlines = [PartyInline, ThemeInline, AnomalyInline]
    list_display = ["title", "status", "start_year", "end_date", "published_at", "removed_at", "verified_on", "demo"]
    list_filter = ["status", "form", "demo", ("removed_at", admin.EmptyFieldListFilter), "triennial"]
    search_fields = ["title", "parties__as_signed"]
    list_per_page = 50
    show_full_result_count = False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        if isinstance(obj, Partnership):
            return may_correct(request.user, obj)
        return self.has_view_permission(request)

    def has_remove_permission(self, request: HttpRequest) -> bool:
        """Asked by the actions below."""
        return may_remove(request.user)

    def save_model(self, request: HttpRequest, obj: Partnership, form: forms.ModelForm, change: bool) -> None:
        """Hand the changed values to the action: from the row as stored, so that the journal tells what stood before."""
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name in CORRECTABLE}
        stored = Partnership.objects.get(pk=obj.pk)
        correct_partnership(stored, by=Actor.user(request.user.pk), reason=form.cleaned_data["reason"], **changes)

    @admin.action(description=_("Retirer du public (avec un motif)"), permissions=["remove"])
    def remove(self, request: HttpRequest, chosen: models.QuerySet[Partnership]) -> None:
        """Take the chosen records away from the public; without a reason, nothing is done."""
        reason = request.POST.get("reason", "").strip()
        if not reason:
            self.message_user(request, _("Écrivez le motif : il est montré à l’adresse de la fiche."), messages.ERROR)
            return
        with transaction.atomic():
            for row in chosen:
                remove_partnership(row, by=Actor.user(request.user.pk), reason=reason)
        self.tell(request, len(chosen))

    @admin.action(description=_("Rendre au public"), permissions=["remove"])
    def restore(self, request: HttpRequest, chosen: models.QuerySet[Partnership]) -> None:
        """Undo the removal of the chosen records."""
        reason = request.POST.get("reason", "").strip()
        with transaction.atomic():
            for row in chosen:
                restore_partnership(row, by=Actor.user(request.user.pk), reason=reason)
        self.tell(request, len(chosen))

    @admin.action(description=_("Confirmer : exact à ce jour"), permissions=["change"])
    def confirm(self, request: HttpRequest, chosen: models.QuerySet[Partnership]) -> None:
        """Someone of the desk read the chosen records and found them true."""
        with transaction.atomic():
            for row in chosen:
                confirm_partnership(row, by=Actor.user(request.user.pk))
        self.tell(request, len(chosen))

    def tell(self, request: HttpRequest, count: int) -> None:
        """How many records were done."""
        words = ngettext("%(count)s fiche traitée.", "%(count)s fiches traitées.", count) % {"count": count}
        self.message_user(request, words, messages.SUCCESS)


@admin.register(Agreement)
class AgreementAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "kind", "signed_on", "amount", "currency"]
    list_filter = ["kind"]
    list_select_related = ["partnership"]
    search_fields = ["partnership__title", "object"]


@admin.register(Narrative)
class NarrativeAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "section", "language"]
    list_filter = ["section", "language"]
    list_select_related = ["partnership"]
    search_fields = ["partnership__title", "text"]


@admin.register(Anomaly)
class AnomalyAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "code", "severity", "field", "line", "resolution"]
    list_filter = ["severity", "code"]
    list_select_related = ["partnership"]
    search_fields = ["partnership__title", "field", "raw"]


@admin.register(Volunteer)
class VolunteerAdmin(ReadOnlyAdmin):
    list_display = ["partnership", "mission", "host", "scheme"]
    list_filter = ["scheme"]
    list_select_related = ["partnership", "person"]
    search_fields = ["partnership__title", "mission"]
