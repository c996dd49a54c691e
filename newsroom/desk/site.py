"""The admin site of the newsroom, and the admin class that every desk screen inherits."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ImproperlyConfigured, PermissionDenied, SuspiciousOperation, ValidationError
from django.db import IntegrityError, models
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.accounts.views import ChangePassword
from newsroom.desk.asked import AskedMixin
from newsroom.desk.checks import DeskModelAdminChecks
from newsroom.desk.choosing import ChoosingMixin
from newsroom.desk.columns import column
from newsroom.desk.login import LoginForm, takes_only_posts
from newsroom.desk.paging import DeskPaginator
from newsroom.desk.place import Page, open_places
from newsroom.desk.wording import DeskModelForm

MOST_LETTERS, MOST_WORDS = 200, 12

# Doors of Django's admin that nothing here needs: choosers of its own widgets, and a look-up of any record's address.
_CLOSED_SITE_DOORS = frozenset({"autocomplete", "view_on_site"})
_MODEL_DOORS = frozenset({"changelist", "add", "change", "history"})


class DeskSite(admin.AdminSite):
    """Shows only what inherits `DeskModelAdmin`; admins that other packages register themselves are left out."""

    index_title = gettext_lazy("What needs you")
    enable_nav_sidebar = False
    login_form = LoginForm
    # What the landing page shows besides the navigation, as `(request) -> context`; `newsroom.desk.dashboard` gives it.
    landing: Callable[[HttpRequest], dict[str, Any]] | None = None

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.pages: list[Page] = []

    def add_page(self, page: Page) -> None:
        """Open a page that is no book of records. Called where admins are registered, before addresses are made."""
        self.pages.append(page)

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        if admin_class is not None and issubclass(admin_class, DeskModelAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def get_urls(self) -> list[URLPattern | URLResolver]:
        own = [url for page in self.pages for url in page.urls(self.admin_view)]
        return own + [url for url in super().get_urls() if getattr(url, "name", None) not in _CLOSED_SITE_DOORS]

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """As Django's, with every time shown and read in the person's own zone."""
        inside = super().admin_view(view, cacheable)

        def in_own_zone(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            with timezone.override(zone_of(request.user)):
                response = inside(request, *args, **kwargs)
                # A response that renders itself later would do so in another zone.
                return response.render() if hasattr(response, "render") and not response.is_rendered else response

        return update_wrapper(in_own_zone, inside)

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        return {
            **super().each_context(request),
            "site_header": settings.SITE_NAME,
            "site_title": _("%(site)s desk") % {"site": settings.SITE_NAME},
            "desk_places": self.places(request),
        }

    def places(self, request: HttpRequest) -> list[dict[str, Any]]:
        """The books and pages that the person may open, in the order of their position."""
        places = []
        found = open_places(self._registry.values(), self.pages, request)
        for place in sorted(found, key=lambda place: place.position):
            url = reverse(f"{self.name}:{place.name}")
            places.append({"name": capfirst(place.title), "url": url, "is_current": request.path.startswith(url)})
        return places

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """As Django's; whoever would be led to what only takes a POST finds the desk's first page instead."""
        response = super().login(request, extra_context)
        if takes_only_posts(response.headers.get("Location", "")):
            response.headers["Location"] = reverse(f"{self.name}:index")
        return response

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """As Django's, where guesses at the old password are counted."""
        request.current_app = self.name  # type: ignore[attr-defined]
        context = {**self.each_context(request), **(extra_context or {})}
        return ChangePassword.as_view(extra_context=context)(request)

    def index(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        landing = self.landing(request) if self.landing else {}
        return super().index(request, {**landing, **(extra_context or {})})


class DeskModelAdmin(ChoosingMixin, AskedMixin, admin.ModelAdmin):  # type: ignore[type-arg]
    """Refuses to write by itself: `action` names what saves, and nothing is ever deleted here.

    `action(instance, *, by, change)` takes and saves the very instance the form built; a ValidationError that it
    raises is shown in the form, with everything that was typed. `lookups` lists every `?lookup=` the list accepts;
    all others are refused, because Django's default lets any local column be probed letter by letter.
    `choice_fields` opens `search/` for comboboxes (see `ChoosingMixin`). On a phone each cell of a list says of which
    column it is, except the first one and the `plain_columns`.
    """

    action: ClassVar[Any] = None
    form = DeskModelForm
    lookups: ClassVar[frozenset[str]] = frozenset()
    plain_columns: ClassVar[frozenset[str]] = frozenset()
    nav_position: ClassVar[int] = 100
    empty_hint: ClassVar[Any] = ""  # what a list says that found nothing
    first_hint: ClassVar[Any] = ""  # what it says while the book has nothing in it
    checks_class = DeskModelAdminChecks
    paginator = DeskPaginator
    actions = None
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    empty_value_display = ""
    save_on_top = False
    view_on_site: Any = False

    @property
    def media(self) -> Media:
        """Nothing: Django's scripts serve widgets and bulk actions that the desk does not have."""
        return Media()

    def get_urls(self) -> list[URLPattern]:
        names = {f"{self.opts.app_label}_{self.opts.model_name}_{door}" for door in _MODEL_DOORS}
        return [*self.choosing_urls(), *(url for url in super().get_urls() if url.name in names)]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        return lookup in self.lookups

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        words = search_term[:MOST_LETTERS].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *others = super().get_list_display(request)
        plain = self.plain_columns | {"retired"}
        return [first, *(name if name in plain else column(self, name) for name in others)]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The record if the person may know of it. Raises Http404, and PermissionDenied before it looks."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        found = super().get_object(request, object_id, from_field)
        if found is None:
            raise Http404
        return found

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        hints = {"empty_hint": self.empty_hint, "first_hint": self.first_hint or self.empty_hint}
        return super().changelist_view(request, {**hints, **(extra_context or {})})

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """Django's page; what the action refuses is asked again, this time with its reasons in the form."""
        if "_saveasnew" in request.POST:
            # Django makes a second record of it, whatever `save_as` says.
            raise SuspiciousOperation("No record is copied at the desk.")
        context = {"show_save_and_add_another": False, "show_save_and_continue": False, **(extra_context or {})}
        try:
            return super().changeform_view(request, object_id, form_url, context)
        except ValidationError as why:
            refusal = why
        except IntegrityError:
            refusal = ValidationError(_("Somebody stored the same a moment ago. Look at the list, then save again."))
        request.desk_refusal = refusal  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, form_url, context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: Any = False, **kwargs: Any) -> Any:  # noqa: FBT002 - Django's signature
        form = super().get_form(request, obj, change, **kwargs)
        refusal = getattr(request, "desk_refusal", None)
        return form if refusal is None else _refused(form, refusal)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: Any) -> None:
        if self.action is None:
            raise ImproperlyConfigured(f"{type(self).__name__} saves nothing by itself. Give it an action.")
        type(self).action(obj, by=request.user, change=change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Nothing: rows of other tables have actions of their own."""

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        raise SuspiciousOperation("Nothing is deleted at the desk; retire it instead.")

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        raise SuspiciousOperation("Nothing is deleted at the desk; retire it instead.")

    @admin.display(description=gettext_lazy("retired"), ordering="is_retired")
    def retired(self, row: Any) -> str:
        """A column for books whose entries are retired: the word, where it is so."""
        return _("Retired") if row.is_retired else ""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """No bulk actions: each of them would be a way around the action of a single record."""
        return {}

    def door(self, address: str, view: Callable[..., Any], name: str) -> URLPattern:
        """An address of this admin's own, for people of the desk. The view checks the permission itself."""
        opts = self.opts
        return path(address, self.admin_site.admin_view(view), name=f"{opts.app_label}_{opts.model_name}_{name}")


def zone_of(person: Any) -> Any:
    """The person's own time zone, or the newsroom's."""
    name = getattr(person, "time_zone", "")
    return zoneinfo.ZoneInfo(name) if name else timezone.get_default_timezone()


def moment(at: Any) -> str:
    """A time as lists show it, in the zone that is active; "" for none."""
    return formats.date_format(timezone.localtime(at), "j M Y, H:i") if at else ""


def _refused(form: type[Any], refusal: ValidationError) -> type[Any]:
    """The same form, which says what the action said: at its field, or at its head where there is no such field."""

    class Refused(form):  # type: ignore[misc,valid-type]
        def _post_clean(self) -> None:
            super()._post_clean()
            if not hasattr(refusal, "error_dict"):
                self.add_error(None, refusal)
                return
            for field, errors in refusal.error_dict.items():
                self.add_error(field if field in self.fields else None, errors)

    return Refused
