"""Reading the table of twinnings: what is a draft, what waits, what is left out, what is refused. Plain Python."""

from __future__ import annotations

import pytest

from coopatlas.exchange.drafts import LeftOut, PartnershipDraft, Puzzle, Read, Refusal
from coopatlas.exchange.sources.twinnings import read_drafts

HEADER = (
    "origincityLabel\torigincountry\toriginlat\toriginlong\toriginpopulation\tsistercityLabel\tdestinationlat\t"
    "destinationlong\tdestinationpopulation\tdestination_countryLabel\tdist\teu"
)
ROW = "Valmy\tFrance\t49.08\t4.77\t280\tKita\t13.03\t-9.49\t\tMali\t4000\tNon-EU"


def read(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> list[Read]:
    return read_drafts("\n".join([header, *rows]).encode(encoding), "jumelages.tsv")


def draft(*rows: str, header: str = HEADER, encoding: str = "utf-8") -> PartnershipDraft:
    (found,) = read(*rows, header=header, encoding=encoding)
    assert isinstance(found, PartnershipDraft), found
    return found


def changed(column: str, value: str) -> str:
    cells = dict(zip(HEADER.split("\t"), ROW.split("\t"), strict=True))
    return "\t".join({**cells, column: value}.values())


def test_a_row_names_both_towns_where_the_table_puts_them() -> None:
    here, there = draft(ROW).parties
    assert (here.role, here.name.value, here.point) == ("french-authority", "Valmy", (49.08, 4.77))
    assert (there.role, there.name.value, there.country_name, there.point) == (
        "foreign-partner",
        "Kita",
        "Mali",
        (13.03, -9.49),
    )


def test_what_the_table_does_not_tell_stays_unknown() -> None:
    found = draft(ROW)
    assert [fact.state.value for _, fact in found.facts()].count("unknown") == 9


def test_the_words_of_a_row_are_kept_with_their_line() -> None:
    _, second = read(ROW, changed("sistercityLabel", "Nioro"))
    assert isinstance(second, PartnershipDraft)
    assert (second.text, second.text_first_line, second.header) == (changed("sistercityLabel", "Nioro"), 3, HEADER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_people_save_in(encoding: str) -> None:
    assert draft(changed("origincityLabel", "Évry"), encoding=encoding).parties[0].name.value == "Évry"


def test_windows_line_ends_are_no_part_of_the_last_cell() -> None:
    (found,) = read_drafts(f"{HEADER}\r\n{ROW}\r\n".encode(), "x.tsv")
    assert isinstance(found, PartnershipDraft)
    assert found.text == ROW


def test_columns_may_come_in_another_order() -> None:
    names, cells = HEADER.split("\t")[::-1], ROW.split("\t")[::-1]
    assert draft("\t".join(cells), header="\t".join(names)).parties[1].name.value == "Kita"


def test_two_french_towns_are_left_out_with_the_reason() -> None:
    (found,) = read(changed("destination_countryLabel", "France"))
    assert isinstance(found, LeftOut)
    assert found.code == "national"


def test_a_state_that_no_longer_exists_is_asked_about() -> None:
    (found,) = read(changed("destination_countryLabel", "Prussia"))
    assert isinstance(found, Puzzle)
    assert "1947" in found.message
    assert found.draft.parties[1].country_name == ""


@pytest.mark.parametrize("column", ["origincityLabel", "sistercityLabel", "destination_countryLabel"])
def test_an_empty_cell_that_matters_refuses_the_row_and_names_it(column: str) -> None:
    (found,) = read(changed(column, "  "))
    assert isinstance(found, Refusal)
    assert (found.code, found.line) == ("empty-cell", 2)
    assert column in found.message


@pytest.mark.parametrize("value", ["", "nord", "91.5", "nan"])
def test_a_point_that_is_none_is_no_point(value: str) -> None:
    assert draft(changed("destinationlat", value)).parties[1].point is None


def test_empty_lines_are_no_rows() -> None:
    assert len(read(ROW, "", "\t\t", ROW)) == 2


def test_another_table_is_refused_with_what_it_lacks() -> None:
    (found,) = read("1;2", header="nom;pays")
    assert isinstance(found, Refusal)
    assert (found.code, "origincityLabel" in found.message) == ("not-twinnings", True)


@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b"\x89PNG\x00\x00\x01", "not-a-table")])
def test_a_file_that_is_no_table_is_refused(data: bytes, code: str) -> None:
    (found,) = read_drafts(data, "x")
    assert isinstance(found, Refusal)
    assert found.code == code
