"""The filters of the list of lessons: what each means, and how many lessons each choice would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Count

from coopatlas.catalogue.filters import Choice
from coopatlas.lessons.models import Lesson
from coopatlas.lessons.models.lesson import LessonQuerySet
from coopatlas.vocabularies.models import Term
from coopatlas.vocabularies.reading import Labels

NAMES = ("nature", "sujet", "theme", "pays")


@dataclass(frozen=True, slots=True)
class LessonQuery:
    """What the visitor asks: one value a filter, "" for all."""

    nature: str = ""
    sujet: str = ""
    theme: str = ""
    pays: str = ""

    @classmethod
    def read(cls, given: Mapping[str, str]) -> LessonQuery:
        """From the address. Anything else than text of a reasonable length is left out."""
        return cls(**{name: given.get(name, "").replace("\x00", "")[:80] for name in NAMES})

    def parameters(self, **changes: str) -> dict[str, str]:
        """As address parameters, empty ones left out."""
        asked = {name: getattr(self, name) for name in NAMES} | changes
        return {name: value for name, value in asked.items() if value}


def matching(query: LessonQuery) -> LessonQuerySet:
    """Published lessons that answer ``query``."""
    rows = Lesson.objects.published()
    if query.nature:
        rows = rows.filter(kind=query.nature)
    if query.sujet:
        rows = rows.filter(topic=query.sujet)
    if query.theme:
        rows = rows.filter(sheet__themes__term__code=query.theme).distinct()
    if query.pays:
        rows = rows.filter(sheet__in=Lesson.objects.filter(sheet__places__country=query.pays).values("sheet"))
    return rows


def lesson_choices(query: LessonQuery, labels: Labels) -> dict[str, list[Choice]]:
    """Every filter with its choices: natures and topics in the order of their vocabulary, the others most frequent first."""
    return {
        "nature": code_choices(query, labels, "nature", "kind", "lesson_kinds"),
        "sujet": code_choices(query, labels, "sujet", "topic", "lesson_topics"),
        "theme": theme_choices(query, labels),
        "pays": country_choices(query, labels),
    }


def code_choices(query: LessonQuery, labels: Labels, name: str, column: str, scheme: str) -> list[Choice]:
    rows = matching(replace(query, **{name: ""})).order_by().values_list(column)
    counted = dict(rows.annotate(n=Count("pk", distinct=True)))
    found = sorted((term for term in labels.of(scheme) if term.code in counted), key=lambda term: term.sort)
    return [Choice(t.code, t.label(labels.language), counted[t.code], t.code == getattr(query, name)) for t in found]


def theme_choices(query: LessonQuery, labels: Labels) -> list[Choice]:
    """Themes of the sheets, of whatever vocabulary. A sheet with two themes counts under both."""
    rows = matching(replace(query, theme="")).order_by()
    terms = Term.objects.filter(sheet_themes__sheet__lessons__in=rows.values("pk"))
    counted = terms.annotate(n=Count("sheet_themes__sheet__lessons", distinct=True)).order_by("-n", "code")
    return [Choice(t.code, t.label(labels.language), t.n, t.code == query.theme) for t in counted]


def country_choices(query: LessonQuery, labels: Labels) -> list[Choice]:
    rows = matching(replace(query, pays="")).order_by()
    name = "sheet__places__country__name_en" if labels.language == "en" else "sheet__places__country__name_fr"
    told = Lesson.objects.filter(pk__in=rows.values("pk"), sheet__places__isnull=False)
    counted = told.order_by().values_list("sheet__places__country", name).annotate(n=Count("pk", distinct=True))
    return [Choice(code, label, n, code == query.pays) for code, label, n in counted.order_by("-n", name)]
