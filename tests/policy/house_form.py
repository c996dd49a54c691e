"""The form of the house rules as it comes while nothing is decided."""

from articles.admin.house_rule import HouseRulesForm
from articles.rules.house import HouseRules


def rules_as_they_are() -> dict[str, str]:
    form = HouseRulesForm(rules=HouseRules(), standing={})
    return {name: str(form[name].value()) for name in form.fields}
