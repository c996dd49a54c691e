"""Start-up checks of the story app."""

from articles import checks


def test_a_sound_table_of_steps_starts():
    assert checks.workflow_holds_together() == []


def test_a_contradictory_table_of_steps_does_not_start(monkeypatch):
    monkeypatch.setattr(checks, "check_steps", lambda: ["APPROVE stands twice."])
    (found,) = checks.workflow_holds_together()
    assert (found.id, found.is_serious()) == ("articles.E001", True)
    assert "articles/rules/workflow.py" in found.hint
