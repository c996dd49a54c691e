"""What each role may do: the table `roles.csv` against the rules, and against the desk itself."""

import ast
import re
from pathlib import Path

import pytest
from django.db import transaction

from articles.rules import access, workflow
from articles.vocabulary import Duty, Move, Stage
from newsroom.accounts.roles import PERMISSIONS, Role
from tests.policy import roles_table as table
from tests.policy.roles_desk import Desk

DUTIES = {
    "story/see": Duty.SEE,
    "story/edit": Duty.EDIT,
    "story/curate": Duty.CURATE,
    "story/send": Duty.SEND,
    "story/send back": Duty.SEND_BACK,
    "story/approve": Duty.APPROVE,
    "story/publish": Duty.PUBLISH,
    "story/withdraw": Duty.WITHDRAW,
    "story/commission": Duty.ASSIGN,
    "story/ask legal": Duty.ASK_LEGAL,
    "story/clear": Duty.CLEAR,
    "story/pass": Duty.PASS,
    "story/hold": Duty.HOLD,
    "story/spike": Duty.SPIKE,
    "story/place legal hold": Duty.PLACE_LEGAL_HOLD,
    "story/lift legal hold": Duty.LIFT_LEGAL_HOLD,
    "story/override": Duty.OVERRIDE,
    "story/kill": Duty.KILL,
    "story/reinstate": Duty.REINSTATE,
    "story/correct": Duty.CORRECT,
    "story/share": Duty.SHARE,
    "story/legal notes": Duty.LEGAL_NOTES,
}
STAGES = {
    "draft": Stage.DRAFT,
    "in_review": Stage.IN_REVIEW,
    "ready": Stage.READY,
    "live": Stage.READY,
    "edited": Stage.DRAFT,
    "withdrawn": Stage.READY,
}
RIGHTS = {
    f"{book}/{ask}": f"{app}.{right}_{model}"
    for book, (app, model) in {
        **{name: ("articles", name) for name in ("source", "tag", "author", "section")},
        "page": ("articles", "housepage"),
        "person": ("accounts", "user"),
    }.items()
    for ask, right in {"look up": "view", "add": "add", "change": "change", "retire": "retire"}.items()
}


NO_BUTTON = ("story/see", *table.WITHOUT_DOOR)


# --- The table itself ----------------------------------------------------------------------------------------


def test_the_table_knows_nothing_of_what_it_checks():
    tree = ast.parse(Path(table.__file__).read_text())
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert {name for name in imported if name.split(".")[0] in ("articles", "newsroom", "tests")} == set()


def test_the_table_knows_every_role():
    assert set(table.ROLES) == {*Role.values, "none"}


def test_the_table_knows_every_duty():
    assert set(DUTIES.values()) == set(Duty)


def test_every_case_is_decided_by_exactly_one_row():
    undecided = {str(cell): [row.line for row in table.covering(cell)] for cell in table.cells()}
    assert {cell: lines for cell, lines in undecided.items() if len(lines) != 1} == {}


def test_every_row_decides_something():
    used = {row for cell in table.cells() for row in table.covering(cell)}
    assert [row.line for row in table.rows() if row not in used] == []


def test_every_row_says_yes_or_no_and_why():
    odd = [row.line for row in table.rows() if row.may not in ("yes", "no") or not row.reason.endswith(".")]
    assert odd == []


def test_the_table_can_be_read_at_one_sitting():
    assert len(table.rows()) <= 200


# --- Against the rules ---------------------------------------------------------------------------------------


def rules_let(cell):
    """What the rules say to somebody of this role, from what the role's group holds."""
    permissions = PERMISSIONS[Role(cell.role)] if cell.role != "none" else frozenset()
    if cell.ask in RIGHTS:
        return RIGHTS[cell.ask] in permissions
    here = access.Standpoint(permissions=permissions, in_section=cell.section == "own")
    if cell.ask == "story/begin":
        return here.may_begin
    facts = {"stage": STAGES[cell.state], "is_released": cell.state == "live"}
    if cell.ask == "story/move":
        was_out = cell.state in ("live", "edited", "withdrawn")
        return not access.refusal_to_move(here, **facts, was_out=was_out)
    if cell.ask == "story/approve own words":
        own = workflow.Facts(stage=STAGES[cell.state], is_author=True, note="", is_newest=True, words=9)
        blocked = workflow.blockers(Move.APPROVE, own)
        return not access.refusal(Duty.APPROVE, here, **facts) and not blocked
    return not access.refusal(DUTIES[cell.ask], here, **facts)


@pytest.mark.parametrize("role", table.ROLES)
def test_the_rules_decide_as_the_table_says(role):
    asked = [cell for cell in table.cells() if cell.role == role]
    assert [str(cell) for cell in asked if rules_let(cell) != table.may(cell)] == []


# --- Against the desk ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker):
    """One newsroom for the whole module: every request is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Desk()
        transaction.set_rollback(True)


def expected(cell):
    """The status of the answer: done, too early or too late, refused, or never heard of it."""
    reads = cell.ask.endswith(("/see", "/look up")) or cell.ask in table.ANSWERED
    if cell.ask.startswith("story/") and cell.state != "-":
        if not table.may_see(cell):
            return 404
        if cell.ask == "story/approve own words":
            # Their right to approve is there; what they lack is a second person.
            return 409 if table.may(table.Cell(cell.role, "story/approve", cell.state, cell.section)) else 403
        if table.may(cell) and cell.state not in table.STEPS[cell.ask]:
            return 409
    if cell.ask == "source/retire":
        # The field is not in their form; what else was sent is saved, if they may change the entry at all.
        return 302 if table.may(table.Cell(cell.role, "source/change")) else 403
    if cell.ask == "story/begin" and not table.may(cell):
        # Writers get their form again: the section is not one that they can choose.
        return 200 if table.may(table.Cell(cell.role, "story/begin", "-", "own")) else 403
    return (200 if reads else 302) if table.may(cell) else 403


@pytest.mark.parametrize("role", table.ROLES)
@pytest.mark.django_db
def test_the_desk_does_as_the_table_says(desk, role):
    wrong = []
    for cell in table.cells():
        if cell.role == role and cell.ask not in (*table.WITHOUT_DOOR, *table.ELSEWHERE):
            done = desk.ask(cell)
            is_done = done.status in (200, 302) if cell.ask != "source/retire" else done.retired
            if done.status != expected(cell) or (cell.ask == "source/retire" and is_done != table.may(cell)):
                wrong.append(f"{cell}: {done.status}, not {expected(cell)}; retired: {done.retired}")
            if done.wrote and done.status != 302 and not (done.status == 200 and cell.ask in table.ANSWERED):
                wrong.append(f"{cell}: {done.status}, and wrote {sorted(done.wrote)}")
    assert wrong == []


@pytest.mark.parametrize("section", table.SECTIONS)
@pytest.mark.parametrize("role", table.ROLES)
@pytest.mark.django_db
def test_a_story_offers_what_its_reader_may_do_and_nothing_else(desk, role, section):
    offered, should = {}, {}
    for state in table.STATES:
        cells = [table.Cell(role, ask, state, section) for ask in table.OFFERED if ask not in NO_BUTTON]
        if table.may_see(cells[0]):
            offered[state] = desk.offered(desk.ask(table.Cell(role, "story/see", state, section)).page)
            should[state] = {cell.ask for cell in cells if table.may(cell) and state in table.OFFERED[cell.ask]}
    assert offered == should


@pytest.mark.parametrize("role", table.ROLES)
@pytest.mark.django_db
def test_every_link_of_the_landing_page_opens(desk, role):
    client, page = desk.home(role)
    links = {link for link in re.findall(r'href="(/admin/[^"#]*)"', page) if "logout" not in link}
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
