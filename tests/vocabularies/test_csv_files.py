"""The vocabularies in ``data/vocabularies/``: shape, completeness, French typography, agreement with public lists."""

from __future__ import annotations

import csv
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).resolve().parents[2] / "data" / "vocabularies"
COLUMNS = ["code", "parent", "label_fr", "label_en", "definition_fr", "status", "source", "source_date", "sort"]
CROSSWALKS = {
    "theme_to_dac.csv": (("themes", "themes_calls", "themes_aimf"), ("dac_purposes",)),
    "theme_to_sdg.csv": (("themes", "themes_calls", "themes_aimf"), ("sdg_goals", "sdg_targets")),
    "dac_to_sdg.csv": (("dac_purposes",), ("sdg_goals", "sdg_targets")),
}
THEME_SCHEMES = CROSSWALKS["theme_to_dac.csv"][0]
ANOMALIES = [
    "i18n-key",
    "technical-word",
    "repeated-header",
    "missing-action",
    "truncated-label",
    "concatenated-funders",
    "year-contradiction",
    "count-contradiction",
    "duplicate-testimony",
    "page-footer",
    "broken-encoding",
    "reading-order",
    "doubtful-name",
    "spelling-variant",
    "old-new-name",
    "same-body-two-names",
    "empty-table",
    "empty-cell",
    "date-unknown",
    "masked-email",
    "personal-email",
    "unexpanded-acronym",
    "missing-attachment",
    "none-or-unanswered",
    "generic-funder",
    "reform-not-applied",
    "typo-suspected",
    "unmatched-organisation",
    "unmatched-place",
    "section-missing",
    "section-repeated",
    "section-order",
    "truncated-page",
    "unknown-label",
    "unknown-status",
    "amount-unreadable",
    "year-unreadable",
    "date-unreadable",
    "ended-without-date",
    "current-for-long",
    "end-after-triennial",
    "end-before-start",
    "differing-copy",
    "announced-empty-heading",
    "unequal-instalment",
    "formula-error",
    "answer-unreadable",
    "unknown-form",
    "unknown-code",
    "person-not-body",
    "table-not-understood",
    "repeated-rows",
    "columns-unclear",
]
PARTY_ROLES = [
    "lead-authority",
    "associate-authority",
    "french-authority",
    "foreign-partner",
    "other-partner-france",
    "other-partner-country",
    "contracting-authority",
    "operator",
    "beneficiary",
    "diplomatic-post",
    "before-reform",
]
UNINHABITED = {"AQ", "BV", "GS", "HM", "TF"}
"""Territories without a local authority: they belong to no zone."""


@cache
def rows_of(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


SCHEMES = {row["scheme"]: row for row in rows_of("schemes.csv")}
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)
each_crosswalk = pytest.mark.parametrize("name", CROSSWALKS)


def terms(scheme: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows_of(SCHEMES[scheme]["file"])}


def published(shared: Path, name: str) -> Iterator[etree._Element]:
    """The items of a published IATI code list, read from the real inputs beside the project."""
    return etree.parse(shared / "data" / "iati_codelists" / f"{name}.xml").iter("codelist-item")


def lineage(scheme: str, code: str) -> list[str]:
    """The term and its ancestors within the scheme, nearest first; stops at twenty to betray a loop."""
    known, line = terms(scheme), [code]
    while known[line[-1]]["parent"] in known and len(line) < 20:
        line.append(known[line[-1]]["parent"])
    return line


def test_every_csv_file_is_a_declared_scheme_or_a_declared_relation() -> None:
    declared = {row["file"] for row in SCHEMES.values()} | set(CROSSWALKS) | {"schemes.csv", "zone_countries.csv"}
    assert {path.name for path in FOLDER.glob("*.csv")} == declared


@each_scheme
def test_scheme_file_begins_with_the_common_columns(scheme: str) -> None:
    assert list(rows_of(SCHEMES[scheme]["file"])[0])[: len(COLUMNS)] == COLUMNS


@each_scheme
def test_every_row_has_exactly_the_columns_of_its_header(scheme: str) -> None:
    assert [row["code"] for row in rows_of(SCHEMES[scheme]["file"]) if None in row or None in row.values()] == []


@each_scheme
def test_codes_are_unique(scheme: str) -> None:
    assert len(terms(scheme)) == len(rows_of(SCHEMES[scheme]["file"]))


@each_scheme
def test_codes_are_stable_keys(scheme: str) -> None:
    shape = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|\d+\.[0-9a-d]+|[A-Z]{3}")
    assert [code for code in terms(scheme) if not shape.fullmatch(code)] == []


@each_scheme
def test_parents_exist(scheme: str) -> None:
    parents = terms(SCHEMES[scheme]["parent_scheme"])
    assert [row["code"] for row in terms(scheme).values() if row["parent"] and row["parent"] not in parents] == []


@each_scheme
def test_declared_levels_are_the_depth_of_the_tree(scheme: str) -> None:
    assert max(len(lineage(scheme, code)) for code in terms(scheme)) == int(SCHEMES[scheme]["levels"])


@each_scheme
def test_labels_say_more_than_the_code(scheme: str) -> None:
    assert [
        row["code"]
        for row in terms(scheme).values()
        if {row["label_fr"].strip(), row["label_en"].strip()} & {"", row["code"]}
    ] == []


@each_scheme
def test_every_term_tells_its_source_and_status(scheme: str) -> None:
    assert [
        row["code"]
        for row in terms(scheme).values()
        if not 0 < len(row["source"].strip()) <= 300
        or row["status"] not in {"attested", "proposed", "withdrawn"}
        or not re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row["source_date"])
    ] == []


@each_scheme
def test_sort_orders_the_file(scheme: str) -> None:
    order = [int(row["sort"]) for row in rows_of(SCHEMES[scheme]["file"])]
    assert order == sorted(set(order))


def typography_faults(text: str) -> list[str]:
    """What a French proofreader would mark: straight quotes, ordinary or missing spaces around high punctuation."""
    high = r"(?<!\u202f)[;!?»]|(?<!\u202f):(?!//)(?=\s|$)|«(?!\u202f)"
    return re.findall(rf"'|\"|{high}| {{2}}|^\s|\s$|\s,|\s\.", text)


@each_scheme
def test_french_texts_follow_french_typography(scheme: str) -> None:
    columns = ("label_fr", "definition_fr", "message_fr", "source")
    texts = [row[column] for row in terms(scheme).values() for column in columns if column in row]
    texts += [SCHEMES[scheme]["label_fr"], SCHEMES[scheme]["note_fr"]]
    assert {text: typography_faults(text) for text in texts if typography_faults(text)} == {}


def test_the_seventeen_goals_are_those_of_the_published_list(shared: Path) -> None:
    assert list(terms("sdg_goals")) == [item.findtext("code") for item in published(shared, "UNSDG-Goals")]
    assert len(terms("sdg_goals")) == 17


def test_the_169_targets_are_those_of_the_published_list(shared: Path) -> None:
    assert list(terms("sdg_targets")) == [item.findtext("code") for item in published(shared, "UNSDG-Targets")]
    assert len(terms("sdg_targets")) == 169


def test_target_belongs_to_the_goal_of_its_number() -> None:
    assert [row["code"] for row in terms("sdg_targets").values() if row["code"].split(".")[0] != row["parent"]] == []


def test_target_labels_are_short_and_our_own(shared: Path) -> None:
    official = {text.strip() for item in published(shared, "UNSDG-Targets") for text in item.itertext()}
    labels = [row[column] for row in terms("sdg_targets").values() for column in ("label_fr", "label_en")]
    assert [label for label in labels if label in official or len(label) > 80] == []


def test_every_active_dac_code_is_here_in_both_languages(shared: Path) -> None:
    active = {item.findtext("code") for item in published(shared, "Sector") if item.get("status") == "active"}
    current = {row["code"] for row in terms("dac_purposes").values() if len(row["code"]) == 5 and not row["withdrawn"]}
    assert current == active


def test_withdrawn_dac_codes_are_marked_and_dated_as_published(shared: Path) -> None:
    items = [item for item in published(shared, "Sector") if item.get("status") != "active"]
    gone = {code: row["withdrawn"] for code, row in terms("dac_purposes").items() if row["parent"] and row["withdrawn"]}
    assert gone == {item.findtext("code"): item.get("withdrawal-date") for item in items}


def test_dac_code_stands_under_the_category_of_its_first_digits(shared: Path) -> None:
    categories = {item.findtext("code") for item in published(shared, "SectorCategory")}
    rows = terms("dac_purposes").values()
    assert {row["code"] for row in rows if not row["parent"]} == categories
    assert [row["code"] for row in rows if row["parent"] and row["code"][:3] != row["parent"]] == []


def test_dac_status_agrees_with_its_withdrawal() -> None:
    rows = terms("dac_purposes").values()
    assert [row["code"] for row in rows if bool(row["withdrawn"]) != (row["status"] == "withdrawn")] == []


def test_two_current_dac_codes_of_one_category_never_share_a_name() -> None:
    """Guards against the 2018 package, which gave 15170 (women's rights) the French name of 15113 (corruption).

    43040 and 43042 are the exception: the OECD names both "Rural development".
    """
    current = [r for r in terms("dac_purposes").values() if not r["withdrawn"] and r["parent"] and r["code"] != "43042"]
    for label in ("label_fr", "label_en"):
        assert len({(row["parent"], row[label]) for row in current}) == len(current)


def test_the_anomalies_are_exactly_the_catalogue() -> None:
    assert sorted(terms("anomalies")) == sorted(ANOMALIES)


@pytest.mark.parametrize("code", ANOMALIES)
def test_anomaly_messages_use_the_declared_placeholders(code: str) -> None:
    row = terms("anomalies")[code]
    params = set(filter(None, row["params"].split(";")))
    for message in (row["message_fr"], row["message_en"]):
        assert {field for _, field, _, _ in string.Formatter().parse(message) if field is not None} == params
        assert message.format(**dict.fromkeys(params, "x")).endswith(".")


@pytest.mark.parametrize("code", ANOMALIES)
def test_anomaly_documents_each_placeholder_and_its_severity(code: str) -> None:
    row = terms("anomalies")[code]
    assert row["severity"] in {"note", "doubt", "error"}
    assert [name for name in filter(None, row["params"].split(";")) if name not in row["definition_fr"]] == []


def test_party_roles_are_those_the_readers_use() -> None:
    assert list(terms("party_roles")) == PARTY_ROLES


@pytest.mark.parametrize(
    ("scheme", "code", "label"),
    [
        ("forms", "decentralised-cooperation", "Projet de coopération décentralisée"),
        ("forms", "twinning", "Jumelage"),
        ("statuses", "current", "En cours"),
        ("statuses", "ended", "Terminé"),
        ("agreement_kinds", "friendship-protocol", "Protocole d’amitié et de jumelage"),
        ("narrative_sections", "description", "Description détaillée"),
        ("party_roles", "operator", "Maître d’œuvre"),
        ("absence_kinds", "none", "Aucun"),
    ],
)
def test_label_is_the_one_readers_of_the_atlas_know(scheme: str, code: str, label: str) -> None:
    assert terms(scheme)[code]["label_fr"] == label


def test_only_attested_themes_are_loaded() -> None:
    assert {row["status"] for scheme in THEME_SCHEMES for row in terms(scheme).values()} == {"attested"}


def test_organisation_kinds_use_published_iati_types(shared: Path) -> None:
    types = {item.findtext("code") for item in published(shared, "OrganisationType")}
    assert {row["iati_type"] for row in terms("organisation_kinds").values()} - types == set()


def test_local_governments_and_no_others_are_authorities() -> None:
    rows = terms("organisation_kinds").values()
    assert {row["is_authority"] for row in rows} == {"0", "1"}
    assert [row["code"] for row in rows if (row["is_authority"] == "1") != (row["iati_type"] == "11")] == []


def test_each_country_stands_in_exactly_one_known_zone(shared: Path) -> None:
    pairs = rows_of("zone_countries.csv")
    countries = [row["country"] for row in pairs]
    assert sorted(countries) == sorted(set(countries))
    assert {row["zone"] for row in pairs} <= set(terms("zones"))
    current = {item.findtext("code") for item in published(shared, "Country") if item.get("status") != "withdrawn"}
    assert current - set(countries) == UNINHABITED


def test_levels_name_a_known_country_and_a_generic_level() -> None:
    countries = {row["country"] for row in rows_of("zone_countries.csv")}
    levels = terms("administrative_levels")
    generic = {code for code, row in levels.items() if not row["country"]}
    assert {row["country"] for row in levels.values()} - countries == {""}
    assert {row["generic"] for row in levels.values()} - generic == {""}


@pytest.mark.parametrize(("code", "digits"), [("EUR", "2"), ("XOF", "0"), ("TND", "3"), ("VND", "0"), ("FRF", "2")])
def test_currency_has_its_minor_units(code: str, digits: str) -> None:
    assert terms("currencies")[code]["minor_units"] == digits


def test_the_french_franc_is_kept_as_a_withdrawn_currency() -> None:
    franc = terms("currencies")["FRF"]
    assert (franc["status"], franc["withdrawn"]) == ("withdrawn", "2002-02-17")


@each_crosswalk
def test_crosswalk_joins_known_codes_once(name: str) -> None:
    left, right = (set().union(*map(terms, schemes)) for schemes in CROSSWALKS[name])
    rows = rows_of(name)
    assert [row for row in rows if row["from"] not in left or row["to"] not in right] == []
    assert len({(row["from"], row["to"]) for row in rows}) == len(rows)
    assert {row["kind"] for row in rows} <= {"exact", "close", "broad"}
    assert {row["status"] for row in rows} == {"proposed"}


@pytest.mark.parametrize("name", ["theme_to_dac.csv", "theme_to_sdg.csv"])
def test_every_theme_is_mapped(name: str) -> None:
    calls = {code for code, row in terms("themes_calls").items() if not row["parent"]}
    themes = set().union(*map(terms, THEME_SCHEMES)) - calls
    assert themes - {row["from"] for row in rows_of(name)} == set()


def test_every_current_dac_code_reaches_a_goal_unless_it_names_no_sector() -> None:
    mapped = {row["from"] for row in rows_of("dac_to_sdg.csv")}
    current = [row for row in terms("dac_purposes").values() if not row["withdrawn"] and row["parent"]]
    assert {row["code"] for row in current if not {row["code"], row["parent"]} & mapped} == {"91010", "99810"}
