"""Themes as a tree, each counted with everything that lies under it."""

from __future__ import annotations

from collections import defaultdict

from coopatlas.catalogue import addresses
from coopatlas.catalogue.listed import Node
from coopatlas.partnerships.models import PartnershipTheme
from coopatlas.vocabularies.models import THEMES, Term
from coopatlas.vocabularies.reading import Labels

OWN = THEMES[0]  # the list of the old Atlas, shown whole


def theme_tree(labels: Labels) -> tuple[Node, ...]:
    """Every theme of the old Atlas that may be used, and of the other lists those that a partnership has. A partnership counts
    once in a branch, however many of its themes it has."""
    children: dict[int | None, list[Term]] = defaultdict(list)
    terms = Term.objects.themes().in_use().select_related("scheme").order_by("sort", "code")
    for term in sorted(terms, key=lambda term: THEMES.index(term.scheme.code)):
        children[term.parent_id].append(term)
    shown = {"partnership__published_at__isnull": False, "partnership__removed_at__isnull": True}
    told: dict[int | None, set[int]] = defaultdict(set)
    for term_id, partnership in PartnershipTheme.objects.filter(**shown).values_list("term", "partnership"):
        told[term_id].add(partnership)

    def under(term: Term) -> set[int]:
        return told[term.pk].union(*(under(child) for child in children[term.pk]))

    def branches(terms: list[Term]) -> tuple[Node, ...]:
        return tuple(node(term) for term in terms if term.scheme.code == OWN or under(term))

    def node(term: Term) -> Node:
        address = addresses.theme(term.code, labels.language)
        return Node(term.label(labels.language), address, len(under(term)), branches(children[term.pk]))

    return branches(children[None])
