"""Who may open a page. Every view asks for an account unless it says ``public``; the permission matrix lists them all."""

from django.contrib.auth.decorators import login_not_required as public

__all__ = ["public"]
