"""The project of the Phnom Penh booklet and the cycle of Kayes–Évry: facts of their documents, loaded once, cleared whole."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from coopatlas.core.folding import folded
from coopatlas.exchange.actions import demo as demo_world
from coopatlas.exchange.actions.demo import projects as part
from coopatlas.exchange.models import Identity
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.organisations.models import Organisation
from coopatlas.partnerships.models import Partnership
from coopatlas.projects.models import Component, CycleElement, Programme, Project, ProjectActor, ProjectSite
from coopatlas.results.actions import settle_results
from coopatlas.results.models import Evaluation, Result
from tests.history.replay import differences

pytestmark = [pytest.mark.database, pytest.mark.django_db]
BY = Actor.system("test")
Told = dict[str, Any]
VOCABULARIES = Path(__file__).resolve().parents[3] / "data" / "vocabularies"


@pytest.fixture(scope="session")
def booklet(shared: Path) -> str:
    return next((shared / "seeds").glob("000_*.txt")).read_text(encoding="utf-8")


def phnom_penh() -> Project:
    return Project.objects.get(partnership__parties__as_signed="Mairie de Phnom Penh")


def kayes_evry() -> Partnership:
    return Partnership.objects.get(
        demo=True, parties__role="foreign-partner", parties__as_signed="Commune urbaine de Kayes"
    )


def lines(level: str, parent: Result | None = None) -> list[Result]:
    rows = Result.objects.filter(project=phnom_penh(), level=level)
    return list(rows.filter(parent=parent) if parent else rows)


def codes_of(scheme: str) -> set[str]:
    with (VOCABULARIES / f"{scheme}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["code"] for row in csv.DictReader(stream)}


def test_the_period_is_that_of_the_cover(demo: Report, booklet: str) -> None:
    first, last = re.findall(r"^(20\d\d)$", booklet, re.MULTILINE)[:2]
    assert (phnom_penh().start_year, phnom_penh().end_year) == (int(first), int(last))


def test_each_result_has_as_many_key_activities_as_the_booklet_announces(demo: Report, booklet: str) -> None:
    announced = [int(count) for count in re.findall(r"(\d) activités[ -]clé", booklet)]
    told = [len(lines("key-activity", result)) for result in lines("expected-result")]
    assert told == announced == [5, 3, 5]


def test_two_components_one_national_one_pilot(demo: Report) -> None:
    assert [c.kind for c in phnom_penh().components.all()] == ["programme", "pilot"]


def test_the_pilot_has_its_site_under_every_spelling_of_the_booklet(demo: Report, booklet: str) -> None:
    written = set(re.findall(r"St(?:eu|u)ng Mean ?[Cc]hey", booklet))
    site = phnom_penh().sites.get()
    told = {site.name.removeprefix("Canal de "), *site.spellings}
    assert (written - told, site.component and site.component.kind) == (set(), "pilot")
    assert site.place is not None
    assert site.place.name == "Stung Meanchey"


def test_every_member_of_the_consortium_is_an_actor(demo: Report, booklet: str) -> None:
    sentence = next(line for line in booklet.splitlines() if line.startswith("La Mairie de Phnom Penh (PPCH)"))
    acronyms = re.findall(r"\(([A-Z]{3,5})\)", sentence)
    bodies = Organisation.objects.filter(
        project_roles__project=phnom_penh(), project_roles__role__in=["lead", "partner"]
    )
    names = {*bodies.values_list("names__name", flat=True), *bodies.values_list("name", flat=True)}
    known = {"PPCH": "Mairie de Phnom Penh"}
    assert [a for a in acronyms if a not in names and known.get(a) not in names] == []
    assert "Paris" in names


def test_achievements_stand_on_three_levels(demo: Report) -> None:
    told = Counter(row.tier for row in lines("achievement"))
    assert told == {"city": 5, "communities": 3, "authorities": 2}


def test_a_name_written_wrongly_finds_the_body(demo: Report, booklet: str) -> None:
    written = re.search(r"l'(Association Nationale des Conseils \w+ et Provinciaux)", booklet)
    assert written is not None
    actor = next(a for a in phnom_penh().actors.all() if folded(a.name) == folded(written[1]))
    assert actor.organisation is not None
    found = Organisation.objects.filter(search_text__contains="ministeriels").get()
    assert (found.pk, folded(actor.organisation.name) == folded(actor.name)) == (actor.organisation_id, False)


def test_asac_is_made_of_both_associations(demo: Report) -> None:
    members = Organisation.objects.filter(groups__group__reference_key="body:asac")
    assert set(members.values_list("reference_key", flat=True)) == {"body:nlc", "body:nacpc"}


def test_the_cycle_has_its_seven_elements(demo: Report) -> None:
    told = list(kayes_evry().cycle.filter(parent__isnull=True).order_by("position").values_list("kind", flat=True))
    assert told == [
        "strategy", "logical-framework", "programming", "monitoring", "annual-report", "external-evaluation", "agreements",
    ]  # fmt: skip


def test_the_framework_has_its_five_levels(demo: Report) -> None:
    element = kayes_evry().cycle.get(kind="logical-framework")
    assert [p.kind for p in element.parts.all()] == [
        "overall-objectives", "specific-objectives", "expected-results", "activities", "means",
    ]  # fmt: skip


def test_means_of_three_kinds_are_planned_for_three_years(demo: Report) -> None:
    element = kayes_evry().cycle.get(kind="programming")
    assert [p.kind for p in element.parts.all()] == ["human-means", "material-means", "financial-means"]
    assert element.years == 3


def test_two_or_three_missions_and_one_meeting_a_year(demo: Report) -> None:
    told = {e.kind: (e.times_min, e.times_max, e.years) for e in kayes_evry().cycle.get(kind="monitoring").parts.all()}
    assert told == {"field-missions": (2, 3, 1), "elected-meetings": (1, 1, 1)}


def test_a_report_is_written_every_year(demo: Report) -> None:
    element = kayes_evry().cycle.get(kind="annual-report")
    assert (element.times_min, element.times_max, element.years) == (1, 1, 1)


def test_programmes_and_the_year_between_them(demo: Report) -> None:
    told = [(p.kind, p.start_year, p.end_year, p.results.count()) for p in kayes_evry().programmes.all()]
    assert told == [("triennial", 2003, 2005, 2), ("hinge-year", 2006, 2006, 0), ("triennial", 2007, 2009, 2)]


def test_two_external_evaluations(demo: Report) -> None:
    told = [(e.date, e.external, e.evaluator and e.evaluator.name) for e in kayes_evry().evaluations.all()]
    assert told == [("2002", True, "CIEDEL"), ("2007", True, None)]


def test_every_code_is_one_of_its_vocabulary(demo: Report) -> None:
    used = {
        "project_roles": set(ProjectActor.objects.values_list("role", flat=True)),
        "organisation_kinds": set(ProjectActor.objects.values_list("kind", flat=True)),
        "component_kinds": set(Component.objects.values_list("kind", flat=True)),
        "programme_kinds": set(Programme.objects.values_list("kind", flat=True)),
        "cycle_elements": set(CycleElement.objects.values_list("kind", flat=True)),
        "result_levels": set(Result.objects.values_list("level", flat=True)),
        "result_tiers": set(Result.objects.exclude(tier="").values_list("tier", flat=True)),
    }
    assert {scheme: codes - codes_of(scheme) for scheme, codes in used.items() if codes - codes_of(scheme)} == {}


def test_loading_the_part_again_writes_nothing(demo: Report, reference: Gazetteer) -> None:
    before = Entry.objects.count()
    part.load(reference=demo_world.DemoReference(reference, demo_world.bodies()), by=BY)
    assert Entry.objects.count() == before


def left_over() -> dict[str, int]:
    kinds = (Component, ProjectSite, ProjectActor, Programme, CycleElement, Result, Evaluation)
    return {kind.__name__: kind.objects.count() for kind in kinds if kind.objects.exists()}


def test_clearing_the_part_leaves_nothing_of_it(demo: Report) -> None:
    part.clear(by=BY)
    known = Identity.objects.filter(object_type="projects.project").count()
    assert (left_over(), known, Project.objects.filter(title__contains="cambodgiennes").count()) == ({}, 0, 0)


def test_clearing_the_world_leaves_nothing_and_the_journal_tells_it(demo: Report) -> None:
    demo_world.clear(by=BY)
    assert (left_over(), Project.objects.count(), differences()) == ({}, 0, [])


def test_a_line_moved_or_dropped_is_followed(demo: Report, reference: Gazetteer) -> None:
    """A file that changes is followed line by line: what left it goes, what came is added."""
    project = phnom_penh()
    settle_results(project, results=[{"level": "overall-objective", "text": "Un but"}], by=BY)
    assert [(r.level, r.text) for r in project.results.all()] == [("overall-objective", "Un but")]
    assert differences() == []
