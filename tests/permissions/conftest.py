"""What every test of the site needs."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _style_sheets(static_files: None) -> None:
    """No page renders without them, error pages included."""
