"""The addresses of guests. Everything under them is stored by nobody (`newsroom.middleware.SafetyHeaders`)."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles.preview.views import page


class Token(StringConverter):
    """The identifier of a link and its signature, as `actions.sharing` writes them."""

    regex = r"[A-Za-z0-9_.-]{1,200}"


register_converter(Token, "token")

app_name = "preview"
urlpatterns = [path("<token:token>/", page, name="page")]
