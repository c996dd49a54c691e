"""From the attributions of a revision to the numbered statements that readers see.

Here stands the firewall for names: the name of a source leaves this module only when the source
has one and the terms allow printing it.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext as _

from articles.rules import body, statement
from articles.rules.page import StatementLine
from articles.rules.revision_schema import Content
from articles.vocabulary import OutletSourcing, Precision, Provenance, SourceKind, StatementKind, Terms, Truth

_DATE_FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}
_ISO_FORMATS = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


@dataclass(frozen=True)
class Statement:
    """One attribution whose passage stands in the text. `source_id` is set only when readers may see the name."""

    number: int
    uuid: UUID
    passages: int
    speaker: str
    is_named: bool
    source_id: int | None
    counted_as: object | None
    row: dict[str, Any]

    @property
    def truth(self) -> Truth:
        return Truth(self.row["truth"])

    @property
    def kind(self) -> StatementKind:
        return StatementKind(self.row["kind"])

    # On background readers get the description that the desk wrote and nothing else: an exact role, a place or a link
    # to an outlet that names the source would be the name by another way.

    @property
    def is_nameless(self) -> bool:
        return Terms(self.row["terms"]) in Terms.nameless

    @property
    def role_then(self) -> str:
        return "" if self.is_nameless else str(self.row["role_then"])

    @property
    def place(self) -> str:
        return "" if self.is_nameless else str(self.row["place"])

    @property
    def relayed_by(self) -> str:
        """The name of the outlet that relayed it; "" where there is none or it must not be told."""
        is_relayed = self.row["provenance"] == Provenance.RELAYED and self.row["relayed_by"] is not None
        return str(self.row["relayed_by"]["name"]) if is_relayed and not self.is_nameless else ""

    @property
    def relayed_url(self) -> str:
        return str(self.row["relayed_url"]) if self.relayed_by else ""

    @property
    def label(self) -> str:
        """What a screen reader says at the number: "Oleh Alexandrov, not independently verified"."""
        known = str((self.kind if self.truth is Truth.NOTHING_TO_VERIFY else self.truth).label)
        return _("%(speaker)s, %(status)s") % {"speaker": self.speaker, "status": known[:1].lower() + known[1:]}

    @property
    def tone(self) -> str:
        return statement.TONES.get(self.truth, "")


def printed(content: Content) -> list[Statement]:
    """The statements whose passages stand in the body, numbered in order of first appearance."""
    rows = {UUID(row["uuid"]): row for row in content["attributions"]}
    found = [(uuid, passages) for uuid, passages in body.marks(content["text"]["body"]).items() if uuid in rows]
    return [_statement(number, uuid, len(passages), rows[uuid]) for number, (uuid, passages) in enumerate(found, 1)]


def numbered_body(content: Content, statements: Sequence[Statement]) -> str:
    return body.numbered(
        content["text"]["body"],
        numbers={one.uuid: one.number for one in statements},
        labels={one.uuid: one.label for one in statements},
        tones={one.uuid: one.tone for one in statements},
    )


def line(one: Statement) -> StatementLine:
    """One entry of "Who said what"."""
    row = one.row
    day, iso = _said_on(row)
    return StatementLine(
        number=one.number,
        passages=one.passages,
        speaker=one.speaker,
        is_named=one.is_named,
        role_then=one.role_then,
        statement=row["statement"],
        is_quotation=one.kind is StatementKind.QUOTE,
        label=statement.status_label(one.kind, one.truth),
        tone=one.tone,
        provenance_label=str(Provenance(row["provenance"]).label),
        relayed_by=one.relayed_by,
        relayed_url=one.relayed_url,
        outlet_sourcing_label=str(OutletSourcing(row["outlet_sourcing"]).label) if one.relayed_by else "",
        said_on=day,
        said_on_iso=iso,
        place=one.place,
        unnamed_reason="" if one.is_named else row["unnamed_reason"],
    )


def _statement(number: int, uuid: UUID, passages: int, row: dict[str, Any]) -> Statement:
    source, terms = row["source"], Terms(row["terms"])
    counted_as: tuple[str, object] | None
    is_named = source is not None and source["kind"] != SourceKind.UNNAMED and terms not in Terms.nameless
    if is_named:
        speaker, counted_as = source["name"], ("named", source["id"])
    elif source is not None:
        # A person both named and quoted on background must not be counted as one source: the count would tell.
        speaker = (
            row["descriptor"]
            or (source["descriptor"] if source["kind"] == SourceKind.UNNAMED else "")
            or _("Unnamed source")
        )
        counted_as = ("nameless", source["id"])
    else:
        speaker = row["descriptor"] or _("Source not stated")
        counted_as = ("described", row["descriptor"].casefold()) if row["descriptor"] else None
    return Statement(
        number=number,
        uuid=uuid,
        passages=passages,
        speaker=speaker[:1].upper() + speaker[1:],
        is_named=is_named,
        source_id=source["id"] if is_named and source["has_page"] else None,
        counted_as=counted_as,
        row=row,
    )


def _said_on(row: dict[str, Any]) -> tuple[str, str]:
    if not row["said_on"]:
        return "", ""
    date, precision = dt.date.fromisoformat(row["said_on"]), Precision(row["said_precision"])
    return formats.date_format(date, _DATE_FORMATS[precision]), date.strftime(_ISO_FORMATS[precision])
