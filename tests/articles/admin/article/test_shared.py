"""The links of a story at the desk: what became of each, and the press that revokes one."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from articles.actions import section, sharing
from articles.actions.publishing.kill import kill
from articles.rules.shared_preview import LIFE
from articles.vocabulary import EventKind, Terms
from tests.articles.admin.article.conftest import messages_of, url
from tests.guests import FOR, agree_on, quoting, shared, shared_before, told, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(at_desk):
    """`page(ed, story)`: the text of the page as this person has it."""
    return lambda person, story: at_desk(person).get(url("share", story)).content.decode()


def lines(text):
    """The state and the openings of each link that is listed."""
    rows = text.partition('id="links"')[2].partition("</section>")[0]
    return [" ".join(row.split()) for row in re.findall(r"<p(?: class=\"quiet\")?>([^<]* · [^<]*)</p>", rows)]


# --- The list ------------------------------------------------------------------------------------------------


def test_without_a_link_it_says_so(desk, page):
    text = page(desk.ed, desk.draft())
    assert ("None yet" in text, lines(text)) == (True, [])


def test_each_link_says_what_became_of_it(desk, page):
    story = desk.draft()
    expired, revoked = shared_before(desk, story, ago=LIFE), shared(desk, story)
    sharing.revoke(revoked, by=desk.mara, at=desk.now)
    link = shared(desk, story)
    visit(link)
    once = lines(page(desk.ed, story))
    visit(link)
    link.refresh_from_db()
    revoked.refresh_from_db()
    clock = "%-d %b %Y, %H:%M"
    assert lines(page(desk.ed, story)) == [
        f"Open until {link.expires_at:{clock}} · opened 2 times, last {link.last_opened_at:{clock}}",
        f"Revoked by Mara, {revoked.ended_at:{clock}} · never opened",
        f"Ended by itself, {expired.expires_at:{clock}} · never opened",
    ]
    assert once[0].endswith(f"opened once, {link.first_opened_at:{clock}}")


def test_open_ones_come_first(desk, page):
    story = desk.draft()
    shared(desk, story, note="First")
    sharing.revoke(shared(desk, story, note="Second"), by=desk.ed, at=desk.now)
    assert [line.split()[0] for line in lines(page(desk.ed, story))] == ["Open", "Revoked"]


def test_times_are_on_the_person_s_own_clock(desk, page):
    desk.ed.time_zone = "Asia/Tokyo"
    desk.ed.save()
    link = shared(desk, desk.draft())
    there = timezone.localtime(link.expires_at, dt.timezone(dt.timedelta(hours=9)))
    assert lines(page(desk.ed, link.article))[0].startswith(f"Open until {there:%-d %b %Y, %H:%M}")


def test_what_ended_with_its_story_says_so(desk, page):
    story = desk.live()
    shared(desk, story)
    kill(story, reason="A court order.", by=desk.mara, at=desk.now)
    assert lines(page(desk.ed, story))[0].startswith("Ended with the story, ")


def test_what_opens_nothing_for_now_says_why(desk, page, mara):
    story = quoting(desk, Terms.ON_RECORD)
    shared(desk, story)
    agree_on(desk, story, Terms.BACKGROUND)
    assert lines(page(mara, story))[0].startswith("Opens nothing: the terms of a statement have changed since; ends ")
    desk.held(story)
    assert lines(page(mara, story))[0].startswith("Opens nothing while the story is stopped; ends ")
    section.leave(desk.world, person=desk.ed)
    assert lines(page(mara, story))[0].startswith("Opens nothing: Ed may not share this story any more; ends ")


def test_for_whom_a_link_is_is_words_and_no_markup(desk, page):
    story = desk.draft()
    shared(desk, story, note="<b>x</b>")
    assert "<b>x</b>" not in page(desk.ed, story)


# --- Revoking ------------------------------------------------------------------------------------------------


def test_a_press_revokes_and_leads_back_to_the_list(desk, at_desk):
    link = shared(desk, desk.draft())
    answer = at_desk(desk.ed).post(url("share_revoke", link.article, link.pk))
    assert (answer.status_code, answer["Location"]) == (302, url("share", link.article) + "#links")
    assert f"The link for “{FOR}” opens nothing any more." in messages_of(answer)
    assert visit(link).status_code == 404


def test_a_link_does_not_revoke(desk, at_desk):
    link = shared(desk, desk.draft())
    assert at_desk(desk.ed).get(url("share_revoke", link.article, link.pk)).status_code == 405
    assert visit(link).status_code == 200


def test_a_link_of_another_story_is_not_found(desk, at_desk):
    link = shared(desk, desk.draft())
    answer = at_desk(desk.ed).post(url("share_revoke", desk.draft(), link.pk))
    assert (answer.status_code, visit(link).status_code) == (404, 200)


def test_whoever_may_not_share_does_not_revoke(desk, at_desk):
    link = shared(desk, desk.draft())
    assert at_desk(desk.rosa).post(url("share_revoke", link.article, link.pk)).status_code == 403
    assert visit(link).status_code == 200


def test_the_history_of_the_story_tells_of_it(desk, at_desk):
    link = shared(desk, desk.draft())
    sharing.revoke(link, by=desk.ed, at=desk.now)
    text = at_desk(desk.rosa).get(url("change", link.article)).content.decode()
    assert ("Preview shared" in text, "Shared preview revoked" in text, FOR in text) == (True, True, True)
    assert len(told(link.article, EventKind.UNSHARED)) == 1
