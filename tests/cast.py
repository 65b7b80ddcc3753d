"""The people who walk through the tests, always the same. All are invented.

Roles inside organisations do not exist yet: Awa, Sokha, Claire and Paul have plain accounts, and none may open more than
another. Each of them walks the permission matrix, so the day roles come, the matrix shows who gained what.
"""

from __future__ import annotations

from django.test import Client

from coopatlas.accounts.models import User
from tests.factories import UserFactory

CAST = {
    "awa": ("Awa, commune de Kayes", {}),
    "sokha": ("Sokha, Phnom Penh", {}),
    "claire": ("Claire, qui anime un réseau", {}),
    "paul": ("Paul, que personne ne connaît", {}),
    "ines": ("Inès, au bureau", {"is_staff": True}),
    "moussa": ("Moussa, qui administre", {"is_staff": True, "is_superuser": True}),
    "bruno": ("Bruno, compte suspendu", {"is_staff": True, "is_superuser": True, "is_active": False}),
}
WALKERS = {
    "anonymous": [""],
    "account": ["awa", "sokha", "claire", "paul"],
    "staff": ["ines"],
    "superuser": ["moussa"],
    "suspended": ["bruno"],
}


def open_cast() -> dict[str, User]:
    """An account for each person, by first name."""
    return {
        name: UserFactory(email=f"{name}@cast.example", display_name=words, **powers)
        for name, (words, powers) in CAST.items()
    }


def signed_in(user: User | None, *, enforce_csrf_checks: bool = False) -> Client:
    """A browser in the hands of ``user``, None for a visitor without account."""
    client = Client(enforce_csrf_checks=enforce_csrf_checks, raise_request_exception=True)
    if user is not None:
        client.force_login(user)
    return client
