"""Every closed list of words the newsroom uses, each spelled once, with the facts a word carries."""

from articles.vocabulary.links import (
    HousePlace,
    RelatedKind,
    TagKind,
)
from articles.vocabulary.notices import NoticeKind, Tie
from articles.vocabulary.records import (
    ActivityKind,
    Change,
    EffectKind,
    EventKind,
    Exported,
    Gravity,
    NoteKind,
    ReleaseKind,
    RevisionKind,
    ScheduleState,
)
from articles.vocabulary.stages import (
    Duty,
    Level,
    Move,
    Opening,
    SecondPerson,
    Stage,
    StageUse,
    Standing,
)
from articles.vocabulary.statements import (
    OutletSourcing,
    Precision,
    Provenance,
    SourceKind,
    StatementKind,
    Terms,
    Truth,
)

__all__ = [
    "ActivityKind",
    "Change",
    "Duty",
    "EffectKind",
    "EventKind",
    "Exported",
    "Gravity",
    "HousePlace",
    "Level",
    "Move",
    "NoteKind",
    "NoticeKind",
    "Opening",
    "OutletSourcing",
    "Precision",
    "Provenance",
    "RelatedKind",
    "ReleaseKind",
    "RevisionKind",
    "ScheduleState",
    "SecondPerson",
    "SourceKind",
    "Stage",
    "StageUse",
    "Standing",
    "StatementKind",
    "TagKind",
    "Terms",
    "Tie",
    "Truth",
]
