"""Show one revision to a guest who has no account, by a link that ends; take it back; and open it."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse

from articles.actions import doors, open_previews
from articles.actions.publishing import ask, facts
from articles.models import Article, Revision, SectionMembership, SharedPreview
from articles.models.shared_preview import LONGEST
from articles.rules import access, standards
from articles.rules import shared_preview as rules
from articles.rules.text import one_line
from articles.vocabulary import Duty, EventKind, Stage, Standing

if TYPE_CHECKING:
    from newsroom.accounts.models import User

_PROMISES = tuple(standards.BY_ID[name] for name in sorted(rules.NEVER_SHOWN))


class CannotShare(Exception):
    """The revision cannot be shared; `reasons` are sentences for the desk, str() joins them."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = list(reasons)


@transaction.atomic
def share(
    article: Article, *, revision: Revision, note: str, by: "User", at: dt.datetime, key: uuid.UUID | None = None
) -> SharedPreview:
    """Make a link to `revision` that works for 72 hours; `note` says for whom and why, and the guest reads it.

    `key`: of the form that asked; the same form sent twice makes one link and returns it.
    Raises NotAllowed or CannotShare.
    """
    fresh = doors.open_for(Duty.SHARE, by=by, article=article)
    why = one_line(note)[:LONGEST]
    if key is not None and (sent := SharedPreview.objects.filter(uuid=key).first()):
        if (sent.article_id, sent.revision_id, sent.by_id, sent.note) == (fresh.pk, revision.pk, by.pk, why):
            return sent
        key = None  # the form of then with other words: another link
    found = standards.check(facts.gather(fresh, revision, stopped=(), at=at), rules=_PROMISES)
    if reasons := rules.refusals(
        whereabouts(fresh),
        note=why,
        open_links=fresh.shared_previews.open(at=at).count(),
        promised=[finding.reason for finding in found],
        changed_terms=[shorten(one, 60, placeholder=" …") for one in _broken(fresh, revision)],
    ):
        raise CannotShare(reasons)
    link = SharedPreview(
        uuid=key or uuid.uuid4(), article=fresh, revision=revision, note=why, by=by, at=at, expires_at=at + rules.LIFE
    )
    open_previews.log(link, EventKind.SHARED, note=why, by=by, at=at)
    link.save(force_insert=True)
    return link


@transaction.atomic
def revoke(link: SharedPreview, *, by: "User", at: dt.datetime) -> None:
    """From now on it opens nothing. Revoking what has ended changes nothing. Raises NotAllowed."""
    fresh = doors.open_for(Duty.SHARE, by=by, article=link.article)
    if stored := fresh.shared_previews.open(at=at).filter(pk=link.pk).first():
        open_previews.end(stored, note=stored.note, by=by, at=at)


def look_up(token: str, *, at: dt.datetime) -> SharedPreview | None:
    """The link of an address, with its story and revision, if it opens at this moment; a look that leaves no trace."""
    try:
        value = uuid.UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = SharedPreview.objects.select_related("article__section", "revision", "by")
    link = rows.defer("article__search", "article__body").filter(uuid=value).first()
    return link if link is not None and _opens(link, at=at) else None


@transaction.atomic
def count(link: SharedPreview, *, at: dt.datetime) -> bool:
    """Write down that it was opened; False if it ended since it was looked up."""
    return bool(
        SharedPreview.objects.open(at=at)
        .filter(pk=link.pk)
        .update(
            opened=F("opened") + 1,
            first_opened_at=Coalesce("first_opened_at", at),
            last_opened_at=Greatest("last_opened_at", at),
        )
    )


def sharers(article: Article) -> "QuerySet[User]":
    """Everybody who may share stories of this section now: whose links open."""
    backend = ModelBackend()
    everywhere = backend.with_perm(access.WORK_IN_EVERY_SECTION).filter(pk=OuterRef("pk"))
    member = SectionMembership.objects.filter(section=article.section_id, person=OuterRef("pk"))
    people = backend.with_perm(access.PERMISSION[Duty.SHARE])
    return people.filter(Q(Exists(member)) | Q(Exists(everywhere)))


def outdated(article: Article, revisions: Collection[int]) -> set[int]:
    """Those of the story's revisions whose sources have agreed to something else since: links to them open nothing."""
    if not revisions:
        return set()
    now = ask.terms_now(article)
    rows = article.revisions.filter(pk__in=revisions)
    return {row.pk for row in rows if any(one.is_broken for one in ask.promises_of(row, now))}


def address_of(link: SharedPreview) -> str:
    """The whole address, which nothing keeps; built from SITE_URL, because a request's Host is its sender's word."""
    return f"{settings.SITE_URL}{reverse('preview:page', args=[token_of(link)])}"


def token_of(link: SharedPreview) -> str:
    return _signer().sign(link.uuid.hex)


def whereabouts(article: Article) -> rules.Story:
    """What `rules.shared_preview` asks about a story."""
    return rules.Story(Stage(article.stage), Standing(article.standing), is_on_legal_hold=article.is_on_legal_hold)


def _opens(link: SharedPreview, *, at: dt.datetime) -> bool:
    article = link.article
    return rules.opens(
        rules.Link(expires_at=link.expires_at, ended_at=link.ended_at),
        whereabouts(article),
        may_share=not doors.refusal(Duty.SHARE, by=link.by, article=article),
        terms_hold=not _broken(article, link.revision),
        at=at,
    )


def _broken(article: Article, revision: Revision) -> list[str]:
    """The statements of the revision whose sources have agreed to something else since."""
    return [one.statement for one in ask.promises_of(revision, ask.terms_now(article)) if one.is_broken]


def _signer() -> Signer:
    return Signer(salt="articles.preview", sep=".")
