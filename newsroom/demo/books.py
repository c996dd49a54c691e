"""The demo newsroom's sections, tags, sources and pages about itself, found or made at the first use."""

from collections.abc import Mapping

from articles.actions import house_page as house_pages
from articles.actions import section as sections
from articles.actions import source as sources
from articles.actions import tag as tags
from articles.models import HousePage, Section, Source, Tag
from articles.rules.address import make_slug
from articles.rules.tag import tag_key
from articles.vocabulary import SourceKind
from newsroom.accounts.models import User
from newsroom.demo.records import Content, paragraphs
from newsroom.demo.typesetting import set_body


class Books:
    """Rows by the keys of the demo's files. What is there already is used as it is, however it was edited."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._tags: dict[str, Tag] = {}
        self._sources: dict[str, Source] = {}

    def sections(self) -> dict[str, Section]:
        """Every section by slug."""
        home = Section.objects.in_bulk(field_name="slug")
        for position, section in enumerate(self.content.sections, 1):
            if section.slug not in home:
                row = Section(slug=section.slug, name=section.name, description=section.description, position=position)
                home[section.slug] = sections.save(row)
        return home

    def house_pages(self, people: Mapping[str, User]) -> None:
        """Write the pages about the paper that nobody has begun yet."""
        begun = set(HousePage.objects.values_list("slug", flat=True))
        for slug, page in self.content.house_pages.items():
            if slug not in begun:
                text = set_body(paragraphs(page.body))
                row = HousePage(slug=slug, title=page.title, body=text, is_out=True)
                house_pages.save(row, version=0, by=people[page.by], at=page.at)

    def tag(self, key: str) -> Tag:
        if key not in self._tags:
            tag = self.content.tags[key]
            self._tags[key] = Tag.objects.filter(key=tag_key(tag.name)).first() or tags.save(
                Tag(name=tag.name, kind=tag.kind, description=tag.description)
            )
        return self._tags[key]

    def source(self, key: str) -> Source | None:
        """The source of this key; None for the empty key."""
        if key and key not in self._sources:
            self._sources[key] = self._found(key) or self._made(key)
        return self._sources.get(key)

    def _found(self, key: str) -> Source | None:
        source = self.content.sources[key]
        if source.kind is SourceKind.UNNAMED:
            return Source.objects.filter(kind=SourceKind.UNNAMED, descriptor=source.descriptor).first()
        return Source.objects.filter(slug=make_slug(source.name)).first()

    def _made(self, key: str) -> Source:
        source = self.content.sources[key]
        return sources.save(
            Source(
                kind=source.kind,
                name=source.name,
                description=source.description,
                descriptor=source.descriptor,
                has_page=source.has_page,
            )
        )
