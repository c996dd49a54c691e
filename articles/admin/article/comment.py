"""The pages on which colleagues comment on a story and answer, and the buttons that settle and reopen.

Asked by the story's page itself (`Accept: application/json`), each answers with the list as it is now, or says why not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import comment, doors, note, people
from articles.admin.article import comments, heard, kept
from articles.admin.article.asking import tell
from articles.admin.article.stages import refused
from articles.admin.article.visit import TEMPLATES, Visit, posted, whole_number
from articles.models import Comment
from articles.models.clock import database_now
from articles.rules.anchor import MOST_LETTERS as MOST_OF_THE_PASSAGE
from articles.rules.anchor import Anchor
from articles.rules.comment import MOST_LETTERS
from newsroom.desk.wording import DeskForm, Words

ANCHOR = "notes"
PAGE_SIZE = 100


class AnswerForm(DeskForm):
    comment = Words(
        label=gettext_lazy("Comment"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Write the comment before you send it.")},
        help_text=gettext_lazy(
            "Everybody who can see the story can read this, for good. Readers never do. "
            "Write @ and a name to tell somebody."
        ),
    )


class CommentForm(AnswerForm):
    """`before` and `after`: what stood around words that were chosen in the text itself."""

    passage = Words(
        label=gettext_lazy("Words it is about"),
        max_length=MOST_OF_THE_PASSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Copy them from the saved text, or leave this empty to comment on the whole story."),
    )
    to = forms.TypedChoiceField(
        label=gettext_lazy("For whom?"),
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={
            "invalid_choice": gettext_lazy("This person cannot see this story any more. Choose somebody else.")
        },
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    after = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    field_order = ("passage", "comment", "to")

    def __init__(self, data: Any = None, *, colleagues: list[tuple[int, str]], auto_id: str = "id_%s") -> None:
        super().__init__(data, label_suffix="", auto_id=auto_id)
        self.fields["to"].choices = [("", _("Nobody in particular")), *colleagues]


def page(visit: Visit) -> HttpResponse:
    """All comments, the newest first, or after `?before=` those older than that one."""
    before = _asked_for(visit.request)
    lines = comments.page_of(visit, before=before, most=PAGE_SIZE + 1)
    return visit.page(
        "comments.html",
        title=_("Comments"),
        lines=lines[:PAGE_SIZE],
        older=lines[PAGE_SIZE - 1].pk if len(lines) > PAGE_SIZE else None,
        is_first=before is None,
        comment_add=visit.url("comment_add") if comments.may_comment(visit) else "",
    )


def add(visit: Visit) -> HttpResponse:
    """GET asks for the words, what they are about and for whom; POST makes the comment, or asks again."""
    sent = _sent(visit)
    if no := _not_allowed(visit, CommentForm(colleagues=[]), sent):
        return no
    others = {one.pk: one for one in people.seeing(visit.article).exclude(pk=visit.person.pk)}
    form = CommentForm(sent, colleagues=[(pk, one.name) for pk, one in others.items()])

    def make(known: dict[str, Any]) -> comment.Said:
        about = Anchor(known["passage"], known["before"], known["after"])
        facts: dict[str, Any] = {"about": about, "to": others.get(known["to"])}
        return comment.add(visit.article, words=known["comment"], by=visit.person, at=database_now(), **facts)

    return _written(visit, form, make, title=_("Comment"), done=_("Your comment is beside the text."))


def answer(visit: Visit, row: int) -> HttpResponse:
    found = _row(visit, row)
    sent = _sent(visit)
    if no := _not_allowed(visit, AnswerForm(), sent):
        return no
    form = AnswerForm(sent, label_suffix="")

    def make(known: dict[str, Any]) -> comment.Said:
        return comment.answer(found, words=known["comment"], by=visit.person, at=database_now())

    done = _("Your answer is beside the text.")
    return _written(visit, form, make, title=_("Answer a comment"), done=done, answered=found)


def settle(visit: Visit, row: int) -> HttpResponse:
    return _changed(visit, row, comment.settle, _("Settled."))


def reopen(visit: Visit, row: int) -> HttpResponse:
    return _changed(visit, row, comment.reopen, _("Open again."))


def dialog(visit: Visit, colleagues: list[tuple[int, str]]) -> CommentForm:
    """The same form for the story's page, which has fields of its own."""
    return CommentForm(colleagues=colleagues, auto_id="comment_%s")


def _written(
    visit: Visit,
    form: AnswerForm,
    make: Callable[[dict[str, Any]], comment.Said],
    *,
    title: str,
    done: str,
    answered: Comment | None = None,
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        try:
            said = make(form.cleaned_data)
        except doors.NotAllowed as why:
            return _not_allowed(visit, form, form.data, why=str(why)) or visit.back()
        except comment.CannotComment as why_not:
            tell(form, why_not.reasons)
        else:
            names = people.seeing(visit.article).filter(pk__in=said.told).values_list("name", flat=True)
            messages.success(visit.request, heard.told(done, list(names)))
            heard.warn(visit, said.comment.words)
            return _answered(visit)
    if form.is_bound and _is_from_the_page(visit.request):
        return JsonResponse(
            {"why": " ".join(str(one) for errors in form.errors.values() for one in errors)}, status=409
        )
    status = 409 if form.is_bound else 200
    return visit.page("comment.html", status=status, title=title, form=form, answered=answered)


def _changed(visit: Visit, row: int, do: Callable[..., bool], done: str) -> HttpResponse:
    found = _row(visit, row)
    try:
        do(found, by=visit.person, at=database_now())
    except doors.NotAllowed as why:
        return _refused(visit, str(why))
    messages.success(visit.request, done)
    return _answered(visit)


def _answered(visit: Visit) -> HttpResponse:
    """Back to the story; or, to its page, the list as it is now and what would have been said there."""
    if not _is_from_the_page(visit.request):
        return visit.back(ANCHOR)
    context = {**comments.context(visit), "article": visit.article}
    said = " ".join(str(message) for message in messages.get_messages(visit.request))
    with timezone.override(visit.zone):
        html = render_to_string(f"{TEMPLATES}/_comments.html", context, request=visit.request)
    return JsonResponse({"html": html, "count": context["open_count"], "said": said})


def _not_allowed(visit: Visit, form: AnswerForm, sent: Any, *, why: str = "") -> HttpResponse | None:
    """None if the person may comment; what was written is given back to who may not."""
    if not (why := why or note.why_not(visit.article, by=visit.person, seen_from=visit.seen_from)):
        return None
    if sent is None or _is_from_the_page(visit.request):
        return _refused(visit, why)
    return kept.given_back(visit, sent, form, why=why)


def _sent(visit: Visit) -> Any:
    return posted(visit.request) if visit.request.method == "POST" else None


def _refused(visit: Visit, why: str) -> HttpResponse:
    if _is_from_the_page(visit.request):
        return JsonResponse({"why": why}, status=403)
    return refused(visit, [why], status=403)


def _is_from_the_page(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _row(visit: Visit, pk: int) -> Comment:
    """Raises Http404 for a comment of another story, and for an answer."""
    if (found := visit.article.comments.filter(pk=pk, answer_to=None).select_related("by").first()) is None:
        raise Http404
    return found


def _asked_for(request: HttpRequest) -> int | None:
    """Raises Http404 for what no page wrote."""
    if "before" not in request.GET:
        return None
    if (key := whole_number(request.GET["before"])) is None:
        raise Http404
    return key
