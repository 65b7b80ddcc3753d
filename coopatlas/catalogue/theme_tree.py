"""Themes as a tree, each counted with everything that lies under it."""

from __future__ import annotations

from collections import defaultdict

from coopatlas.catalogue import addresses
from coopatlas.catalogue.listed import Node
from coopatlas.partnerships.models import PartnershipTheme
from coopatlas.vocabularies.models import Term
from coopatlas.vocabularies.reading import Labels


def theme_tree(labels: Labels) -> tuple[Node, ...]:
    """Every theme that may be used. A partnership counts once in a branch, however many of its themes it has."""
    children: dict[int | None, list[Term]] = defaultdict(list)
    for term in Term.objects.of("themes").in_use().order_by("sort", "code"):
        children[term.parent_id].append(term)
    shown = {"partnership__published_at__isnull": False, "partnership__removed_at__isnull": True}
    told: dict[int | None, set[int]] = defaultdict(set)
    for term_id, partnership in PartnershipTheme.objects.filter(**shown).values_list("term", "partnership"):
        told[term_id].add(partnership)

    def under(term: Term) -> set[int]:
        return told[term.pk].union(*(under(child) for child in children[term.pk]))

    def node(term: Term) -> Node:
        address = addresses.theme(term.code, labels.language)
        return Node(term.label(labels.language), address, len(under(term)), tuple(node(c) for c in children[term.pk]))

    return tuple(node(term) for term in children[None])
