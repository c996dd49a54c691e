import os

import pytest

from newsroom.localpg.locks import FileLock, holding


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lock"


def test_sharers_hold_it_together(path):
    one, two = FileLock(path), FileLock(path)
    one.shared()
    assert two.try_shared()


def test_one_alone_keeps_the_others_out(path):
    with holding(path):
        assert not FileLock(path).try_shared()
    assert FileLock(path).try_shared()


def test_a_sharer_keeps_out_who_wants_it_alone(path):
    one = FileLock(path)
    one.shared()
    assert not FileLock(path).try_exclusive()
    assert not FileLock(path).wait_until_free(seconds=0.05)


def test_it_is_free_after_the_last_release(path):
    one = FileLock(path)
    one.shared()
    one.release()
    assert FileLock(path).wait_until_free(seconds=0.05)


def test_a_forked_child_holds_on_when_its_parent_lets_go(path):
    lock = FileLock(path)
    lock.exclusive()
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        os.close(writing)
        os.read(reading, 1)
        os._exit(0)
    os.close(reading)
    lock.release()
    assert not FileLock(path).try_shared()
    os.close(writing)
    os.waitpid(child, 0)
    assert FileLock(path).try_shared()


def test_a_file_that_was_removed_is_noticed(path):
    lock = FileLock(path)
    lock.shared()
    assert lock.is_still_there()
    path.unlink()
    assert not lock.is_still_there()


def test_holding_it_twice_is_a_mistake(path):
    lock = FileLock(path)
    lock.shared()
    with pytest.raises(RuntimeError, match="already holds lock"):
        lock.shared()
