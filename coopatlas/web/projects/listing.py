"""What the list of projects shows: the words asked for, one page of what answers them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from coopatlas.catalogue.assembly.projects import short_projects
from coopatlas.core.folding import folded
from coopatlas.projects.models import Project
from coopatlas.projects.models.project import ProjectQuerySet
from coopatlas.vocabularies.reading import Labels
from coopatlas.web.paging import ListPage, paged

PER_PAGE = 50
LONGEST = 200


def listed(words: str) -> ProjectQuerySet:
    """The projects that bear every word, in their own text or in that of the partnership carrying them."""
    rows: ProjectQuerySet = Project.objects.published()
    for word in folded(words[:LONGEST]).split():
        rows = rows.filter(Q(search_text__contains=word) | Q(partnership__search_text__contains=word))
    return rows.in_order()


def list_page(words: str, number: str, labels: Labels) -> ListPage:
    """The same, ready for the template."""
    page = paged(listed(words), number, PER_PAGE)
    return ListPage(
        results=short_projects(page.rows, labels),
        total=page.total,
        total_unfiltered=Project.objects.published().count() if words else page.total,
        number=page.number,
        pages=page.pages,
        previous_url=address(words, page.number - 1) if page.number > 1 else None,
        next_url=address(words, page.number + 1) if page.number < page.pages else None,
    )


def address(words: str, number: int) -> str:
    asked = {"q": words} if words else {}
    return f"{reverse('projects:list')}?{urlencode(asked | {'page': str(number)})}"
