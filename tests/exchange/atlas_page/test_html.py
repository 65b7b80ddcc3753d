"""A page saved as HTML says the same as its text."""

from __future__ import annotations

import pytest

from .conftest import one_draft
from .meaning import meaning
from .saved_html import LAYOUTS, saved


@pytest.mark.parametrize("keys", [False, True], ids=["labels", "keys"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("page", ["evry", "npdc"])
def test_real_page_says_the_same_in_html(page: str, layout: str, keys: bool, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(page)
    document = saved(text.decode(), layout, keys)

    assert meaning(one_draft(document.encode())) == meaning(one_draft(text))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_invented_page_says_the_same_in_html(sample: str, layout: str) -> None:
    unsure = ("GABARIT", "LE TEST", "Municipalité de Port-Aulne DU", "Politique, humanitaire")
    certain = "\n".join(line for line in sample.split("\n") if not line.startswith(unsure))
    document = saved(certain, layout)

    assert meaning(one_draft(document.encode())) == meaning(one_draft(certain.encode()))
