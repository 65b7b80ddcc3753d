"""Lists: many partnerships in few queries."""

from __future__ import annotations

from django.db.models import Count, FilteredRelation, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.money import total_record
from coopatlas.catalogue.assembly.parties import Heirs, party_record, shores
from coopatlas.catalogue.records import Coded, ShortPartnership
from coopatlas.partnerships.enums import HERE, THERE
from coopatlas.partnerships.models import Anomaly, Partnership, PartnershipTheme, Party
from coopatlas.vocabularies.reading import Labels


def with_short_details(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """Load what a list line shows."""
    sides = Party.objects.filter(role__in=[*HERE, *THERE]).select_related("organisation", "country")
    doubts = Anomaly.objects.filter(partnership=OuterRef("pk"), resolution="").exclude(severity="note").order_by()
    counted = doubts.values("partnership").annotate(n=Count("pk")).values("n")
    return (
        rows.annotate(
            open_doubts=Coalesce(Subquery(counted), 0),
            main_theme=FilteredRelation("themes", condition=Q(themes__main=True)),  # one at most: a constraint says so
        )
        .select_related("main_theme__term")  # type: ignore[misc] # the stubs do not know an annotated relation
        .prefetch_related(Prefetch("parties", queryset=sides), "contributions")
    )


def short_partnerships(rows: QuerySet[Partnership], labels: Labels) -> tuple[ShortPartnership, ...]:
    """List lines, in the order of ``rows``."""
    partnerships = list(with_short_details(rows))
    heirs = Heirs.of(p.organisation_id or 0 for row in partnerships for p in row.parties.all())
    return tuple(short(row, labels, heirs) for row in partnerships)


def short(row: Partnership, labels: Labels, heirs: Heirs) -> ShortPartnership:
    """One list line. Expects what ``with_short_details`` loads."""
    here, there = shores(party_record(p, labels, heirs) for p in row.parties.all())
    return ShortPartnership(
        id=row.pk,
        url=addresses.partnership(row.pk, row.slug, labels.language),
        title=row.title,
        form=Coded(row.form, labels("forms", row.form)) if row.form else None,
        status=Coded(row.status, labels("statuses", row.status)),
        start_year=row.start_year,
        end_date=row.end_date or None,
        here=here,
        there=there,
        theme=theme_label(getattr(row, "main_theme", None), labels),
        total=total_record(list(row.contributions.all()), shared=False),
        demo=row.demo,
        doubts=getattr(row, "open_doubts", 0),
    )


def theme_label(main: PartnershipTheme | None, labels: Labels) -> str:
    """The deepest level of the main theme, as written when the vocabulary does not know it."""
    if main is None:
        return ""
    return main.term.label(labels.language) if main.term else main.as_written.rpartition(" > ")[2]
