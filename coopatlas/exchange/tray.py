"""The tray: rows that wait for an answer. An answer is kept, and the row is read again with it at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from coopatlas.exchange import pipeline
from coopatlas.exchange.actions import import_rows
from coopatlas.exchange.drafts import Note
from coopatlas.exchange.intake import Incoming, Intake
from coopatlas.exchange.models import ImportRow
from coopatlas.exchange.opening import open_source
from coopatlas.exchange.report import Report
from coopatlas.gazetteer import Gazetteer
from coopatlas.history.actors import Actor


class NotAnAnswer(ValueError):
    """The answer cannot be taken; the message says why, in French."""


@transaction.atomic
def accept(row: ImportRow, choices: Sequence[str], *, reference: Gazetteer, by: Actor) -> Report:
    """Take one answer for each question of a waiting row, in their order: the rank of a candidate ("1"), or the key of any
    unit of the reference set ("fr-commune:06004", "country:PS"). Returns the report of that one row."""
    if row.state != "waiting":
        raise NotAnAnswer(no_longer(row))
    if len(choices) != len(row.questions):
        raise NotAnAnswer(f"La ligne {row.pk} pose {len(row.questions)} question(s) : donnez autant de réponses.")
    answers = {
        question["about"]: chosen(choice, question, reference)
        for choice, question in zip(choices, row.questions, strict=True)
    }
    import_rows.answer(row, answers=answers, by=by)
    return read_again(row, reference=reference, by=by)


def no_longer(row: ImportRow) -> str:
    """Why nothing is asked about a row any more."""
    why = {
        "kept": "elle est entrée.",
        "rejected": f"elle a été rejetée (coopatlas tray reopen {row.pk} annule le rejet).",
        "left-out": row.message or "elle a été laissée de côté.",
    }
    return f"La ligne {row.pk} n’attend plus : {why[row.state]}"


def chosen(choice: str, question: dict[str, list[dict[str, str]]], reference: Gazetteer) -> str:
    """The key of the unit that an answer means."""
    if choice.isdigit():
        candidates = question["candidates"]
        if not 1 <= int(choice) <= len(candidates):
            raise NotAnAnswer(f"Il n’y a pas de candidat {choice} pour « {question['name']} ».")
        return candidates[int(choice) - 1]["key"]
    if reference.get(choice) is None:
        raise NotAnAnswer(f'« {choice} » n’est la clé de rien (coopatlas reference find "NOM" donne les clés).')
    return choice


def read_again(row: ImportRow, *, reference: Gazetteer, by: Actor) -> Report:
    """Bring one kept row in, as its source would."""
    source = open_source(row.source, reference=reference, reading=row.reading)
    report = Report(row.source, "apply")
    drafts = source.read_drafts(in_its_line(row).encode(), row.file)
    items = [Incoming(1, row.file, draft) for draft in drafts if not isinstance(draft, Note)]
    origin = pipeline.origin(source, items, by=by)
    manners = pipeline.manners(source)
    Intake(manners, origin, report, reference=reference, by=by, answered=row.fingerprint).take(items)
    return report


def in_its_line(row: ImportRow) -> str:
    """The row's small file, with as many empty lines as it takes for the row to stand where it stood."""
    header, _, text = row.text.partition("\n")
    return f"{header}\n" + "\n" * ((row.line or 2) - 2) + text
