"""Pages whose sections are missing, moved, doubled, cut, shouted or stuffed with payloads."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from coopatlas.exchange.drafts import PartnershipDraft, Severity, State
from coopatlas.exchange.sources.atlas_page import reader
from coopatlas.exchange.sources.atlas_page.page import RawPage

from .conftest import SAMPLE, one_draft
from .meaning import meaning
from .saved_html import LABELS, saved
from .showing import shown

Reader = Callable[..., PartnershipDraft]
ORDERED = list(LABELS)
OPTIONAL = {
    "Date de fin du partenariat",
    "Mise en œuvre du partenariat",
    "Contacts dans les partenaires étrangers du partenariat",
    "Autres partenaires du partenariat en France",
    "Autres partenaires du partenariat dans le(s) pays partenaire(s)",
    "Évaluations, communication et perspectives",
}


def codes(draft: PartnershipDraft, field: str = "") -> set[str]:
    return {doubt.code for doubt in draft.doubts if not field or doubt.field == field}


def params(draft: PartnershipDraft, code: str) -> list[dict[str, str]]:
    return [doubt.params for doubt in draft.doubts if doubt.code == code]


def section_of(sample: str, label: str) -> str:
    """The label's whole section, with its label(s), up to the next label or sentence."""
    stops = (
        "|".join(re.escape(other) for other in ORDERED if other != label)
        + "|Le partenariat est triennal|Une communication|PIED DE PAGE"
    )
    match = re.search(rf"(?:^{re.escape(label)}\n)(?:(?!^(?:{stops})).*\n)*", sample, re.M)
    assert match is not None
    return match.group(0)


def sample_line(draft: PartnershipDraft, number: int) -> str:
    return draft.text.split("\n")[number - draft.text_first_line]


def without(sample: str, label: str) -> PartnershipDraft:
    return one_draft(sample.replace(section_of(sample, label), "").encode())


class TestMissing:
    @pytest.mark.parametrize(
        "label",
        [label for label in ORDERED if f"\n{label}\n" in SAMPLE.read_text(encoding="utf-8") and label != "Titre"],
    )
    def test_any_one_section_may_be_missing(self, sample: str, label: str) -> None:
        draft = without(sample, label)

        assert params(draft, "section-missing") == ([] if label in OPTIONAL else [{"section": label}])
        assert {"unknown-label", "truncated-page", "section-order", "section-repeated"} & codes(draft) == set()

    def test_missing_money_is_unknown_not_none(self, sample: str) -> None:
        draft = without(sample, "Financement du partenariat")

        assert (draft.contributions, draft.contributions_state) == ((), State.UNKNOWN)
        assert {"section": "Financement du partenariat"} in params(draft, "section-missing")

    def test_missing_volunteers_are_unknown_not_none(self, sample: str) -> None:
        label = ORDERED[-1]

        assert without(sample, label).volunteers_state is State.UNKNOWN

    def test_missing_partner_fields_leave_the_cut_label_as_it_is(self, sample: str) -> None:
        text = sample.replace(section_of(sample, "Autres partenaires du partenariat en France"), "")
        draft = one_draft(text.replace(section_of(sample, ORDERED[22]), "").encode())

        label = "Agence imaginaire de l'eau Ambre, Sources et Rivi"
        assert draft.contributions[2].funders == (label,)
        assert params(draft, "truncated-label") == [{"label": label, "repaired": label}]

    def test_missing_footer_is_told(self, sample: str) -> None:
        draft = one_draft(sample.split("PIED DE PAGE")[0].encode())

        assert "truncated-page" in codes(draft)


class TestOrder:
    def test_reversed_sections_say_the_same(self, sample: str, sample_draft: PartnershipDraft) -> None:
        head, rest = sample.split("Titre\n", 1)
        body, foot = ("Titre\n" + rest).split("PIED DE PAGE")
        names = "|".join(re.escape(label) for label in sorted(ORDERED, key=len, reverse=True))
        pieces = re.split(
            rf"^(?=(?:{names}|Le partenariat est triennal|Une communication|Aucune )\s*$|(?:Une|Aucune) \w+.*engagée)",
            body,
            flags=re.M,
        )
        draft = one_draft((head + "\n".join(reversed(pieces)) + "\nPIED DE PAGE" + foot).encode())

        assert "section-order" in codes(draft)
        ours, usual = meaning(draft), meaning(sample_draft)
        assert isinstance(ours, dict)
        assert isinstance(usual, dict)
        assert {name for name in usual if ours[name] != usual[name]} == {"doubts"}

    def test_moved_section_is_named(self, sample: str) -> None:
        moved = section_of(sample, "Contexte")
        draft = one_draft(
            sample.replace(moved, "").replace("Votre partenariat prend", f"{moved}Votre partenariat prend").encode()
        )

        assert params(draft, "section-order") == [{"section": "Contexte"}]
        assert draft.narratives[0].section == "context"


class TestRepeated:
    def test_same_money_table_twice_is_counted_once(self, sample: str) -> None:
        table = section_of(sample, "Financement du partenariat")
        draft = one_draft(
            sample.replace(table, table + "\nÉvaluations, communication et perspectives\n\n" + table).encode()
        )

        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal("109250.50")
        assert {"section": "Financement du partenariat"} in params(draft, "section-repeated")

    def test_other_rows_of_a_second_money_table_are_added_and_the_same_rows_are_not(self, sample: str) -> None:
        table = section_of(sample, "Financement du partenariat")
        second = table.replace("60 000", "61 000")
        draft = one_draft(sample.replace(table, f"{table}\nMise en œuvre du partenariat\n{second}").encode())

        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal("170250.50")
        assert len(draft.contributions) == 5
        assert [told["count"] for told in params(draft, "repeated-rows")] == ["3"]
        assert "section-repeated" in codes(draft)

    def test_a_part_of_the_money_table_printed_again_is_counted_once(self, sample: str) -> None:
        table = section_of(sample, "Financement du partenariat")
        part = f"\nFinancement du partenariat\n{MONEY_HEAD}Commune de Fontclaire 7 250,50 2014\n\n"
        draft = one_draft(sample.replace(table, f"{table}{part}").encode())

        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal("109250.50")
        assert [(d.field, d.params["count"]) for d in draft.doubts if d.code == "repeated-rows"] == [
            ("contributions", "1")
        ]

    def test_two_equal_rows_of_one_money_table_are_both_counted(self, sample: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 1000 0 2014", "Commune de Fontclaire 1000 0 2014")

        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal(2000)
        assert "repeated-rows" not in codes(draft)

    def test_a_person_printed_again_is_not_shown(self, sample: str) -> None:
        table = section_of(sample, "Financement du partenariat")
        row = "Référent : Mamadou Zorblaxa 1000 0 2014\n"
        told = table.replace("Commune de Fontclaire", f"{row}Commune de Fontclaire")
        part = f"\nFinancement du partenariat\n{MONEY_HEAD}{row}\n"
        draft = one_draft(sample.replace(table, f"{told}{part}").encode())

        assert "zorblaxa" not in shown(draft).casefold()
        assert len({n for n in draft.withheld if "Zorblaxa" in sample_line(draft, n)}) == 2

    def test_two_different_titles_keep_the_first(self, read_sample: Reader) -> None:
        draft = read_sample(("Jumelage\n", "Jumelage\nTitre\nUn autre titre\n"))

        assert draft.title.value == "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"
        assert {"section": "Titre"} in params(draft, "section-repeated")

    def test_repeated_narrative_with_other_words_is_kept_whole(self, read_sample: Reader) -> None:
        draft = read_sample(("Jumelage\n", "Jumelage\nObjectif du partenariat\nUn autre objectif.\n"))

        objective = next(n for n in draft.narratives if n.section == "objective")
        assert objective.text.value == "Donner accès à l'eau à quatre écoles de chaque commune.\n\nUn autre objectif."

    def test_label_word_inside_prose_stays_prose(self, read_sample: Reader) -> None:
        draft = read_sample(("Les travaux se font", "Contexte\nUn mot du climat.\nTitre\nLes travaux se font"))

        description = next(n for n in draft.narratives if n.section == "description")
        assert "Contexte\nUn mot du climat.\nTitre\nLes travaux" in (description.text.value or "")
        assert "section-repeated" not in codes(draft)

    def test_numbered_heading_inside_prose_stays_prose(self, read_sample: Reader) -> None:
        draft = read_sample(("Le Val d'Ambre et la côte", "1/ Historique\nLe Val d'Ambre et la côte"))

        context = next(n for n in draft.narratives if n.section == "context")
        assert (context.text.value or "").startswith("1/ Historique\nLe Val d'Ambre")

    def test_printed_answer_inside_prose_stays_prose(self, read_sample: Reader) -> None:
        draft = read_sample(
            ("Les travaux se font", "Le partenariat est triennal\nLes travaux se font"),
            ("\n\n\nLe partenariat est triennal\n", "\n"),
        )

        assert draft.triennial.state is State.UNKNOWN

    def test_contradictory_answers_are_unknown(self, read_sample: Reader) -> None:
        sentence = "Une communication a été engagée en France\n"
        draft = read_sample((sentence, f"{sentence}\nAucune communication n'a été engagée en France\n"))

        assert draft.communication_in_france.state is State.UNKNOWN
        assert "reading-order" in codes(draft, "communication_in_france")

    def test_footer_line_in_the_middle_of_a_text(self, read_sample: Reader) -> None:
        draft = read_sample(("Les deux rives", "PIED DE PAGE\nLes deux rives"))

        context = next(n for n in draft.narratives if n.section == "context")
        assert "PIED" not in (context.text.value or "")
        assert (context.text.value or "").endswith("Les deux rives partagent un même climat.")
        assert "page-footer" in codes(draft)


class TestCut:
    def test_cut_inside_an_amount(self, sample: str) -> None:
        draft = one_draft(sample[: sample.index("30.000,00") + 3].encode())

        assert draft.contributions[-1].amount.state is State.UNKNOWN
        assert {"amount-unreadable", "year-unreadable", "truncated-page"} <= codes(draft)
        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal("67250.50")

    def test_cut_inside_a_year(self, sample: str) -> None:
        draft = one_draft(sample[: sample.index("€ 2015") + 4].encode())

        assert (draft.contributions[-1].amount.value, draft.contributions[-1].year.state) == (
            Decimal(30000),
            State.UNKNOWN,
        )
        assert "year-unreadable" in codes(draft)

    def test_cut_inside_a_label(self, sample: str) -> None:
        page = reader.read(sample[: sample.index("Collectivités territoriales part") + 26].encode(), "cut")

        assert isinstance(page, RawPage)
        assert page.unclaimed_lines == (87,)
        assert "truncated-page" in {doubt.code for doubt in page.doubts}

    def test_cut_after_the_title(self, sample: str) -> None:
        draft = one_draft(sample[: sample.index("Port-Aulne")].encode())

        assert draft.title.value == "Eau et écoles pour les communes de Tamarou,"
        assert "truncated-page" in codes(draft)
        assert draft.contributions_state is State.UNKNOWN

    def test_cut_after_a_table_header_says_nothing_of_its_rows(self, sample: str) -> None:
        draft = one_draft(sample[: sample.index("MODELE Zoé")].encode())

        assert draft.volunteers_state is State.UNKNOWN


class TestLabels:
    @pytest.mark.parametrize(
        "disguise",
        [
            str.upper,
            str.lower,
            lambda label: label.replace("'", "’"),
            lambda label: label.replace(" ", "\u00a0"),
            lambda label: f"{label} :",
            lambda label: f"  {label}   ",
            lambda label: f"### {label}",
            lambda label: f"**{label}**",
            lambda label: f"{ORDERED.index(label) + 1}. {label}",
            lambda label: f"{ORDERED.index(label) + 1}/ {label}",
            lambda label: label.replace("é", "e").replace("œ", "oe").replace("É", "E"),
            lambda label: label.replace("(s)", "s").replace("(e)", ""),
        ],
        ids=[
            "upper",
            "lower",
            "curly",
            "nbsp",
            "colon",
            "spaces",
            "markdown",
            "bold",
            "numbered",
            "slashed",
            "bare",
            "plural",
        ],
    )
    def test_labels_in_disguise(
        self, sample: str, sample_draft: PartnershipDraft, disguise: Callable[[str], str]
    ) -> None:
        lines = [disguise(line) if line in LABELS else line for line in sample.split("\n")]

        assert meaning(one_draft("\n".join(lines).encode())) == meaning(sample_draft)

    @pytest.mark.parametrize("separator", [" : ", "\t", " "])
    def test_values_on_the_line_of_their_label(
        self, sample: str, sample_draft: PartnershipDraft, separator: str
    ) -> None:
        text = sample
        for label in ("Année de début du partenariat", "Le partenariat est", "Date de fin du partenariat"):
            text = re.sub(rf"^{label}\n", f"{label}{separator}", text, count=1, flags=re.M)
        draft = one_draft(text.encode())

        assert (draft.start_year.value, draft.status.value, draft.end_date.value) == (2007, "ended", "2016-12")
        assert draft.title == sample_draft.title

    def test_unknown_label_is_told_by_its_lines(self, read_sample: Reader) -> None:
        draft = read_sample(
            ("Date de fin du partenariat\n", "Nombre d'habitants concernés\n\n12 500\nDate de fin du partenariat\n")
        )

        assert params(draft, "unknown-label") == [{"first": "33", "last": "35"}]
        assert draft.withheld == (33, 35)
        assert draft.status.value == "ended"

    def test_unknown_raw_key_is_told_by_its_lines(self, read_sample: Reader) -> None:
        draft = read_sample(
            ("Votre partenariat prend", "???detailProjet.superficie.libelle???\n1200 km2\nVotre partenariat prend")
        )

        [doubt] = [d for d in draft.doubts if d.code == "unknown-label"]
        assert (doubt.raw, doubt.params) == ("", {"first": "62", "last": "63"})

    def test_words_before_the_page_are_told(self, sample: str) -> None:
        draft = one_draft(f"Enregistré depuis mon navigateur\n\n{sample}".encode())

        assert params(draft, "unknown-label") == [{"first": "1", "last": "1"}]
        assert draft.title.value is not None

    def test_doubts_about_stray_lines_hide_names_and_addresses(self, read_sample: Reader) -> None:
        draft = read_sample(
            ("Date de fin du partenariat\n", "\nPaul PERSONNE\npaul@messagerie.example\nDate de fin du partenariat\n")
        )

        [doubt] = [d for d in draft.doubts if d.code == "unknown-label"]
        assert "PERSONNE" not in repr(doubt)
        assert "messagerie" not in repr(doubt)


MONEY_HEAD = "Nom du financeur Montant en euros Montant 1% Eau (Loi Oudin 2005) Année\n"


def with_money(sample: str, *rows: str) -> PartnershipDraft:
    """The invented page with these rows in its money table."""
    table = section_of(sample, "Financement du partenariat")
    lines = "\n".join(rows)
    return one_draft(sample.replace(table, f"Financement du partenariat\n{MONEY_HEAD}{lines}\n\n").encode())


class TestMoney:
    def test_no_row(self, sample: str) -> None:
        draft = with_money(sample)

        assert (draft.contributions, draft.contributions_state) == ((), State.NONE)
        assert "empty-table" in codes(draft, "contributions")

    def test_forty_rows(self, sample: str) -> None:
        draft = with_money(sample, *(f"Financeur numéro {n} {n}000 0 2014" for n in range(1, 41)))

        assert len(draft.contributions) == 40
        assert sum(c.amount.value or 0 for c in draft.contributions) == Decimal(820000)

    @pytest.mark.parametrize("amount", ["-25000", "−25000", "1e309", "12,500", "99999999999999", "25OO0", "???"])
    def test_amounts_that_cannot_be_trusted(self, sample: str, amount: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 1000 0 2014", f"Commune de Fontclaire {amount} 0 2014")

        assert [c.amount.value for c in draft.contributions] == [Decimal(1000), None]
        assert "amount-unreadable" in codes(draft, "contributions[1].amount")

    @pytest.mark.parametrize("year", ["19X0", "0", "9999", "n.c.", "?", "2014-2016", "201"])
    def test_years_that_cannot_be_read(self, sample: str, year: str) -> None:
        draft = with_money(sample, f"Commune de Fontclaire 1000 0 {year}")

        [line] = draft.contributions
        assert (line.label.value, line.amount.value, line.year.value) == ("Commune de Fontclaire", Decimal(1000), None)
        assert [d.raw for d in draft.doubts if d.code == "year-unreadable"] == [year]

    def test_missing_year(self, sample: str) -> None:
        [line] = with_money(sample, "Commune de Fontclaire 1000 0").contributions

        assert (line.amount.value, line.one_percent_water.value, line.year.state) == (
            Decimal(1000),
            Decimal(0),
            State.UNKNOWN,
        )

    def test_missing_amount(self, sample: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 2014")

        [line] = draft.contributions
        assert (line.amount.state, line.year.value) == (State.UNKNOWN, 2014)
        assert "amount-unreadable" in codes(draft)

    def test_numbers_inside_a_name(self, sample: str) -> None:
        draft = with_money(
            sample, "CG 62 121900 2009", "Programme Eau 2010 25000 2011", "Conseil général 62 25000 0 2009"
        )

        assert [(c.label.value, c.amount.value, c.year.value) for c in draft.contributions] == [
            ("CG 62", Decimal(121900), 2009),
            ("Programme Eau 2010", Decimal(25000), 2011),
            ("Conseil général 62", Decimal(25000), 2009),
        ]

    @pytest.mark.parametrize(
        ("row", "amount", "water"),
        [
            ("Commune de Fontclaire 633 500 2014", 633500, None),
            ("Commune de Fontclaire 633\u00a0500 12\u00a0000 2014", 633500, 12000),
            ("Commune de Fontclaire 633.500,00 0 2014", 633500, 0),
            ("Commune de Fontclaire\t633 500,00 €\t0\t\t\t2014", 633500, 0),
            ("Commune de Fontclaire\t633500\t\t2014", 633500, None),
        ],
    )
    def test_ways_to_write_an_amount(self, sample: str, row: str, amount: int, water: int | None) -> None:
        [line] = with_money(sample, row).contributions

        assert (line.amount.value, line.one_percent_water.value, line.year.value) == (amount, water, 2014)

    def test_amount_and_water_in_a_table_without_thousands_marks(self, sample: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 633 500 2014", "Département de la Haute-Ambre 12000 0 2014")

        assert (draft.contributions[0].amount.value, draft.contributions[0].one_percent_water.value) == (633, 500)

    def test_columns_that_can_be_told_apart_in_two_ways_are_doubted(self, sample: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 12 300 500 2014")

        assert "reading-order" in codes(draft, "contributions[0]")

    def test_another_currency_is_kept_and_doubted(self, sample: str) -> None:
        draft = with_money(sample, "Commune de Fontclaire 655000 FCFA 2014")

        [line] = draft.contributions
        assert (line.amount.value, line.currency) == (Decimal(655000), "XOF")
        assert [d.severity for d in draft.doubts if d.code == "amount-unreadable"] == [Severity.DOUBT]


class TestDates:
    @pytest.mark.parametrize("date", ["31/02/2016", "2016/12", "fin 2016", "12/16"])
    def test_dates_that_do_not_exist(self, read_sample: Reader, date: str) -> None:
        draft = read_sample(("décembre 2016", date))

        assert (draft.end_date.state, draft.end_date.raw) == (State.UNKNOWN, date)
        assert params(draft, "date-unreadable") == [{"raw": date}]
        assert "ended-without-date" not in codes(draft)

    def test_unreadable_first_year(self, read_sample: Reader) -> None:
        draft = read_sample(("convention\n2006\n", "convention\nvers 2006\n"))

        assert draft.first_signed_year.state is State.UNKNOWN
        assert params(draft, "year-unreadable") == [{"raw": "vers 2006"}]


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7*7 }} {% include 'x' %}",
    "=cmd|'/c calc'!A0",
    "'; DROP TABLE partnerships; --",
    "<svg/onload=alert(1)>",
    "]]><!--",
    "%00%0d%0aSet-Cookie: x",
]


class TestPayloads:
    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_text_is_kept_as_text(self, read_sample: Reader, payload: str) -> None:
        draft = read_sample(("Eau et écoles pour", payload))

        assert (draft.title.value or "").startswith(f"{payload} les communes de Tamarou")

    @pytest.mark.parametrize("payload", PAYLOADS)
    def test_escaped_markup_is_kept_as_text(self, sample: str, payload: str) -> None:
        page = saved(sample.replace("Eau et écoles pour", payload), "tables")

        assert (one_draft(page.encode()).title.value or "").startswith(f"{payload} les communes")

    def test_live_markup_is_dropped(self, sample: str) -> None:
        live = "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><p>x</p></svg>"
        page = saved(sample, "tables").replace("Eau et ", f"{live}Eau et ")
        draft = one_draft(page.encode())

        assert draft.title.value == "Eau et écoles pour les communes de Tamarou, Port-Aulne et Sainte-Rive (2014-2016)"
        assert "alert" not in draft.text

    def test_heaps_of_combining_marks(self, read_sample: Reader) -> None:
        draft = read_sample(("Les deux rives", "e" + "\u0301" * 45_000 + " deux rives"))

        assert draft.title.value is not None

    @pytest.mark.parametrize(
        "filler", ["(", "a@", "A. ", "1 ", "- ", "et ", "depuis 1990 ", "[at] ", "Maître ", "signé en "]
    )
    def test_monotonous_lines_take_no_time(self, read_sample: Reader, filler: str) -> None:
        long = filler * (20_000 // len(filler))

        assert read_sample(("Les deux rives", long)).title.value is not None
