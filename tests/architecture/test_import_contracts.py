import tomllib

import pytest

from newsroom.settings.env import ROOT

CONTRACTS = {
    contract["name"].partition(":")[0]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}


@pytest.mark.parametrize("module", sorted(file.stem for file in (ROOT / "articles/models").glob("[a-z]*.py")))
def test_the_wall_keeps_readers_from_every_desk_record(module):
    # The clock answers only what time it is.
    if module != "clock":
        assert f"articles.models.{module}" in CONTRACTS["The wall"]["forbidden_modules"]


def test_the_wall_is_not_got_round_through_a_third_module():
    assert "allow_indirect_imports" not in CONTRACTS["The wall"]
