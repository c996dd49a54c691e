"""What can happen to the story next: the buttons this person has, and why others have to wait."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions import assigning, doors, note, workflow
from articles.admin.article import assignment, stops
from articles.admin.article.plan import plan_of
from articles.admin.article.visit import Visit
from articles.rules import body, handing
from articles.rules import workflow as road
from articles.rules.steps import Step
from articles.vocabulary import Duty, Move, Stage, Standing

BUTTONS = {
    Move.COMMISSION: gettext_lazy("Commission…"),
    Move.START: gettext_lazy("Start writing"),
    Move.SEND: gettext_lazy("Send to the desk"),
    Move.SEND_BACK: gettext_lazy("Send back…"),
    Move.APPROVE: gettext_lazy("Approve"),
    Move.TO_SUBS: gettext_lazy("Approve, send to the subs"),
    Move.PASS: gettext_lazy("Pass as ready"),
    Move.ASK_LEGAL: gettext_lazy("Send to legal"),
    Move.CLEAR: gettext_lazy("Clear"),
    Move.HOLD: gettext_lazy("Hold…"),
    Move.UNHOLD: gettext_lazy("End the hold"),
    Move.SPIKE: gettext_lazy("Spike…"),
    Move.UNSPIKE: gettext_lazy("Bring back"),
}
# Of these the first that the person may take is the one that stands out.
_FORWARD = (
    Move.COMMISSION,
    Move.SEND,
    Move.APPROVE,
    Move.TO_SUBS,
    Move.PASS,
    Move.CLEAR,
    Move.START,
    Move.UNHOLD,
    Move.UNSPIKE,
)
# Rarely wanted; folded, so that the next step is found at once.
_FOLDED = frozenset({Move.ASK_LEGAL, Move.HOLD, Move.SPIKE})


@dataclass(frozen=True)
class Button:
    """`is_post`: takes the step at once; otherwise it leads to a page that asks something first."""

    label: str
    url: str
    is_post: bool
    is_main: bool = False


@dataclass
class Bar:
    """The steps this person can take now, why the next ones of their duty have to wait, and what to mind."""

    buttons: list[Button] = field(default_factory=list)
    folded: list[Button] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    hint: str = ""
    # The same steps with a note, and a note without a step.
    quiet: list[Button] = field(default_factory=list)


def bar(visit: Visit) -> Bar:
    shown = Bar()
    _steps(visit, shown)
    _releases(visit, shown)
    _hints(visit, shown)
    return shown


def takeable(visit: Visit) -> tuple[list[Step], list[str]]:
    """The steps that this person can take now, and why others of their duty have to wait. At most two queries."""
    article = visit.article
    possible = [
        step
        for step in road.possible_moves(Stage(article.stage), visit.house, standing=Standing(article.standing))
        if step.duty is not None and not visit.refusal(step.duty) and not _is_idle(step, visit)
    ]
    # Only approval asks who wrote and what legal said; elsewhere the story itself knows enough.
    facts = (
        workflow.facts_of(article, by=visit.person)
        if article.stage == Stage.SPIKED or any(step.needs_second_person for step in possible)
        else road.Facts(
            stage=Stage(article.stage),
            is_author=False,
            note="-",
            is_newest=True,
            words=body.words(article.body),
            standing=Standing(article.standing),
        )
    )
    # The page behind the button asks whom to assign.
    facts = replace(facts, has_assignee=True)
    free: list[Step] = []
    reasons: list[str] = []
    for step in possible:
        why = road.blockers(step.move, facts, visit.house)
        if why:
            reasons += [reason for reason in why if reason not in reasons]
        else:
            free.append(step)
    if any(getattr(reason, "rule", "") == road.SECOND_PERSON for reason in reasons):
        reasons.append(workflow.who_else(article, workflow.approvers(article)))
    return free, reasons


def _steps(visit: Visit, shown: Bar) -> None:
    free, shown.reasons = takeable(visit)
    main = next((move for move in _FORWARD for step in free if step.move is move), None)
    for step in free:
        name = step.move.lower().replace("_", "-")
        asks = step.needs_note or step.move is Move.COMMISSION
        url = visit.url("assign") if step.move is Move.COMMISSION else visit.url("move", name)
        button = Button(str(BUTTONS[step.move]), url, not asks, is_main=step.move is main)
        (shown.folded if step.move in _FOLDED else shown.buttons).append(button)
    if handing.handing_on(free):
        shown.quiet.append(Button(_("Send with a note…"), visit.url("send"), is_post=False))
    if not note.why_not(visit.article, by=visit.person, seen_from=visit.seen_from):
        shown.quiet.append(Button(_("Leave a note…"), visit.url("note"), is_post=False))


def _is_idle(step: Step, visit: Visit) -> bool:
    """Readers have exactly this version: there is nothing to send back or to stop."""
    return doors.is_released(visit.article) and step.move in {Move.SEND_BACK, Move.HOLD, Move.ASK_LEGAL}


def _releases(visit: Visit, shown: Bar) -> None:
    article = visit.article
    may_publish = not visit.refusal(Duty.PUBLISH) and not doors.is_released(article)
    may_publish = may_publish and article.standing != Standing.KILLED
    if may_publish and article.stage in Stage.approved:
        is_scheduled = article.stage == Stage.SCHEDULED
        shown.buttons.append(Button(_("Publish…"), visit.url("publish"), is_post=False, is_main=not is_scheduled))
        when = _("Choose another time…") if is_scheduled else _("Schedule…")
        shown.buttons.append(Button(when, visit.url("schedule"), is_post=False))
        if is_scheduled:
            shown.buttons.append(Button(_("Cancel the schedule"), visit.url("unschedule"), is_post=True))
    if article.standing == Standing.LIVE and not visit.refusal(Duty.EDIT):
        shown.buttons.append(Button(_("Correct…"), visit.url("reader_note_add"), is_post=False))
    if not visit.refusal(Duty.WITHDRAW) and article.standing == Standing.LIVE:
        shown.folded.append(Button(_("Withdraw…"), visit.url("withdraw"), is_post=False))
    if _may_be_assigned(visit):
        shown.folded.append(Button(_("Assign…"), visit.url("assign"), is_post=False))
    if not visit.refusal(Duty.SHARE):
        shown.folded.append(Button(_("Share a preview…"), visit.url("share"), is_post=False))
    shown.folded += [Button(label, url, is_post=False) for label, url in stops.further(visit)]


def _may_be_assigned(visit: Visit) -> bool:
    """Where there is something to write; a pitch is assigned by commissioning it."""
    if not assignment.is_open(visit.article) or visit.refusal(Duty.ASSIGN):
        return False
    return not assigning.commissions(visit.article, visit.house)


def _hints(visit: Visit, shown: Bar) -> None:
    article = visit.article
    if visit.refusal(Duty.EDIT):
        return
    if article.stage == Stage.IN_REVIEW and not visit.refusal(Duty.APPROVE) and not shown.reasons:
        shown.hint = _("If you change words or attributions here, somebody else has to approve the story.")
    elif article.stage == Stage.SUBS and not visit.refusal(Duty.PASS):
        shown.hint = _("The desk approved this text. Polish it, and pass it when it is ready.")
    elif article.stage in Stage.approved and not doors.is_released(article):
        shown.hint = _(
            "This version is approved. If you change its words or attributions, it is sent and approved again."
        )
        plan = plan_of(article)
        if plan is not None and not plan.is_stopped:
            cancels = _("Whatever you change also cancels its hour: %(when)s.")
            shown.hint = f"{shown.hint} {cancels % {'when': plan.when}}"
