"""Signing in and out, with Django's own views and our page."""

from __future__ import annotations

from django.contrib.auth import views
from django.http import HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters

from coopatlas.web.access import public
from coopatlas.web.account.forms import SignInForm
from coopatlas.web.page import page


@method_decorator([public, sensitive_post_parameters()], name="dispatch")
class SignIn(views.LoginView):
    """The sign-in form; goes on to where the visitor wanted to go."""

    authentication_form = SignInForm

    def render_to_response(self, context: dict[str, object], **response_kwargs: object) -> HttpResponse:
        return page(self.request, "account/login.html", {"form": context["form"], "next": self.get_redirect_url()})


@method_decorator(public, name="dispatch")
class SignOut(views.LogoutView):
    """POST only: a link cannot sign anyone out."""

    http_method_names = ["post", "options"]
    next_page = None

    def render_to_response(self, context: dict[str, object], **response_kwargs: object) -> HttpResponse:
        return page(self.request, "account/logged_out.html")
