"""Signing in and out."""

from django.urls import path

from coopatlas.web.account import views

app_name = "account"
urlpatterns = [
    path("connexion/", views.SignIn.as_view(), name="login"),
    path("deconnexion/", views.SignOut.as_view(), name="logout"),
]
