"""From the bytes of a table to drafts: alphabets, separators, headings, what a row says. Plain Python."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coopatlas.catalogue.columns import CSV_COLUMNS
from coopatlas.core.folding import folded
from coopatlas.exchange.drafts import LeftOut, Note, PartnershipDraft, Puzzle, Read, Refusal, State
from coopatlas.exchange.sources.generic_table import Country, GenericTable
from coopatlas.exchange.sources.generic_table.columns import ColumnMap, fields, standard_headings
from coopatlas.exchange.sources.generic_table.template import blank_table
from tests.exchange.generic_table.files import HEADINGS, Cell, ods, workbook

HEADER = ";".join(HEADINGS)
ROW = "7;Eau à Kita;Évry;Kita;Mali;12 mars 2015;12 500,50"
COUNTRIES = {name: Country(code, name) for name, code in (("Mali", "ML"), ("Cameroun", "CM"), ("France", "FR"))}


def everything(data: bytes | str, table: GenericTable | None = None) -> list[Read | Note]:
    table = table or GenericTable(country=COUNTRIES.get)
    return list(table.read_drafts(data.encode() if isinstance(data, str) else data, "table.csv"))


def read(data: bytes | str, table: GenericTable | None = None) -> list[Read]:
    return [found for found in everything(data, table) if not isinstance(found, Note)]


def draft(data: bytes | str, table: GenericTable | None = None) -> PartnershipDraft:
    (found,) = read(data, table)
    assert isinstance(found, PartnershipDraft), found
    return found


def one(**cells: str) -> PartnershipDraft:
    """The draft of a table of one row: a town and a country, and what the test says of other fields."""
    told = {"authority": "Évry", "country": "Mali"} | cells
    headings = {field.code: field.heading for field in fields().values()}
    quoted = (f'"{cell}"' for cell in told.values())
    return draft("\t".join(headings[code] for code in told) + "\n" + "\t".join(quoted))


def refusal(data: bytes | str, table: GenericTable | None = None) -> Refusal:
    (found,) = read(data, table)
    assert isinstance(found, Refusal), found
    return found


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_every_alphabet_and_separator_says_the_same(encoding: str, separator: str) -> None:
    rows = (ROW.replace("12 500,50", '"12 500,50"'), "8;Écoles;Évry;Ségou;Mali;2016;1")
    text = "\r\n".join([HEADER, *rows]).replace(";", separator)
    found = [d for d in read(text.encode(encoding)) if isinstance(d, PartnershipDraft)]
    assert [d.title.value for d in found] == ["Eau à Kita", "Écoles"]
    assert found[0].contributions[0].amount.value == Decimal("12500.50")


def test_commas_inside_cells_do_not_make_a_separator() -> None:
    text = f'{HEADER}\n1;"Eau, air, sol, ""vie""";Évry;Kita;Mali;2015;1,5\n'
    assert draft(text).title.value == 'Eau, air, sol, "vie"'


def test_a_cell_over_several_lines_is_one_row_of_the_spreadsheet() -> None:
    text = f'{HEADER};Description\n1;A;Évry;Kita;Mali;2015;1;"une\nphrase"\n\n2;B;Évry;Ségou;Mali;2015;1;\n'
    first, second = read(text)
    assert isinstance(first, PartnershipDraft)
    assert isinstance(second, PartnershipDraft)
    assert (first.text_first_line, second.text_first_line) == (2, 4)
    assert first.text == '1;A;Évry;Kita;Mali;2015;1;"une\nphrase"'
    assert first.narratives[0].text.value == "une\nphrase"


def test_a_workbook_says_the_same_as_a_text() -> None:
    text = draft(f"{HEADER}\n{ROW}")
    row: list[Cell] = [7, "Eau à Kita", "Évry", "Kita", "Mali", "date:42075", 12500.5]
    for data in (
        workbook(HEADINGS, row),
        ods(HEADINGS, ("number:7", *map(str, row[1:5]), "date:2015-03-12", "number:12500.5")),
    ):
        found = draft(data)
        assert (found.title.value, found.external_id, found.first_signed_year.value) == (
            text.title.value,
            text.external_id,
            2015,
        )
        assert found.contributions[0].amount.value == Decimal("12500.50")
        assert found.first_signed_year.raw == "2015-03-12"


def test_true_and_false_of_a_workbook_are_yes_and_no() -> None:
    found = draft(
        workbook([*HEADINGS, "Évaluation", "Triennal"], [1, "A", "Évry", "Kita", "Mali", None, None, True, False])
    )
    assert (found.evaluation.value, found.triennial.value) == (True, False)


def test_rows_bear_the_numbers_the_spreadsheet_shows() -> None:
    found = read(
        workbook(["Liste 2024"], [], HEADINGS, [1, "A", "Évry", "Kita", "Mali"], [], [2, "B", "Évry", "Ségou", "Mali"])
    )
    assert [d.text_first_line for d in found if isinstance(d, PartnershipDraft)] == [4, 6]


def test_headings_on_two_lines_are_read_together() -> None:
    rows = (["Titre", "Collectivité", "Partenaire", "Financement"], ["", "", "", "Montant", "Exercice"])
    data = workbook(*rows, ["A", "Évry", "Kita", 300, 2016], merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    found = draft(data)
    assert (found.contributions[0].amount.value, found.contributions[0].year.value) == (Decimal("300.00"), 2016)


def test_a_cell_merged_downwards_speaks_for_all_its_rows() -> None:
    rows: list[list[Cell]] = [[1, "A", "Évry", "Kita", "Mali"], [2, "B", None, "Ségou", "Mali"]]
    _, second = read(workbook(HEADINGS, *rows, merged=["C2:C3"]))
    assert isinstance(second, PartnershipDraft)
    assert second.parties[0].name.value == "Évry"


@pytest.mark.parametrize(
    "data", [workbook([*HEADINGS, "Début"], [1, "A", "Évry", "Kita", "Mali", None, None, "#REF!"])]
)
def test_an_error_of_a_formula_is_told_and_is_no_value(data: bytes) -> None:
    found = draft(data)
    assert found.start_year.state == State.UNKNOWN
    assert [(d.code, d.params) for d in found.doubts] == [("formula-error", {"column": "Début", "error": "#REF!"})]


def test_an_error_of_a_formula_in_a_text_or_an_ods_is_told_as_well() -> None:
    for data in (
        f"{HEADER};Début\n{ROW};#N/D".encode(),
        ods([*HEADINGS, "Début"], ["1", "A", "Évry", "Kita", "Mali", "", "", "error:#REF!"]),
    ):
        assert [d.code for d in draft(data).doubts] == ["formula-error"]


def test_a_formula_typed_as_text_is_text() -> None:
    found = one(title="=cmd|' /C calc'!A0", description="'=1+1")
    assert (found.title.value, found.narratives[0].text.value) == ("=cmd|' /C calc'!A0", "=1+1")


def test_several_themes_the_first_one_leads() -> None:
    found = one(themes="Eau | Gouvernance > Finances ; Sport")
    told = [("/".join(level.value or "" for level in theme.levels), theme.main) for theme in found.themes]
    assert told == [("Eau", True), ("Gouvernance/Finances", False), ("Sport", False)]


def test_themes_known_to_be_none_are_not_unknown() -> None:
    assert (one(themes="aucun").other_themes_state, one(themes="").other_themes_state) == (State.NONE, State.UNKNOWN)


def test_money_known_to_be_none_is_not_unknown() -> None:
    assert (one(amount="néant").contributions_state, one(amount="").contributions_state) == (State.NONE, State.UNKNOWN)
    assert one(amount="0").contributions[0].amount.value == 0


def test_several_money_lines_stand_side_by_side() -> None:
    header = f"{HEADER};Financeur;Année du montant;Montant 2;Financeur 2;Monnaie 2"
    found = draft(f"{header}\n1;A;Évry;Kita;Mali;2015;100;Évry;2015;65 000;Région | État;FCFA")
    told = [(c.label.value, c.funders, c.amount.value, c.currency, c.year.value) for c in found.contributions]
    assert told == [
        ("Évry", ("Évry",), Decimal("100.00"), "EUR", 2015),
        ("Région | État", ("Région", "État"), Decimal("65000.00"), "XOF", None),
    ]


def test_a_year_in_a_heading_dates_the_amount() -> None:
    found = draft("Collectivité;Pays;Montant 2022;Montant 2023;Financeur\nÉvry;Mali;1;2;État")
    assert [(c.year.value, c.label.value) for c in found.contributions] == [(2022, "État"), (2023, "État")]


def test_the_cfa_franc_is_that_of_the_country() -> None:
    header = "Collectivité;Pays;Montant"
    found = [draft(f"{header}\nÉvry;{country};5 FCFA").contributions[0].currency for country in ("Mali", "Cameroun")]
    assert found == ["XOF", "XAF"]


def test_several_authorities_the_first_leads() -> None:
    found = one(authority="Évry | Corbeil", partner="Kita | Ségou", country="Mali")
    assert [(p.role, p.name.value, p.country_name) for p in found.parties] == [
        ("lead-authority", "Évry", "France"),
        ("associate-authority", "Corbeil", "France"),
        ("foreign-partner", "Kita", "Mali"),
        ("foreign-partner", "Ségou", "Mali"),
    ]


def test_a_country_alone_is_a_partner_nobody_names() -> None:
    found = one()
    assert found.parties[1].unnamed
    assert found.title.value == "Coopération entre Évry et Mali"


def test_a_period_gives_both_ends() -> None:
    found = one(period="2012-2015")
    assert (found.start_year.value, found.end_date.value) == (2012, "2015")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"first_signed": "bientôt"}, "date-unreadable"),
        ({"start": "2015", "end": "2012"}, "end-before-start"),
        ({"status": "à voir"}, "unknown-status"),
        ({"evaluation": "peut-être"}, "answer-unreadable"),
        ({"amount": "beaucoup"}, "amount-unreadable"),
        ({"amount": "1.234"}, "amount-unreadable"),
        ({"amount": "5", "currency": "cauris"}, "amount-unreadable"),
        ({"amount": "5", "amount_year": "hier"}, "year-unreadable"),
    ],
)
def test_what_cannot_be_read_is_doubted_never_guessed(cells: dict[str, str], code: str) -> None:
    (doubt,) = one(**cells).doubts
    assert (doubt.code, doubt.line) == (code, 2)


def test_a_form_nobody_knows_is_doubted() -> None:
    found = draft("Collectivité;Pays;Forme\nÉvry;Mali;Troc", GenericTable(forms={"jumelage"}))
    assert (found.form.value, [d.code for d in found.doubts]) == (None, ["unknown-form"])


def test_a_country_nobody_knows_waits_with_the_reason() -> None:
    (found,) = read(f"{HEADER}\n{ROW.replace('Mali', 'Malli')}")
    assert isinstance(found, Puzzle)
    assert "« Malli » n’est pas un pays connu" in found.message


def test_two_french_authorities_are_left_out() -> None:
    (found,) = read(f"{HEADER}\n{ROW.replace('Mali', 'France')}")
    assert isinstance(found, LeftOut)
    assert found.code == "national"


@pytest.mark.parametrize(("cell", "shown"), [(2, "Collectivité française"), (3, "")])
def test_an_empty_cell_that_matters_refuses_the_row(cell: int, shown: str) -> None:
    cells = ROW.split(";")
    cells[cell] = ""
    found = read(f"{HEADER}\n\n{';'.join(cells)}")[0]
    if shown:
        assert isinstance(found, Refusal)
        assert (found.code, found.line, shown in found.message) == ("empty-cell", 3, True)
    else:
        assert isinstance(found, PartnershipDraft)  # the country is enough


def test_a_missing_column_says_how_to_mend() -> None:
    found = refusal("Bidule;Pays\nx;Mali")
    assert (found.code, found.line) == ("missing-column", 1)
    assert "« Bidule »" in found.message
    assert '--set "Votre intitulé=authority"' in found.remedy


def test_columns_nobody_understands_are_reported_kept_and_not_published() -> None:
    text = f"{HEADER};Référent;\n{ROW};Awa Essai;x\n8;B;Évry;Ségou;Mali;2015;1;;"
    notes = [note for note in everything(text) if isinstance(note, Note)]
    first, second = (d for d in read(text) if isinstance(d, PartnershipDraft))
    assert [n.message for n in notes if n.code == "columns-unread"] == [
        "« table.csv » : colonnes non comprises, gardées mais jamais publiées : « Référent », colonne I."
    ]
    assert ("Awa Essai" in first.text, first.withheld, second.withheld) == (True, (2,), ())


@pytest.mark.parametrize("headings", ["Titre;Titre", "Titre;Intitulé"])
def test_two_columns_for_one_thing_are_refused(headings: str) -> None:
    found = refusal(f"Collectivité;Pays;{headings}\nÉvry;Mali;a;b")
    assert (found.code, "« Titre »" in found.message) == ("heading-twice", True)


def test_a_heading_said_twice_is_harmless_while_one_column_is_empty() -> None:
    assert draft("Collectivité;Pays;Titre;Titre\nÉvry;Mali;;b").title.value == "b"


def test_headings_repeated_further_down_are_left_out() -> None:
    found = read(f"{HEADER}\n{ROW}\n{HEADER}\n{ROW.replace('7', '8')}")
    assert [type(row).__name__ for row in found] == ["PartnershipDraft", "LeftOut", "PartnershipDraft"]


def test_numbers_of_a_known_table_stand_alone_others_stand_beside_their_authority() -> None:
    known = GenericTable(origin="Préfecture d’Exemple")
    assert draft(f"{HEADER}\n{ROW}", known).external_id == "prefecture d exemple:7"
    assert draft(f"{HEADER}\n{ROW}").external_id == "7|evry"


def test_a_mapping_renames_and_explains() -> None:
    told = ColumnMap("pref", {"Nom": "authority", "Où": "country", "Vie": "status"}, {"status": {"OK": "en cours"}})
    found = draft("Nom;Où;Vie\nÉvry;Mali;ok", GenericTable(chosen=told))
    assert (found.parties[0].name.value, found.status.value) == ("Évry", "current")


def test_a_mapping_may_leave_a_column_aside() -> None:
    told = ColumnMap("pref", {"Intitulé": "ignored"})
    found = draft("Collectivité;Pays;Titre;Intitulé\nÉvry;Mali;a;b", GenericTable(chosen=told))
    assert (found.title.value, found.withheld) == ("a", ())


def test_a_saved_mapping_is_recognised_by_its_very_headings() -> None:
    told = ColumnMap("pref", {"Nom": "authority", "Où": "country"})
    table = GenericTable(saved=(told,))
    assert "mapping-used" in {n.code for n in everything("Où;Nom\nMali;Évry", table) if isinstance(n, Note)}
    assert refusal("Où;Nom;Quoi\nMali;Évry;x", table).code == "missing-column"


def test_the_blank_table_is_understood_and_imports_nothing() -> None:
    found = everything(blank_table().encode("utf-8-sig"))
    assert [type(row).__name__ for row in found] == ["Note", "LeftOut", "LeftOut"]


def test_our_own_list_is_understood_as_a_table() -> None:
    assert [name for name in CSV_COLUMNS if folded(name) not in standard_headings()] == []


def test_every_heading_stands_for_a_field() -> None:
    assert set(standard_headings().values()) <= set(fields())
