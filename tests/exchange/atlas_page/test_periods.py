"""Titles of the periods a history tells."""

from __future__ import annotations

import pytest

from coopatlas.exchange.sources.atlas_page.folding import flat
from coopatlas.exchange.sources.atlas_page.periods import _period


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Une période de travaux et d’essais entre 1992 et 1997, riche", "travaux et essais"),
        ("- Une phase d'études et de la pose des tuyaux, de 2001 à 2003", "études et pose des tuyaux"),
        ("Une étape de doute ou de repli en 2004", "doute ou repli"),
        ("Une période de construction des écoles et des puits en 2005", "construction des écoles et puits"),
        ("Une période riche et de travail, en 2006", "riche et de travail"),
        ("La période de paix et désert, en 2007", "paix et désert"),
    ],
)
def test_a_title_is_a_name_without_its_articles(line: str, title: str) -> None:
    period = _period(line, flat(line), 1)
    assert period is not None
    assert period.title == title
