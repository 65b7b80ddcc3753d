"""The filters of the list of partnerships: what each means, and how many records each choice would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from coopatlas.catalogue.aliases import keys_called, told
from coopatlas.funding.models import ContributionFunder
from coopatlas.partnerships.enums import THERE
from coopatlas.partnerships.models import Partnership, PartnershipTheme, Party
from coopatlas.partnerships.models.partnership import PartnershipQuerySet
from coopatlas.territories.models import Country
from coopatlas.vocabularies.models import THEMES, Term
from coopatlas.vocabularies.reading import Labels

LONGEST_QUERY = 200
NAMES = ("pays", "theme", "statut", "forme")


@dataclass(frozen=True, slots=True)
class Query:
    """What the visitor asks: free text and one value a filter ("" = all)."""

    text: str
    pays: str
    theme: str
    statut: str
    forme: str

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Query:
        """From the address. Anything else than text of a reasonable length is left out."""
        values = {name: given.get(name, "").replace("\x00", "")[:80] for name in NAMES}
        return cls(given.get("q", "").replace("\x00", "").strip()[:LONGEST_QUERY], **values)

    def parameters(self, **changes: str) -> dict[str, str]:
        """As address parameters, empty ones left out."""
        asked = {
            "q": self.text,
            "pays": self.pays,
            "theme": self.theme,
            "statut": self.statut,
            "forme": self.forme,
        } | changes
        return {name: value for name, value in asked.items() if value}


def matching(query: Query, *, without: str = "") -> PartnershipQuerySet:
    """Published partnerships that answer ``query``, the filter ``without`` left out (to count its choices)."""
    rows = Partnership.objects.published()
    if query.text:
        rows = rows.filter(called(query.text))
    if query.pays and without != "pays":
        rows = rows.filter(pk__in=Party.objects.filter(role__in=THERE, country=query.pays).values("partnership"))
    if query.theme and without != "theme":
        rows = rows.filter(
            pk__in=PartnershipTheme.objects.filter(term__in=with_descendants(query.theme)).values("partnership")
        )
    if query.statut and without != "statut":
        rows = rows.filter(status=query.statut)
    if query.forme and without != "forme":
        rows = rows.filter(form=query.forme)
    return rows


def called(text: str) -> Q:
    """What the words of the record tell, or a body that the reference set knows under that name."""
    words, keys = told(text), keys_called(text)
    if not keys:
        return words
    taking_part = Party.objects.filter(organisation__reference_key__in=keys).values("partnership")
    paying = ContributionFunder.objects.filter(organisation__reference_key__in=keys).values("contribution__partnership")
    return words | Q(pk__in=taking_part) | Q(pk__in=paying)


def with_descendants(code: str) -> list[int]:
    """A theme and everything under it."""
    rows = Term.objects.themes().values_list("pk", "code", "parent")
    under: dict[int | None, list[int]] = {}
    for pk, _, parent in rows:
        under.setdefault(parent, []).append(pk)
    found = generation = [pk for pk, named, _ in rows if named == code]
    while generation:
        generation = [pk for above in generation for pk in under.get(above, [])]
        found = [*found, *generation]
    return found


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many records it would leave with the other filters as they are."""

    value: str
    label: str
    count: int
    selected: bool


def choices(query: Query, labels: Labels) -> dict[str, list[Choice]]:
    """Every filter with its choices, most frequent first."""
    found = {
        "pays": country_choices(query, labels),
        "theme": theme_choices(query, labels),
        "statut": code_choices(query, labels, "statut", "status", "statuses"),
        "forme": code_choices(query, labels, "forme", "form", "forms"),
    }
    return {name: with_chosen(name, options, query, labels) for name, options in found.items()}


def with_chosen(name: str, options: list[Choice], query: Query, labels: Labels) -> list[Choice]:
    """The choices, the one in use among them even when it leaves nothing: it must be seen to be taken away."""
    value = getattr(query, name)
    if not value or any(option.selected for option in options):
        return options
    schemes = {"theme": THEMES, "statut": ("statuses",), "forme": ("forms",)}
    if name == "pays":
        country = Country.objects.filter(pk=value).first()
        label = country.name(labels.language) if country else value
    else:
        known = {term.code: term.label(labels.language) for term in labels.of(*schemes[name])}
        label = known.get(value, value)
    return [*options, Choice(value, label, 0, True)]


def country_choices(query: Query, labels: Labels) -> list[Choice]:
    rows = Party.objects.filter(role__in=THERE, country__isnull=False, partnership__in=matching(query, without="pays"))
    name = "country__name_en" if labels.language == "en" else "country__name_fr"
    counted = rows.values_list("country", name).annotate(n=Count("partnership", distinct=True))
    return [Choice(code, label, n, code == query.pays) for code, label, n in counted.order_by("-n", "country")]


def theme_choices(query: Query, labels: Labels) -> list[Choice]:
    """Every theme that would leave something, counted with what lies under it: what choosing it shows."""
    told: dict[int, set[int]] = {}
    rows = PartnershipTheme.objects.filter(term__isnull=False, partnership__in=matching(query, without="theme"))
    for term_id, partnership in rows.values_list("term", "partnership"):
        told.setdefault(term_id or 0, set()).add(partnership)
    terms = {term.pk: term for term in labels.of(*THEMES)}
    counted: dict[int, set[int]] = {}
    for term_id, partnerships in told.items():
        step: int | None = term_id
        while step is not None:
            counted.setdefault(step, set()).update(partnerships)
            step = terms[step].parent_id
    found = [
        Choice(terms[pk].code, terms[pk].label(labels.language), len(partnerships), terms[pk].code == query.theme)
        for pk, partnerships in counted.items()
    ]
    return sorted(found, key=lambda choice: (-choice.count, choice.label))


def code_choices(query: Query, labels: Labels, name: str, column: str, scheme: str) -> list[Choice]:
    rows = matching(query, without=name).exclude(**{column: ""}).values_list(column)
    counted = rows.annotate(n=Count("pk")).order_by("-n", column)
    return [Choice(code, labels(scheme, code), n, code == getattr(query, name)) for code, n in counted]


def lacking(query: Query) -> dict[str, int]:
    """For each filter in use: how many records could have matched but do not tell that value."""
    untold: dict[str, int] = {}
    if query.theme:
        untold["theme"] = matching(query, without="theme").filter(themes__term__isnull=True).count()
    if query.pays:
        rows = matching(query, without="pays")
        told = Party.objects.filter(role__in=THERE, country__isnull=False).values("partnership")
        untold["pays"] = rows.exclude(pk__in=told).count()
    if query.forme:
        untold["forme"] = matching(query, without="forme").filter(form="").count()
    return {name: n for name, n in untold.items() if n}
