"""The checklist: what is asked of a story before it goes out, each question a rule of its own.

To add a rule, write a `Rule` in the module of its subject and put it into that module's `RULES`.
"""

from articles.rules.standards import headline, links, placeholders, statements, text, whole
from articles.rules.standards.facts import Facts, Link, StatementFacts, Target
from articles.rules.standards.registry import Finding, Rule, check, check_registry, level_of
from articles.rules.standards.verdict import EXCUSE, blockers, of_level

# In the order in which the desk reads them.
RULES: tuple[Rule, ...] = (
    *whole.RULES,
    *statements.RULES,
    *headline.RULES,
    *text.RULES,
    *placeholders.RULES,
    *links.RULES,
)
BY_ID = {rule.id: rule for rule in RULES}

__all__ = [
    "BY_ID",
    "EXCUSE",
    "RULES",
    "Facts",
    "Finding",
    "Link",
    "Rule",
    "StatementFacts",
    "Target",
    "blockers",
    "check",
    "check_registry",
    "level_of",
    "of_level",
]
