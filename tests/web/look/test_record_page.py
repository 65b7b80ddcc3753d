"""The record page says what is known, what is not, and what is doubted."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from jinja2 import UndefinedError

from coopatlas.catalogue.records import PartnershipRecord
from tests.web.look import fictitious as f
from tests.web.look.environment import environment
from tests.web.look.pages import record


def shown(of: PartnershipRecord) -> str:
    return environment().get_template("atlas/partnership.html").render(**record(of, mapped=False))


def section(html: str, ident: str) -> str:
    """The source of one section of the page, "" when it is absent."""
    found = re.search(rf'<section class="part" id="{ident}".*?</section>', html, re.S)
    return found.group(0) if found else ""


def headings(html: str) -> list[str]:
    return re.findall(r"<h2 id=[^>]*>(.*?)</h2>", html)[1:]


def test_a_bare_record_has_only_the_headings_it_can_fill() -> None:
    assert headings(shown(f.BARE)) == ["L’essentiel", "Source et citation"]


def test_a_rich_record_has_all_of_them() -> None:
    assert headings(shown(f.RICH)) == [
        "L’essentiel",
        "Le fil",
        "L’argent",
        "Le récit",
        "Qui fait quoi",
        "Conventions",
        "Où",
        "Faire savoir, évaluer",
        "À vérifier",
        "Source et citation",
    ]


def test_the_contents_list_names_every_section_of_the_page() -> None:
    html = shown(f.RICH)
    listed = re.findall(r'<li><a href="#([\w-]+)">', html.split('class="toc"')[1].split("</nav>")[0])
    assert listed == re.findall(r'<section class="part" id="([\w-]+)"', html)


def test_no_money_told_is_not_money_unknown() -> None:
    assert "Aucun financement" in section(shown(f.NONE_TOLD), "argent")
    assert section(shown(f.BARE), "argent") == ""
    assert "les financements" in section(shown(f.BARE), "essentiel")


@pytest.mark.parametrize(
    ("value", "words", "css"),
    [(True, "engagée", "is-yes"), (False, "aucune", "is-none"), (None, "non renseigné", "is-unknown")],
)
def test_an_answer_has_three_states(value: bool | None, words: str, css: str) -> None:
    html = section(shown(replace(f.RICH, communication_in_france=value, origins=())), "suivi")
    first = html.split("<dt>")[1]
    assert words in first
    assert html.split('<dl class="answers">')[1].startswith(f'<div class="{css}">')


def test_a_printed_none_says_that_the_old_form_may_not_have_told() -> None:
    html = section(shown(f.RICH), "suivi")
    assert html.count("comme imprimé par la source") == 1


def test_each_doubted_year_leads_to_its_note() -> None:
    html = section(shown(f.RICH), "argent")
    assert re.findall(r'class="ref" href="#(note-argent-\d)"', html) == ["note-argent-1"] * 4 + ["note-argent-2"]
    assert re.findall(r'id="(note-argent-\d)"', html) == ["note-argent-1", "note-argent-2"]


def test_the_water_column_is_there_only_where_it_is_told() -> None:
    silent = replace(f.RICH, contributions=tuple(replace(line, one_percent_water=None) for line in f.LINES))
    assert "dont 1\N{NARROW NO-BREAK SPACE}% eau" in shown(f.RICH)
    assert "dont 1\N{NARROW NO-BREAK SPACE}% eau" not in shown(silent)


def test_unknown_and_zero_amounts_differ() -> None:
    lines = (
        replace(f.LINES[0], amount=Decimal("0.00"), one_percent_water=None),
        replace(f.LINES[1], amount=None, one_percent_water=None),
    )
    html = section(shown(replace(f.RICH, contributions=lines)), "argent")
    cells = [
        re.sub("<[^>]+>", "", cell).split("La source")[0]
        for cell in re.findall(r'<td role="cell" class="n">(.*?)</td>', html, re.S)
    ]
    assert cells[:2] == ["0\N{NO-BREAK SPACE}€", "non renseigné"]


def test_an_amount_opens_on_the_line_of_its_source() -> None:
    html = section(shown(f.RICH), "argent")
    assert 'href="/partenariats/1-x/source/#L201"' in html


def test_a_long_text_is_folded_after_its_second_paragraph() -> None:
    html = section(shown(f.RICH), "recit")
    history = html.split('id="recit-history"')[1].split("<h3")[0]
    assert history.split("<details>")[0].count("<p>") == 1
    assert "Lire la suite (7 paragraphes)" in history


def test_a_foreign_text_says_its_language() -> None:
    assert '<div class="prose" lang="km">' in section(shown(f.KHMER), "recit")


def test_yesterdays_name_is_followed_by_todays() -> None:
    html = shown(f.RICH).split('class="shores"')[1].split("<h1>")[0]
    order = [
        html.index(words)
        for words in ("Vallée-Claire et des Trois-Rivières", "Depuis 2016", "Grand Sud Trois-Rivières")
    ]
    assert order == sorted(order)


def test_more_than_three_partners_are_folded() -> None:
    shore = shown(f.KHMER).split('<div class="shore there">')[1].split("</details>")[0]
    assert shore.split("<details>")[0].count('class="shore-name"') == 3
    assert "et 2 autres" in shore


def test_who_does_what_tells_the_name_the_source_wrote_when_it_is_another() -> None:
    html = section(shown(f.RICH), "qui")
    assert [re.sub("<[^>]+>", "", words) for words in re.findall(r"écrit dans la source.*?</q>", html)] == [
        "écrit dans la source\N{NARROW NO-BREAK SPACE}: Communauté d&#39;agglomération Vallee Claire"
    ]
    assert "Essonne" in html


def test_several_agreements_told_at_once_have_the_date_of_the_first() -> None:
    html = section(shown(f.RICH), "conventions")
    assert re.findall(r'<td role="cell">(.*?)</td><th', html) == ["1990", "depuis 2005"]


def test_points_to_verify_are_as_many_as_their_doubts() -> None:
    """Four doubts with the same words stand under one sentence, each with its line, and count for four."""
    html = shown(f.RICH)
    part = section(html, "verifier").split("<details")[0]
    assert re.findall(r">(\d+) points à vérifier<", html) == ["7"]
    assert part.count("(4 fois)") == 1
    assert re.findall(r"#L(20\d)", part) == ["200", "201", "202", "203", "204"]


@pytest.mark.parametrize(
    ("kind", "precision", "words"),
    [
        ("epci", "region", "position approchée"),
        ("region", "region", "situé à la région près"),
        ("epci", "point", ""),
    ],
)
def test_a_place_says_how_well_it_is_known(kind: str, precision: str, words: str) -> None:
    place = replace(f.PLACES[0], kind=kind, precision=precision, country_name="")
    html = section(shown(replace(f.RICH, places=(place,))), "lieux")
    assert re.findall(r"</a> <small>(.*?)</small>", html) == [words]


def test_markup_in_a_title_is_only_text() -> None:
    hostile = replace(
        f.RICH,
        title='"><script>alert(1)</script>',
        narratives=(replace(f.RICH.narratives[0], paragraphs=("<b>gras</b>",)),),
    )
    html = shown(hostile)
    assert "<script" not in html
    assert "&lt;b&gt;gras&lt;/b&gt;" in html


def test_a_missing_variable_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().get_template("atlas/partnership.html").render(record=f.RICH)
