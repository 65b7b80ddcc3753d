"""Every address. French at the root, English under /en/ with the same path; machines' addresses have no language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from coopatlas.web.atlas.views import gallery, home
from coopatlas.web.pages import views as pages

urlpatterns = [
    path("sante/", pages.health, name="health"),
    path(".well-known/security.txt", pages.security_txt, name="security-txt"),
    path("robots.txt", pages.robots, name="robots"),
    path("administration/", admin.site.urls),
    *i18n_patterns(
        path("", home.show, name="home"),
        path("", include("coopatlas.web.atlas.urls")),
        path("", include("coopatlas.web.networks.urls")),
        path("", include("coopatlas.web.projects.urls")),
        path("", include("coopatlas.web.lessons.urls")),
        path("", include("coopatlas.web.pages.urls")),
        path("", include("coopatlas.web.account.urls")),
        path("", include("coopatlas.web.desk.urls")),
        prefix_default_language=False,
    ),
]
if settings.DEBUG:
    urlpatterns += [path("composants/", gallery.show, name="components")]

handler404 = "coopatlas.web.errors.not_found"
handler403 = "coopatlas.web.errors.forbidden"
handler400 = "coopatlas.web.errors.bad_request"
handler500 = "coopatlas.web.errors.server_error"
