"""Persons stand in the journal as pseudonyms, and can be erased from it without breaking the chain."""

from __future__ import annotations

import json

import pytest

from coopatlas.accounts.actions import open_account
from coopatlas.core.field_register import personal_fields
from coopatlas.history import actions as history
from coopatlas.history.chain import Verdict, verify
from coopatlas.history.models import Entry, SubjectSalt
from coopatlas.history.pseudonyms import pseudonym
from tests.history.replay import differences
from tests.history.rows import BY, last_entry, some_contact

pytestmark = [pytest.mark.database, pytest.mark.django_db]

EMAIL, PASSWORD = "capucine.roseraie@sable-sur-rive.example", "une phrase assez longue pour tenir"


def journal() -> str:
    """Everything the journal holds, as text."""
    return json.dumps([list(row) for row in Entry.objects.values_list()], ensure_ascii=False, default=str)


def test_a_person_never_stands_in_clear() -> None:
    person, mailbox = some_contact()
    history.update(person, by=BY, family_name="Roseraie-Vallon")
    history.update(mailbox, by=BY, value="autre.adresse@sable-sur-rive.example")
    history.delete([mailbox], by=BY)
    told = journal()
    secrets = ["Roseraie", "Capucine", "Mme", "Vallon", EMAIL, "autre.adresse"]
    assert [secret for secret in secrets if secret in told] == []


def test_an_account_stands_without_its_address_nor_its_password() -> None:
    account = open_account(email=EMAIL, password=PASSWORD, by=BY)
    told = journal()
    assert [secret for secret in (EMAIL, PASSWORD, account.password, "argon2") if secret in told] == []


def test_whether_a_personal_value_was_set_can_still_be_answered() -> None:
    person, _ = some_contact()
    history.update(person, by=BY, honorific="")
    before, after = last_entry().changes["honorific"]
    assert (before.startswith("pseudo:"), after) == (True, None)


def test_the_same_name_in_two_rows_has_two_pseudonyms() -> None:
    some_contact()
    some_contact()
    told = [e.changes["family_name"][1] for e in Entry.objects.filter(object_type="organisations.person")]
    assert len(set(told)) == 2


def test_erasing_a_person_keeps_the_chain_whole() -> None:
    person, _ = some_contact()
    SubjectSalt.objects.filter(subject=f"organisations.person:{person.pk}").delete()
    assert verify() == Verdict(4, None, "")


def test_an_erased_name_can_no_longer_be_guessed() -> None:
    """With the salt, whoever holds the journal could try names; a new salt gives another pseudonym."""
    person, _ = some_contact()
    told = Entry.objects.get(object_type="organisations.person").changes["family_name"][1]
    SubjectSalt.objects.all().delete()
    history.update(person, by=BY, family_name="Autrenom")
    assert told not in last_entry().changes["family_name"]


def test_the_journal_tells_persons_again_as_pseudonyms() -> None:
    person, _ = some_contact()
    history.update(person, by=BY, given_name="Anémone")
    open_account(email=EMAIL, password=PASSWORD, by=BY)
    assert differences() == []


def test_the_register_knows_the_personal_fields_of_people() -> None:
    assert personal_fields("organisations.person") == {"family_name", "given_name", "honorific"}
    assert personal_fields("organisations.contactpoint") == {"value"}
    assert personal_fields("accounts.user") >= {"email", "display_name", "password"}


def test_the_order_in_which_a_database_keeps_keys_does_not_change_a_pseudonym() -> None:
    """PostgreSQL sorts the keys of a JSON value by length."""
    assert pseudonym("sel", {"name": "a", "to": [1, 2]}) == pseudonym("sel", {"to": [1, 2], "name": "a"})
