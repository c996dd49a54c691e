"""Who is told of what happened to a story: decided from what ties people to it."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _

from articles.vocabulary import EventKind, Move, NoticeKind, ReleaseKind, Tie

Happening = Move | EventKind | ReleaseKind

_THEIRS = frozenset({Tie.OWNER, Tie.ASSIGNEE, Tie.AUTHOR})
_NAMED = frozenset({Tie.NAMED})
# Whoever answers for the section hears of what cannot wait.
_ALARM = _THEIRS | {Tie.SCHEDULER, Tie.APPROVER}
_GONE = frozenset({Tie.OWNER, Tie.ASSIGNEE, Tie.APPROVER})
_HOUR = (frozenset({Tie.SCHEDULER}), NoticeKind.UNSCHEDULED)

# Of several ties the first that is listed decides what somebody is told. What is not here concerns only those who are
# named or mentioned in it.
CONCERNS: Mapping[str, tuple[tuple[frozenset[Tie], NoticeKind], ...]] = {
    Move.SEND: ((_NAMED, NoticeKind.SENT), (frozenset({Tie.CORRECTOR}), NoticeKind.CORRECTION)),
    Move.SEND_BACK: ((_NAMED | _THEIRS, NoticeKind.SENT_BACK), _HOUR),
    Move.HOLD: ((_NAMED, NoticeKind.SENT), (_THEIRS, NoticeKind.HELD), _HOUR),
    Move.SPIKE: ((_THEIRS, NoticeKind.SPIKED),),
    # Somebody edits what is scheduled; that it does not go out any more is easily overlooked.
    Move.REOPEN: (_HOUR,),
    Move.RECHECK: (_HOUR,),
    Move.UNSCHEDULE: (_HOUR,),
    EventKind.ASSIGNED: ((_NAMED, NoticeKind.ASSIGNED), (frozenset({Tie.RELIEVED}), NoticeKind.UNASSIGNED)),
    EventKind.NOTE: ((_NAMED, NoticeKind.MENTIONED),),
    EventKind.COMMENT: ((_NAMED, NoticeKind.MENTIONED),),
    EventKind.PARKED: ((_ALARM, NoticeKind.STOPPED),),
    EventKind.LEGAL_HOLD: ((_ALARM, NoticeKind.HELD),),
    EventKind.LEGAL_LIFTED: ((_ALARM, NoticeKind.LIFTED),),
    ReleaseKind.PUBLISHED: ((_THEIRS, NoticeKind.OUT),),
    ReleaseKind.WITHDRAWN: ((_GONE, NoticeKind.WITHDRAWN),),
    ReleaseKind.KILLED: ((_GONE, NoticeKind.KILLED),),
    ReleaseKind.REINSTATED: ((_GONE, NoticeKind.REINSTATED),),
}
_ANYBODY = ((_NAMED, NoticeKind.SENT), (frozenset({Tie.MENTIONED}), NoticeKind.MENTIONED))

PAUSES = tuple(dt.timedelta(minutes=minutes) for minutes in (2, 5, 15, 60, 10))
"""How long the first, second … try to mail a notice is left alone; after the last the mail is given up.

The shortest is longer than a mail server can keep one try waiting, so that nobody else begins it meanwhile.
"""
MOST_TRIES = len(PAUSES)
TOO_OLD = dt.timedelta(days=1)
"""What nobody could mail for so long stands at the desk alone: whoever looks there knows it, and a restored backup
mails nobody what they were told before."""
WAITS_LONG = dt.timedelta(hours=1)
MENTIONED_FOR = dt.timedelta(days=7)
"""How long `doctor` speaks of a mail that was given up."""


def ties_of(happening: Happening) -> frozenset[Tie]:
    """The ties that somebody can be told for; those who are named or mentioned always are."""
    return frozenset().union(*(ties for ties, _kind in (*CONCERNS.get(happening, ()), *_ANYBODY)))


def told(happening: Happening, people: Mapping[int, Collection[Tie]], *, by: int | None) -> dict[int, NoticeKind]:
    """Who is told what, by key. `people`: who can be told, that is who may see the story and works here now.

    `by`: who did it, and so is not told; None when the building did it by itself.
    """
    rules = (*CONCERNS.get(happening, ()), *_ANYBODY)
    found = {pk: _first(ties, rules) for pk, ties in people.items() if pk != by}
    return {pk: kind for pk, kind in found.items() if kind is not None}


def _first(ties: Collection[Tie], rules: Iterable[tuple[frozenset[Tie], NoticeKind]]) -> NoticeKind | None:
    return next((kind for wanted, kind in rules if wanted.intersection(ties)), None)


def sentence(kind: NoticeKind, who: str) -> str:
    """What happened, for the one who is told; `who` did it, "" for the building itself."""
    sentences = {
        NoticeKind.SENT: _("%(who)s sent you a story"),
        NoticeKind.SENT_BACK: _("%(who)s sent a story back"),
        NoticeKind.MENTIONED: _("%(who)s wrote you a note"),
        NoticeKind.ASSIGNED: _("%(who)s assigned a story to you"),
        NoticeKind.UNASSIGNED: _("%(who)s took an assignment from you"),
        NoticeKind.CORRECTION: _("%(who)s sent a correction to the desk"),
        NoticeKind.STOPPED: _("A story did not go out at its hour, and somebody has to decide"),
        NoticeKind.UNSCHEDULED: _("%(who)s changed a scheduled story: it does not go out at the hour that you chose"),
        NoticeKind.HELD: _("%(who)s stopped a story, so that nothing of it goes out"),
        NoticeKind.LIFTED: _("%(who)s lifted the legal hold of a story"),
        NoticeKind.SPIKED: _("%(who)s spiked a story"),
        NoticeKind.OUT: _("%(who)s published a story"),
        NoticeKind.WITHDRAWN: _("%(who)s withdrew a story"),
        NoticeKind.KILLED: _("%(who)s killed a story"),
        NoticeKind.REINSTATED: _("%(who)s reinstated a story"),
    }
    return sentences[kind] % {"who": who or _("Newsroom")}


def subject(kind: NoticeKind) -> str:
    """The subject of the mail, with a place for the name of the site.

    Without names and headlines: it is shown on locked screens and kept in logs of mail servers.
    """
    return _("%(what)s: the desk of %%(site)s") % {"what": kind.label}


def next_try(attempts: int, *, at: dt.datetime) -> dt.datetime:
    """When the mail is tried again if this try, the `attempts`th, comes to nothing."""
    return at + PAUSES[min(attempts, MOST_TRIES) - 1]
