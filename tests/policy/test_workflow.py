"""Who may do what to which story when: the table `workflow.csv` against the rules, and against the desk itself."""

import ast
from pathlib import Path

import pytest
from django.db import transaction

from articles.rules import access, stops, takedown, workflow
from articles.rules.steps import STEPS
from articles.vocabulary import Duty, Move, Stage, Standing
from newsroom.accounts.roles import PERMISSIONS, Role
from tests.policy import workflow_table as table
from tests.policy.workflow_desk import Desk

MOVES = {move.value.lower().replace("_", "-"): move for move in Move}
DUTIES = {
    "publish": Duty.PUBLISH,
    "publish on legal hold": Duty.PUBLISH,
    "publish another version": Duty.PUBLISH,
    "schedule": Duty.PUBLISH,
    "unschedule": Duty.PUBLISH,
    "withdraw": Duty.WITHDRAW,
    "kill": Duty.KILL,
    "reinstate": Duty.REINSTATE,
    "place legal hold": Duty.PLACE_LEGAL_HOLD,
    "lift legal hold": Duty.LIFT_LEGAL_HOLD,
    "override": Duty.OVERRIDE,
}
STANDINGS = {one: Standing.LIVE if one == "edited" else Standing(one.upper()) for one in table.STANDINGS}
APART = ("draft", "ready", "held")
STATUS = {"yes": 302, "later": 409, "no": 403, "unseen": 404}


# --- The table itself ----------------------------------------------------------------------------------------


def test_the_table_knows_nothing_of_what_it_checks():
    tree = ast.parse(Path(table.__file__).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {name for name in imported if name.split(".")[0] in ("articles", "newsroom", "tests")} == set()


def test_the_table_knows_every_role_stage_and_standing():
    assert set(table.ROLES) == {*Role.values, "none"}
    assert {stage.upper() for stage in table.STAGES} == set(Stage.values)
    assert set(STANDINGS.values()) == set(Standing)


def test_the_table_knows_every_step_that_a_person_can_ask_for():
    assert {MOVES[name] for name in table.MOVES} == {step.move for step in STEPS if step.duty is not None}


def test_every_case_is_decided():
    assert [str(case) for case in table.cases() if table.answer(case) not in table.ANSWERS] == []


def test_every_row_decides_something():
    used = {table.row_for(case) for case in table.cases()}
    assert [row.line for row in table.rows() if row not in used] == []


def test_every_row_says_why():
    assert [row.line for row in table.rows() if not row.reason.endswith(".")] == []


def test_the_table_can_be_read_at_one_sitting():
    assert len(table.rows()) <= 300


# --- Against the rules ---------------------------------------------------------------------------------------


def rules_say(case):
    """What the rules answer somebody of this role, from what the role's group holds."""
    permissions = PERMISSIONS[Role(case.role)] if case.role != "none" else frozenset()
    here = access.Standpoint(permissions=permissions, in_section=case.section == "own")
    stage, is_released = Stage(case.stage.upper()), case.standing == "live"
    if access.refusal(Duty.SEE, here, stage=stage, is_released=is_released):
        return "unseen"
    duty = workflow.duty_of(MOVES[case.action], stage) if case.action in table.MOVES else DUTIES[case.action]
    if access.refusal(duty, here, stage=stage, is_released=is_released):
        return "no"
    return "later" if _in_the_way(case, stage, STANDINGS[case.standing]) else "yes"


def _in_the_way(case, stage, standing):
    if case.action in table.MOVES:
        facts = workflow.Facts(
            stage=stage,
            is_author=case.author == "yes",
            note="Is it the same ship?",
            is_newest=True,
            words=9,
            standing=standing,
        )
        return workflow.blockers(MOVES[case.action], facts)
    return _on_the_way_to_readers(case, stage, standing)


def _on_the_way_to_readers(case, stage, standing):
    held = stops.Facts(is_on_legal_hold=True, embargo_until=None, at=None)
    is_out = case.standing == "live"
    in_the_way = {
        # Asking again for what is so already changes nothing and is no mistake.
        "publish": not is_out and (stage not in Stage.approved or takedown.killed_refusals(standing)),
        "schedule": is_out or stage not in Stage.approved or takedown.killed_refusals(standing),
        "publish on legal hold": not is_out and stops.blockers(held),
        "publish another version": True,
        "withdraw": standing not in (Standing.LIVE, Standing.WITHDRAWN),
        "kill": standing is not Standing.KILLED and takedown.kill_refusals(standing, reason="A court order."),
        "reinstate": takedown.return_refusals(standing, reason="It was the right ship."),
    }
    return in_the_way.get(case.action)


@pytest.mark.parametrize("role", table.ROLES)
def test_the_rules_decide_as_the_table_says(role):
    asked = [case for case in table.cases() if case.role == role]
    wrong = [f"{case}: {rules_say(case)}, not {table.answer(case)}" for case in asked]
    assert [line for line, case in zip(wrong, asked, strict=True) if rules_say(case) != table.answer(case)] == []


# --- Against the desk ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """One newsroom for the whole module: every request is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Desk()
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", table.ROLES)
@pytest.mark.django_db
def test_the_desk_does_as_the_table_says(desk, role):
    """Every row, and whatever is allowed at every stage and standing."""
    wrong = []
    for case in table.samples():
        if case.role == role:
            done = desk.ask(case)
            if done.status != STATUS[table.answer(case)]:
                wrong.append(f"{case}: {done.status}, not {STATUS[table.answer(case)]}")
            if done.status != 302 and done.wrote:
                wrong.append(f"{case}: {done.status}, and wrote {sorted(done.wrote)}")
    assert wrong == []


def should_offer(role, place, author):
    """What the table allows, without what would change nothing."""
    stage, standing = place
    cases = [table.Case(role, action, stage, standing, "own", author) for action in table.ACTIONS]
    may = {case.action for case in cases if table.answer(case) == "yes"}
    # No story of these is under legal hold.
    may -= {"publish on legal hold", "publish another version", "lift legal hold", "override"}
    if stage != "scheduled":
        may -= {"unschedule"}
    if standing == "live":
        may -= {"publish", "send-back", "hold", "ask-legal"}
    return may - ({"withdraw"} if standing == "withdrawn" else {"kill"} if standing == "killed" else set())


@pytest.mark.parametrize("role", ["reporter", "sub_editor", "editor", "managing_editor", "legal", "librarian"])
@pytest.mark.django_db
def test_a_story_offers_what_its_reader_may_do_and_nothing_else(desk, role):
    # Stages that are alike for every story are looked at once.
    readers = [(place, "no") for place in table.PLACES if place[1] in ("never_out", "live") or place[0] in APART]
    authors = [(place, "yes") for place in table.PLACES if place[0] in ("in_review", "subs")]
    asked = readers + authors
    offered = {(*place, author): desk.offered(role=role, place=place, author=author) for place, author in asked}
    assert offered == {(*place, author): should_offer(role, place, author) for place, author in asked}
