"""What every page keeps, rich or bare: strict CSP, landmarks, headings, French typography, weight."""

from __future__ import annotations

import gzip
import re
from functools import cache
from html.parser import HTMLParser

import pytest

from tests.web.look.environment import WEB, environment
from tests.web.look.pages import PAGES

VOID = {"meta", "link", "input", "br", "path", "circle", "rect", "stop", "hr", "img"}
SHEETS = ("theme.css", "components.css", "pages.css", "print.css")
RENDERED = {name: environment().get_template(template).render(**context) for name, (template, context) in PAGES.items()}


class Outline(HTMLParser):
    """The tags of a page: attributes, ids, headings with their text, unclosed tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.headings: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((tag, ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else, near {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.open and any(re.fullmatch("h[1-6]", tag) for tag in self.open):
            tag, before = self.headings[-1]
            self.headings[-1] = (tag, before + data)

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]


@cache
def outline(html: str) -> Outline:
    return Outline(html)


@pytest.fixture(params=list(RENDERED))
def page(request: pytest.FixtureRequest) -> str:
    return RENDERED[request.param]


def test_tags_are_balanced(page: str) -> None:
    assert outline(page).open == []


def test_nothing_the_csp_would_refuse(page: str) -> None:
    refused = [
        (tag, name) for tag, attrs in outline(page).tags for name in attrs if name == "style" or name.startswith("on")
    ]
    refused += [(tag, "") for tag, _ in outline(page).tags if tag in ("script", "style", "iframe")]
    assert refused == []


def test_nothing_comes_from_elsewhere(page: str) -> None:
    loaded = [
        attrs.get("href") or ""
        for tag, attrs in outline(page).tags
        if tag == "link" and attrs.get("rel") in ("stylesheet", "icon")
    ]
    assert [address for address in loaded if not address.startswith("/statique/")] == []


def test_one_h1_and_no_empty_heading(page: str) -> None:
    headings = outline(page).headings
    assert [tag for tag, _ in headings].count("h1") == 1
    assert [tag for tag, text in headings if not text.strip()] == []


def test_ids_are_unique(page: str) -> None:
    ids = outline(page).ids()
    assert sorted(ids) == sorted(set(ids))


def test_links_within_the_page_lead_somewhere(page: str) -> None:
    tags = outline(page)
    wanted = {
        str(attrs["href"])[1:] for tag, attrs in tags.tags if tag == "a" and str(attrs.get("href")).startswith("#")
    }
    assert wanted - set(tags.ids()) <= {"a", "b"}  # the two invented addresses of the gallery's pager


def test_french_punctuation_never_hangs_alone(page: str) -> None:
    """A space before ; : ! ? » or after « is a no-break one: an ordinary one could end the line."""
    text = "".join(outline(page).text)
    assert re.findall(r"\w+ [;:!?»]\S{0,9}|« \w+", text) == []


def test_no_python_word_is_shown(page: str) -> None:
    assert re.findall(r"\b(?:None|True|False|Undefined|Coded\(|Decimal\()", "".join(outline(page).text)) == []


@pytest.mark.parametrize(("name", "limit"), [("home", 60), ("list", 50), ("record", 40), ("organisation", 40)])
def test_first_view_is_light(name: str, limit: int) -> None:
    """Kilobytes on the wire, all style sheets included. The world map of the home page has its own gate (25 KB raw)."""
    wire = sum(len(gzip.compress((WEB / "static" / sheet).read_bytes(), 6)) for sheet in SHEETS)
    assert (wire + len(gzip.compress(RENDERED[name].encode(), 6))) / 1024 < limit


def test_style_sheets_weigh_less_than_15_kb_compressed() -> None:
    assert sum(len(gzip.compress((WEB / "static" / sheet).read_bytes(), 6)) for sheet in SHEETS) < 15 * 1024


@pytest.mark.parametrize("sheet", SHEETS)
def test_only_logical_properties(sheet: str) -> None:
    """Right-to-left readers get the same pages mirrored: no physical side in the style sheets."""
    css = re.sub(r"/\*.*?\*/", "", (WEB / "static" / sheet).read_text(encoding="utf-8"), flags=re.S)
    css = css.replace("@bottom-right", "")  # the corner of the sheet of paper has no logical name
    side = "(?:left|right|top|bottom)"
    physical = rf"(?:^|[\s;{{])((?:margin|padding|border|inset)?-?{side}(?:-\w+)?|width|height|text-align:\s*(?:left|right))\s*:"
    assert re.findall(physical, css) == []


# Pages of somebody signed in: ``tests/browser/test_desk.py`` opens them on a running site, with axe.
OF_THE_DESK = {"desk/comparison.html", "desk/import.html", "desk/imports.html", "desk/tray.html"}


def test_every_template_is_rendered() -> None:
    """Each page template has a case above, and each component or part is used by one of them."""
    env = environment()
    pages = {template for template, _ in PAGES.values()}
    sources = {
        name: (WEB / "templates" / name).read_text(encoding="utf-8") for name in env.list_templates(extensions=["html"])
    }
    used = {name for name in sources for source in sources.values() if f'"{name}"' in source}
    assert set(sources) - pages - used == OF_THE_DESK
