"""The house rules at the desk: one page on which a managing editor sets the road and the checklist."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.actions import house
from articles.admin.article.visit import event_seen, posted
from articles.models import Article, HouseRule, HouseRuleChange
from articles.models.clock import database_now
from articles.rules.decisions import LEVEL, SECOND_PERSON, STAGE, uses_of
from articles.rules.house import DEFAULT, HouseRules
from articles.rules.standards import BY_ID, RULES, level_of
from articles.vocabulary import Level, SecondPerson, Stage
from newsroom.desk.site import DeskModelAdmin
from newsroom.desk.wording import DeskForm

MOST = 10  # of the last changes

_STAGES = {
    Stage.PITCH: gettext_lazy("An idea that nobody writes yet."),
    Stage.ASSIGNED: gettext_lazy("Somebody is to write it and has not begun."),
    Stage.LEGAL: gettext_lazy(
        "A lawyer reads it. Where every story passes, none is approved that legal did not clear."
    ),
    Stage.SUBS: gettext_lazy(
        "Sub-editors polish what the desk approved. Where every story passes, only they say that one is ready."
    ),
}
_SECOND = {
    SecondPerson.ALWAYS: gettext_lazy("Whoever wrote part of a text cannot approve it."),
    SecondPerson.FLAGGED: gettext_lazy(
        "Whoever wrote part of one cannot approve it; of all others, editors approve their own words too."
    ),
    SecondPerson.NEVER: gettext_lazy(
        "Editors approve their own words. Nobody else need have read a story before it goes out."
    ),
}


class HouseRulesForm(DeskForm):
    """A field for each decision, named as the decision is."""

    def __init__(self, data: Any = None, *, rules: HouseRules, standing: dict[str, int]) -> None:
        super().__init__(data, label_suffix="")
        for stage, what in _STAGES.items():
            choices = [(use.value, use.label) for use in uses_of(stage)]
            help_text = " ".join(filter(None, [str(what), _still_there(rules, stage, standing.get(stage, 0))]))
            self._ask(f"{STAGE}{stage}", stage.label, choices, rules.use_of(stage), help_text)
        sentences = [(choice.value, f"{choice.label}. {_SECOND[choice]}") for choice in SecondPerson]
        self._ask(SECOND_PERSON, _("Who needs a second person"), sentences, rules.second_person, radio=True)
        for rule in RULES:
            if not rule.is_fixed:
                self._ask(f"{LEVEL}{rule.id}", rule.doc, Level.choices, level_of(rule, rules))

    def _ask(
        self, name: str, label: Any, choices: Any, initial: str, help_text: str = "", *, radio: bool = False
    ) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            initial=initial,
            help_text=help_text,
            widget=forms.RadioSelect if radio else forms.Select,
            error_messages={"invalid_choice": _("“%(value)s” cannot be chosen here. Choose one of the list.")},
        )

    def stages(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.fields if name.startswith(STAGE))

    def second(self) -> forms.BoundField:
        return self[SECOND_PERSON]

    def points(self) -> list[Point]:
        """The whole checklist in its order, also the rules that nobody sets."""
        return [Point(str(rule.doc), None if rule.is_fixed else self[f"{LEVEL}{rule.id}"]) for rule in RULES]

    def decisions(self) -> dict[str, str]:
        """What the person changed on the page."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


@dataclass(frozen=True)
class Point:
    """One rule of the checklist; `field` is None for one that no newsroom lowers."""

    doc: str
    field: forms.BoundField | None


@dataclass(frozen=True)
class Change:
    row: HouseRuleChange
    what: str
    old: str
    new: str


@admin.register(HouseRule)
class HouseRuleAdmin(DeskModelAdmin):
    nav_position = 75

    def get_urls(self) -> list[URLPattern]:
        return [self.door("", self.changelist_view, "changelist")]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """GET shows the rules, to those who may see them; POST takes the decisions of those who set them."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method not in ("GET", "HEAD", "POST"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        if request.method == "POST":
            return self._decide(request)
        return self._page(request, _form())

    def _decide(self, request: HttpRequest) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        sent = posted(request)
        form = _form(sent)
        if not form.is_valid():
            return self._page(request, form, status=HTTPStatus.CONFLICT)
        try:
            changed = house.decide_all(
                form.decisions(),
                seen=event_seen(sent),
                by=request.user,  # type: ignore[arg-type]
                at=database_now(),
            )
        except (house.RulesHaveChanged, house.CannotDecide) as why:
            form.add_error(None, str(why))
            return self._page(request, form, status=HTTPStatus.CONFLICT)
        if changed:
            said = ngettext("One house rule was changed.", "%(n)d house rules were changed.", changed)
            messages.success(request, said % {"n": changed})
        else:
            messages.info(request, _("Nothing was changed, so there is nothing new to save."))
        return HttpResponseRedirect(request.path)

    def _page(self, request: HttpRequest, form: HouseRulesForm, *, status: int = 200) -> HttpResponse:
        changes = list(HouseRuleChange.objects.select_related("by").order_by("-pk")[:MOST])
        context = {
            **self.admin_site.each_context(request),
            "title": _("House rules"),
            "form": form,
            "may_decide": self.has_change_permission(request),
            "seen": changes[0].pk if changes else 0,
            "changes": [_told(row) for row in changes],
        }
        return render(request, "admin/articles/houserule/rules.html", context, status=status)


def _form(data: Any = None) -> HouseRulesForm:
    counted = Article.objects.filter(stage__in=Stage.optional).values_list("stage").annotate(n=Count("pk"))
    return HouseRulesForm(data, rules=house.rules(), standing=dict(counted))


def _still_there(rules: HouseRules, stage: Stage, stories: int) -> str:
    """What becomes of the stories of a stage that is not used (any more)."""
    if not stories:
        return ""
    if rules.uses(stage):
        return ngettext("One story stands there now.", "%(n)d stories stand there now.", stories) % {"n": stories}
    return ngettext(
        "One story still stands there: it can leave, and none can enter.",
        "%(n)d stories still stand there: they can leave, and none can enter.",
        stories,
    ) % {"n": stories}


def _told(row: HouseRuleChange) -> Change:
    """A decision in the words of the page; in those of the book where this version knows no better."""
    usual: Any = None
    if row.name == SECOND_PERSON:
        what, usual = _("Who needs a second person"), DEFAULT.second_person
    elif row.name.startswith(STAGE) and (stage := row.name.removeprefix(STAGE)) in Stage:
        what, usual = _("Stage “%(stage)s”") % {"stage": Stage(stage).label}, DEFAULT.use_of(Stage(stage))
    elif row.name.startswith(LEVEL) and (rule := BY_ID.get(row.name.removeprefix(LEVEL))):
        what, usual = str(rule.doc), level_of(rule, DEFAULT)
    else:
        what = capfirst(row.name)
    return Change(row, what, _word(row.old, usual), _word(row.new, usual))


def _word(value: str, usual: Any) -> str:
    """`usual`: what holds where nobody decided, of the list that has the words; None for what is not known any more."""
    if usual is None:
        return value or _("undecided")
    if not value:
        return _("%(usual)s (as Newsroom comes)") % {"usual": usual.label}
    words = type(usual)
    return str(words(value).label) if value in words else value
