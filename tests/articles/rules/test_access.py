"""Who may do what to one story. Roles are taken as they are kept in `newsroom.accounts.roles`."""

import pytest

from articles.rules.access import PERMISSION, Standpoint, refusal, refusal_to_move
from articles.vocabulary import Duty, Stage
from newsroom.accounts.roles import PERMISSIONS, Role

D, R, S = Duty, Role, Stage
MAY, MAY_NOT = True, False


def may(duty, role, *, in_section=True, stage=S.DRAFT, is_released=False, is_active=True):
    permissions = PERMISSIONS[role] if role else frozenset()
    here = Standpoint(permissions=permissions, in_section=in_section, is_active=is_active)
    return not refusal(duty, here, stage=stage, is_released=is_released)


@pytest.mark.parametrize(
    ("role", "may_do"),
    [
        # Writes and sends; deciding what readers get is somebody else's work.
        (R.REPORTER, {D.SEE, D.EDIT, D.CURATE, D.SEND}),
        # Polishes and asks for more; whether it goes out is not theirs to say.
        (R.SUB_EDITOR, {D.SEE, D.EDIT, D.CURATE, D.SEND, D.SEND_BACK}),
        # The whole road, but never alone: the second person is asked by `rules.workflow`.
        (R.EDITOR, set(Duty)),
        (R.MANAGING_EDITOR, set(Duty)),
        # Reads and stops, writes nothing.
        (R.LEGAL, {D.SEE, D.SEND_BACK, D.WITHDRAW}),
        # Knows who speaks, not what is about to be printed.
        (R.SOURCE_KEEPER, set()),
        # Tags and links, not a word of the text.
        (R.LIBRARIAN, {D.SEE, D.CURATE}),
        # Runs the building, not the paper.
        (R.ADMINISTRATOR, set()),
        # Staff without a role has no rights at all.
        (None, set()),
    ],
)
def test_each_role_in_its_section_may_do_exactly_this(role, may_do):
    assert {duty for duty in Duty if may(duty, role)} == may_do


@pytest.mark.parametrize(
    ("role", "may_do"),
    [
        # A story of another section does not exist for those who write.
        (R.REPORTER, set()),
        (R.SUB_EDITOR, set()),
        (R.EDITOR, set()),
        # These two answer for the whole paper.
        (R.MANAGING_EDITOR, set(Duty)),
        (R.LEGAL, {D.SEE, D.SEND_BACK, D.WITHDRAW}),
        (R.SOURCE_KEEPER, set()),
        # The library serves every section.
        (R.LIBRARIAN, {D.SEE, D.CURATE}),
        (R.ADMINISTRATOR, set()),
        (None, set()),
    ],
)
def test_each_role_outside_its_sections_may_do_exactly_this(role, may_do):
    assert {duty for duty in Duty if may(duty, role, in_section=False)} == may_do


@pytest.mark.parametrize(
    ("role", "stage", "is_released", "expected"),
    [
        # While it is being read for approval, the text holds still for its writers,
        (R.REPORTER, S.IN_REVIEW, False, MAY_NOT),
        # and after approval until it is out,
        (R.REPORTER, S.READY, False, MAY_NOT),
        # but the next edit of a live story begins from "ready".
        (R.REPORTER, S.READY, True, MAY),
        # Those who approve may mend what they read; that makes them authors of it.
        (R.EDITOR, S.IN_REVIEW, False, MAY),
        (R.EDITOR, S.READY, False, MAY),
        # Subs work on what is on its way.
        (R.SUB_EDITOR, S.IN_REVIEW, False, MAY),
        (R.SUB_EDITOR, S.READY, False, MAY),
        # A draft is what reporters work on, also the draft of a live story's next edit.
        (R.REPORTER, S.DRAFT, False, MAY),
        (R.REPORTER, S.DRAFT, True, MAY),
    ],
)
def test_the_text_holds_still_while_others_decide(role, stage, is_released, expected):
    assert may(D.EDIT, role, stage=stage, is_released=is_released) is expected


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", [R.REPORTER, R.SUB_EDITOR, R.EDITOR, R.MANAGING_EDITOR, R.LIBRARIAN])
def test_tags_and_links_may_be_tended_at_every_stage(role, stage):
    assert may(D.CURATE, role, stage=stage)


@pytest.mark.parametrize("other", [R.LIBRARIAN, R.LEGAL])
def test_an_editor_with_a_role_for_every_section_writes_and_approves_in_their_own_only(other):
    """Beyond their sections the two roles add up to looking, tending and stopping."""
    both = Standpoint(permissions=PERMISSIONS[R.EDITOR] | PERMISSIONS[other], in_section=False)
    may_do = {duty for duty in Duty if not refusal(duty, both, stage=S.IN_REVIEW, is_released=False)}
    assert may_do == {D.SEE, D.CURATE, D.SEND_BACK, D.WITHDRAW}


@pytest.mark.parametrize(
    ("role", "in_section", "expected"),
    [
        # Whoever reports begins stories where they work,
        (R.REPORTER, True, MAY),
        (R.EDITOR, True, MAY),
        (R.EDITOR, False, MAY_NOT),
        # the managing editor everywhere,
        (R.MANAGING_EDITOR, False, MAY),
        # and those who work on what others began nowhere.
        (R.SUB_EDITOR, True, MAY_NOT),
        (R.LEGAL, True, MAY_NOT),
        (R.LIBRARIAN, True, MAY_NOT),
    ],
)
def test_who_may_begin_a_story(role, in_section, expected):
    assert Standpoint(permissions=PERMISSIONS[role], in_section=in_section).may_begin is expected


@pytest.mark.parametrize(
    ("role", "stage", "was_out", "expected"),
    [
        # A draft is put right by its writers; what readers know is moved by those who approve.
        (R.REPORTER, S.DRAFT, False, MAY),
        (R.REPORTER, S.DRAFT, True, MAY_NOT),
        (R.REPORTER, S.IN_REVIEW, False, MAY_NOT),
        (R.EDITOR, S.DRAFT, True, MAY),
        (R.EDITOR, S.IN_REVIEW, False, MAY),
        # Subs edit and bring nothing into a section.
        (R.SUB_EDITOR, S.DRAFT, False, MAY_NOT),
        (R.LEGAL, S.DRAFT, False, MAY_NOT),
    ],
)
def test_who_may_take_a_story_out_of_its_section(role, stage, was_out, expected):
    here = Standpoint(permissions=PERMISSIONS[role], in_section=True)
    assert (not refusal_to_move(here, stage=stage, is_released=False, was_out=was_out)) is expected


@pytest.mark.parametrize("role", [*Role, None])
def test_nobody_who_left_may_do_anything(role):
    assert not any(may(duty, role, is_active=False) for duty in Duty)


def test_every_duty_has_a_permission_of_its_own():
    assert set(PERMISSION) == set(Duty)
    assert len(set(PERMISSION.values())) == len(Duty)


def test_a_refusal_does_not_tell_an_outsider_what_the_story_is():
    outside = Standpoint(permissions=PERMISSIONS[R.EDITOR], in_section=False)
    reasons = {refusal(duty, outside, stage=stage, is_released=False) for duty in Duty for stage in Stage}
    assert reasons == {"You do not work in the section of this story."}
