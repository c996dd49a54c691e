"""What the activity can be narrowed to, as one form above the list that sends itself by GET."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from articles.admin.activity.people import known_to
from articles.admin.article.filters import ComboboxFilter, DayFilter, DaysForm
from articles.admin.article.record import Wanted
from articles.models import Section, StoryEvent
from articles.rules import access
from articles.vocabulary import ActivityKind
from newsroom.accounts.models import User


class ActivityFilters(django_filters.FilterSet):
    """`request` says who asks: only what that person sees can be named in it. One query, for the sections."""

    person = ComboboxFilter(label=_("Person"), queryset=User.objects.none(), search_url="admin:activity_search")
    section = django_filters.ChoiceFilter(label=_("Section"), empty_label=_("Any"))
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=ActivityKind.choices, empty_label=_("Any"))
    since = DayFilter(label=_("Since"))
    until = DayFilter(label=_("Until"), days=1)

    class Meta:
        # Many tables are narrowed at once: `wanted` says how, and no query is made of this one.
        model = StoryEvent
        fields = ()
        form = DaysForm

    def __init__(self, data: Any, *, request: HttpRequest) -> None:
        super().__init__(data, queryset=StoryEvent.objects.none(), request=request)
        self.form.label_suffix = ""
        self.asking: Any = request.user
        self.sees_all = self.asking.has_perm(access.SEE_EVERY_SECTION)
        seen = Section.objects.order_by("position", "name")
        if not self.sees_all:
            seen = seen.filter(memberships__person=self.asking)
        self.sections = {row.pk: row for row in seen}
        self.form.fields["person"].queryset = known_to(self.asking)
        self.form.fields["section"].choices = [(str(key), row.name) for key, row in self.sections.items()]

    @property
    def sent(self) -> dict[str, str]:
        """What was filled in, as it came."""
        names = (*self.base_filters, "person_key")
        return {name: self.data[name] for name in names if self.data.get(name, "").strip()}

    @property
    def query(self) -> str:
        """The same for the address of another page of the list."""
        query = QueryDict(mutable=True)
        query.update(self.sent)
        return query.urlencode()

    @property
    def chosen(self) -> dict[str, Any]:
        """Person, section, kind and the two moments; None for what was left open. Only after `is_valid`."""
        said = self.form.cleaned_data
        return {
            "person": said["person"],
            "section": self.sections[int(said["section"])] if said["section"] else None,
            "kind": ActivityKind(said["kind"]) if said["kind"] else None,
            **{name: said[name] and self.filters[name].moment(said[name]) for name in ("since", "until")},
        }

    @property
    def wanted(self) -> Wanted:
        """Only after `is_valid`."""
        chosen = self.chosen
        section, person = chosen["section"], chosen["person"]
        sections = [section.pk] if section else None if self.sees_all else list(self.sections)
        # A file of the activity is of no section; whose it was is for themselves and for those who see everything.
        exporter = None if section else 0 if self.sees_all else self.asking.pk
        return Wanted(
            sections=sections,
            exporter=exporter,
            by=person.pk if person else None,
            kind=chosen["kind"],
            since=chosen["since"],
            until=chosen["until"],
        )
