"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

handler400 = "articles.views.errors.bad_request"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.views.errors.not_found"
handler500 = "articles.views.errors.failed"

urlpatterns = [
    # Before the desk, whose last address is every other one.
    path("admin/", include("newsroom.accounts.urls")),
    path("admin/texts/", include("newsroom.wires.urls")),
    path("admin/", admin.site.urls),
    path("", include("newsroom.frontpage.urls")),
    path("", include("articles.urls")),
]
