"""The people of the newsroom at the desk. Which sections they work in is added by `articles.admin.person`."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.accounts import actions
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
        return _("Yes") if person.is_active else _("No")

    @admin.display(description=gettext_lazy("last log-in"), ordering="last_login")
    def seen_last(self, person: User) -> str:
        return moment(person.last_login)

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        who = (None, {"fields": ("name", "email", "time_zone")})
        fields = ("roles", *self.place_fields, *(("is_active",) if obj else ()))
        return [who, (_("What they may do"), {"fields": fields})]

    # Fields of the form that say where in the paper somebody works.
    place_fields: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:  # type: ignore[override]  # noqa: FBT001 - Django's signature
        actions.save(obj, by=request.user, change=change, roles=form.cleaned_data["roles"])  # type: ignore[arg-type]

    def response_add(self, request: HttpRequest, obj: User, post_url_continue: Any = None) -> HttpResponse:  # type: ignore[override]
        messages.success(request, _("%(name)s works here now. Give them a first password.") % {"name": obj})
        return HttpResponseRedirect(reverse("admin:accounts_user_password", args=[obj.pk]))

    def choices_for(self, request: HttpRequest, words: str) -> Any:
        return super().choices_for(request, words).filter(is_active=True)

    def choice_hint(self, request: HttpRequest, row: User) -> str:
        return row.email if self.has_view_or_change_permission(request) else ""

    def get_urls(self) -> list[URLPattern]:
        return [self.door("<int:person>/password/", self.password_view, "password"), *super().get_urls()]

    def password_view(self, request: HttpRequest, person: int) -> HttpResponse:
        """GET asks for a new password for somebody, POST sets it and ends their open sessions."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        found = User.objects.filter(pk=person).first()
        if found is None:
            raise Http404
        if not self.has_change_permission(request, found):
            raise PermissionDenied
        form = SetPasswordForm(found, request.POST if request.method == "POST" else None)
        form.label_suffix = ""
        if form.is_valid():
            with transaction.atomic():
                actions.set_password(found, password=form.cleaned_data["new_password1"])
                self.log_change(request, found, [{"changed": {"fields": [_("password")]}}])
            messages.success(request, _("%(name)s has a new password. Tell it to them in person.") % {"name": found})
            return HttpResponseRedirect(reverse("admin:accounts_user_change", args=[found.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("A new password for %(name)s") % {"name": found},
            "form": form,
            "person": found,
            "opts": self.opts,
        }
        return render(request, "admin/accounts/user/password.html", context)
