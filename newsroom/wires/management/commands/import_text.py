"""manage.py import_text: plain text files become drafts."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions import doors
from articles.models import Article, Section
from newsroom.accounts.models import User
from newsroom.wires import drafts, files
from newsroom.wires.text import WireStory, read

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LANGUAGE_LONGEST = 35


class Command(BaseCommand):
    help = "Make a draft of each plain text file. Nothing is ever published by an import."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="A plain text file, at most 2 MB.")
        parser.add_argument("--section", required=True, metavar="SLUG", help="The section the drafts belong to.")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="The person in whose name it is done.")
        parser.add_argument("--again", action="store_true", help="Also import files that were imported before.")
        parser.add_argument(
            "--language", default="en", type=language, metavar="TAG", help='The language of the files, such as "en".'
        )

    def handle(self, *, section: str, by: str, again: bool, language: str, **options: Any) -> None:
        home = section_called(section)
        person = person_who_may_write(by, home)
        failed = 0
        for path in options["files"]:
            try:
                # The sentence below names the path; once is enough.
                name = _("it")
                story = read(files.contents(path, name=name), name=name)
                with transaction.atomic():
                    self.draft(path, story, section=home, by=person, again=again, language=language)
            except drafts.REFUSALS as refusal:
                failed += 1
                self.stderr.write(
                    _("Nothing was imported from %(path)s: %(why)s")
                    % {"path": files.shown(path), "why": drafts.sentence(refusal)}
                )
        if failed:
            raise CommandError(
                _("Files that were not imported: %(failed)d of %(all)d.")
                % {"failed": failed, "all": len(options["files"])}
            )

    def draft(self, path: str, story: WireStory, *, section: Section, by: User, again: bool, language: str) -> None:
        drafts.one_at_a_time(story.digest)
        former = Article.objects.filter(origin_digest=story.digest).order_by("pk").first()
        if former and not again:
            self.stdout.write(
                _("%(path)s was imported before, so nothing was changed; --again imports it once more.")
                % {"path": files.shown(path)}
            )
            self.stdout.write(f"  {former.headline}: {desk_address(former)}")
            return
        article = drafts.begin(story, section=section, by=by, language=language)
        address = desk_address(article)
        # Said only once it is true.
        transaction.on_commit(lambda: self.report(path, story, address))

    def report(self, path: str, story: WireStory, address: str) -> None:
        counts = {"paragraphs": len(story.paragraphs), "headlines": len(story.headlines)}
        self.stdout.write(_("%(path)s is now a draft: %(address)s") % {"path": files.shown(path), "address": address})
        self.stdout.write(
            _("  Proposed headline, write your own: %(headline)s") % {"headline": story.proposed_headline}
        )
        self.stdout.write(_("  Paragraphs: %(paragraphs)d. Related headlines, not linked yet: %(headlines)d.") % counts)
        for note in story.notes:
            self.stdout.write(f"  {note}")


def language(value: str) -> str:
    if len(value) > LANGUAGE_LONGEST or not LANGUAGE.fullmatch(value):
        raise ArgumentTypeError(
            _("“%(value)s” is not a language tag. Write one like “en” or “pt-BR”.") % {"value": value}
        )
    return value


def section_called(slug: str) -> Section:
    try:
        return Section.objects.get(slug=slug)
    except Section.DoesNotExist as error:
        known = ", ".join(Section.objects.order_by("slug").values_list("slug", flat=True)[:20]) or _("none yet")
        raise CommandError(
            _("There is no section “%(slug)s”, so nothing was imported. Sections: %(known)s.")
            % {"slug": slug, "known": known}
        ) from error


def person_who_may_write(email: str, section: Section) -> User:
    try:
        person = User.objects.get_by_natural_key(email)
    except User.DoesNotExist as error:
        raise CommandError(
            _("Nobody with the e-mail address %(email)s works here, so nothing was imported.") % {"email": email}
        ) from error
    if not doors.may_start_in(section, by=person):
        raise CommandError(
            _("%(person)s may not begin stories in the section “%(section)s”, so nothing was imported.")
            % {"person": person, "section": section}
        )
    return person


def desk_address(article: Article) -> str:
    return f"{settings.SITE_URL}{reverse('admin:articles_article_change', args=[article.pk])}"
