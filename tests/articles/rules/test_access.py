"""Who may do what to one story. Roles are taken as they are kept in `newsroom.accounts.roles`."""

import pytest

from articles.rules.access import PERMISSION, Standpoint, refusal, refusal_to_move
from articles.vocabulary import Duty, Stage
from newsroom.accounts.roles import PERMISSIONS, Role

D, R, S = Duty, Role, Stage
MAY, MAY_NOT = True, False
WRITES = {D.SEE, D.EDIT, D.CURATE, D.SEND}
STOPS = {D.SEND_BACK, D.ASK_LEGAL, D.HOLD, D.PLACE_LEGAL_HOLD}
REPORTERS = WRITES | {D.SPIKE}
SUB_EDITORS = WRITES | {D.SEND_BACK, D.ASK_LEGAL, D.PASS}
EDITORS = REPORTERS | STOPS | {D.PASS, D.ASSIGN, D.APPROVE, D.PUBLISH, D.WITHDRAW, D.CORRECT, D.SHARE, D.LEGAL_NOTES}
MANAGING_EDITORS = EDITORS | {D.OVERRIDE, D.KILL, D.REINSTATE}
LAWYERS = {D.SEE, D.CLEAR, D.LIFT_LEGAL_HOLD, D.WITHDRAW, D.KILL, D.LEGAL_NOTES} | STOPS


def may(duty, role, *, in_section=True, stage=S.DRAFT, is_released=False, is_active=True):
    permissions = PERMISSIONS[role] if role else frozenset()
    here = Standpoint(permissions=permissions, in_section=in_section, is_active=is_active)
    return not refusal(duty, here, stage=stage, is_released=is_released)


@pytest.mark.parametrize(
    ("role", "may_do"),
    [
        # Writes, sends and drops what is theirs; deciding what readers get is somebody else's work.
        (R.REPORTER, REPORTERS),
        # Polishes, asks for more and passes what the desk approved; approving it is not theirs to say.
        (R.SUB_EDITOR, SUB_EDITORS),
        # The whole road, but never alone: the second person is asked by `rules.workflow`.
        (R.EDITOR, EDITORS),
        # Above that what happens once in a year; what legal holds only legal clears and lifts.
        (R.MANAGING_EDITOR, MANAGING_EDITORS),
        # Reads, stops and clears, writes nothing.
        (R.LEGAL, LAWYERS),
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
        (R.MANAGING_EDITOR, MANAGING_EDITORS),
        (R.LEGAL, LAWYERS),
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
        # with legal, with the subs, at its hour and while it is held as well.
        (R.REPORTER, S.LEGAL, False, MAY_NOT),
        (R.REPORTER, S.SUBS, False, MAY_NOT),
        (R.REPORTER, S.SCHEDULED, False, MAY_NOT),
        (R.REPORTER, S.HELD, False, MAY_NOT),
        # An idea and an assignment are as open as a draft.
        (R.REPORTER, S.PITCH, False, MAY),
        (R.REPORTER, S.ASSIGNED, False, MAY),
        # Subs work on what is on its way.
        (R.SUB_EDITOR, S.IN_REVIEW, False, MAY),
        (R.SUB_EDITOR, S.SUBS, False, MAY),
        (R.SUB_EDITOR, S.READY, False, MAY),
        # What is spiked is brought back before anybody works on it.
        (R.REPORTER, S.SPIKED, False, MAY_NOT),
        (R.EDITOR, S.SPIKED, False, MAY_NOT),
        (R.MANAGING_EDITOR, S.SPIKED, False, MAY_NOT),
        # A draft is what reporters work on, also the draft of a live story's next edit.
        (R.REPORTER, S.DRAFT, False, MAY),
        (R.REPORTER, S.DRAFT, True, MAY),
    ],
)
def test_the_text_holds_still_while_others_decide(role, stage, is_released, expected):
    assert may(D.EDIT, role, stage=stage, is_released=is_released) is expected


@pytest.mark.parametrize(
    ("role", "stage", "expected"),
    [
        # A reporter drops what is still theirs to write, and brings it back as a draft that the desk reads,
        (R.REPORTER, S.PITCH, MAY),
        (R.REPORTER, S.ASSIGNED, MAY),
        (R.REPORTER, S.DRAFT, MAY),
        (R.REPORTER, S.SPIKED, MAY),
        # and asks the desk once others have it.
        (R.REPORTER, S.IN_REVIEW, MAY_NOT),
        (R.REPORTER, S.LEGAL, MAY_NOT),
        (R.REPORTER, S.SUBS, MAY_NOT),
        (R.REPORTER, S.READY, MAY_NOT),
        (R.REPORTER, S.HELD, MAY_NOT),
        # The desk decides at every stage.
        (R.EDITOR, S.IN_REVIEW, MAY),
        (R.EDITOR, S.HELD, MAY),
        (R.EDITOR, S.SPIKED, MAY),
    ],
)
def test_who_may_spike_a_story_and_bring_it_back(role, stage, expected):
    assert may(D.SPIKE, role, stage=stage) is expected


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", [R.REPORTER, R.SUB_EDITOR, R.EDITOR, R.MANAGING_EDITOR, R.LIBRARIAN])
def test_tags_and_links_may_be_tended_at_every_stage(role, stage):
    assert may(D.CURATE, role, stage=stage)


@pytest.mark.parametrize(
    ("other", "what_it_adds"),
    # What lawyers write to the editors of a section is for no editor of another one.
    [(R.LIBRARIAN, set()), (R.LEGAL, {D.CLEAR, D.LIFT_LEGAL_HOLD, D.KILL, D.LEGAL_NOTES})],
)
def test_an_editor_with_a_role_for_every_section_writes_and_approves_in_their_own_only(other, what_it_adds):
    """Beyond their sections the two roles add up to looking, tending and stopping."""
    both = Standpoint(permissions=PERMISSIONS[R.EDITOR] | PERMISSIONS[other], in_section=False)
    may_do = {duty for duty in Duty if not refusal(duty, both, stage=S.IN_REVIEW, is_released=False)}
    assert may_do == {D.SEE, D.CURATE, D.WITHDRAW} | STOPS | what_it_adds


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
