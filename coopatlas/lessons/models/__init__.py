"""Capitalisation: what a practice taught, sheet by sheet."""

from coopatlas.lessons.models.lesson import Lesson, Testimony
from coopatlas.lessons.models.practice import ActorRole, Tool
from coopatlas.lessons.models.sheet import SectionItem, Sheet, SheetDoubt, SheetPlace, SheetSection, SheetTheme

__all__ = [
    "ActorRole",
    "Lesson",
    "SectionItem",
    "Sheet",
    "SheetDoubt",
    "SheetPlace",
    "SheetSection",
    "SheetTheme",
    "Testimony",
    "Tool",
]
