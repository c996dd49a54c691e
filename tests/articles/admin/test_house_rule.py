"""The page of the house rules: who sees it, what it says, and what happens to what is chosen there."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.actions import house
from articles.models import HouseRule, HouseRuleChange
from articles.rules.standards import RULES
from articles.vocabulary import Level, Move, SecondPerson, Stage, StageUse

URL = reverse("admin:articles_houserule_changelist")


def page(client):
    return client.get(URL).content.decode()


def as_shown(client, **changed):
    """What the browser posts when nothing but `changed` was touched."""
    form = client.get(URL).context["form"]
    seen = HouseRuleChange.objects.count() and house.newest_change()
    return {"seen": seen, **{name: form[name].value() for name in form.fields}, **changed}


def chosen(html, name):
    """The value that a select shows."""
    select = re.search(rf'<select name="{name}".*?</select>', html, re.DOTALL)[0]
    return re.search(r'value="(\w+)" selected', select)[1]


@pytest.mark.parametrize(
    ("person", "status"),
    # Everybody else works by the rules and does not set them.
    [("mara", 200), ("rosa", 403), ("suki", 403), ("ed", 403), ("lena", 403), ("libby", 403), ("ada", 403)],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_managing_editor_sets_the_house_rules(request, at_desk, person, status, method):
    client = at_desk(request.getfixturevalue(person))
    answer = getattr(client, method)(URL)
    assert answer.status_code in ({200, 409} if status == 200 else {403})
    assert not HouseRule.objects.exists()


def test_who_may_look_and_not_decide_reads_them(desk, at_desk):
    reader = desk.hire("nell", None)
    reader.user_permissions.add(Permission.objects.get(codename="view_houserule"))
    client = at_desk(reader)
    html = page(client)
    assert "You can read the house rules." in html
    assert html.count('<fieldset class="rules-group" disabled') == 3
    assert 'type="submit" class="main"' not in html
    assert client.post(URL, {"seen": 0}).status_code == 403


def test_the_page_stands_among_the_places_of_the_desk(mara, ed, at_desk):
    index = reverse("admin:index")
    places = [f'href="{URL}"' in at_desk(person).get(index).content.decode() for person in (mara, ed)]
    assert places == [True, False]


def test_the_page_shows_how_things_are_while_nothing_is_decided(mara, at_desk):
    html = page(at_desk(mara))
    assert [chosen(html, f"stage:{stage}") for stage in ("PITCH", "ASSIGNED", "LEGAL", "SUBS")] == ["MAY"] * 4
    assert re.search(r'value="ALWAYS"[^>]* checked', html)
    assert (chosen(html, "level:byline"), chosen(html, "level:long-headline")) == ("SHOULD", "INFO")
    assert "Nobody has changed a house rule yet" in html


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_of_the_checklist_stands_there_with_its_level_or_as_fixed(mara, at_desk, rule):
    html = page(at_desk(mara))
    assert html.count(str(rule.doc)) == 1
    assert (f'name="level:{rule.id}"' in html) is not rule.is_fixed


def test_each_choice_of_a_second_person_says_what_it_means(mara, at_desk):
    html = page(at_desk(mara))
    sentences = ["cannot approve it.", "of all others, editors approve their own words", "Nobody else need have read"]
    assert [sentence in html for sentence in sentences] == [True, True, True]


@pytest.mark.parametrize(
    ("stage", "may_be_demanded"), [("PITCH", False), ("ASSIGNED", False), ("LEGAL", True), ("SUBS", True)]
)
def test_a_stage_is_asked_of_every_story_only_where_that_means_something(mara, at_desk, stage, may_be_demanded):
    select = re.search(rf'<select name="stage:{stage}".*?</select>', page(at_desk(mara)), re.DOTALL)[0]
    assert ('value="MUST"' in select) is may_be_demanded


def test_what_was_chosen_is_decided_and_nothing_else(mara, at_desk):
    client = at_desk(mara)
    data = as_shown(client, **{"stage:SUBS": "MUST", "level:byline": "OFF", "second_person": "FLAGGED"})
    response = client.post(URL, data, follow=True)
    assert house.rules().stages == {Stage.SUBS: StageUse.MUST}
    assert house.rules().levels == {"byline": Level.OFF}
    assert house.rules().second_person == SecondPerson.FLAGGED
    assert "3 house rules were changed." in response.content.decode()


def test_saving_without_a_change_decides_nothing(mara, at_desk):
    client = at_desk(mara)
    response = client.post(URL, as_shown(client))
    assert [str(said) for said in get_messages(response.wsgi_request)] == [
        "Nothing was changed, so there is nothing new to save."
    ]
    assert not HouseRuleChange.objects.exists()


def test_the_last_ten_changes_are_shown_in_the_words_of_the_page(desk, mara, at_desk):
    for level in [*[Level.INFO, Level.OFF] * 5, Level.MUST]:
        house.decide("level:byline", level, by=mara, at=desk.now)
    house.decide("stage:LEGAL", StageUse.MUST, by=mara, at=desk.now)
    html = page(at_desk(mara))
    told = [" ".join(re.sub("<[^>]+>", "", one).split()) for one in re.findall(r"<li>\d.*?</li>", html, re.DOTALL)]
    assert len(told) == 10
    assert told[0].endswith("Mara · Stage “With legal” was When asked for (as Newsroom comes), is Every story")
    assert told[1].endswith("The story says who wrote it. was Is not asked, is Blocks publishing")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (("level:byline", "OFF"), "was Needs a reason (as Newsroom comes), is Is not asked"),
        (("stage:PITCH", "OFF"), "was When asked for (as Newsroom comes), is Not used"),
        (("second_person", "NEVER"), "was Every story (as Newsroom comes), is No story"),
    ],
)
def test_the_first_change_of_a_rule_says_what_held_before(desk, mara, at_desk, rule, told):
    house.decide(*rule, by=mara, at=desk.now)
    assert told in " ".join(re.sub("<[^>]+>", "", page(at_desk(mara))).split())


def test_a_decision_of_another_version_is_told_in_its_own_words(desk, mara, at_desk):
    HouseRuleChange.objects.create(name="level:weather", old="", new="LOUD", by=mara, at=desk.now)
    assert "Level:weather" in page(at_desk(mara))


def test_who_opened_the_page_before_a_colleague_decided_is_asked_again_and_keeps_the_choices(desk, mara, at_desk):
    client = at_desk(mara)
    data = as_shown(client, **{"level:byline": "OFF"})
    house.decide("stage:SUBS", "OFF", by=mara, at=desk.now)
    response = client.post(URL, data)
    html = response.content.decode()
    assert (response.status_code, house.rules().levels) == (409, {})
    assert "Somebody changed the house rules after you opened them" in html
    assert chosen(html, "level:byline") == "OFF"
    again = {**data, "seen": house.newest_change(), "stage:SUBS": "OFF"}
    assert (client.post(URL, again).status_code, house.rules().levels) == (302, {"byline": Level.OFF})


@pytest.mark.parametrize(
    "forged",
    [
        {"level:byline": "LOUD"},
        {"stage:PITCH": "MUST"},
        {"second_person": ""},
        {"seen": "one"},
        {"seen": ""},
    ],
)
def test_what_cannot_be_chosen_is_refused_with_a_sentence(mara, at_desk, forged):
    client = at_desk(mara)
    response = client.post(URL, as_shown(client, **{"level:standfirst": "OFF", **forged}))
    assert (response.status_code, HouseRule.objects.exists()) == (409, False)
    assert 'role="alert"' in response.content.decode()
    assert chosen(response.content.decode(), "level:standfirst") == "OFF"


def test_a_rule_that_is_fixed_is_not_set_by_whoever_forges_its_field(mara, at_desk):
    client = at_desk(mara)
    client.post(URL, as_shown(client, **{"level:terms": "OFF"}))
    assert not HouseRule.objects.exists()


@pytest.mark.parametrize(
    ("stories", "words"), [(1, "One story still stands there"), (3, "3 stories still stand there")]
)
def test_a_stage_that_is_not_used_any_more_names_the_stories_that_stand_there(desk, mara, at_desk, stories, words):
    for _story in range(stories):
        desk.move(desk.in_review(), Move.TO_SUBS, by=desk.ed)
    before = page(at_desk(mara))
    house.decide("stage:SUBS", StageUse.OFF, by=mara, at=desk.now)
    assert words not in before
    assert f"{words}: " in page(at_desk(mara))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_change_and_for_three(desk, mara, at_desk, rows, django_assert_num_queries):
    client = at_desk(mara)
    for level in [Level.INFO, Level.OFF, Level.MUST][:rows]:
        house.decide("level:byline", level, by=mara, at=desk.now)
    # Session, person, roles and rights; then the rules, the stories of the optional stages and the changes.
    with django_assert_num_queries(8):
        client.get(URL)
