"""The people of the newsroom at the desk. Which sections they work in is added by `articles.admin.person`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.accounts import actions, links, mails
from newsroom.accounts.forms import PersonForm
from newsroom.accounts.models import User
from newsroom.accounts.roles import Role
from newsroom.desk.site import DeskModelAdmin, moment


class RoleFilter(admin.SimpleListFilter):
    title = gettext_lazy("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Role.choices)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(groups__name=self.value()) if self.value() in Role.values else queryset


class PersonAdmin(DeskModelAdmin):
    """People are never deleted: they stop being able to log in. Superusers are changed by superusers only."""

    action = actions.save
    form = PersonForm
    nav_position = 70
    list_display = ("name", "email", "role_names", "may_log_in", "seen_last")
    list_filter = (RoleFilter, "is_active")
    lookups = frozenset({"role", "is_active__exact"})
    search_fields = ("name", "email")
    ordering = ("name", "pk")
    choice_fields = ("name",)
    empty_hint = gettext_lazy("Nobody is found here. Take a filter away, or add the person.")
    change_form_template = "admin/accounts/user/change_form.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("roles"))
    def role_names(self, person: User) -> str:
        held = {group.name for group in person.groups.all()}
        return ", ".join(str(role.label) for role in Role if role.value in held)

    @admin.display(description=gettext_lazy("may log in"), ordering="is_active")
    def may_log_in(self, person: User) -> str:
        if person.is_active:
            words = _("Yes") if person.has_usable_password() else _("Not before they choose a password")
        else:
            words = _("No")
        return words

    @admin.display(description=gettext_lazy("last log-in"), ordering="last_login")
    def seen_last(self, person: User) -> str:
        return moment(person.last_login)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        who = (None, {"fields": ("name", "email", "time_zone")})
        if obj and not self.has_change_permission(request, obj):
            return [who, (_("What they may do"), {"fields": ("role_names", "may_log_in")})]
        fields = ("roles", *self.place_fields, *(("is_active",) if obj else ()))
        return [who, (_("What they may do"), {"fields": fields})]

    # Fields of the form that say where in the paper somebody works.
    place_fields: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and (obj.is_former or (obj.is_superuser and not request.user.is_superuser)):
            return False
        return super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # type: ignore[override]  # noqa: FBT001 - Django's signature
        request.is_own_address = obj.pk == request.user.pk and obj.email != request.user.email  # type: ignore[attr-defined,union-attr]
        actions.save(
            obj,
            by=request.user,  # type: ignore[arg-type]
            change=change,
            roles=form.cleaned_data["roles"],
            say=lambda sentence: messages.warning(request, sentence),
        )

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: Any = None) -> HttpResponse:  # type: ignore[override]
        request.hired = obj  # type: ignore[attr-defined]
        return HttpResponseRedirect(self._address("change", obj))

    def changeform_view(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Django's page; somebody new is mailed a link once they are stored for good.

        Whoever changed their own address stays here, and is logged out elsewhere.
        """
        response = super().changeform_view(request, *args, **options)
        if getattr(request, "is_own_address", False):
            update_session_auth_hash(request, User.objects.get(pk=request.user.pk))
        hired = getattr(request, "hired", None)
        return response if hired is None else self._give_link(request, hired)

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        return self.found(request, words).filter(is_active=True)

    def found(self, request: HttpRequest, words: str) -> Any:
        """Whoever is called so, also those who left."""
        return super().choices_for(request, words)

    def choice_hint(self, request: HttpRequest, row: User) -> str:
        if not row.is_active:
            return _("no longer works here")
        return row.email if self.has_view_or_change_permission(request) else ""

    def get_urls(self) -> list[URLPattern]:
        doors = [
            self.door("<int:person>/link/", self.link_view, "link"),
            self.door("<int:person>/anonymise/", self.anonymise_view, "anonymise"),
        ]
        return [*doors, *super().get_urls()]

    def link_view(self, request: HttpRequest, person: int) -> HttpResponse:
        """GET explains, POST mails somebody a link to choose a password, or shows it where there is no mail."""
        found = self._find(request, person)
        if request.method == "POST" and found.is_active:
            return self._give_link(request, found, shown=not mails.are_set_up())
        return self._page(request, found, "link", _("A link for %(name)s"))

    def _give_link(self, request: HttpRequest, person: User, *, shown: bool = False) -> HttpResponse:
        """Never shown and mailed both; what is shown stands on one page and is kept nowhere."""
        at = timezone.now()
        why = links.Why.FORGOTTEN if person.has_usable_password() else links.Why.INVITED
        if not shown and mails.are_set_up():
            if links.send(person, why=why, at=at):
                self.log_change(request, person, _("Mailed a link to choose a password."))
                sentence = _("%(name)s has been sent a link to choose a password.")
                messages.success(request, sentence % {"name": person})
                return HttpResponseRedirect(self._address("change", person))
            messages.error(request, _("The mail could not be sent. Hand the link over yourself, or try again later."))
            shown = True
        if not shown:
            return HttpResponseRedirect(self._address("link", person))
        self.log_change(request, person, _("Was shown a link for this person to choose a password."))
        given = {"link": links.link_for(person), "deadline": links.deadline(person, at=at)}
        return self._page(request, person, "link", _("A link for %(name)s"), **given)

    # What takes away who somebody was; `articles.admin.person` knows of more that has to go.
    anonymise = staticmethod(actions.anonymise)

    def anonymise_view(self, request: HttpRequest, person: int) -> HttpResponse:
        """GET asks once more, POST takes away all that says who somebody was. Administrators only."""
        found = self._find(request, person)
        if not actions.is_administrator(request.user) or found.pk == request.user.pk:  # type: ignore[arg-type]
            raise PermissionDenied
        if request.method == "POST":
            try:
                with transaction.atomic():
                    former = self.anonymise(found, by=request.user)
                    self.log_change(request, former, _("Removed the personal data."))
            except ValidationError as why:
                messages.error(request, why.messages[0])
                return HttpResponseRedirect(self._address("change", found))
            messages.success(request, _("Their personal data are gone. They are “%(name)s” now.") % {"name": former})
            return HttpResponseRedirect(self._address("change", former))
        return self._page(request, found, "anonymise", _("Remove the personal data of %(name)s"))

    def _find(self, request: HttpRequest, person: int) -> User:
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = User.objects.filter(pk=person).first()
        if found is None:
            raise Http404
        if not self.has_change_permission(request, found):
            raise PermissionDenied
        return found

    def _address(self, door: str, person: User) -> str:
        return reverse(f"admin:accounts_user_{door}", args=[person.pk])

    def _page(self, request: HttpRequest, person: User, template: str, title: str, **context: Any) -> HttpResponse:
        everywhere = {**self.admin_site.each_context(request), "opts": self.opts, "title": title % {"name": person}}
        own = {"person": person, "has_mail": mails.are_set_up(), "hours": links.LIFETIME_HOURS}
        return render(request, f"admin/accounts/user/{template}.html", {**everywhere, **own, **context})
