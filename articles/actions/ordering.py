"""Rows in an order that people choose: added at the end, taken out, moved up and down."""

from typing import Any, Literal

from django.db.models import Max, QuerySet

Direction = Literal["up", "down"]


def next_position(rows: "QuerySet[Any]") -> int:
    """The place after the last one."""
    highest: int | None = rows.aggregate(highest=Max("position"))["highest"]
    return (highest or 0) + 1


def shift(rows: "QuerySet[Any]", *, pk: int, direction: Direction) -> bool:
    """Swap the row with its neighbour; False if there is none. Positions become 1, 2, 3 … in the same go."""
    order = list(rows.order_by("position", "pk"))
    here = next((place for place, row in enumerate(order) if row.pk == pk), None)
    if here is None:
        return False
    there = here + (-1 if direction == "up" else 1)
    if not 0 <= there < len(order):
        return False
    order[here], order[there] = order[there], order[here]
    for place, row in enumerate(order, 1):
        row.position = place
    rows.model.objects.bulk_update(order, ["position"])
    return True
