import pytest
import time_machine

from tests.leaks.paper import PRINTED


# Not of the package: that would end with the session, and other tests would live days later too.
@pytest.fixture(autouse=True, scope="module")
def _days_later():
    """The pages say how old a story is; that must not depend on the day of the test."""
    with time_machine.travel(PRINTED.replace(day=27), tick=True):
        yield
