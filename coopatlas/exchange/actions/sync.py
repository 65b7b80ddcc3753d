"""Every write of an import: bring one record in line with what its source says, row by row.

What a person corrected or removed is left as that person wanted it; what left the source goes; the rest is created or
updated. A second run over the same source finds nothing to do.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from coopatlas.core.folding import folded
from coopatlas.exchange.desired import ROOT, Resolved, Row
from coopatlas.exchange.drafts import PartnershipDraft, PersonDraft, State
from coopatlas.exchange.matching import MatchedDraft
from coopatlas.exchange.models import Identity, ImportRun
from coopatlas.exchange.persons import named_in, ways_to_reach
from coopatlas.gazetteer import Gazetteer
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor
from coopatlas.history.models import Entry
from coopatlas.organisations.actions import ensure_organisation, ensure_post, tell_about
from coopatlas.organisations.models import Organisation, Post
from coopatlas.partnerships.models import Partnership
from coopatlas.provenance.models import Provenance, Source, SourceText
from coopatlas.territories.actions import ensure_place
from coopatlas.territories.models import Place
from coopatlas.vocabularies.models import Term

POST_KINDS = {"post-contact": "correspondent", "partner-contact": "staff", "volunteer": "volunteer"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source row: created, updated or unchanged, and which record it is."""

    kind: str
    partnership: Partnership


def resolve(matched: MatchedDraft, reference: Gazetteer, *, by: Actor) -> Resolved:
    """The database rows behind everything the draft names; bodies and places are born here when they are new."""
    organisations: dict[str, Organisation] = {}
    for party in matched.parties:
        if party.unit is not None:
            organisations[party.unit.key] = ensure_organisation(
                party.unit, reference=reference, by=by, name=party.draft.name.value or ""
            )
    for name, unit in matched.funders.items():
        organisations[unit.key] = ensure_organisation(unit, reference=reference, by=by, name=name)
    if matched.post is not None:
        organisations[matched.post.key] = ensure_organisation(matched.post, reference=reference, by=by)
    places: dict[str, Place] = {unit.key: ensure_place(unit, reference=reference, by=by) for _, unit in matched.places}
    volunteers = store_people(matched, organisations, by=by)
    tell_bodies(matched, organisations, by=by)
    return Resolved(organisations, places, theme_terms(), form_codes(), volunteers)


def theme_terms() -> dict[tuple[str, ...], Term]:
    """Themes of the Atlas by their folded labels, from the top level down."""
    terms = {t.pk: t for t in Term.objects.of("themes")}

    def chain(term: Term) -> tuple[str, ...]:
        above = chain(terms[term.parent_id]) if term.parent_id else ()
        return (*above, folded(term.label_fr))

    return {chain(term): term for term in terms.values()}


def form_codes() -> dict[str, str]:
    return {folded(label): code for code, label in Term.objects.of("forms").values_list("code", "label_fr")}


def store_people(matched: MatchedDraft, organisations: dict[str, Organisation], *, by: Actor) -> dict[int, Post]:
    """Store the persons the source names, privately: contacts of the post and of partners, volunteers. Returns the
    volunteers' posts by rank."""
    bodies = {folded(p.draft.name.value or ""): organisations[p.unit.key] for p in matched.parties if p.unit}
    post = organisations.get(matched.post.key) if matched.post else None
    for person in matched.draft.people:
        body = post if person.kind == "post-contact" else bodies.get(folded(person.body))
        if body is not None:
            store_person(person, body, by=by)
    host = next(
        (organisations[p.unit.key] for p in matched.parties if p.unit and p.draft.role == "foreign-partner"), None
    )
    if host is None:
        return {}
    named = [(n, v.person) for n, v in enumerate(matched.draft.volunteers) if v.person.family_name]
    return {n: store_person(person, host, by=by) for n, person in named}


def store_person(person: PersonDraft, body: Organisation, *, by: Actor) -> Post:
    return ensure_post(
        organisation=body,
        family_name=person.family_name,
        given_name=person.given_name,
        title=person.post,
        kind=POST_KINDS.get(person.kind, "staff"),
        email=person.email,
        by=by,
    )


def tell_bodies(matched: MatchedDraft, organisations: dict[str, Organisation], *, by: Actor) -> None:
    """Keep what the page tells of the bodies themselves."""
    units = {p.draft.name.value: p.unit.key for p in matched.parties if p.unit}
    for told in matched.draft.bodies:
        organisation = organisations.get(units.get(told.subject, ""))
        if organisation is not None:
            tell_about(
                organisation,
                source=f"{matched.draft.source_name.value or ''}, « {matched.draft.title.value} »"[:300],
                population=told.population.value,
                competences=[(kind, fact.value or "") for kind, fact in told.competences],
                offices=[(title, fact.value or "") for title, fact in told.offices],
                members=[(name, fact.value or "") for name, fact in told.members],
                by=by,
            )


def ensure_source(code: str, name_fr: str, name_en: str, *, by: Actor, note_fr: str = "", note_en: str = "") -> Source:
    """The source's own row."""
    known = Source.objects.filter(code=code).first()
    return known or history.create(
        Source(code=code, name_fr=name_fr, name_en=name_en, note_fr=note_fr, note_en=note_en), by=by
    )


def keep_text(source: Source, key: str, draft: PartnershipDraft, *, by: Actor) -> SourceText:
    """Keep the source's words for this record, and what must be masked when they are shown."""
    values: dict[str, Any] = {
        "text": draft.text,
        "sha256": hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "masks": masks(draft),
        "owner": (draft.source_owner.value or "")[:300],
        "dated": str(draft.source_year.value or ""),
        "first_line": draft.text_first_line,
    }
    known = SourceText.objects.filter(source=source, key=key).first()
    if known is None:
        return history.create(SourceText(source=source, key=key, **values), by=by)
    history.update(known, by=by, **values)
    return known


def masks(draft: PartnershipDraft) -> list[str]:
    """Names and addresses of private persons as the source writes them, longest first."""
    found: set[str] = {*named_in(draft.text), *ways_to_reach(draft.text)}
    for person in (*draft.people, *(v.person for v in draft.volunteers)):
        pair = (person.family_name, person.given_name)
        found |= {" ".join(filter(None, pair)), " ".join(filter(None, reversed(pair))), person.email}
    return sorted({f for f in found if f}, key=lambda f: (-len(f), f))


@transaction.atomic
def sync(*, source: Source, key: str, matched: MatchedDraft, rows: list[Row], by: Actor) -> Outcome:
    """Bring the record that ``key`` names in line with ``rows``."""
    identity = Identity.objects.filter(source=source.code, key=key).first()
    known = Partnership.objects.filter(pk=identity.object_id).first() if identity else None
    record = f"partnerships.partnership:{known.pk}" if known else ""
    text = keep_text(source, key, matched.draft, by=by)
    state = Stored.load(record)
    changed = False
    placed: dict[str, models.Model | None] = {}
    for row in rows:
        changed |= state.place(row, placed, by=by)
    partnership = placed[ROOT]
    if not isinstance(partnership, Partnership):
        raise RuntimeError(
            "a record was lost under the import"
        )  # removed for good between two reads: the run is undone
    changed |= state.remove_gone({row.path for row in rows}, by=by)
    if identity is None:
        history.create(
            Identity(
                source=source.code, key=key, object_type="partnerships.partnership", object_id=str(partnership.pk)
            ),
            by=by,
        )
        history.update(partnership, by=by, published_at=timezone.now())
    write_origins(f"partnerships.partnership:{partnership.pk}", text, rows, placed, by=by)
    if changed and known is not None:
        history.update(partnership, by=by, updated_at=timezone.now())
    return Outcome("created" if known is None else "updated" if changed else "unchanged", partnership)


class Stored:
    """What the database holds of one record from this source, and which values people have touched."""

    def __init__(self) -> None:
        self.paths: dict[str, Provenance] = {}
        self.objects: dict[tuple[str, str], models.Model] = {}
        self.touched: dict[tuple[str, str], set[str]] = defaultdict(set)

    @classmethod
    def load(cls, record: str) -> Stored:
        """Read everything in as many queries as there are kinds of row."""
        state = cls()
        if not record:
            return state
        state.paths = {p.path: p for p in Provenance.objects.filter(record=record, field="").order_by("id")}
        ids: dict[str, list[str]] = defaultdict(list)
        for origin in state.paths.values():
            ids[origin.object_type].append(origin.object_id)
        for label, keys in ids.items():
            for row in apps.get_model(label)._default_manager.filter(pk__in=keys):
                state.objects[label, str(row.pk)] = row
            for entry in Entry.objects.by_people().filter(object_type=label, object_id__in=keys):
                state.touched[label, entry.object_id] |= set(entry.changes)
        return state

    def place(self, row: Row, placed: dict[str, models.Model | None], *, by: Actor) -> bool:
        """Create or update one row; True when something was written."""
        values: dict[str, Any] = dict(row.fields)
        if row.parent is not None:
            owner = placed.get(row.parent[1])
            if owner is None:  # a person removed what this row hangs on
                placed[row.path] = None
                return False
            values[row.parent[0]] = owner
        origin = self.paths.get(row.path)
        if origin is None:
            placed[row.path] = history.create(row.model(**values), by=by)
            return True
        key = (origin.object_type, origin.object_id)
        current = self.objects.get(key)
        placed[row.path] = current
        if current is None:
            return False
        kept = {n: v for n, v in values.items() if n.removesuffix("_id") not in self.touched[key]}
        return history.update(current, by=by, **{n: v for n, v in kept.items() if n != "slug"})

    def remove_gone(self, wanted: set[str], *, by: Actor) -> bool:
        """Remove rows the source no longer tells, unless a person touched them or something that hangs on them."""
        gone = [origin for path, origin in self.paths.items() if path not in wanted]
        rows = [row for origin in gone if (row := self.objects.get((origin.object_type, origin.object_id)))]
        doomed = [row for row in rows if not any(self.is_touched(part) for part in history.tree(row))]
        history.delete(reversed(doomed), by=by)
        history.delete(gone, by=by)
        return bool(doomed)

    def is_touched(self, row: models.Model) -> bool:
        return bool(self.touched.get((row._meta.label_lower, str(row.pk))))


def write_origins(
    record: str, text: SourceText, rows: list[Row], placed: dict[str, models.Model | None], *, by: Actor
) -> None:
    """Keep, for each row and each of its values, the words and the lines it was read from."""
    wanted: dict[str, Provenance] = {}
    for row in rows:
        held = placed.get(row.path)
        if held is None:
            continue
        holder = {"text": text, "record": record, "object_type": held._meta.label_lower, "object_id": str(held.pk)}
        wanted[row.path] = Provenance(path=row.path, field="", **holder)
        for name, fact in row.facts.items():
            if fact.state == State.UNKNOWN and not fact.raw:
                continue
            path = f"{row.shown}.{name}" if row.shown else name
            span = (fact.span.first, fact.span.last) if fact.span else (None, None)
            wanted[f"={path}"] = Provenance(
                path=f"={path}", field=name, raw=fact.raw, line_from=span[0], line_to=span[1], **holder
            )
    known = {p.path: p for p in Provenance.objects.filter(text=text, record=record)}
    history.bulk_create([p for path, p in wanted.items() if path not in known], by=by)
    for path, origin in wanted.items():
        if path in known:
            history.update(
                known[path], by=by, **{n: getattr(origin, n) for n in ("object_id", "raw", "line_from", "line_to")}
            )
    history.delete([p for path, p in known.items() if path not in wanted and p.field], by=by)


def keep_report(source: str, report: dict[str, object], *, by: Actor) -> ImportRun:
    """Store what the author of the import saw."""
    return history.create(ImportRun(source=source, actor_key=by.key, report=report), by=by)
