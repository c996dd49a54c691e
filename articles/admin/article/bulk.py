"""The same step for several stories: each is named before, takes the step by itself, and is told of after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.actions import doors, house, workflow
from articles.admin.article.story import state
from articles.admin.article.visit import page, posted, whole_number
from articles.models import Article, Revision, SectionMembership
from articles.models.clock import database_now
from articles.rules import access, body
from articles.rules import workflow as road
from articles.vocabulary import Move, Stage, Standing
from newsroom.desk.wording import DeskForm, Words

MOVES = {"send": Move.SEND, "spike": Move.SPIKE}
MOST = 50
TYPED_FROM = 6
"""From so many stories on their number is typed, so that nobody confirms out of habit."""

_TITLES = {
    Move.SEND: gettext_lazy("Send these stories to the desk?"),
    Move.SPIKE: gettext_lazy("Spike these stories?"),
}
_BUTTONS = {Move.SEND: gettext_lazy("Send to the desk"), Move.SPIKE: gettext_lazy("Spike")}


@dataclass(frozen=True)
class Row:
    """A story that was chosen, as it was listed, and why it cannot take the step; `reasons` is [] if it can."""

    article: Article
    revision: int
    reasons: list[str]

    @property
    def state(self) -> str:
        return state(self.article)

    @property
    def key(self) -> str:
        return f"{self.article.pk}-{self.revision}"


class BulkForm(DeskForm):
    note = Words(
        label=gettext_lazy("Why are they spiked?"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Say in the note why the stories are spiked.")},
        help_text=gettext_lazy("Everybody who can see one of the stories will read this in its history."),
    )
    number = forms.CharField(
        max_length=4, widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    )

    def __init__(self, data: Any = None, *, move: Move, stories: int) -> None:
        super().__init__(data, label_suffix="")
        self.stories = stories
        if move is not Move.SPIKE:
            del self.fields["note"]
        if stories < TYPED_FROM:
            del self.fields["number"]
        else:
            self.fields["number"].label = _("How many stories are these? Type the number: %(n)d") % {"n": stories}
            self.fields["number"].error_messages["required"] = self._wrong_number()

    def clean_number(self) -> str:
        typed: str = self.cleaned_data["number"]
        if typed.strip() != str(self.stories):
            raise forms.ValidationError(self._wrong_number())
        return typed

    def _wrong_number(self) -> str:
        return _("Type %(n)d, the number of stories, so that none of them takes the step by accident.") % {
            "n": self.stories
        }


def offered(person: Any) -> bool:
    """Whether any of these steps is this person's at all."""
    return any(person.has_perm(access.PERMISSION[duty]) for move in MOVES.values() if (duty := road.duty_of(move)))


def view(site: Any, request: HttpRequest) -> HttpResponse:
    """POST from the list names the stories and asks; POST from that page takes the step for each of them."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    person: Any = request.user
    if not person.has_perm("articles.view_article"):
        raise PermissionDenied
    sent = posted(request)
    if (move := MOVES.get(sent.get("do", ""))) is None:
        raise Http404
    chosen = _chosen(sent.getlist("chosen"))
    if not chosen:
        messages.warning(request, _("No story was chosen. Tick the boxes of the stories first."))
        return _to_list()
    rows = _rows(person, move, chosen)
    free = [row for row in rows if not row.reasons]
    is_confirmed = "confirmed" in sent
    form = BulkForm(sent if is_confirmed else None, move=move, stories=len(free))
    if not is_confirmed or not free or not form.is_valid():
        return page(
            site,
            request,
            "bulk.html",
            status=409 if is_confirmed or not free else 200,
            title=_TITLES[move],
            button=_BUTTONS[move],
            do=sent["do"],
            free=free,
            refused=[row for row in rows if row.reasons],
            missing=len(chosen) - len(rows),
            chosen=",".join(row.key for row in free),
            form=form,
        )
    _take(request, move, rows, note=form.cleaned_data.get("note", ""))
    return _to_list()


def _chosen(values: Iterable[str]) -> dict[int, int]:
    """The stories with the revision in which each was listed; what is no pair of keys is left out."""
    pairs = [pair.partition("-") for value in values for pair in value.split(",")]
    keys = [(whole_number(story), whole_number(revision)) for story, _dash, revision in pairs]
    chosen: dict[int, int] = {}
    for story, revision in [(story, revision) for story, revision in keys if story and revision][:MOST]:
        # Listed in two versions at once it was seen in none.
        chosen[story] = revision if chosen.get(story, revision) == revision else 0
    return chosen


def _rows(person: Any, move: Move, chosen: dict[int, int]) -> list[Row]:
    """The chosen stories that the person may see. Four queries, whatever their number."""
    stories = Article.objects.seen_by(person).filter(pk__in=chosen).select_related("section")
    sections = set(SectionMembership.objects.filter(person=person).values_list("section_id", flat=True))
    permissions, rules = person.get_all_permissions(), house.rules()
    rows = []
    for article in stories.defer("search", "standfirst", "method").newest_first():
        seen_from = access.Standpoint(
            permissions=permissions, in_section=article.section_id in sections, is_active=person.is_active
        )
        duty = road.duty_of(move, Stage(article.stage))
        why = doors.refusal(duty, by=person, article=article, seen_from=seen_from) if duty else ""
        reasons: list[str] = [why] if why else list(road.blockers(move, _facts(article, chosen[article.pk]), rules))
        rows.append(Row(article, chosen[article.pk], reasons))
    return rows


def _facts(article: Article, revision: int) -> road.Facts:
    """What these steps ask of a story; its note is asked for on the page, and neither wants a second person."""
    return road.Facts(
        stage=Stage(article.stage),
        is_author=False,
        note="-",
        is_newest=article.latest_revision_id == revision,
        words=body.words(article.body),
        standing=Standing(article.standing),
        is_sensitive=article.is_sensitive,
        has_assignee=article.assignee_id is not None,
    )


def _take(request: HttpRequest, move: Move, rows: list[Row], *, note: str) -> None:
    """Each story by itself, so that one that is refused at the last moment keeps none of the others."""
    done = []
    for row in rows:
        reasons = list(row.reasons) or _taken(request, move, row, note=note)
        headline = row.article.headline
        if reasons:
            words = {"headline": headline, "why": " ".join(reasons)}
            messages.warning(request, _("“%(headline)s” stays where it is: %(why)s") % words)
        else:
            done.append(_("“%(headline)s”") % {"headline": headline})
    if done:
        words = {"n": len(done), "names": ", ".join(done)}
        messages.success(request, _told(move, len(done)) % words)


def _taken(request: HttpRequest, move: Move, row: Row, *, note: str) -> list[str]:
    """Take the step; why not, or []."""
    revision = Revision.objects.defer("content").get(pk=row.revision)
    person: Any = request.user
    try:
        workflow.move(row.article, move=move, revision=revision, by=person, at=database_now(), note=note)
    except doors.NotAllowed as why:
        return [str(why)]
    except workflow.CannotMove as why:
        return why.reasons
    return []


def _told(move: Move, n: int) -> str:
    if move is Move.SEND:
        return ngettext("Sent to the desk: %(names)s.", "%(n)d stories sent to the desk: %(names)s.", n)
    return ngettext("Spiked: %(names)s.", "%(n)d stories spiked: %(names)s.", n)


def _to_list() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
