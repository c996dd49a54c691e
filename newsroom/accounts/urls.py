"""Addresses of accounts, under the desk's prefix and so under its policy."""

from django.contrib import admin
from django.urls import path

from newsroom.accounts import views

app_name = "accounts"

urlpatterns = [
    path("profile/", admin.site.admin_view(views.profile), name="profile"),
    path("forgotten/", views.forgotten, name="forgotten"),
    path("forgotten/sent/", views.forgotten_sent, name="forgotten_sent"),
    path("password/chosen/", views.password_chosen, name="password_chosen"),
    # The names of its parts are Django's.
    path("password/<uuid:uidb64>/<str:token>/", views.ChoosePassword.as_view(), name="password"),
]
