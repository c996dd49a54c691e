from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import path

from articles.admin.body import BodyField, with_nonce
from tests.journeys.editor_page.samples import CHOICES, STORY

PAGE = """{% load static %}<!doctype html>
<html lang="en-gb" data-theme="{{ theme }}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The body editor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{% static "admin/css/base.css" %}">
<link rel="stylesheet" href="{% static "admin/css/dark_mode.css" %}">
<link rel="stylesheet" href="{% static "admin/css/forms.css" %}">
<link rel="stylesheet" href="{% static "admin/css/responsive.css" %}">
{% include "admin/_editor_head.html" %}
{{ media }}
</head>
<body>
<main id="container"><div id="main" class="main"><div class="content"><div id="content">
<h1>Change story</h1>
<form method="post">{% csrf_token %}
<div class="form-row">{{ form.body.errors }}{{ form.body.label_tag }}{{ form.body }}</div>
<div class="submit-row"><input type="submit" name="_save" value="Save"></div>
</form>
</div></div></div></main>
{{ choices|json_script:"attribution-choices" }}
</body>
</html>
"""


class StoryForm(forms.Form):
    body = BodyField(label="Body")


def change(request: HttpRequest) -> HttpResponse:
    """Show the story in the editor; answer a POST with what would be stored."""
    empty = "empty" in request.GET
    form = StoryForm(request.POST or None, initial={"body": "" if empty else STORY})
    if form.is_valid():
        return JsonResponse({"body": form.cleaned_data["body"], "attribute": request.POST.get("_attribute")})
    context = {
        "form": form,
        "media": with_nonce(form.media, request),
        "choices": [] if empty else CHOICES,
        "theme": request.GET.get("theme", "light"),
    }
    return HttpResponse(engines["django"].from_string(PAGE).render(context, request))


urlpatterns = [path("admin/story/", change)]
