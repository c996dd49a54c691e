"""Pages about the paper at the desk: written, compared when two people did so, and read as they once were."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import house_page
from articles.admin.article import lost
from articles.admin.article.comparison import Comparison, compare
from articles.admin.article.kept import Kept, plain
from articles.admin.article.visit import posted, whole_number
from articles.admin.body import EXTENSIONS, MENU, BodyField, BodyWidget, with_nonce
from articles.models import HousePage, HousePageVersion
from articles.models.clock import database_now
from newsroom.desk.site import DeskModelAdmin, moment
from newsroom.desk.wording import DeskModelForm

SHOWN = 20
_COMPARED = ("title", "body")


class HouseBodyWidget(BodyWidget):
    """The editor without its mark for attributions: a page of the house quotes nobody."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        extensions = {name: options for name, options in EXTENSIONS.items() if name != "Attribution"}
        groups = [group for group in MENU if group["group"] != "attribution"]
        self.config = {"extensions": {**extensions, "Menu": {"groups": groups}}}


class HousePageForm(DeskModelForm):
    body = BodyField(label=gettext_lazy("Body"), required=False, widget=HouseBodyWidget)

    class Meta:
        model = HousePage
        fields = ("slug", "title", "body", "is_out")


@dataclass(frozen=True)
class Version:
    """One save, and how its words differ from those of the save before."""

    row: HousePageVersion
    title: Comparison
    body: Comparison


@admin.register(HousePage)
class HousePageAdmin(DeskModelAdmin):
    form = HousePageForm
    nav_position = 70
    list_display = ("title", "address", "is_out", "saved")
    ordering = ("slug",)
    empty_hint = gettext_lazy(
        "There is no page about the paper yet. Add one: readers find it in the foot of every page."
    )

    def get_urls(self) -> list[URLPattern]:
        """Django's; who was signed out while writing gets the words back instead of a login."""
        writing = {f"{self.opts.app_label}_{self.opts.model_name}_{door}" for door in ("add", "change")}
        return [
            URLPattern(url.pattern, lost.with_words_kept(self.admin_site, url.callback), name=url.name)
            if url.name in writing
            else url
            for url in super().get_urls()
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(saved_at=Max("versions__at"))

    def get_readonly_fields(self, request: HttpRequest, obj: HousePage | None = None) -> Any:
        # An address that readers and other sites have.
        return ("slug",) if obj else ()

    @admin.display(description=gettext_lazy("address"))
    def address(self, row: HousePage) -> str:
        return row.get_slug_display()

    @admin.display(description=gettext_lazy("last saved"))
    def saved(self, row: Any) -> str:
        return moment(row.saved_at)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        house_page.save(obj, version=_version_of(request), by=request.user, at=database_now())  # type: ignore[arg-type]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if _is_conflict(request):
            response.status_code = HTTPStatus.CONFLICT
        return response

    def render_change_form(self, request: HttpRequest, context: Any, *rest: Any, **options: Any) -> HttpResponse:
        obj: HousePage | None = options.get("obj")
        form = context["adminform"].form
        context |= {"media": with_nonce(context["media"], request), "version": obj.version if obj else 0}
        if obj and _is_conflict(request):
            # `obj` holds what was typed by now.
            stored = HousePage.objects.get(pk=obj.pk)
            context |= {
                "version": stored.version,
                "why": " ".join(request.desk_refusal.messages),  # type: ignore[attr-defined]
                "last": stored.versions.select_related("by").get(number=stored.version),
                "pairs": side_by_side(request, stored, form),
            }
        elif request.method == "POST":
            context["version"] = posted(request).get("version", "")
        return super().render_change_form(request, context, *rest, **options)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Every save, newest first, and what it changed."""
        page = self.get_object(request, object_id)
        rows = page.versions.select_related("by").order_by("-number")
        if before := whole_number(request.GET.get("before")):
            rows = rows.filter(number__lt=before)
        found = list(rows[: SHOWN + 1])
        context = {
            **self.admin_site.each_context(request),
            "title": _("History of “%(page)s”") % {"page": page},
            "page": page,
            "versions": [_changed(new, old) for new, old in zip(found, [*found[1:], None], strict=True)][:SHOWN],
            "older": found[SHOWN - 1].number if len(found) > SHOWN else None,
            "opts": self.opts,
        }
        return render(request, "admin/articles/housepage/history.html", context)


def side_by_side(request: HttpRequest, stored: HousePage, form: Any) -> list[Kept]:
    """What was sent beside what is stored; only fields that differ in words."""
    sent = posted(request)
    pairs = []
    for name in _COMPARED:
        yours, theirs = plain(name, sent.get(name, "")), plain(name, getattr(stored, name))
        pairs.append(Kept(name, str(form.fields[name].label), yours, theirs, compare(theirs, yours)))
    return [pair for pair in pairs if pair.differs]


def _changed(new: HousePageVersion, old: HousePageVersion | None) -> Version:
    titles = compare(old.title if old else "", new.title)
    return Version(new, titles, compare(plain("body", old.body) if old else "", plain("body", new.body)))


def _is_conflict(request: HttpRequest) -> bool:
    return isinstance(getattr(request, "desk_refusal", None), house_page.PageHasChanged)


def _version_of(request: HttpRequest) -> int | None:
    return whole_number(posted(request).get("version"))
