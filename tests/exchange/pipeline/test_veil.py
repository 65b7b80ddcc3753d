"""Private persons of a page reach nothing but its own text, however they are written; and no page stops the importer."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.apps import apps

from coopatlas.exchange.sources.atlas_page import read_drafts
from coopatlas.funding.models import Contribution, ContributionFunder
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.models import Entry
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.provenance.models import SourceText
from tests.exchange.pipeline.running import KAYES_EVRY, page, run

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("vocabularies")]
PRIVATE = {"provenance.sourcetext", "organisations.person", "organisations.post", "organisations.contactpoint"}


@pytest.fixture
def text(shared: Path) -> str:
    return (shared / "seeds" / KAYES_EVRY).read_text(encoding="utf-8")


@pytest.fixture
def volunteer(shared: Path) -> tuple[str, str]:
    (draft,) = read_drafts((shared / "seeds" / KAYES_EVRY).read_bytes(), "page.txt")
    person = draft.volunteers[0].person  # type: ignore[union-attr]
    return person.given_name, person.family_name


def stored_words() -> str:
    """Every text of every table but those kept in private, and the whole journal."""
    words = [str(entry.changes) for entry in Entry.objects.all()]
    for model in apps.get_models():
        if (
            model._meta.label_lower.split(".")[0] in {"history", "sessions", "admin"}
            or model._meta.label_lower in PRIVATE
        ):
            continue
        if model.__module__.startswith("coopatlas."):
            words += [str(row) for row in model._default_manager.values_list()]
    return "\n".join(words)


@pytest.mark.parametrize(
    "written",
    [
        "{given} {family}",
        "{family} {given}",
        "{initial}. {family}",
        "{given}  {family}",
        "Mme {Family}",
        "{given} {Family}",
        "{GIVEN} {family}",
    ],
)
def test_a_volunteer_named_in_the_title_is_stored_nowhere(
    tmp_path: Path, text: str, volunteer: tuple[str, str], reference: Gazetteer, written: str
) -> None:
    given, family = volunteer
    told = written.format(given=given, family=family, initial=given[0], Family=family.capitalize(), GIVEN=given.upper())
    run(
        [page(tmp_path, "a.txt", text.replace("Renforcer la Commune", f"Mission de {told} : renforcer la Commune"))],
        reference,
    )
    assert "[personne non publiée]" in Partnership.objects.get().title
    words = stored_words()
    assert told not in words
    assert family not in words


@pytest.mark.parametrize(
    "written",
    ["a.b (chez) yahoo.example", "a.b AT yahoo DOT example", "(+223) 76 12 34 56", "76 12 34 56", "+223 76123456"],
)
def test_a_way_to_reach_someone_is_stored_nowhere(
    tmp_path: Path, text: str, reference: Gazetteer, written: str
) -> None:
    changed = text.replace("Le projet se propose", f"Écrire à {written}. Le projet se propose")
    run([page(tmp_path, "a.txt", changed)], reference)
    assert written not in stored_words()
    assert written in SourceText.objects.get().text


@pytest.mark.parametrize(
    ("written", "secrets"),
    [
        ("Suivi par Awa Essai et Kadia MODELE", ["Awa Essai", "MODELE"]),
        ("Jean-Paul ESSAI, animateur", ["ESSAI"]),
        ("Luc Test, agent, habite 12 rue des Lilas", ["Luc Test", "rue des Lilas"]),
    ],
)
def test_a_private_person_told_in_prose_is_stored_nowhere(
    tmp_path: Path, text: str, reference: Gazetteer, written: str, secrets: list[str]
) -> None:
    """Not even as an acronym that nobody explains."""
    run([page(tmp_path, "a.txt", text.replace("Le projet se propose", f"{written}. Le projet se propose"))], reference)
    words = stored_words()
    assert [secret for secret in secrets if secret in words] == []
    assert written in SourceText.objects.get().text


@pytest.mark.parametrize("person", ["Monsieur Salif Zorblaxa", "Mme Salif ZORBLAXA", "Contact : Salif Zorblaxa"])
def test_a_person_who_stands_for_a_body_is_stored_nowhere(
    tmp_path: Path, text: str, reference: Gazetteer, person: str
) -> None:
    """Neither as a party, nor as a funder, nor as an organisation; the amount is kept."""
    body = "Commune Urbaine de Kayes"
    changed = text.replace(f"partenaire(s)\n{body}\n", f"partenaire(s)\n{person}\n")
    changed = changed.replace(f", {body} 35000 1990", f", {person} 35000 1990")
    assert changed.count(person) == 2
    run([page(tmp_path, "a.txt", changed)], reference)

    assert "zorblaxa" not in stored_words().casefold()
    line = Contribution.objects.get(amount=35000)
    assert line.label == "personne non publiée"
    assert not ContributionFunder.objects.filter(contribution=line).exists()
    assert person in SourceText.objects.get().text


def test_the_name_of_a_country_is_not_taken_for_a_person(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    body = "Commune Urbaine de Kayes"
    contact = next(line for line in text.split("\n") if line.startswith(body) and "@" in line)
    run([page(tmp_path, "a.txt", text.replace(contact, f"{body} MALI"))], reference)
    assert set(Party.objects.filter(role="foreign-partner").values_list("country", flat=True)) == {"ML"}


def test_a_contact_in_other_capitals_does_not_stop_the_import(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    lines = text.split("\n")
    lines[7] = lines[7].title()
    assert run([page(tmp_path, "a.txt", "\n".join(lines))], reference).counts["created"] == 1


def test_a_contact_without_name_does_not_stop_the_import(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    lines = text.split("\n")
    del lines[7]
    assert run([page(tmp_path, "a.txt", "\n".join(lines))], reference).counts["created"] == 1


def test_a_title_too_long_is_refused_with_the_field(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    report = run([page(tmp_path, "a.txt", text.replace("Renforcer la Commune", "Renforcer " * 300))], reference)
    assert (report.counts["refused"], report.counts["created"]) == (1, 0)
    assert report.refusals[0]["code"] == "does-not-fit"
    assert not Partnership.objects.exists()


def test_the_operator_keeps_the_country_the_page_gives(tmp_path: Path, text: str, reference: Gazetteer) -> None:
    run([page(tmp_path, "a.txt", text)], reference)
    operator = Party.objects.get(role="operator")
    assert (operator.country_id, operator.place_name) == ("ML", "Mali")
