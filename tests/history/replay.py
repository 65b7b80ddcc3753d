"""Telling the database again from its journal: what every row must hold, entry after entry.

The journal is whole when both tell the same. Personal values are compared as pseudonyms; those of an erased subject cannot
be compared any more, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db import models

from coopatlas.core.field_register import personal_fields
from coopatlas.history.actions import MANY, subject, values
from coopatlas.history.models import Entry, SubjectSalt
from coopatlas.history.pseudonyms import pseudonym

State = dict[str, object]
World = dict[tuple[str, str], State]
EMPTY: tuple[object, ...] = (None, "", [], {})


def replay() -> World:
    """Values of every living row by (model label, key), as the entries tell them; empty values left out."""
    world: World = {}
    for entry in Entry.objects.order_by("position").iterator():
        if entry.verb == MANY:
            for pk, changes in entry.changes.items():
                after = {name: pair[1] for name, pair in changes.items()}
                world[entry.object_type, pk] = {n: v for n, v in after.items() if v not in EMPTY}
            continue
        key = (entry.object_type, entry.object_id)
        if entry.verb == "create":
            world[key] = {}
        after = {name: pair[1] for name, pair in entry.changes.items()}
        world[key] = {n: v for n, v in (world[key] | after).items() if v not in EMPTY}
        if entry.verb == "delete":
            del world[key]
    return world


def recorded_models() -> Iterator[type[models.Model]]:
    """Every model of the project that writes entries: all but the journal's own."""
    for model in apps.get_models():
        if model.__module__.startswith("coopatlas.") and model._meta.app_label != "history":
            yield model


def stored() -> World:
    """Values of every row of the database, written as the journal writes them."""
    salts = dict(SubjectSalt.objects.values_list("subject", "salt"))
    world: World = {}
    for model in recorded_models():
        personal = personal_fields(model._meta.label_lower)
        for row in model._default_manager.all():
            state = values(row)
            for name in personal & state.keys():
                state[name] = pseudonym(salts.get(subject(row), ""), state[name])
            world[model._meta.label_lower, str(row.pk)] = state
    return world


def differences() -> list[str]:
    """What the journal and the database do not tell alike, one line each; empty when the journal is whole."""
    told, held = replay(), stored()
    salted = set(SubjectSalt.objects.values_list("subject", flat=True))
    found = [f"{label}:{pk} is written nowhere in the journal" for label, pk in held.keys() - told.keys()]
    found += [f"{label}:{pk} has left the database unrecorded" for label, pk in told.keys() - held.keys()]
    for label, pk in told.keys() & held.keys():
        erased = personal_fields(label) if f"{label}:{pk}" not in salted else frozenset[str]()
        journal, database = told[label, pk], held[label, pk]
        found += [
            f"{label}:{pk}.{name}: journal {journal.get(name)!r}, database {database.get(name)!r}"
            for name in (journal.keys() | database.keys()) - erased
            if journal.get(name) != database.get(name)
        ]
    return sorted(found)
