"""How this newsroom sets its road: which stages it uses, who needs a second person, how heavy a rule weighs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.vocabulary import Level, SecondPerson, Stage, StageUse


@dataclass(frozen=True)
class HouseRules:
    """What the newsroom decided; what it left undecided is as `stages` and the rules themselves say.

    `stages`: for the optional ones; `levels`: by the id of a rule of the checklist.
    """

    stages: Mapping[Stage, StageUse] = field(default_factory=dict)
    second_person: SecondPerson = SecondPerson.ALWAYS
    levels: Mapping[str, Level] = field(default_factory=dict)

    def use_of(self, stage: Stage) -> StageUse:
        if stage not in Stage.optional:
            return StageUse.MUST
        return self.stages.get(stage, StageUse.MAY)

    def uses(self, stage: Stage) -> bool:
        return self.use_of(stage) is not StageUse.OFF

    def demands(self, stage: Stage) -> bool:
        """Whether every story has to pass this optional stage."""
        return stage in Stage.optional and self.use_of(stage) is StageUse.MUST

    def wants_second_person(self, *, is_sensitive: bool) -> bool:
        if self.second_person is SecondPerson.FLAGGED:
            return is_sensitive
        return self.second_person is SecondPerson.ALWAYS


DEFAULT = HouseRules()
