"""How the cost of something grows with its size: a ratio, so that it means the same on every machine."""

import gc
from collections.abc import Callable
from time import perf_counter
from typing import Any

ROUNDS = 5


def seconds(do: Callable[[], Any]) -> float:
    """The best of a few rounds: whatever else the machine does only ever adds, and so does the garbage collector."""
    best = float("inf")
    for _round in range(ROUNDS):
        gc.collect()
        gc.disable()
        started = perf_counter()
        do()
        best = min(best, perf_counter() - started)
        gc.enable()
    return best


def growth(do: Callable[[int], Any], *, size: int, times: int = 4) -> float:
    """How many times longer `times` as much takes: about `times` when the cost is linear, its square when it is not."""
    do(size)
    return seconds(lambda: do(size * times)) / seconds(lambda: do(size))
