"""The demo files as tests look at them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, Refusal
from coopatlas.exchange.sources.demo_world import read_drafts
from coopatlas.exchange.sources.demo_world.composer import compose

FOLDER = Path(__file__).resolve().parents[3] / "data" / "demo"
Rows = list[dict[str, Any]]


@pytest.fixture(scope="session")
def written() -> Rows:
    """The partnerships as the file writes them."""
    return json.loads((FOLDER / "partnerships.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def composed() -> Rows:
    """The partnerships that the stories tell."""
    return compose((FOLDER / "stories.csv").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def rows(written: Rows, composed: Rows) -> Rows:
    """Every partnership, of whatever file."""
    return [*composed, *written]


@pytest.fixture(scope="session")
def bodies() -> Rows:
    """The fictitious bodies as the file writes them."""
    return json.loads((FOLDER / "bodies.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def network() -> dict[str, Any]:
    """The city network and its meetings as the file writes them."""
    return json.loads((FOLDER / "network.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def projects() -> dict[str, Any]:
    """The projects, groups and steering as the file writes them."""
    return json.loads((FOLDER / "projects.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def read() -> list[PartnershipDraft | Refusal]:
    """What the reader makes of the partnerships."""
    file = FOLDER / "partnerships.json"
    return read_drafts(file.read_bytes(), file.name)


@pytest.fixture(scope="session")
def drafts(read: list[PartnershipDraft | Refusal]) -> dict[str, PartnershipDraft]:
    """The partnerships by their identifier."""
    return {item.external_id: item for item in read if isinstance(item, PartnershipDraft)}
