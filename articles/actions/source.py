"""The book of sources."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.slug import free_slug
from articles.models import Source
from articles.rules.text import one_line
from articles.vocabulary import SourceKind

if TYPE_CHECKING:
    from newsroom.accounts.models import User

_WORDS = ("name", "descriptor", "description")


@transaction.atomic
def save(source: Source, *, by: "User | None" = None, change: bool = True, **_how: Any) -> Source:
    """Store a source. A name makes its slug once; an unnamed source has neither and no public page.

    Raises ValidationError for what does not fit, and if `by` retires a source or brings it back without the right to.
    """
    if by is not None and _changes_retired(source) and not by.has_perm("articles.retire_source"):
        raise ValidationError(
            {"is_retired": _("You may not retire a source or bring it back. Ask the source keeper or a desk editor.")}
        )
    for field in _WORDS:
        setattr(source, field, one_line(getattr(source, field)))
    if source.kind == SourceKind.UNNAMED:
        if source.name:
            raise ValidationError(
                {"name": _("An unnamed source has no name here. Take the name out, or choose another kind.")}
            )
        source.slug, source.has_page = "", False
    elif not source.slug and source.name:
        source.slug = free_slug(Source, source.name)
    source.full_clean()
    source.save()
    return source


def _changes_retired(source: Source) -> bool:
    stored = Source.objects.filter(pk=source.pk).values_list("is_retired", flat=True).first()
    return source.is_retired != bool(stored)
