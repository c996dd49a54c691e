"""What a story said before: one revision on its own page, and what changed between two."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.actions.publishing.statements import numbered_body, printed
from articles.admin.article import comparing
from articles.admin.article.comparison import Comparison, compare
from articles.admin.article.kept import Kept
from articles.admin.article.name_form import NameForm
from articles.admin.article.visit import Visit
from articles.models import Article, Revision
from articles.rules import body, revision_schema
from articles.rules.page import was_and_is
from articles.rules.statement import status_label
from articles.vocabulary import Duty, NoteKind, Provenance, SourceKind, StatementKind, Terms, Truth

_WORDS = ("headline", "kicker", "standfirst", "body", "dateline", "method", "slug", "language")


def revision(visit: Visit, number: int, *, naming: NameForm | None = None) -> HttpResponse:
    """One revision, read-only; `?since=NUMBER` shows what changed between it and another one, the older one first.

    `naming`: a name for it that was refused.
    """
    row = numbered(visit.article, number)
    may_edit = not visit.refusal(Duty.EDIT)
    content = seen_by(visit, row)
    with timezone.override(visit.zone):
        compared = comparing.asked(visit, row)
    context: dict[str, Any] = {"compared": compared}
    if pair := compared.pair(row):
        before, after = (content if one is row else seen_by(visit, one) for one in pair)
        context |= {"older": pair[0], "newer": pair[1], "changes": changes(before, after)}
    if may_edit:
        context["naming"] = naming or NameForm(initial={"name": row.given_name})  # type: ignore[attr-defined]
    return visit.page(
        "revision.html",
        status=409 if naming else 200,
        title=_("Revision %(number)d") % {"number": row.number},
        revision=row,
        content=content,
        text=content["text"],
        body=prose(content),
        rows=lines(content),
        last=visit.article.latest_revision,
        may_restore=may_edit and not visit.refusal(Duty.CURATE),
        **context,
    )


def seen_by(visit: Visit, row: Revision) -> revision_schema.Content:
    """The revision's content without the headlines of stories that the person may not see."""
    content = revision_schema.current(row.content)
    targets = [one["target"]["id"] for one in content["related"] if one["target"]]
    seen = (
        set(Article.objects.seen_by(visit.person).filter(pk__in=targets).values_list("pk", flat=True))
        if targets
        else set()
    )
    related = [
        one
        if one["target"] is None or one["target"]["id"] in seen
        else {**one, "target": {**one["target"], "headline": _("A story of another section")}}
        for one in content["related"]
    ]
    return {**content, "related": related}


def prose(content: revision_schema.Content) -> SafeString:
    """The body as it can be read, passages numbered."""
    # Written tag by tag by rules.body, which lets nothing through but its own schema and escapes all words.
    return mark_safe(numbered_body(content, printed(content)))  # noqa: S308


def lines(content: revision_schema.Content) -> list[dict[str, Any]]:
    """The attributions of a revision as the desk reads them."""
    numbers = {str(one.uuid): one.number for one in printed(content)}
    found = [
        {
            "number": numbers.get(row["uuid"], 0),
            "speaker": _speaker(row),
            "statement": row["statement"],
            "status": status_label(StatementKind(row["kind"]), Truth(row["truth"])),
            "provenance": Provenance(row["provenance"]).label,
            "terms": Terms(row["terms"]).label,
        }
        for row in content["attributions"]
    ]
    return sorted(found, key=lambda row: (row["number"] == 0, row["number"]))


def changes(old: revision_schema.Content, new: revision_schema.Content) -> list[Kept]:
    """What differs between two revisions: words compared, rows as lists of lines."""
    # A note that went out between the two is no change of the text; the history of releases tells it.
    out = {note["uuid"] for note in new["notes"] if note["number"]}
    # The headline of another story is that story's: what it is called since is no change of this one.
    named = {str(one["target"]["id"]): one["target"]["headline"] for one in new["related"] if one["target"]}
    before, after = (_readable(content, without=out, named=named) for content in (old, new))
    pairs = [Kept(name, after[name][0], after[name][1], before[name][1]) for name in after]
    return [replace(pair, comparison=_compared(pair)) for pair in pairs if pair.differs]


def _compared(pair: Kept) -> Comparison:
    """The body in full, of lists only the lines that came or went."""
    found = compare(pair.stored, pair.yours)
    if pair.name == "body":
        return found
    return found._replace(paragraphs=[words for words in found.paragraphs if any(one.change for one in words)])


def _readable(
    content: revision_schema.Content, *, without: set[str], named: dict[str, str]
) -> dict[str, tuple[str, str]]:
    text = content["text"]
    words = {name: str(Article._meta.get_field(name).verbose_name) for name in _WORDS}  # noqa: SLF001 - Django's own door
    result = {
        name: (label[:1].upper() + label[1:], body.plain(text[name]) if name == "body" else text[name])
        for name, label in words.items()
    }
    said = "\n".join(
        f"{one['speaker']}: {one['statement']} ({one['status']}; {one['terms']})" for one in lines(content)
    )
    related = "\n".join(one["headline"] or _called(one["target"], named) for one in content["related"])
    return {
        **result,
        "section": (_("Section"), content["section"]["name"]),
        "attributions": (_("Attributions"), said),
        "tags": (_("Tags"), "\n".join(one["name"] for one in content["tags"])),
        "bylines": (_("Bylines"), "\n".join(one["name"] for one in content["bylines"])),
        "related": (_("Related headlines"), related),
        "notes": (
            _("Notes to readers"),
            "\n".join(_note(one) for one in content["notes"] if one["uuid"] not in without),
        ),
    }


def _called(target: dict[str, Any] | None, named: dict[str, str]) -> str:
    return named.get(str(target["id"]), target["headline"]) if target else ""


def _note(row: dict[str, Any]) -> str:
    told = was_and_is(row["was"], row["now_is"])
    return " ".join(filter(None, [f"{NoteKind(row['kind']).label}:", row["text"], told]))


def _speaker(row: dict[str, Any]) -> str:
    source = row["source"] or {}
    if source.get("kind") == SourceKind.UNNAMED:
        return _("Unnamed: %(descriptor)s") % {"descriptor": source["descriptor"]}
    return source.get("name") or source.get("descriptor") or row["descriptor"] or _("Source not stated")


def numbered(article: Article, number: int) -> Revision:
    row = article.revisions.with_names().select_related("by").filter(number=number).first() if number < 10**9 else None
    if row is None:
        raise Http404
    return row
