"""The address of the front page."""

from django.urls import path

from newsroom.frontpage.views import front

app_name = "frontpage"
urlpatterns = [path("", front, name="front")]
