"""What the list of stories can be narrowed by, as one form above the list that sends itself by GET."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.contrib.admin import ListFilter
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef, TextChoices
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.article import narrowing
from articles.admin.person import ASSIGNEES, assignees_seen_by, owners_seen_by
from articles.models import Article, Section, Tag, Tagging
from articles.vocabulary import Stage, Standing
from newsroom.accounts.models import User
from newsroom.desk.combobox import ComboboxField
from newsroom.desk.wording import DeskForm

# PostgreSQL and Python agree on these years in every zone; a newsroom needs no others.
_YEARS = [MinValueValidator(dt.date(1900, 1, 1)), MaxValueValidator(dt.date(2100, 1, 1))]


class Newest(TextChoices):
    """What became of a story's newest version."""

    OUT = "OUT", _("With readers")
    NOT_OUT = "NOT_OUT", _("Not with readers")
    NEVER_OUT = "NEVER_OUT", _("Never out")


class Tagged(TextChoices):
    SOME = "SOME", _("With a tag")
    NOT = "NOT", _("Without a tag")


class Assigned(TextChoices):
    SOME = "SOME", _("Somebody")
    NOBODY = "NOBODY", _("Nobody")
    LEFT = "LEFT", _("Somebody who left")


class Statements(TextChoices):
    """Whether everything that a story attributes is settled."""

    UNSETTLED = "UNSETTLED", _("Some not verified")
    STALE = "STALE", _("Not verified, live, untouched for two days")
    SETTLED = "SETTLED", _("Nothing to find out")


class Hour(TextChoices):
    """What hangs over a story."""

    OPEN = "OPEN", _("Being written")
    OVERDUE = "OVERDUE", _("Overdue")
    SOON = "SOON", _("Overdue, or due within a day")
    EMBARGO = "EMBARGO", _("Under embargo")


class Readers(TextChoices):
    """What a live story owes its readers."""

    NOTE = "NOTE", _("A note to them waits")
    ORPHAN = "ORPHAN", _("Nothing leads to it")


class ComboboxFilter(django_filters.Filter):
    field_class = ComboboxField


class DayFilter(django_filters.DateFilter):
    """A day of the reader's own zone: from its first moment, or (with `days=1`) until its last."""

    def __init__(self, *args: Any, days: int = 0, **options: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        wrong = _("Write the day as year, month and day, for example 2026-11-23, between 1900 and 2100.")
        messages = {"invalid": wrong, "min_value": wrong, "max_value": wrong}
        facts = {"widget": widget, "input_formats": ["%Y-%m-%d"], "validators": _YEARS, "error_messages": messages}
        super().__init__(*args, **facts, **options)
        self.days = days

    def filter(self, qs: Any, value: dt.date | None) -> Any:
        return qs if value is None else super().filter(qs, self.moment(value))

    def moment(self, day: dt.date) -> dt.datetime:
        """The one at which it begins, or from which it is over."""
        return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=self.days), dt.time()))


class DaysForm(DeskForm):
    """Of filters with a first and a last day."""

    def clean(self) -> dict[str, Any]:
        known: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = known.get("since"), known.get("until")
        if since and until and since > until:
            self.add_error("until", gettext("The last day lies before the first, so nothing can be found. Swap them."))
        return known


class StoryFilters(django_filters.FilterSet):
    """`request` says who asks: only what that person sees can be named in it."""

    section = django_filters.ModelChoiceFilter(
        label=_("Section"), queryset=Section.objects.order_by("position", "name"), empty_label=_("Any")
    )
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=Stage.choices, empty_label=_("Any"))
    standing = django_filters.ChoiceFilter(label=_("Readers have it"), choices=Standing.choices, empty_label=_("Any"))
    newest = django_filters.ChoiceFilter(
        label=_("Newest version"), choices=Newest.choices, empty_label=_("Any"), method="with_newest"
    )
    owner = ComboboxFilter(label=_("Owner"), queryset=User.objects.none(), search_url="admin:accounts_user_search")
    assignee = ComboboxFilter(
        label=_("Assigned to"), queryset=User.objects.none(), search_url="admin:accounts_user_search"
    )
    assigned = django_filters.ChoiceFilter(
        label=_("Assigned at all"), choices=Assigned.choices, empty_label=_("Any"), method="with_assignee"
    )
    tag = ComboboxFilter(
        label=_("Tag"), queryset=Tag.objects.all(), search_url="admin:articles_tag_search", method="with_tag"
    )
    tagged = django_filters.ChoiceFilter(
        label=_("Tagged at all"), choices=Tagged.choices, empty_label=_("Any"), method="with_tags"
    )
    statements = django_filters.ChoiceFilter(
        label=_("Statements"), choices=Statements.choices, empty_label=_("Any"), method="with_statements"
    )
    hour = django_filters.ChoiceFilter(label=_("Hour"), choices=Hour.choices, empty_label=_("Any"), method="with_hour")
    readers = django_filters.ChoiceFilter(
        label=_("For its readers"), choices=Readers.choices, empty_label=_("Any"), method="with_readers"
    )
    since = DayFilter(label=_("Changed since"), field_name="updated_at", lookup_expr="gte")
    until = DayFilter(label=_("Changed until"), field_name="updated_at", lookup_expr="lt", days=1)

    class Meta:
        model = Article
        fields = ()
        form = DaysForm

    def __init__(self, data: Any, queryset: Any, *, request: HttpRequest) -> None:
        super().__init__(data, queryset=queryset, request=request)
        self.form.label_suffix = ""
        person: Any = request.user
        fields = self.form.fields
        fields["owner"].queryset = owners_seen_by(person, User.objects.all())
        fields["assignee"].queryset = assignees_seen_by(person, User.objects.all())
        fields["assignee"].widget.search_query = {"of": ASSIGNEES}
        if not person.has_perm("articles.see_every_section"):
            fields["section"].queryset = fields["section"].queryset.filter(memberships__person=person)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was filled in; the form sends its empty fields as well."""
        return any(str(value).strip() for value in self.data.values())

    def with_tag(self, queryset: Any, name: str, tag: Tag | None) -> Any:
        return (
            queryset.filter(Exists(Tagging.objects.filter(content_object=OuterRef("pk"), tag=tag))) if tag else queryset
        )

    def with_tags(self, queryset: Any, name: str, tagged: str) -> Any:
        return queryset.with_tags(some=tagged == Tagged.SOME)

    def with_assignee(self, queryset: Any, name: str, assigned: str) -> Any:
        match assigned:
            case Assigned.LEFT:
                return queryset.filter(assignee__is_active=False)
            case _:
                return queryset.filter(assignee__isnull=assigned == Assigned.NOBODY)

    def with_statements(self, queryset: Any, name: str, statements: str) -> Any:
        match statements:
            case Statements.STALE:
                return queryset.filter(narrowing.stale())
            case Statements.UNSETTLED:
                return queryset.filter(narrowing.unsettled())
            case _:
                return queryset.filter(~narrowing.unsettled())

    def with_hour(self, queryset: Any, name: str, hour: str) -> Any:
        match hour:
            case Hour.EMBARGO:
                return queryset.filter(narrowing.embargoed())
            case Hour.OPEN:
                return queryset.filter(stage__in=Stage.writing).not_read_as_they_are()
            case Hour.SOON:
                return queryset.filter(narrowing.due_soon()).not_read_as_they_are()
            case _:
                return queryset.filter(narrowing.overdue()).not_read_as_they_are()

    def with_readers(self, queryset: Any, name: str, owed: str) -> Any:
        return queryset.filter(narrowing.notes_wait() if owed == Readers.NOTE else narrowing.orphan())

    def with_newest(self, queryset: Any, name: str, newest: str) -> Any:
        match newest:
            case Newest.OUT:
                return queryset.read_as_they_are()
            case Newest.NOT_OUT:
                return queryset.not_read_as_they_are()
            case _:
                return queryset.with_news()


NAMES = frozenset({*StoryFilters.base_filters, "owner_key", "assignee_key", "tag_key"})


class StoryListFilter(ListFilter):
    """Puts the form into Django's list: takes its parameters out of the address and narrows the stories by them."""

    title = _("filter")

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        for name in NAMES & params.keys():
            self.used_parameters[name] = params.pop(name)[-1]

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> list[Any]:
        return []

    def expected_parameters(self) -> list[str]:
        return sorted(NAMES)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        data = QueryDict(mutable=True)
        data.update(self.used_parameters)
        filters = StoryFilters(data, queryset, request=request)
        request.story_filters = filters  # type: ignore[attr-defined]
        # A filter that was not understood must not look like one that found everything.
        if not filters.is_valid():
            return queryset.none()
        # Spiked stories stand in nobody's way; they are found where somebody looks for them.
        return filters.qs if filters.form.cleaned_data["stage"] else filters.qs.exclude(stage=Stage.SPIKED)
