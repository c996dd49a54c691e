"""Where a browser looks that comes back to the answer to a form: docs/decisions/0030."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def come_back(answer):
    found = re.search(r'<meta name="come-back" content="([^"]*)">', answer.content.decode())
    return found and found[1]


def url(name, story, *parts):
    return reverse(f"admin:articles_article_{name}", args=[story.pk, *parts])


def test_a_page_that_was_only_looked_at_names_nothing(desk, at_desk):
    assert come_back(at_desk(desk.rosa).get(url("note", desk.draft()))) is None


@pytest.mark.parametrize("query", ["", "?kept=7&amp;again=1"])
def test_the_answer_to_a_form_names_its_own_address(query, desk, at_desk):
    address = url("note", desk.draft())
    answer = at_desk(desk.rosa).post(address + query.replace("&amp;", "&"), {"note": ""})
    assert (answer.status_code, come_back(answer)) == (409, address + query)


def test_where_nothing_can_be_looked_at_it_names_the_story(desk, at_desk):
    story = desk.draft()
    answer = at_desk(desk.rosa).post(url("unschedule", story))
    assert (answer.status_code, come_back(answer)) == (403, url("change", story))


def test_a_refused_log_in_names_the_log_in(client):
    answer = client.post(reverse("admin:login"), {"username": "x@example.org", "password": "x"})
    assert come_back(answer) == reverse("admin:login")


def test_legal_notes_stay_out_of_the_browser(desk, at_desk):
    answer = at_desk(desk.ed).post(url("legal_notes", desk.draft()), {"note": ""})
    assert (answer.status_code, come_back(answer)) == (409, None)


def test_words_of_somebody_signed_out_are_given_back_by_sending_them_again(desk, client):
    answer = client.post(url("note", desk.draft()), {"note": "Ask the harbour."})
    assert (answer.status_code, come_back(answer)) == (403, None)
