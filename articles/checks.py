"""Start-up checks of the story app."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.rules.standards import RULES, check_registry
from articles.rules.steps import check_steps


@register()
def workflow_holds_together(**_options: Any) -> list[CheckMessage]:
    """E001: the table of steps contradicts itself or can never reach a reader."""
    return [Error(fault, hint="Mend STEPS in articles/rules/steps.py.", id="articles.E001") for fault in check_steps()]


@register()
def checklist_holds_together(**_options: Any) -> list[CheckMessage]:
    """E002: a rule of the checklist cannot be told from another one, or its level cannot be kept."""
    hint = "Mend RULES in articles/rules/standards."
    return [Error(fault, hint=hint, id="articles.E002") for fault in check_registry(RULES)]
