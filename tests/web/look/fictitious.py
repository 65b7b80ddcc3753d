"""Records of invented partnerships: rich, bare, with nothing told, Khmer, and by the hundred."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from coopatlas.catalogue import records as r
from tests.web.look.pieces import (
    AGGLO,
    COOPERATION,
    ENDED,
    LINES,
    ONGOING,
    PARAGRAPH,
    PLACES,
    PLANNED,
    ROLES,
    SHARES,
    SOURCE,
    SUSPENDED,
    THEME,
    THREAD,
    TOWN,
    YEARS,
    doubt,
    narrative,
    origin,
    party,
)

RICH = r.PartnershipRecord(
    id=1,
    url="/partenariats/1-x/",
    title="Renforcer la commune de Sandaré pour une dynamique de territoire entre les deux fleuves",
    form=COOPERATION,
    status=ENDED,
    first_signed_year=1990,
    start_year=1990,
    end_date="2013-09-30",
    triennial=True,
    communication_in_france=True,
    communication_abroad=False,
    evaluation=None,
    themes=(THEME,),
    other_themes_state="none",
    parties=ROLES,
    here=(AGGLO,),
    there=(TOWN,),
    post=party("Ambassade de France à Bamako"),
    contributions=LINES,
    contributions_state="value",
    total=r.TotalRecord(Decimal("853050.00"), "EUR", 5, ("une ligne sans montant",), SHARES),
    narratives=(
        narrative("context", "Contexte"),
        narrative("history", "Historique", 9),
        narrative("objective", "Objectif", 2),
        narrative("description", "Description détaillée", 4),
        narrative(
            "beneficiaries", "Bénéficiaires", 1, text="Les agents de la mairie et les habitants des deux territoires."
        ),
    ),
    periods=(
        r.PeriodRecord(1990, None, 1992, "Les débuts : connaître l’autre", PARAGRAPH),
        r.PeriodRecord(1992, None, 1997, "Les grands chantiers", ""),
        r.PeriodRecord(1998, None, 1999, "La transition", PARAGRAPH),
        r.PeriodRecord(1999, 2000, None, "La relance", PARAGRAPH),
    ),
    thread=THREAD,
    agreements=(
        r.AgreementRecord(
            r.Coded("twinning", "Protocole d’amitié et de jumelage"),
            "1990",
            "1990",
            "",
            1,
            None,
            "EUR",
            (r.FunderRef("Sandaré", None),),
        ),
        r.AgreementRecord(
            r.Coded("partnership", "Convention de partenariat"),
            "2005",
            "2005",
            "compte annexe",
            6,
            Decimal("290000"),
            "EUR",
            (),
        ),
    ),
    actions=(
        r.ActionRecord(
            1,
            "Appuyer le secrétaire général et les chefs de service",
            ("Coordonner l’action", "Mieux déléguer"),
            PARAGRAPH,
            (4, 9),
            (4, 9),
        ),
    ),
    volunteers=(
        r.VolunteerRecord("VSI", "Appui au secrétaire général de la mairie", "Développement local", "Sandaré"),
    ),
    volunteers_state="value",
    places=PLACES,
    distance_km=3980,
    acronyms=(
        r.AcronymRecord("PSDR", "Plan stratégique de développement régional"),
        r.AcronymRecord("VSI", "Volontariat de solidarité internationale"),
    ),
    doubts=(
        *(doubt(f"contributions[{index}].year", YEARS, "1990", 200 + index) for index in range(4)),
        doubt(
            "contributions[4].funders",
            "Une virgule ouvre ce nom de financeur : deux noms ont sans doute été collés.",
            ", Commune Urbaine",
            204,
        ),
        doubt("actions", "Le texte renvoie aux actions 4 et 9, que la page ne montre pas.", "Cf. action 4", 166),
        doubt("status", "L’agglomération a fusionné en 2016 : la source ne le dit pas.", "", 179),
        doubt("page", "Une étiquette technique est restée dans la page.", "PIED DE PAGE", 236, "note"),
    ),
    origins=(
        origin("first_signed_year", "1990", 17),
        origin("end_date", "30/09/2013", 35),
        origin("status", "Terminé", 33),
        origin("communication_in_france", "Une communication a été engagée", 223),
        origin("communication_abroad", "Aucune communication", 225),
    ),
    sources=(
        r.SourceRecord(SOURCE, None, "Page enregistrée, rendue avec des clés techniques.", "/partenariats/1-x/source/"),
    ),
    before_reform=None,
    verified_on=None,
    imported=True,
    updated_on="2026-09-30T10:00:00",
    demo=True,
    license="Licence Ouverte 2.0 (Etalab)",
)

BARE = replace(
    RICH,
    title="Échange de courriers",
    form=None,
    status=r.Coded("unknown", "État inconnu"),
    first_signed_year=None,
    start_year=None,
    end_date=None,
    triennial=None,
    communication_in_france=None,
    communication_abroad=None,
    themes=(),
    other_themes_state="unknown",
    parties=(),
    here=(),
    there=(),
    post=None,
    contributions=(),
    contributions_state="unknown",
    total=None,
    narratives=(),
    periods=(),
    thread=(),
    agreements=(),
    actions=(),
    volunteers=(),
    volunteers_state="unknown",
    places=(),
    distance_km=None,
    acronyms=(),
    doubts=(),
    origins=(),
    sources=(),
    imported=False,
    demo=False,
)
NONE_TOLD = replace(
    BARE, contributions_state="none", volunteers_state="none", communication_in_france=False, other_themes_state="none"
)
KHMER = replace(
    RICH,
    status=ONGOING,
    end_date=None,
    verified_on="2026-08-12",
    there=tuple(
        party(name, country="KH", country_name="Cambodge")
        for name in (
            "រាជធានីភ្នំពេញ",
            "ខណ្ឌមានជ័យ",
            "Khan de Stung Meanchey",
            "Association des Sangkat du Cambodge",
            "Battambang",
        )
    ),
    narratives=(
        narrative("objective", "Objectif", 4, "km", "គម្រោងនេះជួយពង្រឹងសមត្ថភាពរដ្ឋបាលថ្នាក់ក្រោមជាតិ និងសេវាសាធារណៈក្នុងទីក្រុង។ "),
    ),
)


def short(record: r.PartnershipRecord, number: int = 1, **more: object) -> r.ShortPartnership:
    """The list line of a record."""
    plain = r.ShortPartnership(
        id=number,
        url=f"/partenariats/{number}-x/",
        title=record.title,
        form=record.form,
        status=record.status,
        start_year=record.start_year,
        end_date=record.end_date,
        here=record.here,
        there=record.there,
        theme=record.themes[0].level3 if record.themes else "",
        total=record.total,
        demo=record.demo,
        doubts=len(record.doubts),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


SHORTS = (
    short(RICH),
    short(
        RICH,
        2,
        title="Eau potable et écoles",
        status=ONGOING,
        end_date=None,
        start_year=2009,
        demo=False,
        doubts=0,
        theme="Eau et assainissement",
    ),
    short(KHMER, 3, title="Voirie, déchets et services de proximité", total=None, doubts=1),
    short(BARE, 4),
    short(
        RICH,
        5,
        title="Jumelage de deux ports de pêche",
        status=PLANNED,
        start_year=2027,
        end_date=None,
        total=None,
        doubts=0,
    ),
    short(RICH, 6, title="Formation des agents", status=SUSPENDED, start_year=2012, end_date=None, doubts=0),
)
MANY = tuple(short(RICH, number, title=f"{RICH.title} — tranche {number}") for number in range(1, 401))
