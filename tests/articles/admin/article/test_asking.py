"""What the pages that ask for a step share."""

from types import SimpleNamespace

import pytest
from django import forms
from django.http import Http404

from articles.admin.article.asking import looked_at, tell
from articles.rules.reason import Reason


class Asking(forms.Form):
    until = forms.CharField(required=False)


@pytest.fixture
def form():
    asked = Asking({})
    asked.full_clean()
    return asked


@pytest.mark.django_db
def test_the_version_on_the_screen_is_found(desk):
    story = desk.draft()
    assert looked_at(SimpleNamespace(article=story), str(story.latest_revision_id)) == story.latest_revision


@pytest.mark.django_db
@pytest.mark.parametrize("sent", [None, "", "one", "-1", "٣"])
def test_nothing_readable_names_no_version(desk, sent):
    assert looked_at(SimpleNamespace(article=desk.draft()), sent) is None


@pytest.mark.django_db
def test_the_version_of_another_story_is_not_to_be_told_from_a_missing_one(desk):
    story, other = desk.draft(), desk.draft()
    with pytest.raises(Http404):
        looked_at(SimpleNamespace(article=story), str(other.latest_revision_id))


@pytest.mark.parametrize(
    ("reason", "place"),
    [
        (Reason("That hour is over.", anchor="id_until"), "until"),
        (Reason("The story is killed.", anchor="id_headline"), "__all__"),
        ("The story is killed.", "__all__"),
    ],
    ids=["its field", "a field of another page", "no field"],
)
def test_a_reason_stands_at_the_field_that_mends_it(form, reason, place):
    tell(form, [reason])
    assert form.errors == {place: [str(reason)]}
