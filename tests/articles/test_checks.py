"""Start-up checks of the story app."""

from articles import checks


def test_a_sound_table_of_steps_starts():
    assert checks.workflow_holds_together() == []


def test_a_contradictory_table_of_steps_does_not_start(monkeypatch):
    monkeypatch.setattr(checks, "check_steps", lambda: ["APPROVE stands twice."])
    (found,) = checks.workflow_holds_together()
    assert (found.id, found.is_serious()) == ("articles.E001", True)
    assert "articles/rules/steps.py" in found.hint


def test_a_sound_checklist_starts():
    assert checks.checklist_holds_together() == []


def test_a_checklist_with_a_rule_that_stands_twice_does_not_start(monkeypatch):
    monkeypatch.setattr(checks, "RULES", [*checks.RULES, checks.RULES[0]])
    (found,) = checks.checklist_holds_together()
    assert (found.id, found.is_serious()) == ("articles.E002", True)
