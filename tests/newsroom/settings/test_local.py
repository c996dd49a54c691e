import stat
from concurrent.futures import ThreadPoolExecutor

from newsroom.settings import env, local


def test_a_checkout_makes_a_secret_of_its_own_and_keeps_it(tmp_path):
    path = tmp_path / ".local" / "secret_key"
    first = local.secret_key(path)
    assert env.secret_key(first) == first
    assert local.secret_key(path) == first


def test_only_its_owner_can_read_the_secret(tmp_path):
    path = tmp_path / "secret_key"
    local.secret_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_checkouts_have_two_secrets(tmp_path):
    assert local.secret_key(tmp_path / "one") != local.secret_key(tmp_path / "two")


def test_many_first_starts_agree_on_one_secret_and_leave_nothing_behind(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: local.secret_key(path), range(40)))
    assert len(found) == 1
    assert list(tmp_path.iterdir()) == [path]
