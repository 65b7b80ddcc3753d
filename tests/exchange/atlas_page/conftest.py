"""The pages the tests read: the two real ones, where they lie, and one of a country that does not exist."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coopatlas.exchange.drafts import PartnershipDraft
from coopatlas.exchange.sources.atlas_page import read_drafts

SAMPLE = Path(__file__).parent / "samples" / "val-dambre.txt"


def one_draft(data: bytes) -> PartnershipDraft:
    """The only draft of the file; fails with the refusal's words when there is none."""
    drafts = read_drafts(data, "page")
    assert len(drafts) == 1
    assert isinstance(drafts[0], PartnershipDraft), drafts[0]
    return drafts[0]


@pytest.fixture(scope="session")
def evry(shared: Path) -> bytes:
    """The real page whose labels are partly raw keys."""
    return next((shared / "seeds").glob("002_*.txt")).read_bytes()


@pytest.fixture(scope="session")
def npdc(shared: Path) -> bytes:
    """The real page whose labels are translated."""
    return next((shared / "seeds").glob("003_*.txt")).read_bytes()


@pytest.fixture(scope="session")
def evry_draft(evry: bytes) -> PartnershipDraft:
    return one_draft(evry)


@pytest.fixture(scope="session")
def npdc_draft(npdc: bytes) -> PartnershipDraft:
    return one_draft(npdc)


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample_draft(sample: str) -> PartnershipDraft:
    return one_draft(sample.encode())


@pytest.fixture
def read_sample(sample: str) -> Callable[..., PartnershipDraft]:
    """Reads the invented page after replacing words: ``read_sample(("2006", "20O6"))``."""

    def read(*replacements: tuple[str, str]) -> PartnershipDraft:
        text = sample
        for old, new in replacements:
            assert old in text, old
            text = text.replace(old, new)
        return one_draft(text.encode())

    return read
