"""The two capitalisation sheets as a visitor gets them."""

from __future__ import annotations

import json
from typing import Any

from coopatlas.catalogue import addresses
from coopatlas.lessons import models
from tests.web.crawl import parsed, read, visible


def address(key: str) -> str:
    sheet = models.Sheet.objects.get(key=key)
    return addresses.sheet(sheet.pk, sheet.slug, "fr")


class Seen:
    """What a reader sees of a page, spaces folded: ``words in seen``."""

    def __init__(self, path: str) -> None:
        self.text = visible(parsed(read(path)).xpath("//main")[0])

    def __contains__(self, words: str) -> bool:
        return " ".join(words.split()) in self.text


def published(path: str) -> dict[str, Any]:
    """The same sheet for machines."""
    return json.loads(read(f"{path.removesuffix('/')}.json"))


class Told:
    """One sheet: its page and its file."""

    def __init__(self, key: str) -> None:
        path = address(key)
        self.page, self.file = Seen(path), published(path)

    def lessons(self, kind: str) -> list[str]:
        """Titles of the lessons of one kind, all of which the page must show with a page of their own."""
        return [lesson["title"] for lesson in self.file["lessons"] if lesson["kind"]["code"] == kind]

    def lesson(self, title: str) -> dict[str, Any]:
        """One lesson; its own page says its statement."""
        (found,) = [lesson for lesson in self.file["lessons"] if lesson["title"] == title]
        assert found["statement"] in Seen(found["url"])
        assert title in self.page
        return found

    def items(self, title: str) -> list[tuple[str, str]]:
        """(kind, text) of the items of one section, all of which the page must show."""
        (section,) = [s for s in self.file["sections"] if s["title"] == title]
        found = [(item["kind"]["code"], item["text"]) for item in section["items"]]
        assert [text for _, text in found if text not in self.page] == []
        return found

    def actors(self, part: str) -> list[str]:
        """Names of those who take one part, all of which the page must show."""
        found = [actor["name"] for actor in self.file["actors"] if actor["part"]["code"] == part]
        assert [name for name in found if name not in self.page] == []
        return found

    def role(self, name: str) -> str:
        """What one actor did."""
        (actor,) = [actor for actor in self.file["actors"] if actor["name"] == name]
        assert actor["role"] in self.page
        return str(actor["role"])

    def voices(self, speaker: str | None) -> list[str]:
        """What one kind of person said, all of which the page must show."""
        found = [
            told["text"]
            for told in self.file["testimonies"]
            if (told["speaker"] or {"code": None})["code"] == speaker and not told["repeats"]
        ]
        assert [text for text in found if text not in self.page] == []
        return found

    def doubts(self, code: str) -> list[str]:
        """Messages of one kind of doubt, all of which the page must show."""
        found = [doubt["message"] for doubt in self.file["doubts"] if doubt["code"] == code]
        assert [message for message in found if message not in self.page] == []
        return found
