"""The addresses under the desk's prefix at which texts are brought in."""

from django.urls import path

from newsroom.wires import views
from newsroom.wires.door import door

app_name = "wires"
urlpatterns = [
    path("", door(views.texts), name="texts"),
    path("make/", door(views.make), name="make"),
]
