"""One's own account, and the doors to the desk for whoever has no password (any more)."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.accounts import actions, links, mails, throttle
from newsroom.accounts.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm, ProfileForm
from newsroom.accounts.models import User

_HOURS = links.LIFETIME_HOURS


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name and time zone; behind `admin_view`, so that there is somebody."""
    # Not request.user: a refused name must not stand in the page's head.
    person = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=person)
    if form.is_valid() and _is_saved(request, form, person):
        messages.success(request, _("Your account was changed."))
        return HttpResponseRedirect(reverse("accounts:profile"))
    return _page(request, "admin/accounts/profile.html", title=_("Your account"), form=form, person=person)


def _is_saved(request: HttpRequest, form: ProfileForm, person: User) -> bool:
    """Whether it is; the form says why not."""
    try:
        with transaction.atomic():
            actions.save_profile(person, **form.cleaned_data, say=lambda sentence: messages.warning(request, sentence))
            book = admin.site.get_model_admin(User)
            book.log_change(request, person, book.construct_change_message(request, form, None))
    except ValidationError as why:
        form.add_error(None, why)
        return False
    return True


class ChangePassword(PasswordChangeView):
    """The page for somebody who knows their password; `newsroom.desk.site` puts it where Django has its own."""

    form_class = ChangePasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}


@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Asks for an address and answers every one the same: open, closed and unknown."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    is_set_up = mails.are_set_up()
    if is_set_up and form.is_valid():
        links.send_if_known(form.cleaned_data["email"], at=timezone.now())
        return HttpResponseRedirect(reverse("accounts:forgotten_sent"))
    title = _("Forgotten your password?")
    return _page(request, "registration/forgotten.html", title=title, form=form, is_set_up=is_set_up, hours=_HOURS)


@require_safe
def forgotten_sent(request: HttpRequest) -> HttpResponse:
    return _page(request, "registration/forgotten_sent.html", title=_("Look into your mail"), hours=_HOURS)


class ChoosePassword(PasswordResetConfirmView):
    """The page behind a one-time link; the link itself leaves the address bar at once, into the session."""

    form_class = NewPasswordForm
    token_generator = links.tokens
    template_name = "registration/choose_password.html"
    success_url = reverse_lazy("accounts:password_chosen")
    title = gettext_lazy("Choose your password")

    def get_user(self, uidb64: Any) -> User | None:
        return User.objects.filter(uuid=uidb64).first()

    def form_valid(self, form: Any) -> HttpResponse:
        token, person = self.request.session.get("_password_reset_token"), self.user
        password = form.cleaned_data["new_password1"]
        if not actions.choose_password(person, password=password, is_valid=lambda now: self._works(now, token)):
            self.validlink = False
            return self.render_to_response(self.get_context_data())
        throttle.forgive(person.email)
        del self.request.session["_password_reset_token"]
        return HttpResponseRedirect(str(self.success_url))

    def _works(self, person: User, token: str | None) -> bool:
        return self.token_generator.check_token(person, token)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        return {**admin.site.each_context(self.request), **super().get_context_data(**context), "person": self.user}

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if self.validlink:
            return super().render_to_response(context, **options)
        return _page(self.request, "registration/link_ended.html", 410, title=_("This link does not work any more"))


@require_safe
def password_chosen(request: HttpRequest) -> HttpResponse:
    return _page(request, "registration/password_chosen.html", title=_("Your password is set"))


def _page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    return render(request, template, {**admin.site.each_context(request), **context}, status=status)
