"""Who may see people. The public sees functions and dates; never a person without that person's dated consent."""

from __future__ import annotations

from coopatlas.core.rules import Visitor, is_signed_in, works_at_desk
from coopatlas.organisations.models import ContactPoint


def may_see_people(user: Visitor) -> bool:
    """Names behind functions: the desk."""
    return works_at_desk(user)


def may_see_contact(user: Visitor, contact: ContactPoint) -> bool:
    """A public mailbox is for everyone, one for members for whoever is signed in, a private one for the desk."""
    if contact.visibility == "public":
        return True
    if contact.visibility == "members":
        return is_signed_in(user)
    return works_at_desk(user)
