"""Pages of lists that may be long: counting stops where nobody pages any more."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 5_000


class DeskPaginator(Paginator):  # type: ignore[type-arg]
    """`count` is at most MOST + 1, so that a list of a million rows is not counted for each of its pages."""

    @cached_property
    def count(self) -> int:
        return int(self.object_list.order_by()[: MOST + 1].count())

    @property
    def is_capped(self) -> bool:
        return self.count > MOST

    most = MOST
