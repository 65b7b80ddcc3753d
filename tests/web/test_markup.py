"""No page holds anything the content security policy would stop: no inline style, handler or script, no other host."""

from __future__ import annotations

import pytest
from lxml import html

from coopatlas.accounts.models import User
from tests.cast import signed_in
from tests.permissions.matrix import Samples, rows
from tests.web.crawl import parsed, said

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LOADS = {  # attributes from which a browser fetches by itself, and where a form sends
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "track": "src",
    "embed": "src", "object": "data", "link": "href", "use": "href", "image": "href", "form": "action", "input": "src",
    "button": "formaction",
}  # fmt: skip
LINKS = {*LOADS.values(), "srcdoc", "content", "{http://www.w3.org/1999/xlink}href", "xlink:href"}
NOT_FETCHED = {"alternate", "canonical"}


def faults(tree: html.HtmlElement) -> list[str]:
    """Everything in a page that the policy forbids."""
    found = []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        if tag == "style" or (tag == "script" and not element.get("src") and element.get("type") != "application/json"):
            found.append(f"<{tag}>")
        found += [f"{tag} {name}=" for name in element.attrib if name == "style" or name.startswith("on")]
        if tag != "meta" or element.get("http-equiv"):  # the description of a page is words, not an address
            found += [
                f"{tag} {name}={value}" for name, value in element.attrib.items() if name in LINKS and scripted(value)
            ]
        address = element.get(LOADS.get(tag, "-"), "")
        fetched = tag != "link" or not NOT_FETCHED & set((element.get("rel") or "").split())
        if address and fetched and foreign(address):
            found.append(f"{tag} loads {address}")
    return found


def scripted(value: str) -> bool:
    return value.strip().lower().startswith(("javascript:", "vbscript:", "data:text/html"))


def foreign(address: str) -> bool:
    return "//" in address.partition("?")[0] and not address.startswith("data:")


@pytest.mark.parametrize("name", ["", "ines", "moussa"])
def test_no_page_of_the_matrix_holds_what_the_policy_forbids(name: str, cast: dict[str, User]) -> None:
    client, samples = signed_in(cast.get(name)), Samples()
    found = {}
    for row in rows():
        for language in row.languages:
            path = samples.path(row, language)
            answer = client.get(path)
            if "/logout/" not in path and "text/html" in answer.headers["Content-Type"] and (text := said(answer)):
                found[path] = faults(parsed(text))
    assert len(found) > 30
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize(
    "markup",
    [
        "<p style='color:red'>", "<p onclick='a()'>", "<script>a()</script>", "<style>p{}</style>",
        "<img src='//elsewhere.example/a'>",
        "<script src='https://elsewhere.example/a.js'></script>", "<a href='javascript:a()'>",
        "<link rel=stylesheet href='http://e.example/a'>",
        "<svg><g style='a'/></svg>", "<form action='https://elsewhere.example/'>",
    ],
)  # fmt: skip
def test_the_search_above_sees_a_fault(markup: str) -> None:
    assert len(faults(parsed(f"<html><body>{markup}</body></html>"))) == 1


def test_the_search_above_lets_an_ordinary_page_pass() -> None:
    page = "<link rel=stylesheet href='/a.css'><a href='https://elsewhere.example/'>x</a><svg><use href='#h1'/></svg>"
    image = "<img src='data:image/png;base64,AA'>"
    assert faults(parsed(f"<html><body>{page}{image}</body></html>")) == []
