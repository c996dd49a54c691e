"""The roles of a newsroom, kept as permission groups that follow this file at every migrate."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The group's name is the value, so that renaming a label moves nobody's rights."""

    REPORTER = "reporter", _("Reporter")
    SUB_EDITOR = "sub_editor", _("Sub-editor")
    EDITOR = "editor", _("Desk editor")
    MANAGING_EDITOR = "managing_editor", _("Managing editor")
    LEGAL = "legal", _("Legal")
    SOURCE_KEEPER = "source_keeper", _("Source keeper")
    LIBRARIAN = "librarian", _("Librarian")
    ADMINISTRATOR = "administrator", _("Administrator")


_LOOK_UP = frozenset({"articles.view_source", "articles.view_tag", "articles.view_author"})
_NEW_SOURCES = frozenset({"articles.add_source", "articles.change_source"})
_KEEP_AUTHORS = frozenset({"articles.add_author", "articles.change_author"})
_KEEP_TAGS = frozenset({"articles.add_tag", "articles.change_tag"})
_SPEAK_FOR_THE_PAPER = frozenset({"articles.view_housepage", "articles.add_housepage", "articles.change_housepage"})
# The text and all that stands around it, as far as the next person who reads it.
_TEXT = frozenset(
    {
        "articles.view_article",
        "articles.change_article",
        "articles.curate_article",
        "articles.send_article",
    }
)
# Whoever reads a story before it goes out may want the writer or a lawyer to look again.
_READ = frozenset({"articles.send_back_article", "articles.ask_legal_article"})
# Stops a story without taking it over; what stops can also be let go.
_STOP = _READ | {"articles.hold_article", "articles.place_legal_hold"}
# Reporters spike what is still theirs to write; `rules.access` says which.
_REPORT = _TEXT | _LOOK_UP | _NEW_SOURCES | {"articles.add_article", "articles.spike_article"}
_EDIT = (
    _REPORT
    | _KEEP_AUTHORS
    | _STOP
    | {
        "articles.subedit_article",
        "articles.assign_article",
        "articles.pass_article",
        "articles.correct_article",
        "articles.share_article",
        "articles.approve_article",
        "articles.publish_article",
        "articles.withdraw_article",
        "articles.retire_source",
        "articles.read_legal_notes",
    }
)

# What each role may do; docs/decisions/0012 says why. Sections narrow it: without membership of a story's section none
# of the story permissions counts, except where `articles.rules.access` lets `see_every_section` and
# `work_in_every_section` stand in for it.
PERMISSIONS: dict[Role, frozenset[str]] = {
    Role.REPORTER: _REPORT,
    # Works on what others began, also while it is being read; whether it goes out is not theirs to say.
    Role.SUB_EDITOR: _TEXT | _LOOK_UP | _NEW_SOURCES | _READ | {"articles.subedit_article", "articles.pass_article"},
    Role.EDITOR: _EDIT,
    # A desk editor of every section who keeps all books; people and their roles are the administrator's.
    Role.MANAGING_EDITOR: _EDIT
    | _KEEP_TAGS
    | _SPEAK_FOR_THE_PAPER
    | {
        "articles.see_every_section",
        "articles.work_in_every_section",
        "articles.view_section",
        # What nobody else may: against a hold, an embargo or a kill, each with a reason that is kept.
        "articles.override_article",
        "articles.kill_article",
        "articles.reinstate_article",
        "articles.view_houserule",
        "articles.change_houserule",
    },
    # Reads everything and can stop it; writes nothing, so that no sentence of the paper is a lawyer's.
    Role.LEGAL: _LOOK_UP
    | {
        "articles.view_article",
        "articles.see_every_section",
        "articles.clear_article",
        "articles.lift_legal_hold",
        "articles.read_legal_notes",
        "articles.withdraw_article",
        "articles.kill_article",
    }
    | _STOP,
    # Knows who speaks, not what is about to be printed.
    Role.SOURCE_KEEPER: _NEW_SOURCES | {"articles.view_source", "articles.retire_source"},
    Role.LIBRARIAN: _LOOK_UP
    | _NEW_SOURCES
    | _KEEP_TAGS
    | {
        "articles.view_article",
        "articles.curate_article",
        "articles.see_every_section",
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
