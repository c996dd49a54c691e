"""The book of sources."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.actions.slug import free_slug
from articles.models import Source
from articles.rules.text import one_line
from articles.vocabulary import SourceKind

_WORDS = ("name", "descriptor", "description")


@transaction.atomic
def save(source: Source, *, change: bool = True, **_who: Any) -> Source:
    """Store a source. A name makes its slug once; an unnamed source has neither and no public page."""
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
