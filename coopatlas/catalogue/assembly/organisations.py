"""The whole public record of one organisation, and its partnerships with those of its predecessors."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet

from coopatlas.catalogue import addresses
from coopatlas.catalogue.aliases import keys_called, told
from coopatlas.catalogue.assembly.codes import code_records
from coopatlas.catalogue.assembly.lists import short_partnerships
from coopatlas.catalogue.assembly.parties import place_record
from coopatlas.catalogue.records import (
    Coded,
    FunderRef,
    KeyFigureRecord,
    NameRecord,
    OrganisationRecord,
    PostRecord,
    SuccessionRecord,
)
from coopatlas.catalogue.reference_words import translated
from coopatlas.catalogue.wording import date_in_words, number
from coopatlas.funding.models import ContributionFunder
from coopatlas.organisations.models import Organisation, Succession
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.partnerships.models.partnership import PartnershipQuerySet
from coopatlas.vocabularies.reading import Labels

LONGEST_LINE = 4


def organisation_record(row: Organisation, labels: Labels, *, shown: int | None = None) -> OrganisationRecord:
    """Everything public about ``row``; at most ``shown`` partnerships of its own and as many inherited ones, None for all.
    Expects ``country`` and ``territory__country`` loaded."""
    language = labels.language
    own, elders = of_bodies([row.pk]), predecessors(row.pk)
    listed = short_partnerships(own[:shown], labels)
    inherited = of_bodies(elders).exclude(pk__in=own.order_by().values("pk"))
    received = short_partnerships(inherited[:shown], labels)
    told = of_bodies([row.pk, *elders]).order_by().count() if shown else len(listed) + len(received)
    names = list(row.names.order_by("valid_from", "kind", "name"))
    # The reference set may give an ended body the people who live today where it was: they were never its own.
    counted_alive = not row.valid_to or row.population_date[:4] <= row.valid_to[:4]
    return OrganisationRecord(
        id=row.pk,
        url=addresses.organisation(row, language),
        name=row.name,
        kind=Coded(row.kind, labels("organisation_kinds", row.kind)),
        acronym=next((n.name for n in names if n.kind == "acronym" and not n.valid_to), ""),
        country=row.country_id or "",
        country_name=row.country.name(language) if row.country else "",
        country_url=addresses.country(row.country_id, language) if row.country_id else "",
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        names=tuple(
            NameRecord(n.name, Coded(n.kind, labels("name_kinds", n.kind)), n.valid_from, n.valid_to, n.language)
            for n in names
        ),
        codes=code_records(row.codes.all()),
        successions=successions(row, language),
        today=heirs_today(row, language) if row.valid_to else (),
        members=members(row, language),
        groups=groups(row, language),
        competences=tuple(Coded(c.kind, c.label) for c in row.competences.order_by("id")),
        posts=post_records(row),
        key_figures=tuple(
            KeyFigureRecord(
                translated(f.label),
                f.value,
                translated(f.unit),
                f"{number(f.value.normalize(), language)} {translated(f.unit)}".strip(),
                f.date,
                f.source,
            )
            for f in row.key_figures.order_by("id")
        ),
        population=row.population if counted_alive else None,
        population_date=row.population_date if counted_alive else "",
        address=tuple(filter(None, row.address.split("\n"))),
        place=place_record(row.territory, "authority", language) if row.territory else None,
        own=listed,
        inherited=received,
        partnerships=told,
        sources=(),
        demo=row.demo,
    )


def post_records(row: Organisation) -> tuple[PostRecord, ...]:
    """Functions known in the body, the elected ones first, each once; never who exercises them. Volunteers are told on the
    records of their missions."""
    order = ("elected", "correspondent", "staff")
    rows = sorted(row.posts.filter(kind__in=order).order_by("valid_from", "id"), key=lambda p: order.index(p.kind))
    told = (PostRecord(translated(p.title), p.kind, p.valid_from, p.valid_to, p.source, p.told_on) for p in rows)
    return tuple(dict.fromkeys(post for post in told if post.title or post.kind != "elected"))


def of_bodies(ids: list[int]) -> PartnershipQuerySet:
    """Published partnerships in which one of these bodies takes part or pays."""
    taking_part = Partnership.objects.filter(parties__organisation__in=ids).values("pk")
    paying = ContributionFunder.objects.filter(organisation__in=ids).values("contribution__partnership")
    return Partnership.objects.published().filter(Q(pk__in=taking_part) | Q(pk__in=paying)).in_order()


def called(text: str) -> QuerySet[Organisation, Any]:
    """Bodies whose own names hold the words, those they took over from, their heirs, and what the reference set calls so."""
    named = Organisation.objects.filter(told(text)).values("pk")
    found = Q(pk__in=named) | Q(reference_key__in=keys_called(text))
    for one, other in (("predecessor", "successor"), ("successor", "predecessor")):
        generation = Succession.objects.filter(**{f"{one}__in": named}).values(other)
        for _ in range(LONGEST_LINE):
            found |= Q(pk__in=generation)
            generation = Succession.objects.filter(**{f"{one}__in": generation}).values(other)
    return Organisation.objects.filter(found).order_by().values("pk")


def partnership_counts(ids: list[int]) -> dict[int, int]:
    """How many partnerships the page of each body shows, its predecessors' included, in three queries whatever their number."""
    line = {pk: {pk} for pk in ids}
    generation = Succession.objects.filter(successor__in=ids)
    wanted = Q(pk__in=generation.values("pk"))
    for _ in range(LONGEST_LINE - 1):
        generation = Succession.objects.filter(successor__in=generation.values("predecessor"))
        wanted |= Q(pk__in=generation.values("pk"))
    steps = list(Succession.objects.filter(wanted).values_list("successor", "predecessor"))
    for _ in range(LONGEST_LINE):
        for members in line.values():
            members |= {before for after, before in steps if after in members}
    everybody = {member for members in line.values() for member in members}
    shown = Partnership.objects.published().order_by().values("pk")
    known = defaultdict(set)
    taking_part = Party.objects.filter(organisation__in=everybody, partnership__in=shown)
    for body, partnership in taking_part.values_list("organisation", "partnership"):
        known[body].add(partnership)
    paying = ContributionFunder.objects.filter(organisation__in=everybody, contribution__partnership__in=shown)
    for body, partnership in paying.values_list("organisation", "contribution__partnership"):
        known[body].add(partnership)
    return {pk: len(set().union(*(known[member] for member in members))) for pk, members in line.items()}


def heirs_today(row: Organisation, language: str) -> tuple[FunderRef, ...]:
    """The bodies of today that took over what ``row`` was, to the end of every line of succession; none while it lives."""
    found: dict[int, Organisation] = {}
    seen, generation = {row.pk}, [row.pk]
    for _ in range(LONGEST_LINE):
        steps = list(Succession.objects.filter(predecessor__in=generation).select_related("successor").order_by("id"))
        for pk in {step.predecessor_id for step in steps}:
            found.pop(pk, None)
        heirs = {
            s.successor_id: s.successor
            for s in sorted(steps, key=lambda s: -(s.share or 0))
            if s.successor_id not in seen
        }
        found |= heirs
        seen |= heirs.keys()
        generation = list(heirs)
        if not generation:
            break
    return tuple(FunderRef(heir.name, addresses.organisation(heir, language)) for heir in found.values())


def predecessors(pk: int) -> list[int]:
    """Every body ``pk`` took over from, wholly or in part, however far back."""
    found: list[int] = []
    generation = [pk]
    for _ in range(LONGEST_LINE):
        generation = list(
            Succession.objects.filter(successor__in=generation)
            .exclude(predecessor__in=found)
            .values_list("predecessor", flat=True)
        )
        if not generation:
            break
        found += generation
    return found


def successions(row: Organisation, language: str) -> tuple[SuccessionRecord, ...]:
    """Who it took over from, then who took over from it."""
    before = row.inheritances.select_related("predecessor").order_by("date", "id")
    after = row.successions.select_related("successor").order_by("date", "id")
    return tuple(step("predecessor", s.predecessor, s, language) for s in before) + tuple(
        step("successor", s.successor, s, language) for s in after
    )


def step(direction: str, other: Organisation, succession: Succession, language: str) -> SuccessionRecord:
    share = round(succession.share * 100) if succession.share is not None else None
    return SuccessionRecord(
        direction,
        other.name,
        addresses.organisation(other, language),
        date_in_words(succession.date, language),
        translated(succession.reason),
        share,
    )


def members(row: Organisation, language: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (m.member_name, addresses.organisation(m.member, language) if m.member else "", m.valid_from, m.valid_to)
        for m in row.memberships.select_related("member").order_by("member_name")
    )


def groups(row: Organisation, language: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (m.group.name, addresses.organisation(m.group, language), m.valid_from, m.valid_to)
        for m in row.groups.select_related("group").order_by("group__name")
    )
