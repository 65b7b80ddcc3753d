"""Fixtures every test may use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path:
    """The folder of real inputs that lies beside the project, or where COOPATLAS_SHARED says."""
    return Path(os.environ.get("COOPATLAS_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Real inputs (seeds, data). Absent: the test is skipped with its reason; with CI=true that is a failure."""
    folder = shared_folder()
    if not folder.is_dir():
        message = f"the folder of real inputs is absent: {folder}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(autouse=True)
def home_language() -> Iterator[None]:
    """Every test begins in the site's own language: a page asked in English leaves its language to whoever comes next."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


# Fixtures that fill a base or prepare the site; they live beside what they need.
from tests.database import (  # noqa: E402, F401
    atlas,
    cast,
    demo,
    import_pages,
    module_transaction,
    real_pages,
    reference,
    static_files,
    vocabularies,
    whole_demo,
)
