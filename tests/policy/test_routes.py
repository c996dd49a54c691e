"""Every route of the site, asked by everybody, in every state of a story, against the table `routes.csv`.

A route that is not in the table fails: whoever adds an address says who may use it, and why.
"""

import zlib

import pytest
from django.db import transaction
from django.test import Client

from articles.vocabulary import Stage, Standing
from tests.policy.requests import REFUSED, Answer, ask, browser, standings
from tests.policy.states import FURTHER, Everywhere, states_of
from tests.policy.table import row_for, rows
from tests.policy.walk import routes
from tests.policy.world import PRINCIPALS, STATES, World, targets

pytestmark = pytest.mark.django_db

METHODS = ("GET", "POST")
# That a guest opened a preview is counted, and nothing else of it is written.
COUNTED = {"preview:page": {"articles_sharedpreview"}}
TARGETS = targets(routes())
COMBINATIONS = [
    (target, method, who, state)
    for target in TARGETS
    for method in METHODS
    for who in PRINCIPALS
    for state in states_of(target)
]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One newsroom for the whole module: every request is rolled back, and with it what it did to its session."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Everywhere()
        transaction.set_rollback(True)


def test_every_route_is_in_the_table():
    asked = [(target.name, method, who, state) for target, method, who, state in COMBINATIONS]
    assert [one for one in asked if row_for(*one) is None] == []


def test_a_story_of_the_world_is_at_every_stage_and_standing(world):
    """A new stage or standing is a new state of the world, and the table says who may do what there."""
    assert {story.stage for story in world.stories.values()} == set(Stage)
    assert {story.standing for story in world.stories.values()} == set(Standing)


def test_every_row_of_the_route_table_decides_something():
    used = {row_for(target.name, method, who, state) for target, method, who, state in COMBINATIONS}
    assert [row.line for row in rows() if row not in used] == []


def test_every_row_of_the_route_table_has_a_reason():
    assert [row.line for row in rows() if not row.reason.endswith(".")] == []


def test_a_route_that_is_let_in_is_named_in_full():
    """A pattern may refuse; opening an address that does not exist yet takes a row of its own."""
    wide = [row for row in rows() if any(name.endswith(("_*", ":*")) for name in row.route.split("|"))]
    assert [row.line for row in wide if row.status not in REFUSED] == []


def by_turns(target, method, who):
    """The world's own states, and of the further ones that get the same answer one, another for each route and person."""
    further = states_of(target)[len(target.states) :]
    turn = zlib.crc32(f"{target.name} {method} {who}".encode()) % max(1, len(further))
    by_answer = {row_for(target.name, method, who, state): state for state in further[turn:] + further[:turn]}
    return (*target.states, *by_answer.values())


def every_one(target, method, who):
    return states_of(target)


# All of them take minutes, and show again what the row shows in one of them.
@pytest.mark.parametrize(
    "states", [by_turns, pytest.param(every_one, marks=[pytest.mark.slow, pytest.mark.exhaustive])]
)
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("who", PRINCIPALS)
def test_every_route_answers_as_the_table_says(world, who, method, states):
    client, wrong, wrote = browser(world.people.get(who)), [], []
    asked = [(target, state) for target in TARGETS for state in states(target, method, who)]
    for target, state in asked:
        row = row_for(target.name, method, who, state)
        answer = ask(client, world, target, method=method, state=state)
        if row is None or answer.status != row.status:
            wrong.append(f"{target.name} {state}: {answer.status}, not {row and row.status} (line {row and row.line})")
        counted = COUNTED.get(target.name, set()) if answer.status == "200" else set()
        if answer.wrote - counted and (method == "GET" or answer.status in REFUSED):
            wrote.append(f"{target.name} {state}: {answer.status}, and wrote {sorted(answer.wrote)}")
    assert (wrong, wrote) == ([], [])


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_route_is_changed_by_another_method(world, method):
    client = browser(world.people["ed"])
    answers = {
        target.name: ask(client, world, target, method=method, state="ready")
        for target in TARGETS
        if "ready" in target.states
    }
    answers |= {
        target.name: ask(client, world, target, method=method, state="-") for target in TARGETS if "-" in target.states
    }
    assert {name: answer for name, answer in answers.items() if answer.wrote or answer.status.startswith("5")} == {}


def test_every_route_of_the_desk_asks_for_the_security_token(world):
    """By POST without the token nothing is done, whoever asks."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.people["ed"])
    answers = {}
    for target in TARGETS:
        if not target.route.is_public:
            answers[target.name] = ask(strict, world, target, method="POST", state=target.states[0])
    assert {name for name, answer in answers.items() if answer.status not in ("403", "404", "405")} == set()


def test_a_route_of_one_story_does_not_reach_the_rows_of_another(world):
    """The story in the address is one's own, the row is another story's."""
    client, mixed = browser(world.people["ed"]), World.borrowing(world, "elsewhere")
    with_rows = [target for target in TARGETS if ":row>" in target.route.pattern]
    answers = {
        target.name: ask(client, mixed, target, method=method, state="draft").status
        for target in with_rows
        for method in METHODS
    }
    assert set(answers.values()) <= {"404", "405"}
    assert len(answers) >= 10


def test_no_route_tells_a_hidden_story_from_a_missing_one(world):
    client = browser(world.people["olu"])
    hidden = client.get(f"/admin/articles/article/{world.stories['draft'].pk}/change/")
    missing = client.get("/admin/articles/article/999999999/change/")
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def forgers():
    """Each state by one of two people in every run, by both when asked for."""
    for number, state in enumerate(state for state in (*STATES, *FURTHER) if state != "elsewhere"):
        for who in ("rosa", "ed"):
            is_other = who == ("rosa", "ed")[number % 2]
            marks = [pytest.mark.slow, pytest.mark.exhaustive] if is_other else []
            yield pytest.param(who, state, marks=marks)


@pytest.mark.parametrize(("who", "state"), list(forgers()))
def test_no_route_takes_a_stage_or_standing_from_a_form(world, who, state):
    """Forged fields in every form: the stories end where they end without them."""
    client = browser(world.people[who])
    forged = {
        "stage": "READY",
        "standing": "LIVE",
        "live_revision": "1",
        "owner": "1",
        "_save": "1",
        "action": "delete_selected",
    }
    untouched, differ = standings(), []
    for target in (target for target in TARGETS if state in states_of(target)):
        row = row_for(target.name, "POST", who, state)
        tried = ask(client, world, target, method="POST", state=state, forged=forged)
        # What a refused form does without these fields is in the table: nothing.
        plain = Answer(row.status, frozenset(), untouched)
        if row.status not in REFUSED:
            plain = ask(client, world, target, method="POST", state=state, forged={})
        if plain.stories != tried.stories or plain.status != tried.status:
            differ.append(target.name)
    assert differ == []
