"""Templates: every word translated, nothing inline, none unused, no variable that nobody gave."""

from __future__ import annotations

import ast
import re

import pytest
from jinja2 import StrictUndefined, UndefinedError, meta

from tests.house.templates import (
    LETTER,
    VALUE,
    Markup,
    constants,
    environment,
    markup,
    name_of,
    template_files,
    untranslated,
)
from tests.house.tree import STATIC, nodes

# The same in every language.
PROPER = ("CoopAtlas", "Atlas", "EUPL-1.2", "English", "Français", "BibTeX", "RIS", "Kayes", "Nord-Pas de Calais")
SITE = re.compile(r"\b[\w-]+(?:\.[\w-]+)+(?:/[\w-]+)*")  # an address shown as such
BILINGUAL = {
    "errors/400.html",
    "errors/500.html",
    "errors/503.html",
}  # shown when nothing may work any more, translations included
DRAWN = {"svg", "world_map"}  # pictures drawn by coopatlas.cartography, which escapes every name it writes
SENTENCE = re.compile(r"[^\W\d_] +[^\W\d_]|^[A-ZÀ-Ý][a-zà-ÿ’]+|[À-ÖØ-öø-ÿœŒ’]")  # two words, a capital, an accent
STYLE = re.compile(r"\.([a-z][\w-]*)")
PHYSICAL = re.compile(
    r"(?:^|[\s;{])((?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def own_words(text: str) -> str:
    """What is left of a text when values and proper names are taken out."""
    for name in sorted(PROPER, key=len, reverse=True):
        text = text.replace(name, "")
    return SITE.sub("", text.replace(VALUE, "")).strip()


def test_no_word_outside_translation() -> None:
    found = [
        f"{name_of(file)}:{line}: {own_words(words)}"
        for file in template_files()
        if name_of(file) not in BILINGUAL
        for line, words in markup(file).words
        if LETTER.search(own_words(words))
    ]
    assert found == []


def test_no_untranslated_argument() -> None:
    """Texts handed to macros go through ``_()``; names of styles do not speak."""
    styles = {name for sheet in STATIC.rglob("*.css") for name in STYLE.findall(sheet.read_text(encoding="utf-8"))}
    found = [
        f"{name_of(file)}:{line}: {text}"
        for file in template_files()
        for line, text in constants(file)
        if SENTENCE.search(own_words(text)) and not set(text.split()) <= styles
    ]
    assert found == []


def test_nothing_inline() -> None:
    """The content security policy would refuse it."""
    found = []
    for file in template_files():
        for line, tag, attributes in markup(file).tags:
            inline = tag == "style" or (tag == "script" and "src" not in attributes)
            handlers = [name for name in attributes if name == "style" or name.startswith("on")]
            scheme = any(
                value.strip().lower().startswith(("javascript:", "data:text")) for value in attributes.values()
            )
            if inline or handlers or scheme:
                found.append(f"{name_of(file)}:{line} <{tag}> {handlers}")
    assert found == []


def test_no_unused_template() -> None:
    """Called by a view, as a constant, or by another template."""
    called = {node.value for _, node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for file in template_files():
        tree = environment().parse(file.read_text(encoding="utf-8"))
        called |= {name for name in meta.find_referenced_templates(tree) if name}
    assert [name_of(f) for f in template_files() if name_of(f) not in called] == []


def test_every_called_template_exists() -> None:
    found = []
    known = {name_of(f) for f in template_files()}
    for file in template_files():
        tree = environment().parse(file.read_text(encoding="utf-8"))
        found += [f"{name_of(file)} → {name}" for name in meta.find_referenced_templates(tree) if name not in known]
    assert found == []


def test_a_variable_nobody_gave_fails() -> None:
    assert environment().undefined is StrictUndefined
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody_gave_this }}").render()


def test_values_are_escaped() -> None:
    assert environment().from_string("{{ value }}").render(value="<b>") == "&lt;b&gt;"


def test_no_template_trusts_a_value() -> None:
    """``|safe`` would let a source write markup; our own pictures alone pass."""
    found = []
    for file in template_files():
        text = file.read_text(encoding="utf-8")
        trusted = {match[1] for match in re.finditer(r"([\w.]+)[^|{}]*\|\s*safe\b", text)}
        found += [f"{name_of(file)}: {name}" for name in sorted(trusted - DRAWN)]
        found += [f"{name_of(file)}: autoescape"] if re.search(r"autoescape\s+false", text) else []
    assert found == []


def test_styles_are_ready_for_right_to_left() -> None:
    found = [
        f"{sheet.name}:{number}: {line.strip()[:60]}"
        for sheet in sorted(STATIC.rglob("*.css"))
        for number, line in enumerate(sheet.read_text(encoding="utf-8").splitlines(), 1)
        if PHYSICAL.search(re.sub(r"/\*.*?\*/", "", line))
    ]
    assert found == []


def test_no_style_calls_another_server() -> None:
    found = [
        sheet.name
        for sheet in sorted(STATIC.rglob("*.css"))
        if re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Bonjour</p>", ["Bonjour"]),
        ("<p>{% trans %}Bonjour{% endtrans %}</p>", []),
        ('<img alt="Une carte">', ["Une carte"]),
        ('<a class="chip" href="#x">{{ name }}</a>', []),
        ("{% if a %}Oui{% endif %}{# rien #}", ["Oui"]),
        ("{% trans n=n %}une{% pluralize %}{{ n }} fois{% endtrans %} fin", ["fin"]),
    ],
)
def test_the_inspector_reads_words_as_a_person_does(source: str, words: list[str]) -> None:
    read = Markup()
    read.feed(untranslated(source))
    read.close()
    assert [own_words(text) for _, text in read.words if LETTER.search(own_words(text))] == words


@pytest.mark.parametrize("rule", ["margin-left: 1px", "a{left:0}", "text-align: right", "border-top-left-radius: 2px"])
def test_the_inspector_knows_physical_properties(rule: str) -> None:
    assert PHYSICAL.search(rule) is not None


@pytest.mark.parametrize("rule", ["margin-inline-start: 1px", "text-align: start", "background: url(left.svg)"])
def test_the_inspector_lets_logical_properties_be(rule: str) -> None:
    assert PHYSICAL.search(rule) is None
