"""Signing in and out, with Django's own views and our page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import views
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from coopatlas.exchange.rules import may_see_imports
from coopatlas.web.access import public
from coopatlas.web.account.forms import SignInForm
from coopatlas.web.page import page


@method_decorator([public, sensitive_post_parameters()], name="dispatch")
class SignIn(views.LoginView):
    """The sign-in form; goes on to where the visitor wanted to go."""

    authentication_form = SignInForm

    def get_default_redirect_url(self) -> str:
        """Whoever works at the desk and asked for nothing else begins there."""
        user: Any = self.request.user
        return reverse("desk:imports") if may_see_imports(user) else super().get_default_redirect_url()

    def render_to_response(self, context: dict[str, object], **response_kwargs: object) -> HttpResponse:
        return page(self.request, "account/login.html", {"form": context["form"], "next": self.get_redirect_url()})


@method_decorator(public, name="dispatch")
class SignOut(views.LogoutView):
    """POST only: a link cannot sign anyone out."""

    http_method_names = ["post", "options"]
    next_page = None

    def render_to_response(self, context: dict[str, object], **response_kwargs: object) -> HttpResponse:
        return page(self.request, "account/logged_out.html")
