"""The pages of projects with invented contexts, richest and barest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coopatlas.catalogue import projects as p
from coopatlas.catalogue import records as r
from tests.web.look import fictitious as f
from tests.web.look.shapes import MAP, Citation, Page


def line(level: str, label: str, *children: p.ResultRecord) -> p.ResultRecord:
    return p.ResultRecord(r.Coded(level, label), f"Ce que l’on veut, {label.lower()}", children)


def deeds(count: int) -> tuple[p.ResultRecord, ...]:
    return tuple(line("key-activity", "Activité clé") for _ in range(count))


LINE = p.ProjectLine(
    1, "/projets/1-x/", "Rénover le quartier du canal avec ses habitants", 2019, 2022, "Un bailleur", True
)
BARE_LINE = p.ProjectLine(2, "/projets/2-x/", "Un projet dont on ne sait presque rien", None, None, "", False)
STEERING = p.Steering(
    programmes=(
        p.ProgrammeRecord(r.Coded("triennial", "Programme triennal"), 2003, 2005, ("Un but", "Un autre but")),
        p.ProgrammeRecord(r.Coded("hinge-year", "Année charnière"), 2006, 2006, ()),
    ),
    cycle=(
        p.CycleRecord(r.Coded("strategy", "Stratégie"), "2002", "tous les 3 ans", (1, 1, 3), "À deux.", ()),
        p.CycleRecord(
            r.Coded("monitoring", "Suivi"),
            "",
            "",
            None,
            "",
            (
                p.CycleRecord(
                    r.Coded("field-missions", "Missions"), "", "2 à 3 fois par an", (2, 3, 1), "Sur place.", ()
                ),
            ),
        ),
    ),
    evaluations=(
        p.EvaluationRecord(
            "2002", True, r.FunderRef("Centre d’études de Sandaré", "/organisations/9-x/"), "Elle a servi."
        ),
        p.EvaluationRecord("", None, None, ""),
    ),
)
LEAD = r.Coded("lead", "Chef de file")
RICH = p.ProjectRecord(
    id=1,
    url=LINE.url,
    title=LINE.title,
    start_year=2019,
    end_year=2022,
    status=r.Coded("ended", "Terminé"),
    cofunder="Un bailleur",
    cofunded_year=2019,
    summary="Deux échelles.\n\nUn seul projet.",
    audience="Les habitants",
    partnership=f.SHORTS[0],
    before_reform=None,
    distance_km=None,
    components=(p.ComponentRecord(r.Coded("pilot", "Site pilote"), "Au bord du canal", "Quatre villages."),),
    sites=(p.SiteRecord("Canal", ("Le canal", "Kanal"), "quatre villages", "Au bord du canal", None),),
    actors=(
        p.ActorGroup(
            r.Coded("network", "Réseau"),
            (
                p.ActorRecord(LEAD, "Réseau des Rives", "Réseau d’Érive", "/organisations/3-x/", "", "Porte."),
                p.ActorRecord(r.Coded("contributor", "Acteur mobilisé"), "Autorités", "", None, "Bureau", ""),
            ),
        ),
    ),
    framework=(
        line(
            "overall-objective",
            "Objectif global",
            line(
                "specific-objective",
                "Objectif spécifique",
                line("expected-result", "Résultat attendu", *deeds(5)),
                line("expected-result", "Résultat attendu", *deeds(1)),
                line("expected-result", "Résultat attendu"),
            ),
        ),
    ),
    achievements=(p.AchievementGroup(r.Coded("city", "À l’échelle de la ville"), ("Des rues", "De l’eau")),),
    actions=f.RICH.actions,
    steering=STEERING,
    source="Un livret",
    sources=f.RICH.sources,
    demo=True,
    license="Licence Ouverte",
)  # fmt: skip
BARE = replace(
    RICH,
    title=BARE_LINE.title,
    start_year=None,
    end_year=None,
    status=r.Coded("unknown", "Non renseigné"),
    cofunder="",
    cofunded_year=None,
    summary="",
    audience="",
    components=(),
    sites=(),
    actors=(),
    framework=(),
    achievements=(),
    actions=(),
    steering=p.Steering(),
    source="",
    sources=(),
    demo=False,
)


def project(record: p.ProjectRecord, locator: str) -> dict[str, Any]:
    return {"record": record, "locator": locator, "locator_missing": [], "formats": [("JSON", "/x.json")]}


SHORTS = (p.ShortProject(LINE, f.SHORTS[0]), p.ShortProject(BARE_LINE, f.SHORTS[0]))
FORMATS = [("JSON", "/projets.json")]
PROJECT_PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "project": ("projects/project.html", project(RICH, MAP)),
    "project-bare": ("projects/project.html", project(BARE, "")),
    "projects": ("projects/list.html", {"page": Page(SHORTS, 2), "query": "", "formats": FORMATS}),
    "projects-nothing": ("projects/list.html", {"page": Page((), 0, 4), "query": "xyz", "formats": FORMATS}),
    "projects-none": ("projects/list.html", {"page": Page((), 0, 0), "query": "", "formats": FORMATS}),
    "record-steered": (
        "atlas/partnership.html",
        {
            "record": replace(f.RICH, projects=(LINE, BARE_LINE), steering=STEERING),
            "locator": MAP,
            "locator_missing": [],
            "also_here": f.SHORTS,
            "ground": ("Kayes",),
            "citation": Citation(),
            "formats": [],
        },
    ),
}
