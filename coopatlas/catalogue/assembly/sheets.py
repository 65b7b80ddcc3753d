"""The whole public record of one capitalisation sheet, and sheets in lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Prefetch, QuerySet

from coopatlas.catalogue import addresses
from coopatlas.catalogue.lesson_records import (
    ItemRecord,
    LinkedTerm,
    PracticeActor,
    PracticePlace,
    SectionRecord,
    SheetDoubtRecord,
    ShortSheet,
    TestimonyRecord,
)
from coopatlas.catalogue.records import Coded
from coopatlas.lessons.enums import Consent
from coopatlas.lessons.models import ActorRole, SectionItem, Sheet, SheetDoubt, SheetPlace, SheetSection, Testimony
from coopatlas.vocabularies.reading import Labels

CARRIER = "carrier"


def short_sheets(rows: QuerySet[Sheet], labels: Labels) -> tuple[ShortSheet, ...]:
    """List lines, in the order of ``rows``, in three queries."""
    carriers = ActorRole.objects.filter(part=CARRIER)
    places = SheetPlace.objects.select_related("country")
    found = rows.annotate(lesson_count=Count("lessons", distinct=True)).prefetch_related(
        Prefetch("actors", queryset=carriers, to_attr="carried_by"), Prefetch("places", queryset=places)
    )
    return tuple(short_sheet(row, labels) for row in found)


def short_sheet(row: Sheet, labels: Labels) -> ShortSheet:
    """One line. Expects what ``short_sheets`` loads."""
    countries = {p.country_id: p.country.name(labels.language) for p in row.places.all()}
    carriers: list[ActorRole] = getattr(row, "carried_by", [])
    return ShortSheet(
        id=row.pk,
        url=addresses.sheet(row.pk, row.slug, labels.language),
        title=row.title,
        kind=Coded(row.kind, labels("sheet_kinds", row.kind)),
        start_year=row.start_year,
        end_year=row.end_year,
        language=row.language,
        carriers=tuple(actor.name for actor in carriers),
        countries=tuple(Coded(code, name) for code, name in countries.items()),
        lessons=getattr(row, "lesson_count", 0),
        demo=row.demo,
    )


def linked_terms(row: Sheet, labels: Labels) -> tuple[LinkedTerm, ...]:
    """The themes of a sheet. Those of the atlas have a page of their own."""
    return tuple(
        LinkedTerm(
            link.term.code,
            link.term.label(labels.language),
            addresses.theme(link.term.code, labels.language) if link.term.scheme.code == "themes" else "",
        )
        for link in row.themes.select_related("term__scheme")
    )


def place_records(row: Sheet, labels: Labels) -> tuple[PracticePlace, ...]:
    """Where the practice happens, in the order of the sheet."""
    language = labels.language
    return tuple(
        PracticePlace(
            country=told.country_id,
            country_name=told.country.name(language),
            country_url=addresses.country(told.country_id, language),
            name=told.place.name if told.place else "",
            note=told.as_written,
            url=addresses.place(told.place, language) if told.place else "",
        )
        for told in row.places.select_related("country", "place")
    )


def section_records(row: Sheet, labels: Labels) -> tuple[SectionRecord, ...]:
    """Every section with its items, in two queries."""
    items: dict[int, list[SectionItem]] = defaultdict(list)
    for item in SectionItem.objects.filter(section__sheet=row).order_by("section", "position", "id"):
        items[item.section_id].append(item)
    return tuple(section_record(section, items[section.pk], labels) for section in row.sections.all())


def section_record(row: SheetSection, items: Iterable[SectionItem], labels: Labels) -> SectionRecord:
    """One section; its vocabulary's label when it has no title of its own."""
    kind = Coded(row.kind, labels("sheet_sections", row.kind))
    told = tuple(ItemRecord(Coded(item.kind, labels("section_items", item.kind)), item.text) for item in items)
    return SectionRecord(row.pk, kind, row.title or kind.label, row.number, row.text, told)


def heard(rows: QuerySet[Testimony]) -> QuerySet[Testimony]:
    """The testimonies that may be shown."""
    return rows.exclude(consent=Consent.REFUSED)


def testimony_record(row: Testimony, labels: Labels) -> TestimonyRecord:
    """What was said, by which kind of person."""
    return TestimonyRecord(
        speaker=Coded(row.speaker, labels("speaker_kinds", row.speaker)) if row.speaker else None,
        text=row.text,
        consent=Coded(row.consent, labels("consents", row.consent)),
        repeats=row.repeats_id is not None,
        section=row.section_id,
        lesson=row.lesson_id,
    )


def actor_records(row: Sheet, labels: Labels) -> tuple[PracticeActor, ...]:
    """By part, in the order of the vocabulary, then as the sheet names them."""
    ranks = {term.code: term.sort for term in labels.of("actor_parts")}
    rows = sorted(row.actors.select_related("organisation"), key=lambda actor: ranks[actor.part])
    return tuple(actor_record(actor, labels) for actor in rows)


def actor_record(row: ActorRole, labels: Labels) -> PracticeActor:
    """One actor. Expects ``organisation`` loaded."""
    body = row.organisation
    kind = body.kind if body else row.kind
    return PracticeActor(
        name=row.name,
        url=addresses.organisation(body, labels.language) if body else "",
        kind=Coded(kind, labels("organisation_kinds", kind)) if kind else None,
        part=Coded(row.part, labels("actor_parts", row.part)),
        role=row.role,
        background=row.background,
    )


def doubt_record(row: SheetDoubt, labels: Labels) -> SheetDoubtRecord:
    """What is unsure, in the words of the vocabulary of anomalies."""
    message = labels.detail("anomalies", row.code, "message").format(**row.params)
    return SheetDoubtRecord(row.code, row.subject, message)
