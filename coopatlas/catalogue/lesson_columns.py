"""Published names of capitalisation sheets and lessons: a contract of their own, like ``columns``."""

from __future__ import annotations

from typing import Any

from coopatlas.catalogue.columns import coded
from coopatlas.catalogue.lesson_records import (
    LessonPage,
    LessonRecord,
    PracticeActor,
    SectionRecord,
    SheetRecord,
    ShortSheet,
    TestimonyRecord,
)


def lesson_json(lesson: LessonRecord) -> dict[str, Any]:
    """One lesson, as in a list."""
    return {
        "id": lesson.id,
        "url": lesson.url,
        "kind": coded(lesson.kind),
        "topic": coded(lesson.topic),
        "level": coded(lesson.level),
        "title": lesson.title,
        "statement": lesson.statement,
        "issuer": lesson.issuer or None,
        "addressee": lesson.addressee or None,
        "language": lesson.language,
        "sheet": {"id": lesson.sheet_id, "url": lesson.sheet_url, "title": lesson.sheet_title},
    }


def lesson_page_json(page: LessonPage) -> dict[str, Any]:
    """One lesson with its sheet, its section, what was said of it and the themes it belongs to."""
    return {
        **lesson_json(page.lesson),
        "section": page.section.title if page.section else None,
        "testimonies": [testimony_json(told) for told in page.testimonies],
        "themes": [{"code": theme.code, "label": theme.label} for theme in page.themes],
        "countries": [coded(country) for country in page.sheet.countries],
        "demo": page.sheet.demo,
    }


def testimony_json(told: TestimonyRecord) -> dict[str, Any]:
    return {
        "speaker": coded(told.speaker),
        "text": told.text,
        "consent": coded(told.consent),
        "repeats": told.repeats,
    }


def section_json(section: SectionRecord) -> dict[str, Any]:
    return {
        "kind": coded(section.kind),
        "number": section.number or None,
        "title": section.title,
        "text": section.text,
        "items": [{"kind": coded(item.kind), "text": item.text} for item in section.items],
    }


def actor_json(actor: PracticeActor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "url": actor.url or None,
        "kind": coded(actor.kind),
        "part": coded(actor.part),
        "role": actor.role,
        "background": actor.background or None,
    }


def short_sheet_json(sheet: ShortSheet) -> dict[str, Any]:
    """A sheet in a list."""
    return {
        "id": sheet.id,
        "url": sheet.url,
        "title": sheet.title,
        "kind": coded(sheet.kind),
        "start_year": sheet.start_year,
        "end_year": sheet.end_year,
        "carriers": list(sheet.carriers),
        "countries": [coded(country) for country in sheet.countries],
        "lessons": sheet.lessons,
        "demo": sheet.demo,
    }


def sheet_json(sheet: SheetRecord) -> dict[str, Any]:
    """Always every key; unknown is null."""
    return {
        "id": sheet.id,
        "url": sheet.url,
        "kind": coded(sheet.kind),
        "title": sheet.title,
        "subtitle": sheet.subtitle or None,
        "summary": sheet.summary,
        "collection": sheet.collection or None,
        "audience": sheet.audience or None,
        "keywords": list(sheet.keywords),
        "start_year": sheet.start_year,
        "end_year": sheet.end_year,
        "duration_months": sheet.duration_months,
        "language": sheet.language,
        "document": sheet.document or None,
        "responsibility": sheet.responsibility or None,
        "author_function": sheet.author_function or None,
        "partnership": sheet.partnership_url or None,
        "themes": [{"code": theme.code, "label": theme.label} for theme in sheet.themes],
        "places": [{"country": p.country, "name": p.name or None, "note": p.note or None} for p in sheet.places],
        "actors": [actor_json(actor) for actor in sheet.actors],
        "tools": [{"name": tool.name, "purpose": tool.purpose} for tool in sheet.tools],
        "sections": [section_json(section) for section in sheet.sections],
        "lessons": [lesson_json(lesson) for lesson in sheet.lessons],
        "testimonies": [testimony_json(told) for told in sheet.testimonies],
        "doubts": [{"code": d.code, "subject": d.subject or None, "message": d.message} for d in sheet.doubts],
        "demo": sheet.demo,
    }
