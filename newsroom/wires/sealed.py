"""A previewed text between two requests: it travels in the page, closed so that nobody can change it on the way."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.signing import BadSignature, Signer

if TYPE_CHECKING:
    from newsroom.accounts.models import User

__all__ = ["BadSignature", "Previewed", "seal", "unseal"]


@dataclass(frozen=True)
class Previewed:
    """`key` is the identifier that the draft will have: who confirms twice asks twice for the same draft.

    `again`: its sender was told that the desk has this text already.
    """

    key: uuid.UUID
    name: str
    data: bytes
    again: bool


def seal(text: Previewed, *, person: User) -> str:
    return _signer(person).sign_object(text, serializer=_Packed, compress=True)


def unseal(sealed: str, *, person: User) -> Previewed:
    """Raises BadSignature for what was not sealed here, or for somebody else."""
    return _signer(person).unsign_object(sealed, serializer=_Packed)


class _Packed:
    """The facts in one line, then the bytes as they came: as JSON they would be several times as long."""

    def dumps(self, text: Previewed) -> bytes:
        return json.dumps([text.key.hex, text.name, text.again]).encode() + b"\n" + text.data

    def loads(self, packed: bytes) -> Previewed:
        facts, _, data = packed.partition(b"\n")
        key, name, again = json.loads(facts)
        return Previewed(uuid.UUID(key), name, data, again)


def _signer(person: User) -> Signer:
    return Signer(salt=f"newsroom.wires.sealed:{person.pk}")
