"""The page of a body: functions without persons, as told and no further; figures of its own time; words in English."""

from __future__ import annotations

import pytest
from django.test import Client

from coopatlas.catalogue import addresses
from coopatlas.organisations.models import Organisation
from tests.database import Atlas
from tests.factories import OrganisationFactory
from tests.web.crawl import said

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
EMBASSY = "Ambassade de France à Bamako"
AGGLOMERATION = "Communauté d’agglomération Évry Centre Essonne"


def page(name: str, language: str = "fr") -> str:
    return said(Client().get(addresses.organisation(Organisation.objects.get(name=name), language))).replace(
        "\u202f", " "
    )


def functions(name: str, language: str = "fr") -> str:
    return page(name, language).partition('id="fonctions"')[2].partition("</section>")[0]


def data(name: str) -> dict[str, object]:
    address = addresses.organisation(Organisation.objects.get(name=name), "fr")
    found: dict[str, object] = Client().get(f"{address.removesuffix('/')}.json").json()
    return found


def test_the_functions_of_the_post_are_shown_without_persons(atlas: Atlas) -> None:
    told = functions(EMBASSY)
    assert "Correspondant coopération décentralisée" in told
    assert "Conseiller de coopération et d&#39;action culturelle" in told
    people = Organisation.objects.get(name=EMBASSY).posts.select_related("person")
    names = {post.person.family_name for post in people if post.person}
    assert len(names) == 2
    assert [name for name in names if name in page(EMBASSY)] == []


@pytest.mark.parametrize("name", ["Commune Urbaine de Kayes", "Assemblée régionale de Kayes"])
def test_a_contact_without_function_is_told_as_such(atlas: Atlas, name: str) -> None:
    assert "Contact dont la fonction n’est pas renseignée" in functions(name)


def test_no_end_is_invented_for_a_function(atlas: Atlas) -> None:
    """The body ended in 2016; the source of 2013 says since when, not until when."""
    told = functions(AGGLOMERATION)
    assert "depuis avril 2008, selon une source de 2013 ; la suite n’est pas connue" in told
    assert "2016" not in told
    assert "depuis juin 2009, selon une source de 2013 ; la suite n’est pas connue" in functions(
        "Commune Urbaine de Kayes"
    )


def test_the_programme_s_own_words_are_in_english(atlas: Atlas) -> None:
    assert "Presidency" in functions(AGGLOMERATION, "en")
    assert "Mayor" in functions("Commune Urbaine de Kayes", "en")
    record = said(Client().get(addresses.partnership(atlas.evry.pk, atlas.evry.slug, "en")))
    money = record.partition('id="argent"')[2].partition("</section>")[0]
    assert ">Other" in money


def test_an_ended_body_has_no_population_of_a_later_year(atlas: Atlas) -> None:
    ended = OrganisationFactory(valid_to="2016-01-01", population=4_000_000, population_date="2023")
    living = OrganisationFactory(valid_to="", population=5_000_000, population_date="2023")
    assert (data(ended.name)["population"], data(living.name)["population"]) == (None, 5_000_000)
    assert "habitants" not in page(ended.name)


def test_the_figure_of_a_source_is_in_the_formats(atlas: Atlas) -> None:
    told = data("Commune Urbaine de Kayes")
    assert told["population"] is None
    (figure,) = told["key_figures"]  # type: ignore[misc, attr-defined]
    assert (figure["label"], figure["value"], figure["unit"]) == (
        "Population selon la source",
        "110000.00",
        "habitants",
    )
