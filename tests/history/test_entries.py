"""Every write leaves exactly one entry, in its own transaction."""

from __future__ import annotations

import pytest
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import IntegrityError, models, transaction

from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.chain import verify
from coopatlas.history.models import Entry
from coopatlas.partnerships.models import Partnership, Party
from coopatlas.territories.models import Country
from coopatlas.vocabularies.models import Scheme, Term
from tests.factories import ResultFactory
from tests.history.replay import differences
from tests.history.rows import BY, last_entry, some_scheme, some_terms

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def said(entry: Entry) -> tuple[str, str, str]:
    return entry.verb, entry.object_type, entry.object_id


def test_a_creation_leaves_one_entry() -> None:
    scheme = some_scheme()
    assert [said(e) for e in Entry.objects.all()] == [("create", "vocabularies.scheme", str(scheme.pk))]


def test_a_creation_tells_every_value_that_is_not_empty() -> None:
    scheme = some_scheme()
    assert Entry.objects.get().changes == {
        "id": [None, scheme.pk], "code": [None, "colours"], "label_fr": [None, "Couleurs"], "label_en": [None, "Colours"],
    }  # fmt: skip


def test_a_bulk_creation_leaves_one_entry_a_row() -> None:
    terms = some_terms(some_scheme(), 700)  # more than one batch
    assert [e.object_id for e in Entry.objects.filter(object_type="vocabularies.term")] == [str(t.pk) for t in terms]


def test_rows_written_together_share_an_entry_by_the_hundred() -> None:
    scheme = some_scheme()
    terms = [Term(scheme=scheme, code=f"c{n}", label_fr=f"l{n}", label_en=f"l{n}") for n in range(700)]
    history.bulk_create(terms, by=BY, together=True)
    entries = list(Entry.objects.filter(object_type="vocabularies.term"))
    assert [(entry.verb, len(entry.changes)) for entry in entries] == [("create-many", 500), ("create-many", 200)]
    assert (verify().broken_at, differences()) == (None, [])


def test_a_bulk_change_leaves_one_entry_for_each_row_that_changes() -> None:
    terms = some_terms(some_scheme(), 3)
    terms[0].label_fr, terms[2].label_fr = "Ocre", "Encre"
    assert history.bulk_update(terms, ["label_fr"], by=BY) == 2
    changed = Entry.objects.filter(verb="update")
    assert [(entry.object_id, entry.changes["label_fr"][1]) for entry in changed] == [
        (str(terms[0].pk), "Ocre"),
        (str(terms[2].pk), "Encre"),
    ]
    assert differences() == []


def test_a_bulk_change_that_does_not_fit_writes_nothing() -> None:
    terms = some_terms(some_scheme(), 2)
    terms[0].label_fr, terms[1].label_fr = "Ocre", "x" * 401
    with pytest.raises(ValidationError):
        history.bulk_update(terms, ["label_fr"], by=BY)
    assert Term.objects.filter(label_fr="Ocre").count() == 0


def test_a_change_tells_the_values_before_and_after() -> None:
    scheme = some_scheme()
    history.update(scheme, by=Actor.user(7), reason="relecture", label_fr="Teintes", label_en="Colours")
    entry = last_entry()
    told = (entry.verb, entry.actor_kind, entry.actor_key, entry.reason, entry.changes)
    assert told == ("update", "user", "7", "relecture", {"label_fr": ["Couleurs", "Teintes"]})


def test_a_change_to_the_same_values_leaves_nothing() -> None:
    scheme = some_scheme()
    written = history.update(scheme, by=BY, label_fr="Couleurs")
    assert (written, Entry.objects.count()) == (False, 1)


def test_a_relation_named_by_its_column_is_recorded() -> None:
    for code in ("ML", "SN"):
        history.create(Country(code=code, name_fr=code, name_en=code), by=BY)
    record = history.create(Partnership(title="Sable – Rive", slug="sable-rive"), by=BY)
    party = history.create(Party(partnership=record, role="foreign-partner", as_signed="Rive", country_id="ML"), by=BY)
    history.update(party, by=BY, country_id="SN")
    party.refresh_from_db()
    assert (party.country_id, last_entry().changes) == ("SN", {"country": ["ML", "SN"]})


def test_an_unknown_field_is_refused() -> None:
    scheme = some_scheme()
    with pytest.raises(FieldDoesNotExist):
        history.update(scheme, by=BY, labelfr="Teintes")


def test_the_stamp_of_a_change_is_recorded_as_stored() -> None:
    record = history.create(Partnership(title="Sable – Rive", slug="sable-rive"), by=BY)
    history.update(record, by=BY, title="Sable et Rive")
    record.refresh_from_db()
    assert last_entry().changes["updated_at"][1] == record.updated_at.isoformat()


def test_a_removal_keeps_the_last_values() -> None:
    scheme = some_scheme()
    pk = scheme.pk
    history.delete([scheme], by=BY)
    entry = last_entry()
    assert (said(entry), entry.changes["label_fr"]) == (("delete", "vocabularies.scheme", str(pk)), ["Couleurs", None])


def test_a_removal_that_would_take_other_rows_along_is_refused() -> None:
    record = history.create(Partnership(title="Sable – Rive", slug="sable-rive"), by=BY)
    history.create(Party(partnership=record, role="foreign-partner", as_signed="Rive"), by=BY)
    with pytest.raises(models.ProtectedError):
        history.delete([record], by=BY)
    assert (Party.objects.count(), Entry.objects.filter(verb="delete").count()) == (1, 0)


def test_a_row_that_hangs_on_two_others_is_removed_once() -> None:
    """A line of a logical framework belongs to its project and to the line above it."""
    aim = ResultFactory()
    below = ResultFactory(project=aim.project, parent=aim, level="expected-result")
    history.delete_tree(aim.project, by=BY)
    gone = Entry.objects.filter(verb="delete", object_type="results.result").order_by("position")
    assert [entry.object_id for entry in gone] == [str(below.pk), str(aim.pk)]
    assert differences() == []


def test_a_wrong_value_is_refused_and_leaves_nothing() -> None:
    with pytest.raises(ValidationError) as refusal:
        history.create(Scheme(code="pas un code", label_fr="Couleurs", label_en="Colours"), by=BY)
    assert (list(refusal.value.message_dict), Scheme.objects.count(), Entry.objects.count()) == (["code"], 0, 0)


def test_undone_work_leaves_no_entry() -> None:
    with transaction.atomic():
        some_terms(some_scheme(), 5)
        transaction.set_rollback(True)
    assert (Scheme.objects.count(), Entry.objects.count()) == (0, 0)


def test_work_that_fails_half_way_leaves_no_entry() -> None:
    scheme = some_scheme()
    rows = [Term(scheme=scheme, code="same", label_fr="Même", label_en="Same") for _ in range(2)]
    with pytest.raises(IntegrityError):
        history.bulk_create(rows, by=BY)
    assert (Term.objects.count(), Entry.objects.count()) == (0, 1)


def test_the_journal_tells_the_whole_database_again() -> None:
    scheme = some_scheme()
    terms = some_terms(scheme, 12)
    history.update(terms[3], by=BY, label_fr="Rouge", parent=terms[0], extra={"hex": "#f00"})
    history.update(terms[3], by=BY, parent=None, label_fr="Rouge vif")
    history.delete(terms[8:], by=BY)
    assert differences() == []


def test_a_write_beside_the_journal_is_seen() -> None:
    terms = some_terms(some_scheme(), 3)
    Term.objects.filter(pk=terms[1].pk).update(label_fr="Peint sans le dire")
    Term.objects.filter(pk=terms[2].pk).delete()
    assert differences() == [
        f"vocabularies.term:{terms[1].pk}.label_fr: journal 'Couleur 1', database 'Peint sans le dire'",
        f"vocabularies.term:{terms[2].pk} has left the database unrecorded",
    ]
