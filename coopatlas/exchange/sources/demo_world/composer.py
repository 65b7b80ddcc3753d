"""Composes the fictitious partnerships of ``data/demo/stories.csv``, in the shape of ``partnerships.json``. Plain Python.

A story tells what is its own (who, where, since when, what for); what any partnership has besides (the portrait of its two
shores, how it began and went on, agreements, money, periods) is put together from the other files of the folder. The
piece least taken so far is next: the same files always give the same records, and no paragraph comes twice.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from coopatlas.exchange.sources.demo_world.money import lines
from coopatlas.exchange.sources.demo_world.pieces import Pieces, Row, Story, in_turn

SIGNED = {  # what a partnership of this form signs first; the other forms sign nothing
    "Projet de coopération décentralisée": "cooperation-agreement",
    "Jumelage": "oath",
    "Partenariat": "partnership-agreement",
    "Accord de coopération": "framework-agreement",
    "Accord d’amitié": "charter",
    "Pacte d’amitié": "friendship-pact",
    "Coopération transfrontalière": "cooperation-agreement",
    "Coopération triangulaire": "framework-agreement",
}


def compose(data: str) -> list[Row]:
    """The partnerships that the stories tell, in their order."""
    pieces = Pieces()
    stories = csv.DictReader(io.StringIO(data))
    return [Composer(pieces, Story(told, rank)).row() for rank, told in enumerate(stories)]


@dataclass
class Composer:
    """One story becoming a partnership."""

    pieces: Pieces
    story: Story

    @property
    def project(self) -> bool:
        return self.story["form"].startswith("Projet")

    def row(self) -> Row:
        """Every fact the story tells; what it does not tell is left out."""
        story, rank = self.story, self.story.rank
        domain = self.pieces.domains[story["domain"]]
        over = story["status"] in {"ended", "expired"}
        themes = [levels.split(" > ") for levels in (domain["theme"], domain["other_theme"]) if levels]
        row: Row = {
            "id": f"{story['here']}-{story['there']}",
            "title": story["title"],
            "form": story["form"],
            "status": story["status"],
            "first_signed_year": story.start if story["form"] in SIGNED and not story.planned else None,
            "start_year": story.start,
            "end_date": story["end"] or None,
            "triennial": in_turn([True, False, None], rank) if self.project else None,
            "communication_in_france": None if story.planned else in_turn([True, True, None, True, False], rank),
            "communication_abroad": None if story.planned else in_turn([True, None, True, None, False, True], rank),
            "evaluation": in_turn([True, False, None], rank) if over else None,
            "themes": themes[:1] if rank % 3 == 0 else themes,
            "parties": self.parties(),
            "contributions": lines(self.pieces, story),
            "narratives": self.narratives(),
            "periods": self.periods(),
            "agreements": self.agreements(domain["object"]),
            "volunteers": self.volunteers(domain),
            "places": [] if story["placeless"] else [self.pieces.usual_name(story["there"])],
            "absences": self.absences(),
        }
        row["doubts"] = self.doubts(row)
        return {name: value for name, value in row.items() if value not in (None, [], {})}

    def parties(self) -> list[Row]:
        """Two shores, whoever stands beside them, and who does the work."""
        here, there = self.story["here"], self.story["there"]
        led = any(self.pieces.is_authority(key) and self.pieces.country(key) == "FR" for key in self.story.others)
        parties = [("foreign-partner", there), ("lead-authority" if led else "french-authority", here)]
        parties += [(self.role(key), key) for key in self.story.others]
        if self.project and self.story.rank % 4:
            parties.append(("contracting-authority", there))
        return [self.party(role, key) for role, key in parties]

    def role(self, key: str) -> str:
        """What somebody beside the two shores is to them."""
        french = self.pieces.country(key) == "FR"
        if self.pieces.is_authority(key):
            return "associate-authority" if french else "foreign-partner"
        return "other-partner-france" if french else "other-partner-country"

    def party(self, role: str, key: str) -> Row:
        party = {"role": role, "name": self.pieces.name(key, self.story["start"])}
        country = self.pieces.country(key)
        return party if country == "FR" else party | {"country": self.pieces.currencies[country]["name"]}

    def narratives(self) -> Row:
        """Long ones, short ones; a partnership in the making has no history yet."""
        texts = {
            "context": self.context() if self.story.rank % 5 != 4 else "",
            "history": self.history(),
            "objective": self.story["objective"],
            "description": self.story["description"],
            "beneficiaries": self.story["beneficiaries"],
        }
        return {section: text for section, text in texts.items() if text}

    def context(self) -> str:
        """A sentence or two on each shore, the partner's first every other time."""
        keys = [self.story["there"], self.story["here"]]
        ordered = keys if self.story.rank % 2 else keys[::-1]
        return " ".join(self.pieces.portrait(key, 1 + (self.story.rank // 2 + n) % 2) for n, key in enumerate(ordered))

    def history(self) -> str:
        """How it began and went on, and how things stand."""
        domain = self.story["domain"]
        here, there = (self.pieces.portraits[self.story[side]] for side in ("here", "there"))
        words = {"at_here": here["at"], "of_here": here["of"], "at_there": there["at"], "of_there": there["of"]}
        if self.story.start is None or self.story.planned:
            return self.pieces.next(self.story["status"], domain).format(**words)
        if self.story.rank % 4 == 3:
            return ""
        words["year"] = str(self.story.start - (0 if domain == "urgence" else self.story.rank % 3))  # help follows need
        beginning = self.pieces.next("beginning", domain).format(**words)
        standing = self.pieces.next(self.story["status"], domain).format(**words)
        if self.story.years < 3:
            return f"{beginning} {standing}"
        return f"{beginning} {self.pieces.next('growth', domain)} {standing}"

    def periods(self) -> list[Row]:
        """Long partnerships tell their stages, every other one."""
        start = self.story.start
        if start is None or self.story.years < 8 or self.story.rank % 2:
            return []
        titles = in_turn(self.pieces.periods, self.story.rank // 2)
        starts = [start + n * (self.story.years // len(titles)) for n in range(len(titles))]
        ends = [*(year - 1 for year in starts[1:]), self.story.end if self.story["end"] else None]
        told = zip(titles, starts, ends, strict=True)
        return [{"title": t, "start": first} | ({"end": last} if last else {}) for t, first, last in told]

    def agreements(self, subject: str) -> list[Row]:
        """What was signed: a first act, then an amendment when it lasted."""
        start, rank = self.story.start, self.story.rank
        kind = SIGNED.get(self.story["form"])
        if kind is None:
            return []
        if self.story.planned:
            return [{"kind": "letter-of-intent", "signed_on": f"{start}-0{1 + rank % 6}", "object": subject}]
        if start is None:
            return [{"kind": kind, "object": subject}]
        day = f"{start}-{1 + (rank * 5 + 3) % 12:02}-{1 + (rank * 11 + 6) % 28:02}"
        first = {"kind": kind, "object": subject, "signed_on": in_turn([day, day[:7], day[:4]], rank)}
        later = {"kind": "amendment", "object": subject, "signed_on": str(start + 4)}
        return [first, later] if self.story.years > 6 and rank % 3 == 1 else [first]

    def volunteers(self, domain: dict[str, str]) -> list[Row]:
        if self.story.rank % 7 or self.story.planned:
            return []
        host = self.pieces.name(self.story["there"])
        return [{"mission": domain["mission"], "field": domain["field"], "host": host}]

    def absences(self) -> list[str]:
        """Facts known to be empty."""
        told = ["contributions"] if self.story["euros_a_year"] == "none" else []
        return [*told, "volunteers"] if self.story.rank % 7 == 3 else told

    def doubts(self, row: Row) -> list[Row]:
        """What a careful reader would wonder about."""
        found: list[Row] = []
        if self.story["status"] == "current" and self.story.start and self.story.start < 1995:
            told = {"year": str(self.story.start)}
            found.append({"code": "current-for-long", "severity": "doubt", "field": "start_year", "params": told})
        if row["evaluation"] is False:
            found.append({"code": "none-or-unanswered", "severity": "doubt", "field": "evaluation"})
        if self.story["here"] == "haute-orsanne":
            found.append(self.reform())
        for number, line in enumerate(row["contributions"]):
            if line["label"] == "Autre":
                said = {"field": f"contributions[{number}].label", "raw": "Autre", "params": {"label": "Autre"}}
                found.append({"code": "generic-funder", "severity": "note"} | said)
        return found

    def reform(self) -> Row:
        """The authority that signed was merged into another since."""
        body = self.pieces.bodies[self.story["here"]]
        heir = body["successors"][0]
        params = {"name": body["name"], "successor": heir["name"], "year": heir["date"][:4]}
        beside = {"field": "parties[french-authority]", "raw": body["name"], "params": params}
        return {"code": "reform-not-applied", "severity": "doubt"} | beside
