"""Everything that changes a record stands in actions: one place to look, to lock and to log."""

import ast

import pytest

from newsroom.settings.env import ROOT
from tests.architecture.source import label, modules, offenders, tree

# Methods of a record or a query that write, whatever they are called on.
WRITES = {
    "save",
    "delete",
    "create",
    "update",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "raw_delete",
    "select_for_update",
    "create_user",
    "create_superuser",
    "set_password",
    "asave",
    "adelete",
    "acreate",
    "aupdate",
    "abulk_create",
    "aget_or_create",
    "aupdate_or_create",
}
STATEMENTS = ("INSERT ", "UPDATE ", "DELETE ", "TRUNCATE", "ALTER ", "DROP ", "CREATE ", "GRANT ", "COPY ")

ACTIONS = {path for path in modules() if "actions" in path.parts or path.name == "actions.py"}

# file -> {call: why it writes no record of ours past an action}
EXCEPTIONS = {
    "newsroom/accounts/models.py": {
        "person.save": "`createsuperuser` asks Django's manager for the first account of a new newsroom",
        "person.set_password": "the same",
        "self.create_user": "the same",
    },
    "newsroom/accounts/roles.py": {
        "Group.objects.get_or_create": "groups follow the code at every migrate, as permissions do",
    },
}
NOT_READ = (
    # Prints statements and executes none.
    "articles/management/commands/grants.py",
    # Starts servers and makes databases, below everything that has records.
    "newsroom/localpg",
)

# Calls of an action look like calls of a record: `authors.save(...)`. What was imported from actions is one.
OTHERS = [path for path in modules() if path not in ACTIONS and not label(path).startswith(NOT_READ)]


def actions_in(path):
    """The names under which a module knows actions."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and "actions" in (node.module or "").split("."):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names if alias.name == "actions"}
    return names


def writes_in(path):
    """Calls that write, and SQL that does, as they stand in the source."""
    actions, found = actions_in(path), set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            owner = ast.unparse(node.func.value)
            # A dictionary is updated as well: `found.update(...)` with one mapping or pairs is not a query's.
            plain_update = node.func.attr == "update" and len(node.args) == 1 and not node.keywords
            if owner.split(".")[0] not in actions and not plain_update:
                found.add(f"{owner}.{node.func.attr}")
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.lstrip().startswith(STATEMENTS)
        ):
            found.add(node.value.lstrip().split("\n")[0][:60])
    return found


def test_only_actions_write():
    assert offenders(OTHERS, lambda path: writes_in(path) - set(EXCEPTIONS.get(label(path), {}))) == {}


def test_no_exception_outlives_its_reason():
    idle = {file: set(calls) - writes_in(ROOT / file) for file, calls in EXCEPTIONS.items()}
    assert {file: calls for file, calls in idle.items() if calls} == {}


def mixed_up(path):
    """Actions whose `by` or `at` could be given by its place."""
    verbs = [node for node in tree(path).body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    return [verb.name for verb in verbs if {arg.arg for arg in verb.args.args[1:]} & {"by", "at"}]


def test_every_verb_is_asked_for_by_name():
    """After the thing itself, an action takes keywords only, so that no call can mix up who and when."""
    assert offenders(sorted(ACTIONS), mixed_up) == {}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("article.save()", {"article.save"}),
        ("Article.objects.filter(pk=1).update(stage='READY')", {"Article.objects.filter(pk=1).update"}),
        ("Tag.objects.get_or_create(name='x')", {"Tag.objects.get_or_create"}),
        ("cursor.execute('DELETE FROM articles_tag')", {"DELETE FROM articles_tag"}),
        ("from articles.actions import tag\ntag.save(row)", set()),
        ("context.update({'a': 1})", set()),
    ],
)
def test_the_rule_itself_sees_a_write(tmp_path, code, expected):
    path = tmp_path / "module.py"
    path.write_text(code)
    assert writes_in(path) == expected
