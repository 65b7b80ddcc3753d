"""The chain holds, and shows every tampering."""

from __future__ import annotations

import copy
import datetime as dt
import random
from collections.abc import Callable

import pytest

from coopatlas.history.chain import FIRST, Verdict, entry_hash, verify, walk
from coopatlas.history.models import Entry, Head
from tests.history.rows import some_contact, some_scheme, some_terms

LENGTH = 60
FIELDS = [
    "at",
    "actor_kind",
    "actor_key",
    "verb",
    "object_type",
    "object_id",
    "changes",
    "reason",
    "previous_hash",
    "hash",
]
Chain = tuple[list[Entry], Head]


def whole_chain() -> Chain:
    """Sixty linked entries and their head, in memory."""
    entries: list[Entry] = []
    previous = FIRST
    for position in range(1, LENGTH + 1):
        entry = Entry(
            position=position, at=dt.datetime(2026, 3, 1, 8, position % 60, tzinfo=dt.UTC), actor_kind="system",
            actor_key="test", verb="update", object_type="partnerships.partnership", object_id=str(position % 7),
            changes={"title": [f"Titre {position}", f"Titre {position + 1}"]}, reason="relecture", previous_hash=previous,
        )  # fmt: skip
        entry.hash = previous = entry_hash(entry)
        entries.append(entry)
    return entries, Head(id=1, position=LENGTH, hash=previous)


def flip_a_byte(chain: Chain, dice: random.Random) -> None:
    """Change one character of one field of one entry."""
    entry = dice.choice(chain[0])
    name = dice.choice(FIELDS)
    if name == "changes":
        entry.changes["title"][dice.randrange(2)] = flipped(entry.changes["title"][0], dice)
    elif name == "at":
        entry.at += dt.timedelta(microseconds=dice.randrange(1, 10**9))
    else:
        setattr(entry, name, flipped(getattr(entry, name), dice))


def flipped(text: str, dice: random.Random) -> str:
    """The text with one character turned into another."""
    place = dice.randrange(len(text))
    return text[:place] + chr(ord(text[place]) ^ (1 << dice.randrange(7))) + text[place + 1 :]


def delete_one(chain: Chain, dice: random.Random) -> None:
    del chain[0][dice.randrange(LENGTH)]


def delete_and_renumber(chain: Chain, dice: random.Random) -> None:
    """Remove one entry and close the gap in the numbers."""
    place = dice.randrange(LENGTH)
    del chain[0][place]
    for entry in chain[0][place:]:
        entry.position -= 1
    chain[1].position -= 1


def insert_one(chain: Chain, dice: random.Random) -> None:
    """Put a forged entry, rightly hashed on the one before it, and renumber the rest."""
    place = dice.randrange(1, LENGTH)
    forged = copy.deepcopy(chain[0][place])
    forged.actor_key, forged.previous_hash = "forger", chain[0][place - 1].hash
    forged.hash = entry_hash(forged)
    for entry in chain[0][place:]:
        entry.position += 1
    chain[0].insert(place, forged)
    chain[1].position += 1


def swap_two(chain: Chain, dice: random.Random) -> None:
    """Exchange what two entries say, leaving their ranks."""
    first, second = dice.sample(range(LENGTH), 2)
    entries = chain[0]
    entries[first].position, entries[second].position = entries[second].position, entries[first].position
    entries[first], entries[second] = entries[second], entries[first]


def truncate(chain: Chain, dice: random.Random) -> None:
    del chain[0][dice.randrange(LENGTH) :]


def move_the_head(chain: Chain, dice: random.Random) -> None:
    """Cut the end and tell the head the shorter length, without its hash."""
    keep = dice.randrange(LENGTH)
    del chain[0][keep:]
    chain[1].position = keep


TAMPERINGS = [flip_a_byte, delete_one, delete_and_renumber, insert_one, swap_two, truncate, move_the_head]


def test_a_chain_nobody_touched_is_whole() -> None:
    entries, head = whole_chain()
    assert walk(entries, head) == Verdict(LENGTH, None, "")


def test_an_empty_journal_is_whole() -> None:
    assert walk([], None) == Verdict(0, None, "")


@pytest.mark.parametrize("tampering", TAMPERINGS, ids=lambda t: t.__name__)
def test_every_tampering_is_detected(tampering: Callable[[Chain, random.Random], None]) -> None:
    """150 times seven kinds: more than a thousand."""
    original = whole_chain()
    missed = []
    for seed in range(150):
        chain = copy.deepcopy(original)
        tampering(chain, random.Random(seed))
        if walk(*chain).broken_at is None:
            missed.append(seed)
    assert missed == []


def test_the_verdict_names_the_first_bad_entry() -> None:
    entries, head = whole_chain()
    entries[41].reason = "autre"
    assert walk(entries, head) == Verdict(41, 42, "altered")


def test_a_missing_entry_is_named() -> None:
    entries, head = whole_chain()
    del entries[9]
    assert walk(entries, head) == Verdict(9, 10, "missing")


def test_a_cut_end_is_told_from_an_alteration() -> None:
    entries, head = whole_chain()
    assert walk(entries[:50], head) == Verdict(50, 51, "truncated")


@pytest.mark.database
@pytest.mark.django_db
def test_the_stored_chain_is_whole() -> None:
    some_terms(some_scheme(), 50)
    some_contact()
    assert verify() == Verdict(55, None, "")


@pytest.mark.database
@pytest.mark.django_db
def test_an_entry_changed_in_the_database_is_detected() -> None:
    some_terms(some_scheme(), 9)
    changed = Entry.objects.get(position=4)
    changed.changes["label_fr"][1] += "."
    changed.save()
    assert verify() == Verdict(3, 4, "altered")


@pytest.mark.database
@pytest.mark.django_db
def test_the_last_entry_removed_from_the_database_is_detected() -> None:
    some_terms(some_scheme(), 9)
    Entry.objects.get(position=10).delete()
    assert verify() == Verdict(9, 10, "truncated")


@pytest.mark.database
@pytest.mark.django_db
def test_a_head_that_vanished_is_detected() -> None:
    some_scheme()
    Head.objects.all().delete()
    assert verify() == Verdict(1, 2, "truncated")
