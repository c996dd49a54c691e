"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

handler400 = "articles.admin.article.broken.unreadable"
handler403 = "articles.views.errors.forbidden"
handler404 = "articles.preview.errors.not_found"
handler500 = "articles.admin.article.broken.failed"

urlpatterns = [
    # Before the desk, whose last address is every other one.
    path("admin/", include("newsroom.accounts.urls")),
    path("admin/texts/", include("newsroom.wires.urls")),
    path("admin/", admin.site.urls),
    # For guests; an address below it that is none of theirs is one of nobody's.
    path("preview/", include("articles.preview.urls")),
    path("", include("newsroom.frontpage.urls")),
    path("", include("articles.urls")),
]
