"""A text that travels in the page: it comes back as it went, or not at all."""

import os
import uuid
from types import SimpleNamespace

import pytest

from newsroom.wires.batch import BYTES_TOGETHER
from newsroom.wires.sealed import BadSignature, Previewed, seal, unseal

ROSA, ED = SimpleNamespace(pk=1), SimpleNamespace(pk=11)
TEXT = Previewed(uuid.UUID(int=7), "a\nb “c”.txt", b"\xff\xfe\n\0 text", again=True)


def test_a_text_comes_back_as_it_went():
    assert unseal(seal(TEXT, person=ROSA), person=ROSA) == TEXT


def test_a_text_of_one_person_opens_for_nobody_else():
    with pytest.raises(BadSignature):
        unseal(seal(TEXT, person=ROSA), person=ED)


@pytest.mark.parametrize("place", [0, 10, -1])
def test_one_changed_letter_is_seen(place):
    letters = list(seal(TEXT, person=ROSA))
    letters[place] = "A" if letters[place] != "A" else "B"
    with pytest.raises(BadSignature):
        unseal("".join(letters), person=ROSA)


def test_what_cannot_be_made_smaller_grows_by_a_third_and_not_more():
    noise = Previewed(TEXT.key, "noise", os.urandom(BYTES_TOGETHER), again=False)
    assert len(seal(noise, person=ROSA)) < BYTES_TOGETHER * 4 / 3 + 1_000
