import sys

import pytest

from newsroom.localpg import LocalPostgresError, account, binaries


@pytest.fixture
def me():
    return account.choose()


@pytest.fixture
def programs(tmp_path):
    """Make a directory of programs that only say their version."""

    def make(version):
        directory = tmp_path / f"pg{version}"
        directory.mkdir()
        for name in binaries.NEEDED:
            program = directory / name
            program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
            program.chmod(0o755)
        return directory

    return make


@pytest.fixture
def only(monkeypatch):
    """Let the search see these directories and no others."""

    def see(*directories):
        monkeypatch.setattr(binaries, "_candidates", lambda: iter(directories))

    return see


def test_the_programs_that_are_found_are_new_enough(me):
    assert binaries.find(me).major >= binaries.OLDEST_MAJOR


def test_a_directory_named_by_hand_is_taken(me, programs, monkeypatch):
    named = programs("16.4 (Debian 16.4-1)")
    monkeypatch.setenv("NEWSROOM_PG_BIN", str(named))
    assert binaries.find(me) == binaries.Binaries(named, 16)


def test_a_directory_named_by_hand_without_the_programs_is_told(me, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSROOM_PG_BIN", str(tmp_path))
    with pytest.raises(LocalPostgresError, match=r"NEWSROOM_PG_BIN is .*initdb, pg_ctl, postgres"):
        binaries.find(me)


def test_the_first_usable_one_is_taken(me, programs, only):
    too_old, good, better = programs("14.9"), programs("15.1"), programs("18.6")
    only(too_old, good, better)
    assert binaries.find(me).directory == good


def test_what_was_passed_over_is_told_with_what_to_do(me, programs, only):
    too_old = programs("14.9")
    only(too_old)
    with pytest.raises(LocalPostgresError, match=f"{too_old} is PostgreSQL 14.*DATABASE_URL"):
        binaries.find(me)


def test_programs_that_do_not_run_are_passed_over(me, programs, only):
    broken, good = programs("17.0"), programs("15.1")
    (broken / "postgres").write_text("#!/nowhere/at/all\n")
    only(broken, good)
    assert binaries.find(me).directory == good


@pytest.mark.skipif(sys.platform == "win32", reason="There the sentence is tested by being true.")
def test_windows_is_told_to_bring_a_server(monkeypatch):
    monkeypatch.setattr(account.os, "name", "nt")
    with pytest.raises(LocalPostgresError, match="On Windows set DATABASE_URL"):
        account.choose.__wrapped__()
