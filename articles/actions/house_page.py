"""Write a page about the paper, and give readers the same words at once."""

import datetime as dt
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import HousePage, HousePageVersion, PublicHousePage
from articles.rules import body
from articles.rules.text import one_line

if TYPE_CHECKING:
    from newsroom.accounts.models import User

_WRITTEN = ("title", "body", "is_out")


class PageHasChanged(ValidationError):
    """Somebody saved the page since the writer opened it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody saved this page after you opened it. "
                "Nothing of yours is lost: compare the two texts and save again."
            )
        )


@transaction.atomic
def save(page: HousePage, *, version: int | None, by: "User", at: dt.datetime) -> HousePage:
    """Store the page and its version, and let readers have it or lose it, as `is_out` says.

    `version` is the one that the writer opened, 0 for a new page. Raises PageHasChanged when it is not the stored one,
    and ValidationError for text that does not fit. Saving what is stored already changes nothing.
    """
    page.title, page.body = one_line(page.title), body.unwrap(body.clean(page.body), keep=())
    stored = HousePage.objects.select_for_update().filter(pk=page.pk).first()
    page.version = stored.version if stored else 0
    if version != page.version:
        raise PageHasChanged
    page.full_clean()
    if stored and all(getattr(stored, name) == getattr(page, name) for name in _WRITTEN):
        return page
    page.version += 1
    page.save()
    HousePageVersion.objects.create(
        page=page, number=page.version, title=page.title, body=page.body, is_out=page.is_out, by=by, at=at
    )
    _show(page, at=at)
    return page


def _show(page: HousePage, *, at: dt.datetime) -> None:
    if page.is_out:
        facts = {"title": page.title, "html": page.body, "updated_at": at}
        PublicHousePage.objects.update_or_create(slug=page.slug, defaults=facts)
    else:
        PublicHousePage.objects.filter(slug=page.slug).delete()
