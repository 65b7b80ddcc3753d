"""The pages of networks with invented contexts, richest and barest."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from coopatlas.catalogue import networks as n
from coopatlas.catalogue.records import Coded

BODY = n.BodyRef("Commune de Sandaré-sur-Rive", "/collectivites/3-x/", "Tamarou")
STATE = Coded("adopted", "Adoptée")
EVENT = n.EventRecord(
    id=1,
    title="Rencontre des villes du fleuve",
    kind=Coded("forum", "Forum"),
    when="juin 2027",
    iso="2027-06",
    has_day=False,
    passed=False,
    place="Port-Aulne",
    place_url="/lieux/4-x/",
    place_state="known",
    open_to_hosts=True,
    attended=False,
    announced=True,
    note="Ouverte aux voisins.",
    candidacies=(n.CandidacyRecord(BODY, "Reçue", "le bureau"),),
)
EVENTS = (
    EVENT,
    replace(EVENT, id=2, when="", iso="", place="", place_state="pending", open_to_hosts=False, candidacies=()),
    replace(EVENT, id=3, place_state="unknown", passed=True, note=""),
    replace(EVENT, id=4, attended=True, announced=False, has_day=True, when="2 mai 2025", iso="2025-05-02"),
)
MEETING = n.ShortMeeting(
    "Réunion annuelle",
    Coded("annual", "Annuelle"),
    "2 mai 2025",
    "2025-05-02",
    "/reseaux/1-x/reunions/1/",
    "Port-Aulne",
)
DECISION = n.DecisionRecord(1, "Ouvrir une permanence.", STATE, "si le budget suit", "fin 2027", "le bureau")
OUTCOME = n.Outcome(
    chapters=(
        ("Organisation", (DECISION, replace(DECISION, condition="", deadline="", owner=""))),
        ("Vie du réseau", (replace(DECISION, number=None),)),
    ),
    recommendations=(
        n.RecommendationRecord("Se voir plus souvent.", STATE, ("Tamarou", "/pays/XX/")),
        n.RecommendationRecord("S’écrire.", STATE, None),
    ),
    consultations=(
        n.ConsultationRecord("Le budget", "courriel", "les membres", "3 mai 2025", STATE),
        n.ConsultationRecord("Le lieu", "", "les voisins", "", STATE),
    ),
)
PROJECT = n.NetworkProjectRecord(
    "Des berges propres",
    Coded("running", "En cours"),
    2024,
    2026,
    multi_city=True,
    places_to_select=2,
    bodies=((Coded("lead", "Chef de file"), BODY),),
    places=(n.ProjectPlaceRef("Port-Aulne", "/lieux/4-x/", "le vieux port"),),
)
THEME = n.NetworkThemeRecord(
    "Eau",
    members_wish=True,
    linked_to=("Climat",),
    term=("Eau et assainissement", "/themes/water/"),
    projects=(PROJECT, replace(PROJECT, status=None, start_year=None, bodies=(), places=(), places_to_select=None)),
    plans=(n.ThematicPlanRecord("Plan eau", 2024, 2026, "charte"), n.ThematicPlanRecord("Plan bref", 2024, None, "")),
)
NO_PROJECT = n.NetworkThemeRecord("Culture", members_wish=False, linked_to=(), term=None, projects=(), plans=())
MEMBER = n.MemberRecord(BODY, Coded("member", "Membre"), "", "fondatrice", Coded("asked", "Demandé"), "2027-01")
RICH = n.NetworkRecord(
    id=1,
    name="Réseau des villes du fleuve Ambre",
    acronym="RVFA",
    url="/reseaux/1-x/",
    calendar_url="/reseaux/1-x.ics",
    body_url="/organisations/2-x/",
    parent=BODY,
    siblings=(("Réseau des îles", "/reseaux/2-x/"),),
    zone="Bassin de l’Ambre",
    purpose="Apprendre les uns des autres.",
    framework="Charte des villes",
    framework_since="2019",
    funder=BODY,
    coordination="Une coordinatrice à mi-temps",
    platform="Un espace partagé",
    missions=("Répondre aux membres", "Préparer la réunion"),
    figures=(("Villes", "12", "2025"), ("Habitants", "300 000", "")),
    countries=(
        n.CountryMembers("Tamarou", "/pays/XX/", (MEMBER, replace(MEMBER, note="", focal_point=None, focal_point_due=""))),
        n.CountryMembers("", "", (replace(MEMBER, status=Coded("observer", "Observateur")),)),
    ),
    principal=(THEME,),
    transversal=(NO_PROJECT,),
    rules=(("Cotisation", "Selon les habitants."),),
    modalities=(("Se former", ("Tutorat", "Visite")),),
    events=EVENTS,
    contacts=(
        n.ContactRecord(BODY, Coded("funders", "Bailleurs"), STATE, "une lettre", BODY, "rappeler", 3),
        n.ContactRecord(BODY, Coded("funders", "Bailleurs"), STATE, "", None, "", None),
    ),
    meetings=(MEETING, replace(MEETING, place="", title="Réunion du bureau", url="/reseaux/1-x/reunions/2/")),
    latest=MEETING,
    outcome=OUTCOME,
    plan=n.ShortPlan("Plan d’action", "/reseaux/1-x/plan/", 3, 15, 2030),
    source="Un diaporama",
    demo=True,
)  # fmt: skip
BARE = replace(
    RICH, acronym="", parent=None, siblings=(), zone="", purpose="", framework="", framework_since="", funder=None,
    coordination="", platform="", missions=(), figures=(), countries=(), principal=(), transversal=(), rules=(),
    modalities=(), events=(), contacts=(), meetings=(), latest=None, outcome=None, plan=None, source="", demo=False,
)  # fmt: skip
ACTION = n.PlannedActionRecord(
    1, "Nettoyer les berges", "Deux villes l’ont fait.", "Une journée par an", "Un concours", "Année effacée.",
    (("Tamarou", (BODY, BODY)),), (("", (BODY,)),),
)  # fmt: skip
EMPTY_ACTION = n.PlannedActionRecord(2, "Planter", "", "", "", "", (), ())
PLAN = n.PlanRecord(
    "Plan d’action",
    "/reseaux/1-x/plan/",
    2026,
    2028,
    2030,
    "deuxième version",
    Coded("draft", "Projet"),
    ("Être utile", "Durer"),
    (n.AxisRecord("Agir", "Axe 1, agir", (ACTION, EMPTY_ACTION)), n.AxisRecord("Dire", "Axe 2, dire", ())),
)
BARE_PLAN = replace(PLAN, end_year=None, horizon=None, version="", aims=(), axes=(n.AxisRecord("Agir", "Agir", ()),))
FULL_MEETING = n.MeetingRecord(
    short=MEETING,
    owner=BODY,
    motto="Un seul fleuve",
    hours="9 h – 12 h",
    venue="Hôtel de ville",
    place_url="/lieux/4-x/",
    funder=BODY,
    agenda=(
        n.AgendaRecord(Coded("talk", "Intervention"), "Bilan", 20, "Maire", BODY),
        n.AgendaRecord(Coded("break", "Pause"), "Pause", None, "", None),
    ),
    attendances=(
        n.AttendanceRecord(BODY, "Maire", "Son Excellence", spoke=True, doubt="Titre coupé dans la source."),
        n.AttendanceRecord(BODY, "Secrétaire générale", "", spoke=False, doubt=""),
    ),
    outcome=OUTCOME,
    announced=EVENTS,
    source="Un diaporama",
)
BARE_MEETING = replace(
    FULL_MEETING, short=replace(MEETING, place=""), motto="", hours="", venue="", place_url="", funder=None, agenda=(),
    attendances=(), outcome=n.Outcome((), (), ()), announced=(), source="",
)  # fmt: skip
SHORT = n.ShortNetwork(RICH.name, "RVFA", RICH.url, "Bassin de l’Ambre", BODY, 12, 3)
NAMED = n.ShortNetwork("Réseau des îles", "", "/reseaux/2-x/", "", None, 0, 0)
OF = {"network_name": RICH.name, "network_url": RICH.url}
FORMATS = [("JSON", "/reseaux/1-x.json")]


def listed(*networks: n.ShortNetwork) -> tuple[str, dict[str, Any]]:
    return "networks/networks.html", {"networks": networks, "formats": FORMATS}


NETWORK_PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "network": ("networks/network.html", {"network": RICH, "formats": FORMATS}),
    "network-bare": ("networks/network.html", {"network": BARE, "formats": FORMATS}),
    "network-plan": ("networks/plan.html", {"plan": PLAN, **OF}),
    "network-plan-bare": ("networks/plan.html", {"plan": BARE_PLAN, **OF}),
    "meeting": ("networks/meeting.html", {"meeting": FULL_MEETING, **OF}),
    "meeting-bare": ("networks/meeting.html", {"meeting": BARE_MEETING, **OF}),
    "networks": listed(SHORT, NAMED),
    "networks-named": listed(NAMED),
    "networks-none": listed(),
}
