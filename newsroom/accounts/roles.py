"""The roles of a newsroom, kept as permission groups that follow this file at every migrate."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The group's name is the value, so that renaming a label moves nobody's rights."""

    REPORTER = "reporter", _("Reporter")
    EDITOR = "editor", _("Desk editor")
    LIBRARIAN = "librarian", _("Librarian")
    ADMINISTRATOR = "administrator", _("Administrator")


_WRITE = frozenset(
    {
        "articles.view_article",
        "articles.add_article",
        "articles.change_article",
        "articles.curate_article",
        "articles.send_article",
    }
)
_BOOKS = frozenset(
    {
        "articles.view_source",
        "articles.add_source",
        "articles.change_source",
        "articles.view_tag",
        "articles.view_author",
    }
)

# What each role may do. Sections narrow it: without membership of a story's section (or
# `articles.see_every_section`) none of the story permissions counts.
PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.REPORTER: _WRITE | _BOOKS,
    Role.EDITOR: _WRITE
    | _BOOKS
    | {
        "articles.send_back_article",
        "articles.approve_article",
        "articles.publish_article",
        "articles.withdraw_article",
        "articles.add_author",
        "articles.change_author",
    },
    Role.LIBRARIAN: _BOOKS
    | {
        "articles.view_article",
        "articles.curate_article",
        "articles.see_every_section",
        "articles.add_tag",
        "articles.change_tag",
    },
    # Runs the building, not the paper: no permission on any story, so that nobody approves by administering.
    Role.ADMINISTRATOR: frozenset(
        {
            "accounts.view_user",
            "accounts.add_user",
            "accounts.change_user",
            "articles.view_section",
            "articles.add_section",
            "articles.change_section",
            "articles.view_sectionmembership",
            "articles.add_sectionmembership",
            "articles.change_sectionmembership",
            "articles.delete_sectionmembership",
            "articles.view_author",
            "articles.add_author",
            "articles.change_author",
        }
    ),
}


def keep_roles_in_step(**_signal: Any) -> None:
    """Make each role's group hold exactly the permissions listed here; safe to run any number of times."""
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415  the apps are not ready at the top

    known = {
        f"{app}.{name}": pk
        for app, name, pk in Permission.objects.values_list("content_type__app_label", "codename", "pk")
    }
    for role, names in PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=role.value)
        wanted = {known[name] for name in names if name in known}
        if set(group.permissions.values_list("pk", flat=True)) != wanted:
            group.permissions.set(wanted)
