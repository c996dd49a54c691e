"""Start-up checks of the story app."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from articles.rules.workflow import check_steps


@register()
def workflow_holds_together(**_options: Any) -> list[CheckMessage]:
    """E001: the table of steps contradicts itself or can never reach a reader."""
    return [
        Error(fault, hint="Mend STEPS in articles/rules/workflow.py.", id="articles.E001") for fault in check_steps()
    ]
