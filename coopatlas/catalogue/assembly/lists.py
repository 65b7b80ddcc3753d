"""Lists: many partnerships in few queries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet

from coopatlas.catalogue import addresses
from coopatlas.catalogue.assembly.money import total_record
from coopatlas.catalogue.assembly.parties import Heirs, party_record, shores
from coopatlas.catalogue.records import Coded, ShortPartnership
from coopatlas.funding.models import Contribution
from coopatlas.partnerships.enums import HERE, THERE
from coopatlas.partnerships.models import Partnership, PartnershipTheme, Party
from coopatlas.vocabularies.reading import Labels


def with_short_details(rows: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """Load what a list line shows."""
    sides = Party.objects.filter(role__in=[*HERE, *THERE]).select_related("organisation", "country")
    return rows.annotate(
        open_doubts=Count("anomalies", filter=Q(anomalies__resolution="", anomalies__severity="doubt"), distinct=True)
    ).prefetch_related(
        Prefetch("parties", queryset=sides),
        Prefetch("themes", queryset=PartnershipTheme.objects.filter(main=True).select_related("term")),
        Prefetch("contributions", queryset=Contribution.objects.prefetch_related("funders__organisation")),
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
        theme=theme_label(row.themes.all(), labels),
        total=total_record(list(row.contributions.all())),
        demo=row.demo,
        doubts=getattr(row, "open_doubts", 0),
    )


def theme_label(themes: Iterable[PartnershipTheme], labels: Labels) -> str:
    """The deepest level of the main theme, as written when the vocabulary does not know it."""
    main = next((t for t in themes if t.main), None)
    if main is None:
        return ""
    return main.term.label(labels.language) if main.term else main.as_written.rpartition(" > ")[2]
