"""The sections of the paper and who works in them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import transaction

from articles.actions.publishing.refresh import refresh_section
from articles.actions.slug import free_slug
from articles.models import Section, SectionMembership
from articles.rules.text import one_line

if TYPE_CHECKING:
    from newsroom.accounts.models import User


@transaction.atomic
def save(section: Section, *, change: bool = True, **_who: Any) -> Section:
    """Store a section; readers see a new name or place at once. Its slug is an address and stays."""
    section.name, section.description = one_line(section.name), one_line(section.description)
    if not section.slug:
        section.slug = free_slug(Section, section.name)
    section.full_clean()
    section.save()
    refresh_section(section)
    return section


@transaction.atomic
def join(section: Section, *, person: "User") -> SectionMembership:
    """The person works in the section from now on; asking twice changes nothing."""
    return SectionMembership.objects.get_or_create(section=section, person=person)[0]


@transaction.atomic
def leave(section: Section, *, person: "User") -> None:
    """The person no longer works in the section; what they wrote stays theirs."""
    SectionMembership.objects.filter(section=section, person=person).delete()


@transaction.atomic
def work_in(sections: Collection[Section], *, person: "User") -> None:
    """The person works in exactly these sections from now on."""
    for section in sections:
        join(section, person=person)
    SectionMembership.objects.filter(person=person).exclude(section__in=sections).delete()
