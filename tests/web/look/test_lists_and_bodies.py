"""What lists and the page of a body say beside each record or figure."""

from __future__ import annotations

import re

from tests.web.look.environment import environment
from tests.web.look.pages import PAGES


def shown(name: str) -> str:
    template, context = PAGES[name]
    return environment().get_template(template).render(**context)


def test_the_home_page_marks_invented_records() -> None:
    """Of the four it shows, the first and the third are invented."""
    lines = shown("home").split('<ul class="compact">')[1].split("</ul>")[0].split("<li>")[1:]
    assert ["démonstration" in line for line in lines] == [True, False, True, False]


def test_the_page_of_a_body_marks_invented_records() -> None:
    articles = re.findall(r"<article>.*?</article>", shown("organisation"), re.S)
    assert ["démonstration" in article for article in articles] == [False, True, True, False]


def test_a_figure_tells_its_date_and_its_source() -> None:
    figures = re.findall(r"<dt>(?:Budget|Agents)</dt><dd>(.*?)</dd>", shown("organisation"))
    told = [
        re.sub("<[^>]+>", "", figure.replace("<br>", " ")).replace("\N{NARROW NO-BREAK SPACE}", " ")
        for figure in figures
    ]
    assert told == ["310 M€ (2024) Source : Compte d’exemple", "1 200 (date inconnue) Source : Rapport d’exemple"]
