"""The desk's landing page: what needs this person, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, F, OuterRef, Q, Subquery, When
from django.db.models.lookups import Exact
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions import health
from articles.admin.article import assignment
from articles.admin.article.filters import Assigned, Newest, Statements, Tagged, unsettled
from articles.admin.article.plan import in_words, open_schedule, plan_of
from articles.admin.article.sent import sent_to
from articles.models import Article, Schedule, Source, Transition
from articles.rules import access
from articles.vocabulary import Duty, Move, Stage, Standing

MOST = 10
# No list of the desk narrows to them, so all are here that anybody could be writing.
MOST_ASSIGNED = 100
_HEAVY = ("search", "body", "method", "standfirst")


@dataclass(frozen=True)
class Panel:
    """One list of the page. `more` leads to all of it; "" when everything is shown."""

    title: str
    stories: list[Article]
    empty: str
    more: str = ""


@dataclass(frozen=True)
class Alarm:
    """A sentence that stands above all panels; `story`: the one that it is about."""

    sentence: str
    story: Article | None = None


@dataclass(frozen=True)
class BookOfSources:
    """The newest entries; `add` is the address of the form for another one."""

    sources: list[Source]
    more: str
    add: str


def landing(request: HttpRequest) -> dict[str, Any]:
    """What the person works on, by their rights, as context of `admin/index.html`. One query a list."""
    person: Any = request.user
    if person.has_perm("articles.view_article"):
        panels = _panels(person)
        return {"panels": panels, "alarms": _alarms(person, panels), "may_begin": person.has_perm(access.BEGIN)}
    book = _book_of_sources() if person.has_perm("articles.retire_source") else None
    return {"panels": [], "alarms": _alarms(person, []), "book": book, "may_begin": False}


def _alarms(person: Any, panels: list[Panel]) -> list[Alarm]:
    """What cannot wait: stories that should be out and are not, and a scheduler that does not run."""
    alarms = []
    if person.has_perm("articles.publish_article") or person.has_perm("accounts.change_user"):
        alarms += [Alarm(why) for why in [health.silence()] if why]
    for story in (story for panel in panels for story in panel.stories):
        plan = plan_of(story)
        if plan is not None and (plan.is_stopped or plan.is_overdue):
            alarms.append(Alarm(plan.sentence, story))
    return alarms


def _panels(person: Any) -> list[Panel]:
    seen = Article.objects.seen_by(person).select_related("section", "owner").defer(*_HEAVY)
    seen = seen.exclude(stage=Stage.SPIKED)
    writes, approves = person.has_perm("articles.change_article"), person.has_perm("articles.approve_article")
    panels = []
    if person.has_perm(access.BEGIN):
        panels.append(_drafts(seen, person))
    if writes:
        panels += _assigned(seen, person)
    panels.append(_waiting(seen, person))
    panels += _with_others(seen, person)
    if writes or person.has_perm("articles.withdraw_article"):
        panels += _scheduled(seen)
    if writes and person.has_perm(access.SUBEDIT):
        hint = _("No approved version waits to be published.")
        if not approves:
            hint = _("No approved version waits for the desk. What you change in one is sent and approved again.")
        # What was withdrawn was out: it waits for nobody until somebody changes it.
        approved = _for_whom(seen.filter(stage=Stage.READY).with_news(), person)
        narrowed = {"stage": Stage.READY, "newest": Newest.NEVER_OUT}
        panels.append(_panel(_("Approved, not out yet"), approved, hint, narrowed, first="-is_for_me"))
    if writes:
        edited = seen.filter(standing=Standing.LIVE).with_news()
        hint = _("Readers have the newest text of every live story.")
        narrowed = {"standing": Standing.LIVE, "newest": Newest.NEVER_OUT}
        panels.append(_panel(_("Live, and edited since"), edited, hint, narrowed))
        if approves:
            panels.append(_to_verify(seen))
    elif person.has_perm("articles.withdraw_article"):
        hint = _("Readers have no story yet.")
        panels.append(_panel(_("Live"), seen.filter(standing=Standing.LIVE), hint, {"standing": Standing.LIVE}))
    else:
        bare = seen.with_tags(some=False)
        panels.append(_panel(_("Without a tag"), bare, _("Every story has a tag."), {"tagged": Tagged.NOT}))
    return panels


def _drafts(seen: Any, person: Any) -> Panel:
    # A live story without an edit stands at draft or ready as well; it needs nobody.
    own = seen.filter(owner=person, stage=Stage.DRAFT).not_read_as_they_are()
    hint = _("You have no draft. Begin a story, or open one of the list.")
    mine = {"owner": person.name, "owner_key": person.pk, "stage": Stage.DRAFT, "newest": Newest.NOT_OUT}
    return _panel(_("Your drafts"), own.annotate(sent_back_by=_sent_back_by()), hint, mine)


def _assigned(seen: Any, person: Any) -> list[Panel]:
    """What is to be written: the overdue ones come first, those without an hour last. One query.

    Whoever assigns stories finds those as well whose writer has left; no panel where there are none.
    """
    is_own = Q(assignee=person, stage__in=Stage.writing)
    has_left = Q(assignee__is_active=False)
    wanted = is_own | has_left if person.has_perm(access.PERMISSION[Duty.ASSIGN]) else is_own
    rows = seen.select_related("section", "owner", "assignee").filter(wanted).not_read_as_they_are()
    order = (F("assignee__is_active").desc(), F("due_at").asc(nulls_last=True), "pk")
    found = list(rows.order_by(*order)[: MOST_ASSIGNED + MOST + 1])
    own = [story for story in found if story.assignee_id == person.pk][:MOST_ASSIGNED]
    left = [story for story in found if story.assignee_id != person.pk]
    for story in own:
        story.due_words, story.is_overdue = assignment.due_in_words(story), assignment.is_overdue(story)
    for story in left:
        story.assigned_words = _("assigned to %(name)s") % {"name": assignment.name_of(story.assignee)}
    panels = [Panel(_("Assigned to you"), own, _("No story is assigned to you."))]
    if left:
        narrowed = {"assigned": Assigned.LEFT, "newest": Newest.NOT_OUT}
        address = f"{reverse('admin:articles_article_changelist')}?{urlencode(narrowed)}"
        title = _("Assigned to somebody who left")
        panels.append(Panel(title, left[:MOST], "", more=address if len(left) > MOST else ""))
    return panels


def _waiting(seen: Any, person: Any) -> Panel:
    if person.has_perm(access.SEE_EVERY_SECTION):
        hint = _("Nothing waits at the desk in any section.")
    elif person.has_perm(access.SUBEDIT):
        hint = _("Nothing waits at the desk in your sections.")
    else:
        hint = _("Nothing waits at the desk in your sections. Send a draft there on its own page.")
    waiting = _for_whom(seen.filter(stage=Stage.IN_REVIEW), person)
    return _panel(str(Stage.IN_REVIEW.label), waiting, hint, {"stage": Stage.IN_REVIEW}, first="-is_for_me")


def _with_others(seen: Any, person: Any) -> list[Panel]:
    """What legal and the subs have on their desks, and what is held; no panel where nothing is. One query."""
    stages = (Stage.LEGAL, Stage.SUBS, Stage.HELD)
    there = _for_whom(seen.filter(stage__in=stages), person)
    most = len(stages) * MOST
    found = list(there.order_by("-is_for_me", "-updated_at", "-pk")[: most + 1])
    panels = []
    for stage in stages:
        there = [story for story in found if story.stage == stage]
        is_cut = len(there) > MOST or len(found) > most
        address = f"{reverse('admin:articles_article_changelist')}?{urlencode({'stage': stage})}"
        if there:
            panels.append(Panel(str(stage.label), there[:MOST], "", more=address if is_cut else ""))
    return panels


def _to_verify(seen: Any) -> Panel:
    """What readers have of which somebody still has to find out whether it is true."""
    rows = seen.filter(unsettled(), standing=Standing.LIVE)
    hint = _("Every statement that readers have is settled.")
    narrowed = {"standing": Standing.LIVE, "statements": Statements.UNSETTLED}
    return _panel(_("Live, and not verified"), rows, hint, narrowed)


def _scheduled(seen: Any) -> list[Panel]:
    """What goes out next, and before it what does not though it should; no panel where nothing is scheduled."""
    state = Schedule.objects.open().filter(article=OuterRef("pk"))
    rows = seen.filter(stage=Stage.SCHEDULED).annotate(
        open_schedule=open_schedule(), plan=Subquery(state.values("state")), goes_out=Subquery(state.values("due_at"))
    )
    # "STOPPED" comes before "WAITING".
    found = list(rows.order_by("plan", "goes_out", "pk")[: MOST + 1])
    for story in found:
        story.goes_out_words = in_words(story)
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode({'stage': Stage.SCHEDULED})}"
    return [Panel(_("Scheduled"), found[:MOST], "", more=address if len(found) > MOST else "")] if found else []


def _book_of_sources() -> BookOfSources:
    return BookOfSources(
        sources=list(Source.objects.order_by("-pk")[:MOST]),
        more=reverse("admin:articles_source_changelist"),
        add=reverse("admin:articles_source_add"),
    )


def _sent_back_by() -> Case:
    """Who sent the draft back, if that was its last step; None otherwise."""
    steps = Transition.objects.filter(article=OuterRef("pk")).order_by("-pk")
    newest = {"move": Subquery(steps.values("move")[:1]), "by": Subquery(steps.values("by__name")[:1])}
    return Case(When(Exact(newest["move"], Move.SEND_BACK), then=newest["by"]), output_field=CharField())


def _for_whom(stories: Any, person: Any) -> Any:
    """With whom each was sent to in particular, as `sent_to`, and whether that is this person."""
    is_mine = Case(When(Exact(sent_to("to"), person.pk), then=True), default=False)
    return stories.annotate(sent_to=sent_to(), is_for_me=is_mine)


def _panel(title: str, stories: Any, empty: str, narrowed: dict[str, Any], *, first: str = "") -> Panel:
    """`narrowed`: the list's filters for precisely the same stories; `first`: what goes before the newest."""
    found = list(stories.order_by(*filter(None, [first]), "-updated_at", "-pk")[: MOST + 1])
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(narrowed)}"
    return Panel(title, found[:MOST], empty, more=address if len(found) > MOST else "")
