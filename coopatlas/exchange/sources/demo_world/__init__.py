"""The demo world: facts of two real records told in our own words, and fictitious partnerships."""

from coopatlas.exchange.sources.demo_world.reader import NAME_EN, NAME_FR, NOTE_EN, NOTE_FR, SOURCE_CODE, read_drafts

__all__ = ["NAME_EN", "NAME_FR", "NOTE_EN", "NOTE_FR", "SOURCE_CODE", "read_drafts"]
