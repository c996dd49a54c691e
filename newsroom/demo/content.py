"""The demo newsroom's content: read from the TOML files beside this module, checked before anything uses it."""

import dataclasses
import tomllib
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from articles.vocabulary import HousePlace, Provenance, SourceKind, Terms
from newsroom.demo.calendar import PATTERN_DAY, moved
from newsroom.demo.records import (
    NEEDS,
    Content,
    Desk,
    HousePage,
    Person,
    Reach,
    Related,
    Section,
    Source,
    Story,
    Tag,
    paragraphs,
)

FOLDER = Path(__file__).parent
T = typing.TypeVar("T")


class ContentError(ValueError):
    """The demo's files contradict themselves; str() lists each place and what is wrong there."""


@cache
def load(folder: Path = FOLDER, *, today: date = PATTERN_DAY) -> Content:
    """The whole content, checked, with everything recent in it before `today`.

    Raises ContentError naming every contradiction found.
    """
    by = today - PATTERN_DAY
    tables = {path: table(path, by=by) for path in sorted(folder.rglob("*.toml"))}

    def book(cls: type[T], name: str) -> dict[str, T]:
        return {key: record(cls, row, f"{name}, {key}") for key, row in tables[folder / name].items()}

    content = Content(
        sections=tuple(record(Section, row, "sections.toml") for row in tables[folder / "sections.toml"]["sections"]),
        people=book(Person, "people.toml"),
        tags=book(Tag, "tags.toml"),
        sources=book(Source, "sources.toml"),
        stories=tuple(record(Story, row, path.name) for path, row in tables.items() if path.parent != folder),
        house_pages=book(HousePage, "house_pages.toml"),
    )
    if problems := list(find_problems(content)):
        raise ContentError("\n".join(problems))
    return content


def table(path: Path, *, by: timedelta) -> dict[str, Any]:
    try:
        found: dict[str, Any] = moved(tomllib.loads(path.read_text(encoding="utf-8")), by=by)
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{path.name}: {error}.") from error
    return found


def record(cls: type[T], row: dict[str, Any], where: str) -> T:
    """One table of a file as one dataclass; an unknown or missing field is a ContentError."""
    hints = typing.get_type_hints(cls)
    if unknown := row.keys() - hints.keys():
        raise ContentError(f"{where}: no such field: {', '.join(sorted(unknown))}.")
    try:
        return cls(**{name: value_for(hints[name], value, f"{where}, {name}") for name, value in row.items()})
    except TypeError as error:
        raise ContentError(f"{where}: {error}.") from error


def value_for(hint: Any, value: Any, where: str) -> Any:
    """`value` as the type `hint` asks for: a tuple, a record, a word of the vocabulary, a date or a plain text."""
    if typing.get_origin(hint) is types.UnionType:
        hint = next(arm for arm in typing.get_args(hint) if arm is not type(None))
    if typing.get_origin(hint) is tuple:
        return tuple(value_for(typing.get_args(hint)[0], item, where) for item in value)
    if dataclasses.is_dataclass(hint):
        return record(typing.cast(type, hint), value, where)
    if issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise ContentError(f"{where}: “{value}” is not one of {', '.join(word.value for word in hint)}.") from error
    if type(value) is not hint:
        raise ContentError(f"{where}: “{value}” should be of type {hint.__name__}.")
    return value


def find_problems(content: Content) -> Iterator[str]:
    """Every contradiction, as one sentence each."""
    sections = {section.slug for section in content.sections}
    for key, source in content.sources.items():
        if (source.kind is SourceKind.UNNAMED) is bool(source.name):
            yield f"sources.toml, {key}: a source has a name unless it is unnamed, and then it has none."
    for key, person in content.people.items():
        yield from strangers(f"people.toml, {key}", "section", person.sections, sections)
    for key, page in content.house_pages.items():
        yield from strangers(f"house_pages.toml, {key}", "person", [page.by], content.people)
        yield from strangers("house_pages.toml", "address", [key], HousePlace.values)
    for story in content.stories:
        where = f"{story.key}.toml"
        yield from strangers(where, "section", [story.section], sections)
        yield from strangers(where, "tag", story.tags, content.tags)
        yield from strangers(where, "byline", story.bylines, [k for k, p in content.people.items() if p.author])
        yield from desk_problems(where, story, content)
        for related in story.related:
            yield from related_problems(where, story, related, content)
        yield from attribution_problems(where, story, content)
        for text in [story.body, *([story.edit.body] if story.edit else [])]:
            yield from passage_problems(where, story, paragraphs(text))


def strangers(where: str, noun: str, keys: typing.Iterable[str], known: typing.Container[str]) -> Iterator[str]:
    for key in keys:
        if key not in known:
            yield f"{where}: there is no {noun} “{key}”."


def desk_problems(where: str, story: Story, content: Content) -> Iterator[str]:
    desk: Desk = story.desk
    yield from strangers(where, "person", filter(None, [desk.reporter, desk.editor]), content.people)
    for name in NEEDS[desk.reaches]:
        if not getattr(desk, name):
            yield f"{where}: a story that reaches “{desk.reaches}” needs {name}."
    if story.notes and desk.reaches not in {Reach.PUBLISHED, Reach.EDITED}:
        yield f"{where}: only a live story has notes to readers."
    claims, statements = [one.claim for one in story.notes if one.claim], [one.key for one in story.attributions]
    yield from strangers(where, "attribution", claims, statements)
    if (desk.reaches is Reach.EDITED) is not (story.edit is not None):
        yield f"{where}: exactly the stories that reach “{Reach.EDITED}” have an [edit]."
    for key in filter(None, [desk.reporter, desk.editor]):
        if key in content.people and story.section not in content.people[key].sections:
            yield f"{where}: {key} does not work in the section “{story.section}”."
    if desk.editor and desk.editor == desk.reporter:
        yield f"{where}: nobody approves their own story."
    times = [getattr(desk, f"{step}_at") for step in ("written", "sent", "sent_back", "approved", "published")]
    times += [moment for one in story.notes if one.published_at for moment in (one.at, one.published_at)]
    times += [desk.scheduled_at, desk.scheduled_for, desk.withdrawn_at, story.edit.at if story.edit else None]
    times += [one.at for one in story.notes if not one.published_at]
    happened: list[datetime] = [moment for moment in times if moment]
    if happened != sorted(happened) or any(moment.tzinfo is None for moment in happened):
        yield f"{where}: the times of [desk] must follow one another and carry a zone."


def related_problems(where: str, story: Story, related: Related, content: Content) -> Iterator[str]:
    if bool(related.headline) is bool(related.story):
        yield f"{where}: a related headline has a headline of its own or points to a story, not both."
    if related.story:
        yield from strangers(where, "story", [related.story], content.story.keys() - {story.key})
        target, reporter = content.story.get(related.story), content.people.get(story.desk.reporter)
        if target and reporter and target.section not in reporter.sections:
            yield f"{where}: {story.desk.reporter} cannot see “{related.story}” to link it."
    if bool(related.url) is not bool(related.outlet and related.published_on):
        yield f"{where}: “{related.headline}” needs an address, an outlet and a date, or none of them."


def attribution_problems(where: str, story: Story, content: Content) -> Iterator[str]:
    keys = [attribution.key for attribution in story.attributions]
    for attribution in story.attributions:
        here = f"{where}, {attribution.key}"
        if keys.count(attribution.key) > 1:
            yield f"{here}: two attributions have this key."
        yield from strangers(here, "source", filter(None, [attribution.source]), content.sources)
        outlets = [key for key, source in content.sources.items() if source.kind is SourceKind.OUTLET]
        yield from strangers(here, "outlet", filter(None, [attribution.outlet]), outlets)
        if (attribution.provenance is Provenance.RELAYED) is not bool(attribution.outlet):
            yield f"{here}: a relayed statement, and no other, names its outlet."
        if attribution.terms not in Terms.printable:
            yield f"{here}: statements on terms “{attribution.terms}” have no place in the demo."
        source = content.sources.get(attribution.source)
        if source and (source.kind is SourceKind.UNNAMED) is not bool(attribution.anonymity_reason):
            yield f"{here}: an unnamed source, and no other, needs the reason why it is not named."


def passage_problems(where: str, story: Story, texts: tuple[str, ...]) -> Iterator[str]:
    for attribution in story.attributions:
        if not attribution.passages:
            yield f"{where}, {attribution.key}: no passage."
        for passage in attribution.passages:
            if (times := sum(text.count(passage) for text in texts)) != 1:
                yield f"{where}, {attribution.key}: “{passage}” occurs {times} times in the paragraphs, not once."
