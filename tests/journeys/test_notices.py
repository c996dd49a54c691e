"""A story goes to a colleague with a note and comes back with another one; each finds at the desk that it did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

from articles.actions import notice_mails
from articles.models import Article, Notice
from articles.vocabulary import Stage
from newsroom.accounts import actions as accounts
from newsroom.accounts.roles import Role
from tests.journeys.looks import faults
from tests.journeys.windows import press
from tests.newsdesk import Newsdesk

if TYPE_CHECKING:
    pass

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_a_story_is_sent_to_a_colleague_and_comes_back(desk: Newsdesk, opened: Any) -> None:
    rosa, lena = desk.rosa, accounts.save_profile(desk.hire("lena", Role.EDITOR), name="Lena Ortiz", time_zone="")
    story = desk.draft(headline="Ferry line reopens")

    page = opened(rosa, f"/admin/articles/article/{story.pk}/change/")
    press(page, "link", "Send with a note…")
    wrong = faults(page)
    page.get_by_label("For whom?").select_option("Lena Ortiz, Desk editor")
    page.get_by_label("What do you want to say with it?").fill("Please read it today.")
    press(page, "button", "Send")
    assert page.get_by_text("Sent to the desk. Lena Ortiz will be told.").is_visible()
    assert "for Lena Ortiz" in page.locator("#handed-on").inner_text()

    desks = opened(lena, "/admin/")
    assert desks.get_by_text("for you", exact=True).is_visible()
    notices = desks.get_by_role("link", name=re.compile("Notices"))
    assert notices.inner_text().split() == ["Notices", "1", "new"]
    wrong += faults(desks)
    with desks.expect_navigation():
        notices.click()
    assert desks.get_by_text("Rosa sent you a story").is_visible()
    assert desks.locator("q").inner_text() == "Please read it today."
    wrong += faults(desks)
    press(desks, "button", "Ferry line reopens")
    assert desks.get_by_role("link", name=re.compile("Notices")).inner_text() == "Notices"
    wrong += faults(desks)
    press(desks, "link", "Send with a note…")
    desks.get_by_label("Send back").check()
    press(desks, "button", "Send")
    assert desks.get_by_role("alert").get_by_role("link").count() == 1
    wrong += faults(desks)
    desks.get_by_label("What do you want to say with it?").fill("@rosa: who is the owner?")
    press(desks, "button", "Send")

    page = opened(rosa, "/admin/")
    with page.expect_navigation():
        page.get_by_role("link", name="Notices 1 new").click()
    wrong += faults(page)
    press(page, "button", "Ferry line reopens")
    assert page.get_by_text("Sent back by Lena Ortiz").is_visible()
    assert (Article.objects.get().stage, wrong) == (Stage.DRAFT, [])

    notice_mails.send_due()
    assert [letter.to for letter in mail.outbox] == [[lena.email], [rosa.email]]


def test_a_note_is_left_by_keyboard_and_all_is_marked_as_read(desk: Newsdesk, opened: Any) -> None:
    rosa, ed, suki = desk.rosa, desk.ed, desk.hire("suki", Role.SUB_EDITOR)
    story = desk.draft(headline="Ferry line reopens")

    page = opened(rosa, f"/admin/articles/article/{story.pk}/note/")
    wrong = faults(page)
    page.keyboard.type("@suki: is the tide right?")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("Ed and Suki will be told.").is_visible()
    assert page.get_by_text("Note for Ed, Suki").is_visible()
    wrong += faults(page)

    desks = opened(suki, "/admin/articles/notice/")
    press(desks, "button", "Mark all as read")
    assert desks.get_by_role("button", name="Mark all as read").count() == 0
    wrong += faults(desks)
    assert (Notice.objects.unread().get().person, wrong) == (ed, [])


def test_a_list_of_what_one_can_no_longer_see(desk: Newsdesk, opened: Any) -> None:
    story = desk.draft(headline="Ferry line reopens")
    page = opened(desk.rosa, f"/admin/articles/article/{story.pk}/note/")
    assert desk.ed
    page.reload()
    page.get_by_label("Your note").fill("Look. " * 90)
    page.get_by_label("Ed").check()
    press(page, "button", "Leave the note")

    page = opened(desk.ed, "/admin/articles/notice/")
    wrong = faults(page)
    desk.ed.memberships.all().delete()
    page.reload()
    wrong += faults(page)
    assert (page.get_by_text("A story you can no longer see").is_visible(), wrong) == (True, [])
