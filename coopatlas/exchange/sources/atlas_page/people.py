"""Persons named by the page: contacts of the diplomatic post and of the partners. Never public; doubts about them name no one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from coopatlas.exchange.drafts import Doubt, PersonDraft, Span

from .doubts import doubt
from .folding import fold, visible
from .functions import PARTICLES, TITLES, function_in, may_begin_a_name, reachless, untrailed
from .mapping import mapping
from .page import Line, RawPage
from .privacy import addresses
from .tables import OF_PERSONS, Row, repeated_rows, table

_CAPITALS = re.compile(r"(?:[A-ZÀ-Ý]['’])?[A-ZÀ-Ý]{2,}(?:[-'’][A-ZÀ-Ý]+)*")
LONGEST_NAME = 6  # words
_VACANT = re.compile(r"^(?:(?:poste|emploi)\s+)?(?:vacant|inoccupe|non pourvu|a pourvoir)\b")
_BRACKETS = re.compile(r"\s*\([^()]*\)?")
_CONTACT_LINE = re.compile(
    r"^\s*(?:courriel|e-?mail|mel|adresse electronique|tel(?:ephone)?|fax|telecopie)\b", re.IGNORECASE
)


def post_contacts(page: RawPage, post: str) -> tuple[list[PersonDraft], list[Doubt]]:
    """The contacts of the diplomatic post: function, name (Prénom NOM), e-mail; blank lines or e-mails separate them."""
    people: list[PersonDraft] = []
    doubts: list[Doubt] = []
    for section in page.occurrences("post"):
        for group in _groups([line for line in section.lines if line.number != section.label_line]):
            person = _post_person(group, post)
            if person is None:
                continue
            people.append(person)
            for line in group:
                doubts += _about_addresses(line, f"people[{len(people) - 1}].email", named=bool(person.family_name))
    return people, doubts


def partner_contacts(page: RawPage, names: list[str], first: int) -> tuple[list[PersonDraft], list[Doubt]]:
    """The contacts in the partner bodies; ``names`` are the bodies the page knows, ``first`` the index of the next person."""
    people: list[PersonDraft] = []
    doubts: list[Doubt] = []
    contacts = table(page, "foreign-contacts")
    doubts += repeated_rows(contacts, "people")
    doubts += [
        doubt("columns-unclear", "people", "", line) for line in contacts.left if line not in page.unclaimed_lines
    ]
    for row in contacts.rows:
        person, certain = _contact(row, names)
        if person is None:
            doubts.append(doubt("columns-unclear", "people", "", row.line.number))
            continue
        where = f"people[{first + len(people)}]"
        people.append(person)
        if not certain:
            doubts.append(doubt("reading-order", where, "", row.line.number))
        for column, value in (("Nom", person.family_name), ("Fonction", person.post), ("Courriel", person.email)):
            if not value:
                doubts.append(
                    doubt("empty-cell", where, person.body if certain else "", row.line.number, column=column)
                )
        doubts += _about_addresses(row.line, f"{where}.email", named=True)
    return people, doubts


def unread_rows(page: RawPage, people: list[PersonDraft]) -> set[int]:
    """The lines of the persons whose family and given names could not be told apart, those of a partner's contact with words
    that are in no column, and the lines of the post that are neither a function, a name nor an address: they may name
    anybody in words that no mask covers."""
    told_rows: dict[Span | None, str] = {row.span: row.text for code in OF_PERSONS for row in table(page, code).rows}
    unsure = [p.span for p in people if p.span and not (p.family_name and p.given_name)]
    unsure += [p.span for p in people if p.span in told_rows and p.span and not _whole_name(p, told_rows[p.span])]
    unsure += [p.span for p in people if p.kind == "partner-contact" and p.span and not _tells_all(p, told_rows)]
    lines = {number for span in unsure for number in range(span.first, span.last + 1)}
    read = {p.span for p in people}
    lines |= {row.line.number for row in table(page, "foreign-contacts").rows if row.span not in read}
    lines |= {number for code in OF_PERSONS for number in table(page, code).left}
    sure = {p.span: p for p in people if p.kind == "post-contact" and p.span and p.span not in unsure}
    for section in page.occurrences("post"):
        for line in section.lines:
            holder = next((p for span, p in sure.items() if span.first <= line.number <= span.last), None)
            text = visible(line.text)
            if not text or line.number == section.label_line or addresses(text):
                continue
            told = (fold(holder.post), fold(f"{holder.given_name} {holder.family_name}")) if holder else ()
            names_it = sorted(fold(text).split()) == sorted(told[1].split()) if told else False
            if not (told and (names_it or fold(text) in told[0])):
                lines.add(line.number)
    return lines


def _whole_name(person: PersonDraft, text: str) -> bool:
    """Whether the row writes the two names side by side: apart, no mask covers them."""
    names, written = (fold(person.given_name), fold(person.family_name)), fold(text)
    return " ".join(names) in written or " ".join(reversed(names)) in written


def _tells_all(person: PersonDraft, rows: Mapping[Span | None, str]) -> bool:
    """Whether each word of the contact's row, addresses apart, is in one of its columns."""
    text = rows.get(person.span, "")
    for address in reversed(addresses(text)):
        text = f"{text[: address.start]} {text[address.end :]}"
    columns = (person.body, person.family_name, person.given_name, person.post)
    return not Counter(fold(text).split()) - Counter(fold(" ".join(columns)).split())


def split_name(text: str) -> tuple[str, str]:
    """(family name, given name) of "Prénom NOM" or "NOM Prénom": the family name is in capitals, else it comes last. A word
    alone without capitals is a given name; a title is no part of the name."""
    words = [word for word in text.split() if fold(word).strip(".") not in TITLES]
    capitals = [index for index, word in enumerate(words) if _CAPITALS.fullmatch(word)]
    if not capitals and len(words) < 2:
        return "", " ".join(words)
    start, end = (capitals[0], capitals[-1]) if capitals else (len(words) - 1, len(words) - 1)
    while start > (0 if capitals else 1) and fold(words[start - 1]) in PARTICLES:
        start -= 1
    return " ".join(words[start : end + 1]), " ".join((*words[:start], *words[end + 1 :]))


def leading_name(words: list[str]) -> tuple[int, int]:
    """(words of the family name, words of the given name) at the start of "NOM Prénom …": capitals, then one given name."""
    family = 0
    while family < len(words) and (
        _CAPITALS.fullmatch(words[family]) or (fold(words[family]) in PARTICLES and family + 1 < len(words))
    ):
        family += 1
    given = 1 if family and family < len(words) and words[family][:1].isupper() else 0
    return family, given


def address_doubts(text: str, field: str, line: int, named: bool) -> list[Doubt]:
    """For each address printed in the text: masked, or a person's in clear. Only its domain is told."""
    doubts = []
    for address in addresses(text):
        shown = f"…{text[address.start : address.end].removeprefix(address.value.split('@')[0])}"
        if address.masked:
            doubts.append(doubt("masked-email", field, shown, line))
        elif not address.functional and (named or address.free_mail):
            doubts.append(doubt("personal-email", field, f"…@{address.domain}", line, domain=address.domain))
    return doubts


def _about_addresses(line: Line, field: str, named: bool) -> list[Doubt]:
    return address_doubts(line.text, field, line.number, named)


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines of one contact each: a blank line, or the line after an e-mail, begins another."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if not visible(line.text):
            groups.append([])
            continue
        if groups[-1] and addresses(groups[-1][-1].text) and not _CONTACT_LINE.match(fold(line.text)):
            groups.append([])
        groups[-1].append(line)
    return [group for group in groups if group]


def _post_person(group: list[Line], post: str) -> PersonDraft | None:
    email = next((address.value for line in group for address in addresses(line.text)), "")
    words = [
        visible(line.text) for line in group if not addresses(line.text) and not _CONTACT_LINE.match(fold(line.text))
    ]
    words = [line for line in words if not _VACANT.match(fold(line))]  # who left may be named there
    name = _name_line(words)
    if not (name or email):
        return None
    family, given = split_name(_BRACKETS.sub("", name))
    function = function_in(" ".join(line for line in words if line != name and _is_of_a_function(line)))
    return PersonDraft("post-contact", family, given, function, email, post, Span(group[0].number, group[-1].number))


def _is_of_a_function(line: str) -> bool:
    """A line that begins like a function, or goes on with one; "Secrétariat : Prénom Nom" tells of somebody else."""
    return ":" not in line and bool(function_in(line) or line[:1].islower())


def _name_line(lines: list[str]) -> str:
    """The line that names the person. The function comes first and the name just before the address, whatever its capitals; a
    line alone in small letters is a function."""
    printed = [line for line in reversed(lines) if _is_like_a_name(line)]
    if printed:
        return next((line for line in printed if not _begins_like_a_function(line)), printed[0])
    return lines[-1] if len(lines) > 1 else ""


def _is_like_a_name(line: str) -> bool:
    """A family name in capitals, or two words and more, each with a capital ("Lucie de Modele")."""
    words = _BRACKETS.sub("", line).split()
    if not words or ":" in line or any(c.isdigit() for c in line):
        return False
    capitals = any(_CAPITALS.fullmatch(word) for word in words)
    titled = len(words) > 1 and all(word[:1].isupper() or fold(word) in PARTICLES for word in words)
    return len(words) <= LONGEST_NAME and (capitals or titled)


def _begins_like_a_function(line: str) -> bool:
    return fold(line.split()[0]).strip(",;:") in mapping().words["function-word"]


def _contact(row: Row, names: list[str]) -> tuple[PersonDraft | None, bool]:
    """A contact, and whether its columns are certain; None when nothing tells its name from the rest."""
    if row.cells is not None and len(row.cells) >= 4:
        body, family, given, post, email = (*row.cells, "", "")[:5]
        found = addresses(email)
        return PersonDraft(
            "partner-contact", family, given, reachless(post), found[0].value if found else email, body, row.span
        ), True
    text = row.text
    found = addresses(text)
    if found:
        text = f"{text[: found[0].start]} {text[found[0].end :]}"
    words = text.split()
    count, certain = _body_words(words, names)
    rest = words[count:]
    names_end, given_end = leading_name(rest)
    if (
        names_end
        and all(fold(word) in PARTICLES for word in rest[:names_end])
        and not may_begin_a_name(rest[names_end])
    ):
        return None, False  # "Le secrétaire général"
    if not names_end and rest:
        if not may_begin_a_name(rest[0]):
            return None, False
        names_end, given_end, certain = 1, min(1, len(rest) - 1), False
    given_end += names_end
    if given_end > names_end and rest[given_end:]:
        extra, function_known = _more_given(rest[given_end:])
        given_end += extra
        certain = certain and function_known
    function = untrailed(reachless(function_in(" ".join(rest[given_end:]))))
    if rest[given_end:] and not function:
        given_end, certain = names_end, False  # the given names and the function cannot be told apart
    person = PersonDraft(
        "partner-contact",
        " ".join(rest[:names_end]).strip(",;"),
        " ".join(rest[names_end:given_end]).strip(",;"),
        function,
        found[0].value if found else "",
        " ".join(words[:count]),
        row.span,
    )
    return person, certain


def _body_words(words: list[str], names: list[str]) -> tuple[int, bool]:
    """How many words name the body: a name the page knows, else all before the first word in capitals."""
    folded = [fold(word) for word in words]
    known = [
        len(name.split()) for name in names if folded[: len(name.split())] == [fold(word) for word in name.split()]
    ]
    if known:
        return max(known), True
    return next((index for index, word in enumerate(words) if index and _CAPITALS.fullmatch(word)), 0), False


def _more_given(tail: list[str]) -> tuple[int, bool]:
    """Further given names before a known word of function ("adjoint", "secrétaire"…), and whether one was found."""
    for index, word in enumerate(tail):
        if fold(word).strip(",;") in mapping().words["function-word"]:
            return index, True
    return 0, False
