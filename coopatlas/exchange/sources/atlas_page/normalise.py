"""One page cut into sections → one draft of a partnership: typed facts beside their words, and every doubt explained."""

from __future__ import annotations

from coopatlas.exchange.drafts import Doubt, Fact, PartnershipDraft, PartyDraft, PersonDraft, Refusal

from . import scalars
from .acronyms import acronyms, bare
from .action_sheets import actions
from .agreements import agreements, cofundings
from .bodies import bodies as body_facts
from .dating import check_end, check_years
from .doubts import doubt
from .folding import fold
from .funding import contributions
from .mapping import mapping
from .named_persons import lines_of
from .narratives import TEXTS, narratives, text_doubts
from .page import RawPage
from .parties import LISTS, names_of, old_names, parties
from .people import partner_contacts, post_contacts, unread_rows
from .periods import periods
from .places import place_hosts, places, spelling_variants
from .reader import read_pages
from .tables import icon_words, table
from .themes import themes
from .volunteers import volunteers

# Sections whose facts a draft holds under another name: a doubt stands beside the value it speaks of.
FIELDS = {
    **{text: f"narratives[{text}]" for text in TEXTS},
    **dict.fromkeys(("theme-1", "theme-2", "theme-3"), "themes"),
    **dict.fromkeys(("foreign-partners", "french-authorities", *LISTS), "parties"),
    "first-signed-year": "first_signed_year",
    "start-year": "start_year",
    "end-date": "end_date",
    "other-themes": "other_themes",
    "foreign-contacts": "people",
    "funding": "contributions",
    "communication-in-france": "communication_in_france",
    "communication-abroad": "communication_abroad",
}


def read_drafts(data: bytes, name: str) -> list[PartnershipDraft | Refusal]:
    """The drafts of all pages of a file, in order (row 1 is the first), or the one refusal that says why there are none."""
    pages = read_pages(data, name)
    if isinstance(pages, Refusal):
        return [pages]
    return [_untitled(page) or normalise(page, row) for row, page in enumerate(pages, start=1)]


def _untitled(page: RawPage) -> Refusal | None:
    """A record is known by its title: a page without one is refused, with the heading to add."""
    if scalars.words_of(page, "title").value:
        return None
    section = page.section("title")
    what = "est vide" if section else "est absente"
    return Refusal(
        "title-missing",
        f"La rubrique «\u202fTitre\u202f» {what}\u202f: une fiche ne peut pas être gardée sans son titre.",
        "Ajoutez dans le fichier une ligne «\u202fTitre\u202f», et le titre du partenariat sur la ligne suivante.",
        section.label_line if section else page.first_line,
    )


def normalise(page: RawPage, row: int) -> PartnershipDraft:
    """The draft of a page; ``row`` is its number in the file. Nothing the page prints is dropped: ``text`` holds all of it."""
    title = scalars.words_of(page, "title")
    form = scalars.words_of(page, "form")
    status, about_status = scalars.status(page)
    signed, about_signed = scalars.year(page, "first-signed-year", "first_signed_year")
    start, about_start = scalars.year(page, "start-year", "start_year")
    end, about_end = scalars.end_date(page)
    triennial, about_triennial = scalars.answer(page, "triennial", "triennial")
    in_france, about_france = scalars.answer(page, "communication-in-france", "communication_in_france")
    abroad, about_abroad = scalars.answer(page, "communication-abroad", "communication_abroad")
    evaluation, about_evaluation = scalars.answer(page, "evaluation", "evaluation")
    post = scalars.post_name(page)
    about_post = scalars.post_doubts(page, post)
    owner, source_year = scalars.owner_and_year(page)

    explained, about_acronyms = acronyms(page)
    bodies, about_bodies = parties(
        page, frozenset(fold(known) for a in explained for known in (a.acronym, bare(a.acronym)))
    )
    granted = cofundings(page)
    lines, lines_state, about_lines = contributions(page, bodies)
    lines, about_years = check_years(lines, granted, title, triennial)
    found_themes, other_themes_state, about_themes = themes(page)
    found_places = places(title, bodies)
    people, about_people = _people(page, post, bodies)
    helpers, helpers_state, about_helpers = volunteers(page, place_hosts(found_places, bodies))
    sheets, about_sheets = actions(page)
    told_periods, about_periods = periods(page)

    withheld = {*page.unclaimed_lines, *lines_of([*about_post, *about_bodies, *about_lines])}
    withheld |= {*unread_rows(page, [*people, *(helper.person for helper in helpers)])}
    withheld |= _printed_again(page, withheld)

    doubts = [
        *_told_once(page, [*about_helpers, *about_themes, *about_lines]),
        *scalars.title_doubts(title),
        *about_post, *about_status, *about_signed, *about_start, *about_end, *about_triennial,
        *about_france, *about_abroad, *about_evaluation,
        *about_themes, *about_bodies, *old_names(bodies), *about_lines, *about_years,
        *check_end(status, start, end, triennial, granted, source_year.value),
        *about_people, *about_helpers, *about_sheets, *about_periods, *about_acronyms,
        *text_doubts(page), *icon_words(page), *spelling_variants(page, found_places), *_empty_headings(page),
    ]  # fmt: skip
    return PartnershipDraft(
        row=row,
        title=title,
        form=form,
        status=status,
        first_signed_year=signed,
        start_year=start,
        end_date=end,
        triennial=triennial,
        communication_in_france=in_france,
        communication_abroad=abroad,
        evaluation=evaluation,
        post_name=post,
        themes=tuple(found_themes),
        other_themes_state=other_themes_state,
        parties=tuple(bodies),
        contributions=tuple(lines),
        contributions_state=lines_state,
        narratives=tuple(narratives(page)),
        people=tuple(people),
        volunteers=tuple(helpers),
        volunteers_state=helpers_state,
        periods=tuple(told_periods),
        actions=tuple(sheets),
        acronyms=tuple(explained),
        agreements=tuple(agreements(page, bodies)),
        cofundings=tuple(granted),
        bodies=tuple(body_facts(page, bodies)),
        place_names=tuple(found_places),
        source_name=scalars.source_name(page),
        source_owner=owner,
        source_year=source_year,
        text=page.text,
        withheld=tuple(sorted(withheld)),
        doubts=_without_persons(doubts, [*people, *(helper.person for helper in helpers)]),
        text_first_line=page.first_line,
    )


def _people(page: RawPage, post: Fact[str], bodies: list[PartyDraft]) -> tuple[list[PersonDraft], list[Doubt]]:
    at_the_post, doubts = post_contacts(page, post.value or "")
    in_bodies, more = partner_contacts(page, names_of(bodies), len(at_the_post))
    return [*at_the_post, *in_bodies], [*doubts, *more]


def _empty_headings(page: RawPage) -> list[Doubt]:
    """The heading "…, communication et perspectives" announces perspectives; no page seen prints any."""
    outlook = page.section("outlook")
    if outlook is None or any(
        "perspective" in fold(line.text) for line in page.lines if line.number in page.unclaimed_lines
    ):
        return []
    return [doubt("announced-empty-heading", "outlook", outlook.label, outlook.label_line, heading="perspectives")]


def _printed_again(page: RawPage, withheld: set[int]) -> set[int]:
    """The rows printed again, word for word as a line that is not shown."""
    hidden = {line.text.strip() for line in page.lines if line.number in withheld}
    again = {number for code in mapping().columns for number in table(page, code).again}
    return {line.number for line in page.lines if line.number in again and line.text.strip() in hidden}


def _told_once(page: RawPage, about_tables: list[Doubt]) -> list[Doubt]:
    """The doubts of the page but those of unknown labels where a table already says that it was not understood."""
    told = {d.line for d in about_tables if d.code == "table-not-understood"}
    return [d for d in page.doubts if not (d.code == "unknown-label" and d.line in told)]


def _without_persons(doubts: list[Doubt], people: list[PersonDraft]) -> tuple[Doubt, ...]:
    """The doubts in the order of the page, with "…" where one would name a person of a contact or volunteer row."""
    orders = [(p.given_name, p.family_name) for p in people] + [(p.family_name, p.given_name) for p in people]
    every = {" ".join(order).strip() for order in orders} | {person.family_name for person in people}
    names = sorted((name for name in every if len(name) > 2), key=len, reverse=True)

    def mask(text: str) -> str:
        for name in names:
            text = text.replace(name, "…")
        return text

    masked = [
        Doubt(
            d.code,
            d.severity,
            FIELDS.get(d.field, d.field),
            mask(d.raw),
            d.line,
            {key: mask(value) for key, value in d.params.items()},
        )
        for d in doubts
    ]
    return tuple(sorted(masked, key=lambda d: (d.line or 0, d.field, d.code)))
